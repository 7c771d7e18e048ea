import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OutputFile } from '../../src/model/file.ts';
import { type Disk, nodeDisk } from '../../src/write/disk.ts';
import { INVENTORY } from '../../src/write/inventory.ts';
import { WriteError } from '../../src/write/write-error.ts';
import { preview, write } from '../../src/write/write.ts';

let project: string;
const at = (...parts: string[]): string => path.join(project, ...parts);
const OLD: OutputFile[] = [
  { path: 'web.k8s.yaml', content: 'kind: A\n' },
  { path: 'gone.k8s.yaml', content: 'kind: B\n' },
  { path: 'sub/same.k8s.yaml', content: 'kind: C\n' },
];
const NEW: OutputFile[] = [
  { path: 'web.k8s.yaml', content: 'kind: A2\n' },
  { path: 'sub/same.k8s.yaml', content: 'kind: C\n' },
  { path: 'new.k8s.yaml', content: 'kind: D\n' },
];

beforeEach(() => {
  project = realpathSync(mkdtempSync(path.join(tmpdir(), 'charthouse-write-')));
});
afterEach(() => {
  rmSync(project, { recursive: true });
});

function contents(folder: string): Record<string, string> {
  return Object.fromEntries(
    nodeDisk
      .list(folder)
      .filter((file) => file !== INVENTORY)
      .map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]),
  );
}

const asRecord = (files: readonly OutputFile[]): Record<string, unknown> =>
  Object.fromEntries(files.map((file) => [file.path, file.content]));

const run = (files: readonly OutputFile[], disk?: Disk): ReturnType<typeof write> =>
  write(files, { project, output: 'dist', ...(disk === undefined ? {} : { disk }) });

test('writes new files, removes stale ones, keeps foreign ones, and leaves unchanged ones untouched', () => {
  run(OLD);
  writeFileSync(at('dist/notes.txt'), 'mine');
  const before = statSync(at('dist/sub/same.k8s.yaml'));
  const change = run(NEW);
  expect(change).toMatchObject({
    added: ['new.k8s.yaml'],
    changed: ['web.k8s.yaml'],
    unchanged: ['sub/same.k8s.yaml'],
    removed: ['gone.k8s.yaml'],
    foreign: ['notes.txt'],
  });
  expect(contents(at('dist'))).toEqual({ ...asRecord(NEW), 'notes.txt': 'mine' });
  const after = statSync(at('dist/sub/same.k8s.yaml'));
  expect([after.mtimeMs, after.ino]).toEqual([before.mtimeMs, before.ino]);
  expect(readdirSync(project)).toEqual(['dist']);
});

test('a second run with the same files changes nothing on the disk', () => {
  run(NEW);
  const before = statSync(at('dist')).ino;
  expect(run(NEW).unchanged).toHaveLength(3);
  expect(statSync(at('dist')).ino).toBe(before);
});

test('preview tells what would change and writes nothing', () => {
  run(OLD);
  expect(preview(NEW, { project, output: 'dist' })).toMatchObject({
    added: ['new.k8s.yaml'],
    removed: ['gone.k8s.yaml'],
  });
  expect(contents(at('dist'))).toEqual(asRecord(OLD));
});

/** A disk that stops working after a number of changing operations, for good: a killed process does nothing more. */
function dyingDisk(operations: number): Disk {
  let left = operations;
  const count =
    <Arguments extends unknown[], Result>(operation: (...all: Arguments) => Result) =>
    (...all: Arguments): Result => {
      if (left <= 0) throw new Error('killed');
      left -= 1;
      return operation(...all);
    };
  const { makeFolder, create, duplicate, rename, remove } = nodeDisk;
  return {
    ...nodeDisk,
    makeFolder: count(makeFolder),
    create: count(create),
    write: count(nodeDisk.write),
    duplicate: count(duplicate),
    rename: count(rename),
    remove: count(remove),
  };
}

test('a kill between any two operations leaves the old or the new state, and the next run completes', () => {
  let survived = 0;
  for (let operations = 0; survived < 2; operations += 1) {
    rmSync(at('dist'), { recursive: true, force: true });
    run(OLD);
    try {
      run(NEW, dyingDisk(operations));
      survived += 1;
    } catch (error) {
      expect(String(error)).toContain('killed');
    }
    // Only between the two renames of the exchange has the folder no name; the next run gives it one.
    if (existsSync(at('dist'))) expect([asRecord(OLD), asRecord(NEW)]).toContainEqual(contents(at('dist')));
    rmSync(at('.dist.charthouse-lock'), { force: true });
    run(NEW);
    expect(contents(at('dist'))).toEqual(asRecord(NEW));
    expect(readdirSync(project)).toEqual(['dist']);
  }
});

test('a kill between the two renames is finished by the next run: the staged state was complete', () => {
  run(OLD);
  let renames = 0;
  const disk: Disk = {
    ...nodeDisk,
    rename(from, to) {
      renames += 1;
      if (renames > 1) throw new Error('killed');
      nodeDisk.rename(from, to);
    },
    remove(file) {
      if (renames > 0) throw new Error('killed');
      nodeDisk.remove(file);
    },
  };
  expect(() => run(NEW, disk)).toThrow('killed');
  rmSync(at('.dist.charthouse-lock'));
  expect(existsSync(at('dist'))).toBe(false);
  expect(run(NEW).unchanged).toHaveLength(3);
});

test.each([
  ['a full disk', 'ENOSPC', 'write', /the disk is full; it is as it was before/],
  ['a used up quota', 'EDQUOT', 'write', /the disk quota is used up; it is as it was before/],
  ['a read-only file system', 'EROFS', 'create', /the file system is read-only; it is as it was before/],
  ['a folder without permission', 'EACCES', 'makeFolder', /permission is denied; it is as it was before/],
  ['an output that is a mount point', 'EBUSY', 'rename', /it is in use, for instance as a mount point/],
  ['a broken disk', 'EIO', 'duplicate', /the system answered EIO; it is as it was before/],
] as const)('%s leaves the old state and says so', (_name, code, operation, message) => {
  run(OLD);
  const failing: Disk = {
    ...nodeDisk,
    [operation]() {
      throw Object.assign(new Error('no'), { code });
    },
  };
  expect(() => run(NEW, failing)).toThrow(message);
  expect(contents(at('dist'))).toEqual(asRecord(OLD));
  expect(readdirSync(project)).toEqual(['dist']);
});

test('a file that does not read back as written stops the run', () => {
  const lying: Disk = { ...nodeDisk, write: (file, content) => nodeDisk.write(file, `${String(content)}!`) };
  expect(() => run(NEW, lying)).toThrow(/does not read back/);
  expect(existsSync(at('dist'))).toBe(false);
});

test('two runs at once: the second is refused while the first lives, and a lock of a dead one is taken over', () => {
  writeFileSync(at('.dist.charthouse-lock'), String(process.pid));
  expect(() => run(NEW)).toThrow(/another run \(process \d+\)/);
  expect(existsSync(at('dist'))).toBe(false);
  writeFileSync(at('.dist.charthouse-lock'), '999999999');
  run(NEW);
  expect(contents(at('dist'))).toEqual(asRecord(NEW));
});

test('a half removed output is made whole again', () => {
  run(NEW);
  rmSync(at('dist/web.k8s.yaml'));
  expect(run(NEW).added).toEqual(['web.k8s.yaml']);
  expect(contents(at('dist'))).toEqual(asRecord(NEW));
});

test('a folder with content that was never ours is refused, unless all of it may be adopted', () => {
  mkdirSync(at('src'));
  writeFileSync(at('src/main.ts'), 'precious');
  expect(() => write(NEW, { project, output: 'src' })).toThrow(/main.ts, which charthouse did not write/);
  expect(readFileSync(at('src/main.ts'), 'utf8')).toBe('precious');
  mkdirSync(at('old'));
  writeFileSync(at('old/stale.k8s.yaml'), 'kind: X\n');
  const change = write(NEW, { project, output: 'old', adopt: (file) => file.endsWith('.k8s.yaml') });
  expect(change.removed).toEqual(['stale.k8s.yaml']);
});

test.each([
  ['.', /is the project itself/],
  ['..', /contains the project/],
  ['/', /contains the project|home or system/],
  ['/etc', /home or system folder/],
  [homedir(), /home or system folder|contains the project/],
])('the output %s is refused', (output, message) => {
  expect(() => write(NEW, { project, output })).toThrow(message);
});

test('an output that is a file, a link, or below a link out of the project is refused', () => {
  writeFileSync(at('file'), '');
  expect(() => write(NEW, { project, output: 'file' })).toThrow(/is a file/);
  const outside = mkdtempSync(path.join(tmpdir(), 'charthouse-outside-'));
  symlinkSync(outside, at('link'));
  expect(() => write(NEW, { project, output: 'link' })).toThrow(/leads out of the project|is a link/);
  expect(() => write(NEW, { project, output: 'link/below' })).toThrow(/leads out of the project/);
  symlinkSync(at('nowhere'), at('dangling'));
  for (const output of ['dangling', 'dangling/below']) {
    expect(() => write(NEW, { project, output })).toThrow(/a link that leads nowhere; nothing was written/);
  }
  expect(readdirSync(outside)).toEqual([]);
  rmSync(outside, { recursive: true });
});

test('file names that leave the folder or clash without case are refused', () => {
  expect(() => run([{ path: '../x', content: '' }])).toThrow(/leaves the output folder/);
  expect(() =>
    run([
      { path: 'Web.yaml', content: '' },
      { path: 'web.yaml', content: '' },
    ]),
  ).toThrow(/same name where case is ignored/);
  expect(existsSync(at('dist'))).toBe(false);
});

test('a damaged inventory never makes a foreign file disappear', () => {
  run(NEW);
  writeFileSync(at('dist/mine.txt'), 'mine');
  writeFileSync(at('dist', INVENTORY), 'garbage\n../../etc/passwd\n');
  const change = run(OLD);
  expect(change.foreign).toContain('mine.txt');
  expect(readFileSync(at('dist/mine.txt'), 'utf8')).toBe('mine');
});

test.skipIf(process.getuid?.() === 0)('a folder without write permission is left alone with a plain reason', () => {
  run(OLD);
  chmodSync(project, 0o555);
  expect(() => run(NEW)).toThrow(WriteError);
  chmodSync(project, 0o755);
  expect(contents(at('dist'))).toEqual(asRecord(OLD));
});
