import type { Disk } from './disk.ts';
import { WriteError } from './write-error.ts';

/** Is a process with this number running? A process of another user counts. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Runs while no other run writes the same folder. A lock whose owner is gone is taken over.
 *
 * @throws {WriteError} when another run holds the lock.
 */
export function withLock<T>(file: string, disk: Disk, run: () => T): T {
  acquire(file, disk, 2);
  try {
    return run();
  } finally {
    disk.remove(file);
  }
}

function acquire(file: string, disk: Disk, tries: number): void {
  try {
    disk.create(file, String(process.pid));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const owner = ownerOf(file, disk);
    if (owner !== undefined && isRunning(owner)) {
      throw new WriteError(
        'write/locked',
        `another run (process ${owner}) is writing the same output folder; nothing was changed`,
        `Wait for it to end. If no such run exists, remove ${file}.`,
        { cause: error },
      );
    }
    disk.remove(file);
    if (tries > 1) acquire(file, disk, tries - 1);
    else throw error;
  }
}

function ownerOf(file: string, disk: Disk): number | undefined {
  try {
    const pid = Number(disk.read(file).toString('utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}
