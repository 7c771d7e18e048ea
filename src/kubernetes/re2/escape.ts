import { not, PERL, unicodeClass, type CharacterSet } from './character-set.ts';
import { PatternFault, type Cursor } from './cursor.ts';

const BACKSLASH_P = /[pP](?:\{([^}]*)\}|([^{]))/suy;
const OCTAL = /0[0-7]{0,2}|[1-7][0-7]{1,2}/y;
const HEXADECIMAL = /x(?:\{([0-9a-fA-F]+)\}|([0-9a-fA-F]{2}))/y;
const CONTROLS: Readonly<Record<string, string>> = { a: '\u0007', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
const LARGEST = 0x10ffff;

/** `\d`, `\W`, `\pL`, `\P{Greek}`, the backslash being read; nothing for what is no class. */
export function shorthand(cursor: Cursor): CharacterSet | undefined {
  const letter = cursor.text.charAt(cursor.position);
  const perl = Object.hasOwn(PERL, letter) ? PERL[letter] : undefined;
  if (perl !== undefined) {
    cursor.position += 1;
    return perl;
  }
  if (letter !== 'p' && letter !== 'P') return undefined;
  const start = cursor.position - 1;
  const found = cursor.take(BACKSLASH_P);
  if (found === null) return cursor.failToEnd('invalid character class range', start);
  const [, braced, bare = ''] = found;
  const name = braced ?? bare;
  const inverse = name.startsWith('^');
  const set = unicodeClass(inverse ? name.slice(1) : name);
  if (set === undefined) return cursor.fail('invalid character class range', start);
  return (letter === 'P') === inverse ? set : not(set);
}

/** The character behind a backslash, which is read. */
export function escapedCharacter(cursor: Cursor): string {
  const start = cursor.position - 1;
  if (cursor.ended) throw new PatternFault('trailing backslash at end of expression', '');
  if (cursor.at('x')) return String.fromCodePoint(hexadecimal(cursor, start));
  const octal = cursor.take(OCTAL);
  if (octal !== null) return String.fromCodePoint(Number.parseInt(octal[0], 8));
  const character = cursor.next();
  const control = CONTROLS[character];
  if (control !== undefined) return control;
  if (character < '\u0080' && !/[A-Za-z0-9]/.test(character)) return character;
  return cursor.fail('invalid escape sequence', start);
}

/** `\x7f`, `\x{10ffff}`. */
function hexadecimal(cursor: Cursor, start: number): number {
  const from = cursor.position;
  const [, braced, bare = ''] = cursor.take(HEXADECIMAL) ?? [];
  const code = Number.parseInt(braced ?? bare, 16);
  if (code <= LARGEST) return code;
  cursor.position = from;
  skipFaulty(cursor);
  return cursor.fail('invalid escape sequence', start);
}

/** How much of a wrong `\x…` is read before it is found wrong. */
function skipFaulty(cursor: Cursor): void {
  const from = cursor.position;
  if (!cursor.text.startsWith('x{', from)) {
    for (let count = 0; count < 3 && !cursor.ended; count += 1) cursor.next();
    return;
  }
  cursor.position += 2;
  let code = 0;
  while (!cursor.ended && code <= LARGEST) {
    const digit = Number.parseInt(cursor.text.charAt(cursor.position), 16);
    cursor.next();
    if (Number.isNaN(digit)) return;
    code = code * 16 + digit;
  }
}
