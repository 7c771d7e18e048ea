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

/** Reads the author's files for code frames, each once, and never anything outside the project. */
export function sourceReader(project: string): SourceReader {
  const known = new Map<string, readonly string[] | undefined>();
  return (file) => {
    if (!known.has(file)) known.set(file, linesOf(path.resolve(project, file), project));
    return known.get(file);
  };
}

function linesOf(file: string, project: string): readonly string[] | undefined {
  const relative = path.relative(project, file);
  if (relative.startsWith('..') || path.isAbsolute(relative)) return undefined;
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/);
  } catch {
    return undefined;
  }
}
