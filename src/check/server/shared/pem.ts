/** Blocks of PEM text (RFC 7468), found as Go's `encoding/pem` finds them. */
export interface PemBlock {
  readonly type: string;
  readonly bytes: Buffer;
}

const BEGIN = '-----BEGIN ';
const END = '-----END ';
const DASHES = '-----';

export function pemBlocks(text: string): PemBlock[] {
  const blocks: PemBlock[] = [];
  let rest = text;
  for (;;) {
    const opened = afterBegin(rest);
    if (opened === undefined) return blocks;
    const [typeLine, body] = splitLine(opened);
    rest = body;
    if (!typeLine.endsWith(DASHES)) continue;
    const type = typeLine.slice(0, -DASHES.length);
    const content = afterHeaders(body);
    const atOnce = content === body && content.startsWith(END);
    const end = atOnce ? 0 : content.indexOf(`\n${END}`);
    if (end < 0) return blocks;
    const [closing, after] = splitLine(content.slice(atOnce ? END.length : end + 1 + END.length));
    const data = content.slice(0, end).replace(/[ \t\r\n]/g, '');
    if (closing !== type + DASHES || !isBase64(data)) continue;
    blocks.push({ type, bytes: Buffer.from(data, 'base64') });
    rest = after;
  }
}

function afterBegin(text: string): string | undefined {
  if (text.startsWith(BEGIN)) return text.slice(BEGIN.length);
  const found = text.indexOf(`\n${BEGIN}`);
  return found < 0 ? undefined : text.slice(found + 1 + BEGIN.length);
}

/** Older keys say how they are encrypted in lines of `name: value`. */
function afterHeaders(text: string): string {
  let rest = text;
  for (;;) {
    const [line, next] = splitLine(rest);
    if (!line.includes(':') || next === '') return rest;
    rest = next;
  }
}

/** The first line without trailing blanks, and what follows it. */
function splitLine(text: string): readonly [string, string] {
  const end = text.indexOf('\n');
  return end < 0 ? [text.trimEnd(), ''] : [text.slice(0, end).trimEnd(), text.slice(end + 1)];
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}
