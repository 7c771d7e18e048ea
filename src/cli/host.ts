import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Confines } from '../load/confines.ts';
import type { SourceReader } from './frame.ts';

/** Settles when the event loop has run dry: the program has nothing left to do. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    process.once('beforeExit', () => resolve());
  });
}

/** The folder of the compiled package, two above its commands: frames from here are not the author's. */
export function ownFolder(): string {
  return path.join(__dirname, '../..', path.sep);
}

/**
 * Reads files for code frames, each once. Places come from source maps, which are input: nothing of strangers is read, unless
 * the user named the files.
 */
export function sourceReader(project: string, named = false): SourceReader {
  const confines = new Confines(project);
  const known = new Map<string, readonly string[] | undefined>();
  return (name) => {
    const file = path.resolve(project, name);
    if (!known.has(name)) known.set(name, named || confines.nameOf(file) !== undefined ? linesOf(file) : undefined);
    return known.get(name);
  };
}

function linesOf(file: string): readonly string[] | undefined {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/);
  } catch {
    return undefined;
  }
}
