/*
 * Comments of values.yaml, by the path of the value they stand above. Charts document their values nowhere else; what
 * cannot be told for sure is left out, since it is documentation only.
 */

/** `image.tag` to what is written above it. */
export function commentsOf(values: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const open: { readonly indent: number; readonly key: string }[] = [];
  let pending: string[] = [];
  let blockIndent = Number.POSITIVE_INFINITY;
  for (const line of values.split('\n')) {
    const indent = line.length - line.trimStart().length;
    if (line.trim() !== '' && indent > blockIndent) continue;
    if (line.trim() !== '') blockIndent = Number.POSITIVE_INFINITY;
    const comment = /^\s*#+ ?(.*)$/.exec(line)?.[1];
    if (comment !== undefined) {
      pending.push(comment);
      continue;
    }
    const [, quoted, plain, rest = ''] = /^\s*(?:"([^"]*)"|([^\s"'#:[\]{}-][^:#]*?))\s*:(?:\s+(.*))?$/.exec(line) ?? [];
    const key = quoted ?? plain;
    if (key === undefined) {
      pending = [];
      continue;
    }
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
    open.push({ indent, key });
    const text = cleaned(pending);
    pending = [];
    // The first of equal paths counts: those inside of lists are not told apart.
    const path = open.map((level) => level.key).join('.');
    if (text !== '' && !found.has(path)) found.set(path, text);
    if (/^[|>]/.test(rest)) blockIndent = indent;
  }
  return found;
}

/** Without the marks of documentation generators and without commented-out values. */
function cleaned(lines: readonly string[]): string {
  const kept = lines
    .map((line) =>
      line
        .replace(/^--\s?/, '')
        .replace(/^@param\s+\S+\s*/, '')
        .replace(/^@(?:default|section|skip|extra|raw)\b.*$/, ''),
    )
    .filter((line) => !/^\s*(?:[\w."-]+:(?:\s|$)|- )/.test(line) && !/^[-=#\s]*$/.test(line));
  return kept.join(' ').trim();
}
