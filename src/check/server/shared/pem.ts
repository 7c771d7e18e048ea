/** Blocks of PEM text (RFC 7468), found as Go's `encoding/pem` finds them; headers are not read. */
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
    const end = body.startsWith(END) ? 0 : body.indexOf(`\n${END}`);
    if (end < 0) return blocks;
    const [closing, after] = splitLine(body.slice(end === 0 ? END.length : end + 1 + END.length));
    const data = body.slice(0, end).replace(/[ \t\r\n]/g, '');
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

/** The first line without trailing blanks, and what follows it. */
function splitLine(text: string): readonly [string, string] {
  const end = text.indexOf('\n');
  return end < 0 ? [text.trimEnd(), ''] : [text.slice(0, end).trimEnd(), text.slice(end + 1)];
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}
