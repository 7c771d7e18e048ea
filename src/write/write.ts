import path from 'node:path';
import type { OutputFile } from '../model/file.ts';
import { type Change, changeOf, type ChangeOptions, isUpToDate } from './change.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { hashOf, INVENTORY, printInventory } from './inventory.ts';
import { withLock } from './lock.ts';
import { targetFolder } from './target.ts';
import { WriteError } from './write-error.ts';

export interface WriteOptions extends Partial<ChangeOptions> {
  /** Absolute path of the project; nothing outside of it is touched unless the output says so. */
  readonly project: string;
  /** Output folder, relative to the project. */
  readonly output: string;
  readonly disk?: Disk;
}

/** Where the next and the last state of a folder stand while they are exchanged. */
interface Stations {
  readonly folder: string;
  readonly next: string;
  readonly last: string;
  readonly lock: string;
}

/**
 * Makes an output folder hold exactly these files, besides foreign ones. The new state is staged in full beside the
 * folder, each file read back, and then exchanged for the old one; a failure at any point leaves the old state. Files whose bytes
 * stay the same are not rewritten.
 *
 * @throws {WriteError} when the folder is refused, is being written by another run, or cannot be written.
 */
export function write(files: readonly OutputFile[], options: WriteOptions): Change {
  const disk = options.disk ?? nodeDisk;
  const stations = stationsOf(targetFolder(options.output, options.project, disk));
  try {
    disk.makeFolder(path.dirname(stations.folder));
    return withLock(stations.lock, disk, () => {
      recover(stations, disk);
      const change = changeOf(files, stations.folder, disk, { adopt: options.adopt ?? adoptNothing });
      if (isUpToDate(change)) return change;
      try {
        stage(files, change, stations, disk);
        exchange(stations, disk);
      } finally {
        disk.remove(stations.next);
      }
      return change;
    });
  } catch (error) {
    throw explained(error, options.output);
  }
}

/** What `write` would do, without doing it. */
export function preview(files: readonly OutputFile[], options: WriteOptions): Change {
  const disk = options.disk ?? nodeDisk;
  const folder = targetFolder(options.output, options.project, disk);
  return changeOf(files, folder, disk, { adopt: options.adopt ?? adoptNothing });
}

function adoptNothing(): boolean {
  return false;
}

function stationsOf(folder: string): Stations {
  const beside = (role: string): string =>
    path.join(path.dirname(folder), `.${path.basename(folder)}.charthouse-${role}`);
  return { folder, next: beside('next'), last: beside('last'), lock: beside('lock') };
}

/**
 * Finishes or undoes what a killed run left. Between the two renames of an exchange the folder has no name; a staged
 * state is complete once it has its inventory, which is written last.
 */
function recover({ folder, next, last }: Stations, disk: Disk): void {
  if (disk.typeOf(folder) === 'absent' && disk.typeOf(last) === 'folder') {
    disk.rename(disk.typeOf(path.join(next, INVENTORY)) === 'file' ? next : last, folder);
  }
  disk.remove(next);
  disk.remove(last);
}

function stage(files: readonly OutputFile[], change: Change, { folder, next }: Stations, disk: Disk): void {
  const folders = new Set<string>();
  const place = (file: string): string => {
    const target = path.join(next, file);
    const parent = path.dirname(target);
    if (!folders.has(parent)) {
      disk.makeFolder(parent);
      folders.add(parent);
    }
    return target;
  };
  disk.makeFolder(next);
  const unchanged = new Set(change.unchanged);
  for (const file of files) {
    const target = place(file.path);
    if (unchanged.has(file.path)) disk.duplicate(path.join(folder, file.path), target);
    else writeChecked(file, change.inventory.get(file.path), target, disk);
  }
  for (const file of change.foreign) disk.duplicate(path.join(folder, file), place(file));
  disk.write(path.join(next, INVENTORY), printInventory(change.inventory));
}

function writeChecked(file: OutputFile, hash: string | undefined, target: string, disk: Disk): void {
  disk.write(target, file.content);
  if (hashOf(disk.pieces(target)) === hash) return;
  throw new WriteError(
    'write/corrupt',
    `${file.path} does not read back as it was written`,
    'Check the disk and run again.',
  );
}

function exchange({ folder, next, last }: Stations, disk: Disk): void {
  const exists = disk.typeOf(folder) === 'folder';
  if (exists) disk.rename(folder, last);
  try {
    disk.rename(next, folder);
  } catch (error) {
    if (exists) disk.rename(last, folder);
    throw error;
  }
  disk.remove(last);
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a file stands where a folder is needed',
  EEXIST: 'a file stands where a folder is needed',
  EBUSY: 'it is in use, for instance as a mount point',
};

function explained(error: unknown, output: string): unknown {
  if (!(error instanceof Error) || error instanceof WriteError) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const reason = code === undefined ? undefined : (REASONS[code] ?? `the system answered ${code}`);
  if (reason === undefined) return error;
  return new WriteError(
    'write/failed',
    `the output folder "${output}" cannot be written: ${reason}; it is as it was before`,
    'Mend that and run again.',
    { cause: error },
  );
}
