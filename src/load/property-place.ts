import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';
import type { Diagnostic } from '../model/diagnostic.ts';
import { fieldSteps } from '../read/place.ts';

/** A node of the syntax tree, as far as it matters here. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** Props of our constructs under another name than the field they become. */
const ALIASES: Readonly<Record<string, string>> = { volumeMounts: 'mounts', volumes: 'mounts' };

/**
 * Moves the labels of findings from the line that creates a construct to the property that is meant, as far as props are
 * written as literals there. Each file is parsed once, and only files with findings are.
 */
export function atProperties(diagnostics: readonly Diagnostic[], project: string): readonly Diagnostic[] {
  const sources = new Map<string, Source | undefined>();
  return diagnostics.map((diagnostic) => {
    const [label, ...others] = diagnostic.labels;
    if (label === undefined || diagnostic.field === undefined || diagnostic.construct === undefined) return diagnostic;
    const { file, line, column } = label.place;
    if (!sources.has(file)) sources.set(file, Source.read(path.resolve(project, file)));
    const span = sources.get(file)?.property(line, column, fieldSteps(diagnostic.field));
    if (span === undefined) return diagnostic;
    return {
      ...diagnostic,
      labels: [{ ...label, place: { file, ...span.start }, endColumn: span.endColumn }, ...others],
    };
  });
}

interface Span {
  readonly start: { readonly line: number; readonly column: number };
  readonly endColumn: number;
}

class Source {
  private readonly text: string;
  private readonly lines: readonly number[];
  private readonly program: Node;

  private constructor(text: string, program: Node) {
    this.text = text;
    this.program = program;
    this.lines = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
  }

  static read(file: string): Source | undefined {
    try {
      const text = readFileSync(file, 'utf8');
      return new Source(text, parseSync(file, text).program);
    } catch {
      // A file that went away since it was bundled: the line of the construct has to do.
      return undefined;
    }
  }

  /** The property that a field of a construct was written as, or nothing when not even its first step is a literal. */
  property(line: number, column: number, steps: readonly string[]): Span | undefined {
    const offset = (this.lines[line - 1] ?? 0) + column - 1;
    const creation = innermostNew(this.program, offset);
    const props = creation === undefined ? undefined : listOf(creation, 'arguments').at(-1);
    const found = props === undefined ? undefined : deepest(props, steps);
    return found === undefined ? undefined : this.span(found);
  }

  private span({ start, end }: Node): Span {
    const line = this.lines.findLastIndex((begin) => begin <= start);
    const column = start - (this.lines[line] ?? 0) + 1;
    const stop = Math.min(end, this.lines[line + 1] === undefined ? this.text.length : (this.lines[line + 1] ?? 0) - 1);
    return { start: { line: line + 1, column }, endColumn: column + (stop - start) };
  }
}

function innermostNew(root: Node, offset: number): Node | undefined {
  let found: Node | undefined;
  for (let open: Node[] = [root]; open.length > 0;) {
    const around = open.filter((node) => node.start <= offset && offset < node.end);
    found = around.findLast((node) => node.type === 'NewExpression') ?? found;
    open = around.flatMap(children);
  }
  return found;
}

/**
 * Follows a field path through object and array literals. A step that no key answers is passed over: the pod of a workload
 * with one container stands flat in its props. What is keyed by name there is a list in the manifest, so that a position
 * picks the property of that position.
 */
function deepest(props: Node, steps: readonly string[]): Node | undefined {
  let current = props;
  let found: Node | undefined;
  let answered = false;
  for (const step of steps) {
    const isPosition = /^\d+$/.test(step);
    // A position says nothing where the list before it was passed over.
    if (isPosition && !answered) continue;
    const next = isPosition ? elementOf(current, Number(step)) : propertyOf(current, step);
    answered = next !== undefined;
    found = next ?? found;
    current = next ?? current;
  }
  return found;
}

function propertyOf(node: Node, name: string): Node | undefined {
  const properties = listOf(node, 'properties');
  const named = (wanted: string): Node | undefined => {
    const property = properties.find((each) => keyOf(each) === wanted);
    return property === undefined ? undefined : nodeOf(property, 'value');
  };
  return named(name) ?? (ALIASES[name] === undefined ? undefined : named(ALIASES[name]));
}

function elementOf(node: Node, position: number): Node | undefined {
  if (node.type === 'ArrayExpression') return listOf(node, 'elements')[position];
  const properties = listOf(node, 'properties');
  const property = properties.some((each) => each.type === 'SpreadElement') ? undefined : properties[position];
  return property === undefined ? undefined : nodeOf(property, 'value');
}

function keyOf(property: Node): string | undefined {
  const key = nodeOf(property, 'key');
  if (key === undefined) return undefined;
  const name: unknown = Reflect.get(key, key.type === 'Identifier' ? 'name' : 'value');
  return typeof name === 'string' ? name : undefined;
}

function nodeOf(node: Node, field: string): Node | undefined {
  const value: unknown = Reflect.get(node, field);
  return isNode(value) ? value : undefined;
}

function listOf(node: Node, field: string): readonly Node[] {
  const value: unknown = Reflect.get(node, field);
  return Array.isArray(value) ? value.filter(isNode) : [];
}

function children(node: Node): readonly Node[] {
  return Object.values(node).flatMap((value: unknown) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  );
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value;
}
