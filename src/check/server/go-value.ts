import { rewritten } from './rewritten.ts';

/** How Go's `%q` writes a string: the server prints values this way. */
export function quote(text: string): string {
  if (text.length < LONG) return quoted(text);
  // The name of an object, say, stands in the message and in each of its causes.
  if (text !== lastLong.text) lastLong = { text, quoted: quoted(text) };
  return lastLong.quoted;
}

const LONG = 10_000;
let lastLong = { text: '', quoted: '' };

// Quotes, backslashes and what does not print; most strings have none of it, in whatever script.
const NEEDS_CARE = /["\\]|[^ \p{L}\p{M}\p{N}\p{P}\p{S}]/u;
const PLAIN_ASCII = /^[ !#-[\]-~]*$/;

function quoted(text: string): string {
  return PLAIN_ASCII.test(text) || !NEEDS_CARE.test(text) ? `"${text}"` : `"${rewritten(text, escape)}"`;
}

const NAMED: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

// Go's unicode.IsPrint: letters, marks, numbers, punctuation, symbols and the ASCII space.
const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

function escape(character: string): string {
  const named = NAMED[character];
  if (named !== undefined) return named;
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
  if (PRINTABLE.test(character)) return character;
  if (code < 0x80) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** A value that the server prints in a way of its own. */
export class Printed {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** The value of a field error as the server prints it: strings quoted, scalars bare, the rest as JSON. */
export function printValue(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'number':
      return printNumber(value);
    case 'boolean':
    case 'bigint':
      return String(value);
    case 'undefined':
      return 'null';
    default:
      return value instanceof Printed ? value.text : goJson(value);
  }
}

// JavaScript has no number for the bounds of a 64-bit integer; the nearest ones lie just outside.
function printNumber(value: number): string {
  if (value >= 2 ** 63) return '9223372036854775807';
  return Number.isSafeInteger(value) || !Number.isInteger(value) ? String(value) : String(BigInt(value));
}

/** JSON as Go's encoder writes it: `<`, `>`, `&` and the line separators are escaped. */
export function goJson(value: unknown): string {
  return (JSON.stringify(value) ?? 'null').replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Length as Go counts it: bytes of UTF-8. */
export function byteLength(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** A text whose Go type has a name of its own, such as an enum: the server prints it as JSON, not with `%q`. */
export function named(text: string): object {
  return { toJSON: () => text };
}
