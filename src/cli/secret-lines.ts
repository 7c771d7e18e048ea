/** A Secret with more lines than this may show what is wrong in its last ones. */
export const REACH = 60;

const OPENING = /\b(?:Kube)?Secret(?:<[^>()]*>)?\(|\bkind["']?:\s*['"`]?Secret\b(?!\()/g;
/** After it stands another object. */
const NEXT = /^---|\bkind["']?:/m;

/**
 * Whether a line stands in the call or the manifest that makes a Secret: what is written there may be its values. Too much rather than too
 * little is taken for it.
 */
export function isInSecret(lines: readonly string[], line: number): boolean {
  const until = lines.slice(Math.max(0, line - REACH), line);
  const text = until.join('\n');
  const ownLine = text.length - (until.at(-1)?.length ?? 0);
  const opening = [...text.matchAll(OPENING)].at(-1);
  if (opening === undefined) return false;
  if (opening.index >= ownLine) return true;
  const between = text.slice(opening.index + opening[0].length, ownLine);
  if (!opening[0].endsWith('(')) return !NEXT.test(between);
  return between.split('(').length >= between.split(')').length;
}

/** A message without the texts that it quotes. */
export function withoutTexts(message: string): string {
  return message.replaceAll(/"(?:[^"\\]|\\.)*"/g, '"..."');
}
