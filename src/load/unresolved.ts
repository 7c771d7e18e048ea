import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { nearest } from '../model/nearest.ts';

/** More names than these would hide the message. */
const NAMED = 5;
const SOURCE = /(?:\.d)?\.[cm]?[jt]sx?$/;

/**
 * The way out for an import that leads nowhere.
 *
 * @param importer absolute path of the file with the import
 * @param bindings folders with what `charthouse import` makes
 */
export function helpForUnresolved(specifier: string, importer: string, bindings: readonly string[]): string {
  if (!/^\.{0,2}\//.test(specifier)) return helpForPackage(specifier, importer);
  const file = path.resolve(path.dirname(importer), specifier);
  const isBinding = bindings.some((folder) => file.startsWith(folder));
  return [
    ...placesNear(specifier, file),
    ...(isBinding ? ['charthouse import FILE... makes it from CustomResourceDefinitions and charts.'] : []),
  ].join(' ');
}

function helpForPackage(specifier: string, importer: string): string {
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
  const folders = createRequire(importer).resolve.paths(name) ?? [];
  return folders.some((folder) => existsSync(path.join(folder, name)))
    ? `The package ${name} is installed and has no such file.`
    : `Run: npm install ${name}`;
}

/** What stands where the path ends, as the author would write it: the one that was probably meant, or some of what there is. */
function placesNear(specifier: string, file: string): readonly string[] {
  let folder = path.dirname(file);
  let steps = 1;
  for (; !existsSync(folder); folder = path.dirname(folder)) steps += 1;
  const written = specifier.split('/');
  const wanted = (written.at(-steps) ?? '').replace(SOURCE, '');
  const names = namesIn(folder, steps > 1);
  if (names.length === 0) return [];
  const near = nearest(wanted, names);
  if (near !== undefined) {
    const ending = SOURCE.exec(specifier)?.[0] ?? '';
    const meant = written.with(-steps, steps > 1 || near.endsWith('.json') ? near : near + ending).join('/');
    return [`Did you mean "${meant}"?`];
  }
  const more = names.length > NAMED ? ', …' : '';
  return [`${written.slice(0, -steps).join('/')} has ${names.slice(0, NAMED).join(', ')}${more}.`];
}

/** Folders, or the modules of a folder without their endings. */
function namesIn(folder: string, folders: boolean): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const found = entries.filter((entry) =>
    entry.isDirectory() ? entry.name !== 'node_modules' && !entry.name.startsWith('.') : !folders,
  );
  const modules = found.filter(
    (entry) => entry.isDirectory() || SOURCE.test(entry.name) || entry.name.endsWith('.json'),
  );
  return [...new Set(modules.map(({ name }) => name.replace(SOURCE, '')))].toSorted();
}
