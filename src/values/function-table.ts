import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { FunctionName } from './expression.ts';
import { goJson } from './go-json.ts';
import { ValueError } from './mark.ts';
import { isJsonObject, type Json } from './shape.ts';

/**
 * Emptiness in templates: nothing, false, zero, and text, list or map without content. `default`, `if`, `and`, `or`
 * and `not` all go by it.
 * https://pkg.go.dev/text/template#hdr-Actions
 */
export function isEmpty(value: Json): boolean {
  if (value === null || value === false || value === 0 || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isJsonObject(value) && Object.keys(value).length === 0;
}

/** What each function does when a template is rendered; arguments in the order an author gives them. */
const TABLE: { readonly [name in FunctionName]: (...args: readonly Json[]) => Json } = {
  default: (value = null, substitute = null) => (isEmpty(value) ? substitute : value),
  ifNull: (value = null, substitute = null) => (value === null ? substitute : value),
  required: (value = null, message = '') => {
    if (value === null || value === '') throw new ValueError(String(message));
    return value;
  },
  ternary: (condition = null, then = null, otherwise = null) => (isEmpty(condition) ? otherwise : then),
  eq: (a = null, b = null) => a === b,
  not: (value = null) => isEmpty(value),
  and: (...values) => values.every((value) => !isEmpty(value)),
  or: (...values) => values.some((value) => !isEmpty(value)),
  isSet: (value = null) => value !== null,
  isTrue: (value = null) => !isEmpty(value),
  b64enc: (text = '') => Buffer.from(String(text), 'utf8').toString('base64'),
  trunc: (text = '', length = 0) => truncate(String(text), Number(length)),
  trimSuffix: (text = '', suffix = '') => {
    const ending = String(suffix);
    return ending !== '' && String(text).endsWith(ending) ? String(text).slice(0, -ending.length) : text;
  },
  upper: (text = '') => [...String(text)].map(upperRune).join(''),
  lower: (text = '') => [...String(text)].map(lowerRune).join(''),
  replace: (text = '', from = '', to = '') => String(text).replaceAll(String(from), () => String(to)),
  json: (value = null) => goJson(value),
  checksum: (...values) => createHash('sha256').update(goJson(values), 'utf8').digest('hex'),
  concat: (...pieces) => pieces.map(String).join(''),
  text: (value = null) => (value === null ? '' : goJson(value)),
};

export function apply(name: FunctionName, args: readonly Json[]): Json {
  return TABLE[name](...args);
}

// Go maps one character to one character; JavaScript may give several ("ß" to "SS"), which then are not Go's.
function upperRune(rune: string): string {
  const code = rune.codePointAt(0) ?? 0;
  if (code >= 0x1f80 && code <= 0x1faf && (code & 8) === 0) return String.fromCodePoint(code + 8);
  if (code === 0x1fb3 || code === 0x1fc3 || code === 0x1ff3) return String.fromCodePoint(code + 9);
  return single(rune, rune.toUpperCase());
}

function lowerRune(rune: string): string {
  return rune === '\u0130' ? 'i' : single(rune, rune.toLowerCase());
}

function single(rune: string, mapped: string): string {
  return [...mapped].length === 1 ? mapped : rune;
}

/**
 * `trunc` counts bytes, from the start or, when negative, from the end. Where it cuts a character in two, the bytes
 * that are left come out of Helm's quoting as one character each.
 */
function truncate(text: string, length: number): string {
  const bytes = Buffer.from(text, 'utf8');
  if (length >= 0) return bytes.length > length ? decodeCut(bytes.subarray(0, length)) : text;
  return bytes.length + length > 0 ? decodeCut(bytes.subarray(length)) : text;
}

function decodeCut(bytes: Buffer): string {
  let start = 0;
  while (start < bytes.length && isContinuation(bytes[start])) start += 1;
  let end = bytes.length;
  for (let back = 1; back <= 3 && back <= bytes.length - start; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (isContinuation(byte)) continue;
    const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    if (size > back) end = bytes.length - back;
    break;
  }
  return (
    bytes.subarray(0, start).toString('latin1') +
    bytes.subarray(start, end).toString('utf8') +
    bytes.subarray(end).toString('latin1')
  );
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
