import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/* ARCHITECTURE.md says what each folder may depend on; here it is held to it. */

const ROOT = path.join(__dirname, '..');
const SOURCE = path.join(ROOT, 'src');

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.split(path.sep).join('/'));

const folderOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] ?? '') : file);

/** The table of folders: what each may depend on. */
const allowed = new Map(
  [...readFileSync(path.join(ROOT, 'ARCHITECTURE.md'), 'utf8').matchAll(/^\| `src\/(\w+)` \|.*\| (.*) \|$/gm)].map(
    ([, folder, words]) => [folder ?? '', words ?? ''] as const,
  ),
);

interface Import {
  readonly from: string;
  readonly to: string;
}

const imports: readonly Import[] = files.flatMap((file) => {
  const text = readFileSync(path.join(SOURCE, file), 'utf8');
  return [...text.matchAll(/(?:from|import\() ?'(\.[^']+)'/g)].map(([, target]) => ({
    from: file,
    to: path.posix.normalize(path.posix.join(path.posix.dirname(file), target ?? '')),
  }));
});

test('the table of ARCHITECTURE.md names every folder', () => {
  const folders = readdirSync(SOURCE, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== 'apps',
  );
  expect([...allowed.keys()].toSorted()).toEqual(folders.map((entry) => entry.name).toSorted());
});

test('every import stays within what the table allows', () => {
  const wrong = imports.filter(({ from, to }) => {
    const [source, target] = [folderOf(from), folderOf(to)];
    const words = allowed.get(source);
    if (words === undefined || source === target || words === 'all of the above') return false;
    return !words.split(', ').includes(target);
  });
  expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
});

test('no folders depend on each other in a circle', () => {
  const targets = new Map<string, Set<string>>();
  for (const { from, to } of imports) {
    if (folderOf(from) !== folderOf(to))
      targets.set(folderOf(from), (targets.get(folderOf(from)) ?? new Set()).add(folderOf(to)));
  }
  const reach = (from: string, seen: Set<string>): Set<string> => {
    for (const next of targets.get(from) ?? []) if (!seen.has(next)) reach(next, seen.add(next));
    return seen;
  };
  expect([...targets.keys()].filter((folder) => reach(folder, new Set()).has(folder))).toEqual([]);
});

test('the engine does not print, end the process or read the environment', () => {
  // Pages about findings talk of these things.
  const hosts = /^(?:cli|apps|explain\/pages)\/|^main\.ts$/;
  const offenders = files.filter((file) => {
    // The program that runs in our process is shielded from it, which takes touching it.
    if (hosts.test(file) || ['load/capture.ts', 'load/program.ts'].includes(file)) return false;
    const text = readFileSync(path.join(SOURCE, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    return /\bconsole\.|process\.(?:exit|stdout|stderr|exitCode)/.test(text);
  });
  expect(offenders).toEqual([]);
});
