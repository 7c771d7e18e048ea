import { rememberingLast, rewritten } from './rewritten.ts';

/** How Go's `%q` writes a string: the server prints values this way. */
export const quote = rememberingLast((text) =>
  PLAIN_ASCII.test(text) || !NEEDS_CARE.test(text) ? `"${text}"` : `"${rewritten(text, escape)}"`,
);

// Quotes, backslashes and what does not print; most strings have none of it, in whatever script.
const NEEDS_CARE = /["\\]|[^ \p{L}\p{M}\p{N}\p{P}\p{S}]/u;
const PLAIN_ASCII = /^[ !#-[\]-~]*$/;

/** Characters that Go writes with a letter of their own. */
export const ESCAPES: Readonly<Record<string, string>> = {
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
  const named = ESCAPES[character];
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
      if (value instanceof Printed) return value.text;
      return goJson(value instanceof NamedText ? value.text : value);
  }
}

// JavaScript has no number for the bounds of a 64-bit integer; the nearest ones lie just outside.
function printNumber(value: number): string {
  if (value >= 2 ** 63) return '9223372036854775807';
  return Number.isSafeInteger(value) || !Number.isInteger(value) ? String(value) : String(BigInt(value));
}

/** JSON as Go's encoder writes it: `<`, `>`, `&` and the line separators are escaped. */
export function goJson(value: unknown): string {
  return typeof value === 'string' ? jsonText(value) : escapedJson(JSON.stringify(value) ?? 'null');
}

const jsonText = rememberingLast((text) => escapedJson(JSON.stringify(text)));

function escapedJson(json: string): string {
  return ESCAPED_IN_JSON.test(json) ? rewritten(json, escapeInJson) : json;
}

const ESCAPED_IN_JSON = /[<>&\u2028\u2029]/;

function escapeInJson(character: string): string {
  if (!ESCAPED_IN_JSON.test(character)) return character;
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Length as Go counts it: bytes of UTF-8. */
export function byteLength(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** A text whose Go type has a name of its own, such as an enum: the server prints it as JSON, not with `%q`. */
export class NamedText {
  readonly text: string;
  /** Servers until 1.33 print it without quotes, since its type prints itself. */
  readonly bare: boolean;

  constructor(text: string, bare: boolean) {
    this.text = text;
    this.bare = bare;
  }

  /** Within a larger value it is a text like any other. */
  toJSON(): string {
    return this.text;
  }
}

export function named(text: string): NamedText {
  return new NamedText(text, false);
}

/** The name of a resource such as `cpu`. */
export function namedResource(text: string): NamedText {
  return new NamedText(text, true);
}

/** A value with its Go type, which servers until 1.33 print; `json` is what newer ones print. */
export class Typed {
  readonly type: string;
  readonly value: object | null | undefined;
  private readonly json: unknown;

  constructor(type: string, value: object | null | undefined, json: unknown = value ?? null) {
    this.type = type;
    this.value = value;
    this.json = json;
  }

  toJSON(): unknown {
    return this.json;
  }
}
