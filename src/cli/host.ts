import { readFileSync } from 'node:fs';
import path from 'node:path';
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
 * Reads files for code frames, each once. Places come from source maps, which are input: nothing outside the project is
 * read, unless the user named the files.
 */
export function sourceReader(project: string, named = false): SourceReader {
  const known = new Map<string, readonly string[] | undefined>();
  return (file) => {
    if (!known.has(file)) known.set(file, linesOf(path.resolve(project, file), project, named));
    return known.get(file);
  };
}

function linesOf(file: string, project: string, named: boolean): readonly string[] | undefined {
  const relative = path.relative(project, file);
  if (!named && (relative.startsWith('..') || path.isAbsolute(relative))) return undefined;
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/);
  } catch {
    return undefined;
  }
}
