import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import path from 'node:path';
import type { Place } from '../model/resource.ts';
import type { Confines } from './confines.ts';

/** Maps positions in the bundle to those in the author's files. */
export class SourceMap {
  private readonly json: string;
  private readonly folder: string;
  private readonly confines: Confines;
  private map: TraceMap | undefined;

  /** @param folder where the bundle stands: sources in the map are relative to it */
  constructor(json: string, folder: string, confines: Confines) {
    this.json = json;
    this.folder = folder;
    this.confines = confines;
  }

  /**
   * The author's place for a position as a stack trace gives it: lines and columns from 1. Places of strangers are
   * dropped, for a map is input like any other, and so are those in packages that had to be bundled.
   */
  place(line: number, column: number): Place | undefined {
    this.map ??= new TraceMap(this.json);
    const found = originalPositionFor(this.map, { line, column: Math.max(column - 1, 0) });
    if (found.source === null) return undefined;
    const file = this.confines.nameOf(path.resolve(this.folder, found.source));
    if (file === undefined || /(?:^|\/)node_modules\//.test(file)) return undefined;
    return { file, line: found.line, column: found.column + 1 };
  }
}
