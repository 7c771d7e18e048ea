import {
  closeSync,
  copyFileSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

export type EntryType = 'file' | 'folder' | 'link' | 'other' | 'absent';

/** Every operation on the file system that writing needs, so that tests can stop between any two of them. */
export interface Disk {
  /** Does not follow links. */
  typeOf(file: string): EntryType;
  read(file: string): Buffer;
  /** What a file holds piece by piece, each good until the next: some files are large. */
  pieces(file: string): Iterable<Uint8Array>;
  /** Files below a folder, relative to it, with forward slashes, sorted; links are listed and not followed. */
  list(folder: string): readonly string[];
  isEmpty(folder: string): boolean;
  makeFolder(folder: string): void;
  /** Fails when the file exists. */
  create(file: string, content: string): void;
  write(file: string, content: string | Uint8Array): void;
  /** A second name for the same file, so that it keeps its time; a copy where the file system has no links. */
  duplicate(from: string, to: string): void;
  rename(from: string, to: string): void;
  remove(file: string): void;
  realPath(file: string): string;
}

export const nodeDisk: Disk = {
  typeOf(file) {
    const stats = statsOf(file);
    if (stats === undefined) return 'absent';
    if (stats.isFile()) return 'file';
    if (stats.isDirectory()) return 'folder';
    return stats.isSymbolicLink() ? 'link' : 'other';
  },
  read: (file) => readFileSync(file),
  pieces: piecesOf,
  list(folder) {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
      .toSorted();
  },
  isEmpty: (folder) => readdirSync(folder).length === 0,
  makeFolder: (folder) => void mkdirSync(folder, { recursive: true }),
  create: (file, content) => writeFileSync(file, content, { flag: 'wx' }),
  write: (file, content) => writeFileSync(file, content),
  duplicate(from, to) {
    try {
      linkSync(from, to);
    } catch {
      const { atime, mtime } = lstatSync(from);
      copyFileSync(from, to);
      utimesSync(to, atime, mtime);
    }
  },
  rename(from, to) {
    renameSync(from, to);
    flushFolder(path.dirname(to));
  },
  remove: (file) => rmSync(file, { recursive: true, force: true }),
  realPath: (file) => realpathSync(file),
};

const PIECE = 64 * 1024;

function* piecesOf(file: string): Generator<Uint8Array, void, undefined> {
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(PIECE);
    for (let length = readSync(handle, buffer); length > 0; length = readSync(handle, buffer)) {
      yield buffer.subarray(0, length);
    }
  } finally {
    closeSync(handle);
  }
}

/** Nothing is below a file either. */
function statsOf(file: string): Stats | undefined {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** A rename survives a power cut only once its folder is on the disk; not every system lets a folder be flushed. */
function flushFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    return;
  }
}
