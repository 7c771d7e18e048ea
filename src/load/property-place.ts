import path from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import { fieldSteps } from '../read/place.ts';
import { children, listOf, type Node, nodeOf, SourceFile, type Span } from './syntax-tree.ts';

/** Props of our constructs under other names than the field they become. */
const ALIASES: Readonly<Record<string, string>> = {
  volumeMounts: 'mounts',
  volumes: 'mounts',
  initContainers: 'sidecars',
};
/** What a record of our constructs may be keyed by, in the list that it becomes. */
const KEYS = ['name', 'mountPath', 'key'] as const;

/**
 * Moves the labels of findings from the line that creates a construct to the property that is meant, as far as props are
 * written as literals there. Each file is parsed once, and only files with findings are. `objectOf` gives what a construct
 * became, as far as that is known: its lists tell the names of their elements.
 */
export function atProperties(
  diagnostics: readonly Diagnostic[],
  project: string,
  objectOf: (construct: string) => unknown,
): readonly Diagnostic[] {
  const sources = new Map<string, SourceFile | undefined>();
  return diagnostics.map((diagnostic) => {
    const [label, ...others] = diagnostic.labels;
    if (label === undefined || diagnostic.field === undefined || diagnostic.construct === undefined) return diagnostic;
    const { file, line, column } = label.place;
    if (!sources.has(file)) sources.set(file, SourceFile.read(path.resolve(project, file)));
    const source = sources.get(file);
    const steps = fieldSteps(diagnostic.field);
    const span = source && propertyIn(source, line, column, named(steps, objectOf(diagnostic.construct)));
    if (span === undefined) return diagnostic;
    return {
      ...diagnostic,
      labels: [{ ...label, place: { file, ...span.start }, endColumn: span.endColumn }, ...others],
    };
  });
}

/** The property that a field of a construct was written as, or nothing when not even its first step is a literal. */
function propertyIn(source: SourceFile, line: number, column: number, steps: readonly Step[]): Span | undefined {
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

/** A step of a field path; where it is a position, with what the element there may be called. */
interface Step {
  readonly name: string;
  readonly keys?: readonly string[];
}

function named(steps: readonly string[], object: unknown): readonly Step[] {
  let current = object;
  let pod: unknown;
  return steps.map((name) => {
    if (name === 'volumes') pod = current;
    const element = member(current, name);
    current = element;
    if (!isPosition(name)) return { name };
    const keys = KEYS.map((key) => member(element, key)).filter((key) => typeof key === 'string');
    return { name, keys: [...keys, ...pathsOf(member(element, 'name'), pod)] };
  });
}

/** Volumes of our constructs follow from mounts, which are keyed by path. */
function pathsOf(volume: unknown, pod: unknown): readonly string[] {
  return elements(member(pod, 'containers'))
    .flatMap((container) => elements(member(container, 'volumeMounts')))
    .filter((mount) => member(mount, 'name') === volume)
    .map((mount) => member(mount, 'mountPath'))
    .filter((mountPath) => typeof mountPath === 'string');
}

function elements(list: unknown): readonly unknown[] {
  return Array.isArray(list) ? list : [];
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

function isPosition(step: string): boolean {
  return /^\d+$/.test(step);
}

/**
 * Follows a field path through object and array literals. A step that no key answers is passed over: the pod of a workload
 * with one container stands flat in its props. What is keyed by name there is a list in the manifest.
 */
function deepest(props: Node, steps: readonly Step[]): Node | undefined {
  let current: readonly Node[] = [props];
  let found: Node | undefined;
  let answered = false;
  for (const step of steps) {
    // A position says nothing where the list before it was passed over.
    if (step.keys !== undefined && !answered) continue;
    const next = current.flatMap((node) => after(node, step));
    answered = next.length > 0;
    found = next[0] ?? found;
    current = answered ? next : current;
  }
  return found;
}

/** Where a step leads: a list may be written in parts that have names of their own. */
function after(node: Node, { name, keys }: Step): readonly Node[] {
  if (keys !== undefined) return elementOf(node, Number(name), keys);
  return [name, ALIASES[name]].flatMap((wanted) => (wanted === undefined ? [] : (propertyOf(node, wanted) ?? [])));
}

function propertyOf(node: Node, name: string): Node | undefined {
  const property = listOf(node, 'properties').find((each) => keyOf(each) === name);
  return property === undefined ? undefined : nodeOf(property, 'value');
}

function elementOf(node: Node, position: number, keys: readonly string[]): readonly Node[] {
  if (node.type === 'ArrayExpression') return listOf(node, 'elements').slice(position, position + 1);
  return keys.flatMap((key) => propertyOf(node, key) ?? []);
}

function keyOf(property: Node): string | undefined {
  const key = nodeOf(property, 'key');
  if (key === undefined) return undefined;
  const name: unknown = Reflect.get(key, key.type === 'Identifier' ? 'name' : 'value');
  return typeof name === 'string' ? name : undefined;
}
