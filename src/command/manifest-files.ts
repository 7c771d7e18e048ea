import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { configurationError, type LoadError } from '../load/load-error.ts';
import { YAML_FILE } from './yaml-files.ts';

/** In the folder of a Helm chart: its templates are no manifests yet, and its values never will be. */
const CHART = 'Chart.yaml';

/**
 * The file, or the manifests of the folder and those below it, in the order of their names. Hidden folders and packages hold
 * nothing that anybody means to apply, and charts have to be rendered first; links to folders are not followed, as kubectl
 * does.
 *
 * @throws {LoadError} when there is nothing of that name, or nothing in it that can be read as manifests
 */
export function manifestsIn(location: string): readonly string[] {
  if (!existsSync(location)) throw noPath(`${location} does not exist`);
  if (!statSync(location).isDirectory()) return [location];
  if (existsSync(path.join(location, CHART))) {
    throw noPath(`${location} is a Helm chart`, `Render it first: helm template ${location} | charthouse check`);
  }
  const prefix = path.join(location, 'x').slice(0, -1);
  const found = [...manifestsBelow(location, '')].toSorted().map((name) => prefix + name);
  if (found.length === 0) throw noPath(`the folder ${location} holds no manifests`);
  return found;
}

function noPath(message: string, help = 'Name files, folders, or - for the standard input.'): LoadError {
  return configurationError('check/no-path', message, help);
}

function* manifestsBelow(folder: string, prefix: string): Generator<string, void, undefined> {
  const entries = readdirSync(folder, { withFileTypes: true });
  if (entries.some(({ name }) => name === CHART)) return;
  for (const entry of entries) {
    const { name } = entry;
    if (name.startsWith('.') || name === 'node_modules') continue;
    if (entry.isDirectory()) yield* manifestsBelow(path.join(folder, name), `${prefix}${name}${path.sep}`);
    else if (YAML_FILE.test(name)) yield prefix + name;
  }
}
