/** Base64 as the server decodes it and writes it again. Source: Go's `encoding/base64`. */

// The server writes the bytes anew: without line breaks, with nothing in the bits behind the last byte.
export function canonicalBase64(text: string): string {
  return /[\r\n=]/.test(text) ? Buffer.from(text, 'base64').toString('base64') : text;
}

/** Where base64 goes wrong, as Go counts it; line breaks do not count as digits. */
export function base64Problem(text: string): string | undefined {
  const at = firstBadByte(text);
  return at < 0 ? undefined : `illegal base64 data at input byte ${at}`;
}

const BREAKS = /[\r\n]*/y;
const DIGITS = /[A-Za-z0-9+/]*/y;

function firstBadByte(text: string): number {
  let digits = 0;
  let index = 0;
  for (;;) {
    index = skip(BREAKS, text, index);
    const end = skip(DIGITS, text, index);
    if (end === index) break;
    digits = (digits + end - index) % 4;
    index = end;
  }
  if (index >= text.length) return digits === 0 ? -1 : text.length - digits;
  if (text[index] !== '=' || digits < 2) return index;
  index += 1;
  if (digits === 2) {
    index = skip(BREAKS, text, index);
    if (index >= text.length) return text.length;
    if (text[index] !== '=') return index - 1;
    index += 1;
  }
  index = skip(BREAKS, text, index);
  return index < text.length ? index : -1;
}

function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  pattern.exec(text);
  return pattern.lastIndex;
}
