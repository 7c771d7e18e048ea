import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { OutputFile } from '../model/file.ts';
import type { Change } from '../write/change.ts';
import { INVENTORY } from '../write/inventory.ts';
import { sanitize } from './sanitize.ts';
import type { Colors } from './terminal.ts';

const MOST_FILES = 20;
const MOST_LINES = 60;

/** What is different between an output folder and what the app makes now, file by file and line by line. */
export async function difference(
  change: Change,
  files: readonly OutputFile[],
  folder: string,
  colors: Colors,
): Promise<string> {
  const { structuredPatch } = await import('diff');
  const made = new Map(files.map((file) => [file.path, file.content]));
  const list = (sign: string, paint: (text: string) => string, names: readonly string[]): readonly string[] =>
    names.map((name) => paint(`${sign} ${name}`));
  const changed = change.changed.slice(0, MOST_FILES).flatMap((name) => {
    const content = made.get(name);
    const head = colors.yellow(`~ ${name}`);
    if (typeof content !== 'string') return [head];
    const before = readFileSync(path.join(folder, name), 'utf8');
    // A Secret that stands in a manifest was allowed there, not in a log.
    if (/^kind: Secret$/m.test(content) || /^kind: Secret$/m.test(before))
      return [head, '    (a Secret: its lines are not shown)'];
    const lines = structuredPatch(name, name, before, content, '', '', { context: 2 }).hunks.flatMap(
      (hunk) => hunk.lines,
    );
    const shown = lines.slice(0, MOST_LINES).map((line) => `    ${painted(sanitize(line), colors)}`);
    return [head, ...shown, ...(lines.length > MOST_LINES ? [`    … ${lines.length - MOST_LINES} more lines`] : [])];
  });
  const more = change.changed.length - MOST_FILES;
  return [
    ...list('+', colors.green, change.added),
    ...list('-', colors.red, change.removed),
    ...changed,
    ...(more > 0 ? [`… ${more} more files`] : []),
    ...(isOnlyInventory(change)
      ? [`${colors.yellow(`~ ${INVENTORY}`)} (the list of these files; they are current)`]
      : []),
  ]
    .map((line) => `  ${line}\n`)
    .join('');
}

/** Is nothing stale but the list that tells our files from those of others? */
export function isOnlyInventory({ added, changed, removed, staleInventory }: Change): boolean {
  return staleInventory && added.length + changed.length + removed.length === 0;
}

function painted(line: string, colors: Colors): string {
  return line.startsWith('+') ? colors.green(line) : line.startsWith('-') ? colors.red(line) : colors.dim(line);
}
