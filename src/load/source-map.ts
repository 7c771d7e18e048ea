import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import path from 'node:path';
import type { Place } from '../model/resource.ts';

/** Maps positions in the bundle to those in the author's files. */
export class SourceMap {
  private readonly json: string;
  private readonly folder: string;
  private readonly project: string;
  private map: TraceMap | undefined;

  /** @param folder where the bundle stands: sources in the map are relative to it */
  constructor(json: string, folder: string, project: string) {
    this.json = json;
    this.folder = folder;
    this.project = project;
  }

  /**
   * The author's place for a position as a stack trace gives it: lines and columns from 1. Places outside the project
   * are dropped, for a map is input like any other.
   */
  place(line: number, column: number): Place | undefined {
    this.map ??= new TraceMap(this.json);
    const found = originalPositionFor(this.map, { line, column: Math.max(column - 1, 0) });
    if (found.source === null) return undefined;
    return placeIn(this.project, path.resolve(this.folder, found.source), found.line, found.column + 1);
  }
}

/** A place relative to the project, or undefined when the file lies outside of it. */
export function placeIn(project: string, file: string, line: number, column: number): Place | undefined {
  const relative = path.relative(project, file);
  if (relative === '' || relative.startsWith('..') || path.isAbsolute(relative)) return undefined;
  return { file: relative.split(path.sep).join('/'), line, column };
}
