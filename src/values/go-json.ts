import { isJsonObject, type Json } from './shape.ts';

/**
 * JSON as Go's encoding/json writes it, which is what `toJson` gives in a template: keys sorted by their UTF-8 bytes,
 * no spaces, and the characters that could end a script element or a line escaped.
 */
export function goJson(value: Json): string {
  if (typeof value === 'string') return goString(value);
  if (typeof value === 'number') return goNumber(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (isJsonObject(value)) {
    const entries = Object.entries(value).sort(([a], [b]) => compareBytes(a, b));
    return `{${entries.map(([key, entry]) => `${goString(key)}:${goJson(entry)}`).join(',')}}`;
  }
  return `[${value.map(goJson).join(',')}]`;
}

function goString(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** JavaScript and Go agree on all finite numbers but negative zero, which YAML reading in Go keeps as it is. */
function goNumber(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Order of Go's strings: by code point, which differs from JavaScript's for characters beyond the basic plane. */
export function compareBytes(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const difference = (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
