/** No character becomes more than this many: Go's longest escapes are `\\xff` of a byte and `\\u1234` of a character. */
const MOST_UNITS = 6;

/**
 * A text with each character written in another way. It is put together in memory and not by adding strings, so that a
 * megabyte of nothing but escapes takes milliseconds.
 */
export function rewritten(text: string, write: (character: string) => string): string {
  const units = new Uint16Array(text.length * MOST_UNITS);
  let length = 0;
  let before = -1;
  let written = '';
  const known = new Map<number, string>();
  for (let index = 0; index < text.length; index += 1) {
    const code = text.codePointAt(index) ?? 0;
    if (code > 0xffff) index += 1;
    if (code !== before) {
      written = known.get(code) ?? write(String.fromCodePoint(code));
      known.set(code, written);
      before = code;
    }
    if (written.length === 1) units[length] = written.charCodeAt(0);
    else for (let unit = 0; unit < written.length; unit += 1) units[length + unit] = written.charCodeAt(unit);
    length += written.length;
  }
  return Buffer.from(units.buffer, 0, length * 2).toString('utf16le');
}

const LONG = 10_000;

/** Writes a long text once where it is written several times in a row: in the message and in each of its causes. */
export function rememberingLast(write: (text: string) => string): (text: string) => string {
  let last = { text: '', written: '' };
  return (text) => {
    if (text.length < LONG) return write(text);
    if (text !== last.text) last = { text, written: write(text) };
    return last.written;
  };
}
