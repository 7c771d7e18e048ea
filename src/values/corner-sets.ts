import type { Values } from './define.ts';
import type { Json, Shape } from './shape.ts';

/** One value away from the defaults: which, and the overrides that make it so. */
export interface CornerSet {
  /** `ingress.enabled=true` */
  readonly name: string;
  readonly values: { readonly [key: string]: Json };
}

// Largest list or map entry that a default makes up: enough to see an element rendered.
const SAMPLE = 'sample';

/**
 * Sets of values at the edges of a declaration, each beside the defaults: every switch the other way, every choice,
 * the smallest and largest number, every optional value given, every list and map both empty and not. A template that
 * is right for the defaults alone fails on one of them.
 */
export function cornerSets(values: Values): readonly CornerSet[] {
  return corners(values.shape, values.defaults, []);
}

function corners(shape: Shape, standard: Json, path: readonly string[]): readonly CornerSet[] {
  if (shape.kind === 'object') {
    return Object.entries(shape.properties ?? {}).flatMap(([name, property]) => {
      const below =
        typeof standard === 'object' && standard !== null && !Array.isArray(standard)
          ? Reflect.get(standard, name)
          : null;
      return corners(property, below, [...path, name]);
    });
  }
  const written = JSON.stringify(standard);
  const others = [...new Map(alternatives(shape).map((value) => [JSON.stringify(value), value])).entries()];
  return others.flatMap(([text, value]) =>
    text === written ? [] : [{ name: `${path.join('.')}=${text}`, values: nested(path, value) }],
  );
}

function alternatives(shape: Shape): readonly Json[] {
  const absent = shape.nullable ? [null] : [];
  if (shape.enum !== undefined) return [...absent, ...shape.enum];
  switch (shape.kind) {
    case 'boolean':
      return [true, false];
    case 'integer':
    case 'number':
      return [...absent, ...limits(shape)];
    case 'string':
      return [...absent, ...(shape.nullable ? [sampleText(shape)] : [])].filter((value) => value !== undefined);
    case 'list': {
      const item = shape.items === undefined ? undefined : sample(shape.items);
      return [
        ...((shape.minItems ?? 0) === 0 ? [[]] : []),
        ...(item === undefined ? [] : [[item]]),
        ...given(shape.example),
      ];
    }
    case 'map': {
      const item = shape.items === undefined ? undefined : sample(shape.items);
      return [{}, ...(item === undefined ? [] : [{ [SAMPLE]: item }]), ...given(shape.example)];
    }
    case 'any':
      return [{}, ...given(shape.example)];
    case 'object':
      return [];
  }
}

/** Limits that nobody set are those of JavaScript's integers; they are no corner of the chart. */
function limits(shape: Shape): readonly number[] {
  return [shape.minimum, shape.maximum]
    .filter((limit) => limit !== undefined && Math.abs(limit) !== Number.MAX_SAFE_INTEGER)
    .filter((limit) => limit !== undefined);
}

function given(example: Json | undefined): readonly Json[] {
  return example === undefined || example === null ? [] : [example];
}

/** A value of a shape, or undefined where only the author knows one. */
function sample(shape: Shape): Json | undefined {
  if (shape.example !== undefined) return shape.example;
  if (shape.default !== undefined && shape.default !== null && shape.default !== '') return shape.default;
  if (shape.enum !== undefined) return shape.enum[0];
  switch (shape.kind) {
    case 'string':
      return sampleText(shape);
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return shape.minimum === undefined || shape.minimum < 1 ? Math.min(1, shape.maximum ?? 1) : shape.minimum;
    case 'object': {
      const entries = Object.entries(shape.properties ?? {}).map(([name, property]) => [
        name,
        property.nullable ? null : sample(property),
      ]);
      return entries.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(entries);
    }
    case 'list':
      return [];
    case 'map':
      return {};
    case 'any':
      return undefined;
  }
}

function sampleText(shape: Shape): string | undefined {
  const text =
    shape.example ?? SAMPLE.padEnd(shape.minLength ?? 0, 'e').slice(0, shape.maxLength ?? Number.POSITIVE_INFINITY);
  if (typeof text !== 'string') return undefined;
  return shape.pattern === undefined || new RegExp(shape.pattern, 'u').test(text) ? text : undefined;
}

function nested(path: readonly string[], value: Json): { readonly [key: string]: Json } {
  const [name = '', ...rest] = path;
  return { [name]: rest.length === 0 ? value : nested(rest, value) };
}
