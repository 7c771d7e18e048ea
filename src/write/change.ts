import type { OutputFile } from '../model/file.ts';
import type { Disk } from './disk.ts';
import { hashOf, INVENTORY, type Inventory, isInside, parseInventory } from './inventory.ts';
import { WriteError } from './write-error.ts';

/** What writing would do to an output folder. Paths are relative to it and sorted. */
export interface Change {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  /** Ours from an earlier run, no longer made. */
  readonly removed: readonly string[];
  /** Not ours: left alone. */
  readonly foreign: readonly string[];
  /** The inventory is missing or not that of these files. */
  readonly staleInventory: boolean;
  readonly inventory: Inventory;
}

export interface ChangeOptions {
  /**
   * Says which files of a folder without inventory were written by cdk8s and may be replaced. Everything else in such
   * a folder makes writing refuse.
   */
  readonly adopt: (file: string) => boolean;
}

/** @throws {WriteError} when the folder holds content of somebody else and was never ours. */
export function changeOf(files: readonly OutputFile[], folder: string, disk: Disk, options: ChangeOptions): Change {
  checkPaths(files);
  const present = disk.typeOf(folder) === 'folder' ? disk.list(folder) : [];
  const known = knownFiles(present, folder, disk, options);
  const made = new Map(files.map((file) => [file.path, file]));
  const onDisk = new Set(present);
  const states = new Map<string, 'added' | 'changed' | 'unchanged'>();
  const inventory = new Map<string, string>();
  for (const { path, content } of files) {
    const hash = hashOf(content);
    const isSame = onDisk.has(path) && hashOf(disk.pieces(`${folder}/${path}`)) === hash;
    states.set(path, isSame ? 'unchanged' : onDisk.has(path) ? 'changed' : 'added');
    inventory.set(path, hash);
  }
  const inState = (wanted: string): string[] =>
    [...states]
      .filter(([, found]) => found === wanted)
      .map(([path]) => path)
      .toSorted();
  const isStale = (path: string): boolean => known.has(path) && !made.has(path);
  return {
    added: inState('added'),
    changed: inState('changed'),
    unchanged: inState('unchanged'),
    removed: present.filter(isStale),
    foreign: present.filter((path) => path !== INVENTORY && !made.has(path) && !isStale(path)),
    staleInventory: !sameInventory(inventory, storedInventory(present, folder, disk)),
    inventory,
  };
}

export function isUpToDate(change: Change): boolean {
  return change.added.length + change.changed.length + change.removed.length === 0 && !change.staleInventory;
}

/** Foreign files that nobody accounts for: hidden ones and those of outputs inside this one are no surprise. */
export function strangersIn({ foreign }: Change): readonly string[] {
  return outsideOtherOutputs(foreign).filter((path) => !/(?:^|\/)\./.test(path));
}

function knownFiles(
  present: readonly string[],
  folder: string,
  disk: Disk,
  options: ChangeOptions,
): ReadonlySet<string> {
  const stored = storedInventory(present, folder, disk);
  if (stored !== undefined) return new Set(stored.keys());
  const candidates = outsideOtherOutputs(present);
  const stranger = candidates.find((path) => !options.adopt(path));
  if (stranger === undefined) return new Set(candidates);
  throw new WriteError(
    'write/foreign',
    `the output folder already holds ${stranger}, which charthouse did not write; nothing was changed`,
    'Name another output folder, or move its content away.',
  );
}

/** An output inside this one, such as that of `charthouse chart`, is kept up by whoever wrote it. */
function outsideOtherOutputs(present: readonly string[]): readonly string[] {
  const others = present
    .filter((path) => path.endsWith(`/${INVENTORY}`))
    .map((path) => path.slice(0, -INVENTORY.length));
  return present.filter((path) => !others.some((other) => path.startsWith(other)));
}

function storedInventory(present: readonly string[], folder: string, disk: Disk): Inventory | undefined {
  return present.includes(INVENTORY) ? parseInventory(disk.read(`${folder}/${INVENTORY}`).toString('utf8')) : undefined;
}

function sameInventory(left: Inventory, right: Inventory | undefined): boolean {
  return right !== undefined && left.size === right.size && [...left].every(([path, hash]) => right.get(path) === hash);
}

/** Two files of one name, also where case is ignored, would silently become one. */
function checkPaths(files: readonly OutputFile[]): void {
  const seen = new Map<string, string>();
  for (const { path } of files) {
    if (!isInside(path))
      throw new WriteError(
        'write/path',
        `the file name "${path}" leaves the output folder`,
        'Rename the chart or object it comes from.',
      );
    const clash = seen.get(path.toLowerCase());
    if (clash !== undefined) {
      throw new WriteError(
        'write/clash',
        `the files "${clash}" and "${path}" have the same name where case is ignored`,
        'Rename one of the charts or objects they come from.',
      );
    }
    seen.set(path.toLowerCase(), path);
  }
}
