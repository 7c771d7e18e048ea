/** Words as the server lists them in its messages. */
import { TOKEN_TYPES, type Token, type TokenType } from '../token.ts';

/** The order in which the server lists words: its end comes first. */
const ORDER: readonly TokenType[] = ['<EOF>', ...TOKEN_TYPES.filter((type) => type !== '<EOF>')];

export function display(types: ReadonlySet<TokenType>): string {
  const names = ORDER.filter((type) => types.has(type)).map((type) =>
    /^[A-Z_]+$|^<EOF>$/.test(type) ? type : `'${type}'`,
  );
  return names.length === 1 ? names.join('') : `{${names.join(', ')}}`;
}

export function quoted({ text }: Token): string {
  return escaped(text);
}

export function escaped(text: string): string {
  return `'${text.replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`;
}
