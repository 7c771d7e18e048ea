/** The text that a string literal stands for, or why it stands for none. Source: cel-go `parser/unescape.go`. */
export function unescapeString(
  literal: string,
  bytes: boolean,
): { readonly text: string } | { readonly fault: string } {
  const raw = /^[rR]/.test(literal);
  const quoted = (raw ? literal.slice(1) : literal).replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  const width = /^("""|''')/.test(quoted) && quoted.length >= 6 ? 3 : 1;
  const body = quoted.slice(width, -width);
  if (raw || !body.includes('\\')) return { text: body };
  let fault: string | undefined;
  const text = body.replaceAll(ESCAPE, (escape, single: string, digits: string) => {
    if (digits === '') return NAMED[single] ?? single;
    if (bytes && /[uU]/.test(single)) fault ??= 'unable to unescape string';
    const code = /[0-3]/.test(single) ? Number.parseInt(single + digits, 8) : Number.parseInt(digits, 16);
    if (!bytes && (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))) {
      fault ??= 'invalid unicode code point';
      return escape;
    }
    return String.fromCodePoint(Math.min(code, 0x10ffff));
  });
  return fault === undefined ? { text } : { fault };
}

const ESCAPE =
  /\\([abfnrtv"'\\?`]|[0-3](?=[0-7])|[xXuU])((?<=[0-3])[0-7]{2}|(?<=[xX])[\da-fA-F]{2}|(?<=u)[\da-fA-F]{4}|(?<=U)[\da-fA-F]{8}|)/g;

const NAMED: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
