import type { Values } from './define.ts';
import type { Json, Shape } from './shape.ts';

/** A set of values at an edge of what the schema allows, and what is at the edge. */
export interface Corner {
  readonly name: string;
  readonly values: { readonly [key: string]: Json };
}

// Text, key and element that nobody gave: enough to see what is rendered where there is one.
const SAMPLE = 'sample';

/**
 * Sets of values that each take one value to an edge: every switch the other way, every word of an enum, the smallest
 * and largest number, an optional or empty text given, an absent optional value, lists and maps without and with an
 * element, the author's examples. All else keeps its default.
 */
export function cornersOf(values: Values): readonly Corner[] {
  return edgesBelow(values.shape, []).map(({ path, value }) => ({
    name: `${path.join('.')}=${JSON.stringify(value)}`,
    values: nested(path, value),
  }));
}

interface Edge {
  readonly path: readonly string[];
  readonly value: Json;
}

function edgesBelow(shape: Shape, path: readonly string[]): readonly Edge[] {
  if (shape.properties !== undefined) {
    return Object.entries(shape.properties).flatMap(([name, inner]) => edgesBelow(inner, [...path, name]));
  }
  const written = JSON.stringify(shape.default);
  const edges = new Map(edgesOf(shape).map((value) => [JSON.stringify(value), value]));
  return [...edges].flatMap(([text, value]) => (text === written ? [] : [{ path, value }]));
}

function edgesOf(shape: Shape): readonly Json[] {
  const absent: readonly Json[] = shape.nullable ? [null] : [];
  if (shape.enum !== undefined) return [...absent, ...shape.enum];
  switch (shape.kind) {
    case 'boolean':
      return [...absent, true, false];
    case 'integer':
    case 'number':
      return [...absent, ...present(shape.minimum, shape.maximum)];
    case 'string':
      return [...absent, ...(shape.nullable || shape.default === '' ? present(sampleOf(shape)) : [])];
    case 'list': {
      const item = shape.items === undefined ? undefined : sampleOf(shape.items);
      const { minItems = 0, maxItems = 1 } = shape;
      const empty: readonly Json[] = minItems === 0 ? [[]] : [];
      const filled = item === undefined || maxItems === 0 ? [] : [repeated(item, Math.max(1, minItems))];
      return [...absent, ...empty, ...filled, ...present(shape.example)];
    }
    case 'map': {
      const item = shape.items === undefined ? undefined : sampleOf(shape.items);
      return [...absent, ...(item === undefined ? [] : [{ [SAMPLE]: item }]), ...present(shape.example)];
    }
    default:
      return [...absent, ...present(shape.example)];
  }
}

function present(...values: readonly (Json | undefined)[]): readonly Json[] {
  return values.filter((value) => value !== undefined);
}

/** A value that the shape allows, or undefined where only the author knows one. */
function sampleOf(shape: Shape): Json | undefined {
  if (shape.example !== undefined) return shape.example;
  if (shape.kind === 'list') return sampleList(shape);
  if (shape.default !== undefined && shape.default !== null && shape.default !== '') return shape.default;
  if (shape.enum !== undefined) return shape.enum[0];
  switch (shape.kind) {
    case 'string':
      return sampleText(shape);
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return Math.min(Math.max(1, shape.minimum ?? 1), shape.maximum ?? Number.POSITIVE_INFINITY);
    case 'object':
      return sampleObject(shape);
    default:
      return undefined;
  }
}

function sampleText({ minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern }: Shape): string | undefined {
  const text = SAMPLE.padEnd(minLength, 'e').slice(0, maxLength);
  return pattern === undefined || new RegExp(pattern, 'u').test(text) ? text : undefined;
}

function sampleList({ default: usual, items, minItems = 0 }: Shape): Json | undefined {
  if (Array.isArray(usual) && usual.length >= minItems) return usual;
  const item = items === undefined ? undefined : sampleOf(items);
  return item === undefined ? undefined : repeated(item, minItems);
}

function repeated(item: Json, times: number): readonly Json[] {
  return Array.from({ length: times }, () => item);
}

function sampleObject({ properties = {} }: Shape): Json | undefined {
  const entries: [string, Json][] = [];
  for (const [name, property] of Object.entries(properties)) {
    const value = property.nullable ? null : sampleOf(property);
    if (value === undefined) return undefined;
    entries.push([name, value]);
  }
  return Object.fromEntries(entries);
}

function nested(path: readonly string[], value: Json): { readonly [key: string]: Json } {
  const [name = '', ...rest] = path;
  return { [name]: rest.length === 0 ? value : nested(rest, value) };
}
