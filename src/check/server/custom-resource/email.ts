// Characters of an atom in RFC 5322, and all beyond ASCII.
const ATOM = "[-A-Za-z0-9!#$%&'*+/=?^_`{|}~\\u0080-\\u{10ffff}]+";
const DOT_ATOM = `${ATOM}(?:\\.${ATOM})*`;
const QUOTED = '"(?:[^"\\\\\\r\\n]|\\\\[^\\r\\n])*"';
const DOMAIN = `(?:${DOT_ATOM}|\\[[^\\[\\]\\\\\\s]*\\])`;
const ADDRESS = new RegExp(`^(?:${DOT_ATOM}|${QUOTED})@${DOMAIN}$`, 'u');
const NAME = new RegExp(`^(?:(?:${ATOM}|${QUOTED}|\\.)[ \\t]*)*$`, 'u');

/** An address of RFC 5322, alone or as `Ann Example <ann@example.com>`, as Go's net/mail reads it; no comments, no groups. */
export function isEmail(text: string): boolean {
  const trimmed = text.replace(/^[ \t]+|[ \t]+$/g, '');
  if (!trimmed.endsWith('>')) return ADDRESS.test(trimmed);
  const open = trimmed.lastIndexOf('<');
  return open >= 0 && ADDRESS.test(trimmed.slice(open + 1, -1).trim()) && NAME.test(trimmed.slice(0, open).trimStart());
}
