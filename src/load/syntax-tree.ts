import { readFileSync } from 'node:fs';
import type * as Oxc from 'oxc-parser';

/** A node of the syntax tree, as far as it matters here. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** Lines and columns from 1; the end is the column after the last one, on the same line. */
export interface Span {
  readonly start: { readonly line: number; readonly column: number };
  readonly endColumn: number;
}

/** A file of the author, parsed. */
export class SourceFile {
  readonly text: string;
  readonly program: Node;
  private readonly lines: readonly number[];

  private constructor(text: string, program: Node) {
    this.text = text;
    this.program = program;
    this.lines = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
  }

  /** Undefined for a file that went away since it was bundled. */
  static read(file: string): SourceFile | undefined {
    try {
      return SourceFile.parse(readFileSync(file, 'utf8'), file);
    } catch {
      return undefined;
    }
  }

  /** The parser is loaded when it is first needed. */
  static parse(text: string, file: string): SourceFile {
    const { parseSync }: typeof Oxc = require('oxc-parser');
    return new SourceFile(text, parseSync(file, text).program);
  }

  offset(line: number, column: number): number {
    return (this.lines[line - 1] ?? 0) + column - 1;
  }

  span({ start, end }: Node): Span {
    const line = this.lines.findLastIndex((begin) => begin <= start);
    const column = start - (this.lines[line] ?? 0) + 1;
    const stop = Math.min(end, this.lines[line + 1] === undefined ? this.text.length : (this.lines[line + 1] ?? 0) - 1);
    return { start: { line: line + 1, column }, endColumn: column + (stop - start) };
  }
}

export function nodeOf(node: Node, field: string): Node | undefined {
  const value: unknown = Reflect.get(node, field);
  return isNode(value) ? value : undefined;
}

export function listOf(node: Node, field: string): readonly Node[] {
  const value: unknown = Reflect.get(node, field);
  return Array.isArray(value) ? value.filter(isNode) : [];
}

export function textOf(node: Node, field: string): string | undefined {
  const value: unknown = Reflect.get(node, field);
  return typeof value === 'string' ? value : undefined;
}

export function children(node: Node): readonly Node[] {
  return Object.values(node).flatMap((value: unknown) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  );
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value;
}
