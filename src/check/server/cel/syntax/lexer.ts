/**
 * The words of a CEL expression. The longest word wins; what begins no word is told and left out.
 *
 * Source: the lexer rules of the CEL grammar, https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax
 */
import type { Token, TokenType } from './token.ts';

const BLANK = /(?:[\t \r\n\f]+|\/\/[^\n]*)+/y;
const FLOAT = /\d+\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|\.\d+(?:[eE][+-]?\d+)?/y;
const UINT = /(?:0x[0-9a-fA-F]+|\d+)[uU]/y;
const INT = /0x[0-9a-fA-F]+|\d+/y;
const WORD = /[A-Za-z_][A-Za-z0-9_]*/y;
const ESCAPED_WORD = /`[A-Za-z0-9_.\-/ ]+`/y;
const UNFINISHED_ESCAPED_WORD = /`[A-Za-z0-9_.\-/ ]*/y;
const SIGN = /==|!=|<=|>=|&&|\|\||[<>[\]{}().,\-!?:+*/%]/y;
const QUOTED = /(?:[bB]?[rR]?)(?:"|')/y;
const ESCAPE = /\\(?:[abfnrtv"'\\?`]|[0-3][0-7][0-7]|[xX][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})/y;
const UNFINISHED_ESCAPE = /\\(?:[0-3][0-7]?|[xX][0-9a-fA-F]?|u[0-9a-fA-F]{0,3}|U[0-9a-fA-F]{0,7})?/y;

const KEYWORDS: ReadonlySet<string> = new Set(['in', 'true', 'false', 'null']);

export interface Words {
  readonly tokens: readonly Token[];
  /** Characters that begin no word, up to the one that shows it. */
  readonly unrecognized: readonly Range[];
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

export function tokenize(source: string): Words {
  const tokens: Token[] = [];
  const unrecognized: Range[] = [];
  let position = 0;
  for (;;) {
    position += lengthAt(BLANK, source, position);
    if (position >= source.length) break;
    const token = tokenAt(source, position);
    if (typeof token === 'number') {
      const end = token + characterLength(source, token);
      unrecognized.push({ start: position, end });
      position = end;
    } else {
      tokens.push(token);
      position += token.text.length;
    }
  }
  tokens.push({ type: '<EOF>', text: '<EOF>', offset: source.length });
  return { tokens, unrecognized };
}

/** Of a character in two halves both; nothing at the end. */
function characterLength(source: string, position: number): number {
  const code = source.codePointAt(position);
  if (code === undefined) return 0;
  return code > 0xffff ? 2 : 1;
}

/** The word at a position, or where it became clear that there is none. */
function tokenAt(source: string, position: number): Token | number {
  const token = (type: TokenType, length: number): Token => ({
    type,
    text: source.slice(position, position + length),
    offset: position,
  });
  for (const [type, pattern] of NUMBERS) {
    const length = lengthAt(pattern, source, position);
    if (length > 0) return token(type, length);
  }
  const quoted = lengthAt(QUOTED, source, position);
  let failed = position;
  if (quoted > 0) {
    const end = stringEnd(source, position, quoted - 1);
    if (end.terminated) return token(/^[bB]/.test(source.slice(position)) ? 'BYTES' : 'STRING', end.at - position);
    failed = end.at;
  }
  const word = lengthAt(WORD, source, position);
  if (word > 0) {
    const text = source.slice(position, position + word);
    return token(isKeyword(text) ? text : 'IDENTIFIER', word);
  }
  if (quoted > 0) return failed;
  const sign = lengthAt(SIGN, source, position);
  if (sign > 0) {
    const text = source.slice(position, position + sign);
    return isSign(text) ? token(text, sign) : position;
  }
  const escaped = lengthAt(ESCAPED_WORD, source, position);
  if (escaped > 0) return token('ESC_IDENTIFIER', escaped);
  const unfinished = lengthAt(UNFINISHED_ESCAPED_WORD, source, position);
  if (unfinished > 0) return position + unfinished;
  // Halves of `&&`, `||` and `==`: the character behind them shows that they are none.
  return '&|='.includes(source.charAt(position)) ? position + 1 : position;
}

const NUMBERS = [
  ['NUM_FLOAT', FLOAT],
  ['NUM_UINT', UINT],
  ['NUM_INT', INT],
] as const;

interface StringEnd {
  readonly terminated: boolean;
  /** Behind the closing quote, or the character that cannot stand there. */
  readonly at: number;
}

/** Three quotes open a text that three quotes close; if none do, the first two are an empty text. */
function stringEnd(source: string, position: number, prefix: number): StringEnd {
  const raw = /[rR]/.test(source.slice(position, position + prefix));
  const opening = position + prefix;
  const quote = source.charAt(opening);
  const triple = quote.repeat(3);
  if (!source.startsWith(triple, opening)) return scan(source, opening + 1, quote, raw);
  const long = scan(source, opening + 3, triple, raw);
  return long.terminated ? long : { terminated: true, at: opening + 2 };
}

function scan(source: string, start: number, closing: string, raw: boolean): StringEnd {
  let at = start;
  for (;;) {
    if (at >= source.length) return { terminated: false, at };
    if (source.startsWith(closing, at)) return { terminated: true, at: at + closing.length };
    const character = source.charAt(at);
    if (closing.length === 1 && (character === '\n' || character === '\r')) return { terminated: false, at };
    if (character === '\\' && !raw) {
      const length = lengthAt(ESCAPE, source, at);
      if (length === 0) return { terminated: false, at: at + lengthAt(UNFINISHED_ESCAPE, source, at) };
      at += length;
    } else at += 1;
  }
}

function lengthAt(pattern: RegExp, source: string, position: number): number {
  pattern.lastIndex = position;
  return pattern.exec(source)?.[0].length ?? 0;
}

function isKeyword(text: string): text is 'in' | 'true' | 'false' | 'null' {
  return KEYWORDS.has(text);
}

const SIGNS: ReadonlySet<string> = new Set('== != < <= >= > && || [ ] { } ( ) . , - ! ? : + * / %'.split(' '));

function isSign(text: string): text is TokenType {
  return SIGNS.has(text);
}
