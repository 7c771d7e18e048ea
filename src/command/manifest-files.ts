import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { LoadError } from '../load/load-error.ts';

const MANIFEST = /\.(?:ya?ml|json)$/;

/**
 * The file, or the manifests of the folder and those below it, in the order of their names. Hidden folders and packages hold
 * nothing that anybody means to apply; links to folders are not followed, as kubectl does.
 *
 * @throws {LoadError} when there is nothing of that name
 */
export function manifestsIn(location: string): readonly string[] {
  if (!existsSync(location)) {
    throw new LoadError('configuration', [
      {
        code: 'check/no-path',
        severity: 'error',
        message: `${location} does not exist`,
        labels: [],
        help: 'Name files, folders, or - for the standard input.',
      },
    ]);
  }
  if (!statSync(location).isDirectory()) return [location];
  const prefix = path.join(location, 'x').slice(0, -1);
  return [...manifestsBelow(location, '')].toSorted().map((name) => prefix + name);
}

function* manifestsBelow(folder: string, prefix: string): Generator<string, void, undefined> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const { name } = entry;
    if (name.startsWith('.') || name === 'node_modules') continue;
    if (entry.isDirectory()) yield* manifestsBelow(path.join(folder, name), `${prefix}${name}${path.sep}`);
    else if (MANIFEST.test(name)) yield prefix + name;
  }
}
