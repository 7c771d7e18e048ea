import path from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import { fieldSteps } from '../read/place.ts';
import { children, listOf, type Node, nodeOf, SourceFile, type Span } from './syntax-tree.ts';

/** Props of our constructs under another name than the field they become. */
const ALIASES: Readonly<Record<string, string>> = { volumeMounts: 'mounts', volumes: 'mounts' };

/**
 * Moves the labels of findings from the line that creates a construct to the property that is meant, as far as props are
 * written as literals there. Each file is parsed once, and only files with findings are.
 */
export function atProperties(diagnostics: readonly Diagnostic[], project: string): readonly Diagnostic[] {
  const sources = new Map<string, SourceFile | undefined>();
  return diagnostics.map((diagnostic) => {
    const [label, ...others] = diagnostic.labels;
    if (label === undefined || diagnostic.field === undefined || diagnostic.construct === undefined) return diagnostic;
    const { file, line, column } = label.place;
    if (!sources.has(file)) sources.set(file, SourceFile.read(path.resolve(project, file)));
    const source = sources.get(file);
    const span = source && propertyIn(source, line, column, fieldSteps(diagnostic.field));
    if (span === undefined) return diagnostic;
    return {
      ...diagnostic,
      labels: [{ ...label, place: { file, ...span.start }, endColumn: span.endColumn }, ...others],
    };
  });
}

/** The property that a field of a construct was written as, or nothing when not even its first step is a literal. */
function propertyIn(source: SourceFile, line: number, column: number, steps: readonly string[]): Span | undefined {
  const creation = innermostNew(source.program, source.offset(line, column));
  const props = creation === undefined ? undefined : listOf(creation, 'arguments').at(-1);
  const found = props === undefined ? undefined : deepest(props, steps);
  return found === undefined ? undefined : source.span(found);
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
