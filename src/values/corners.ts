import type { Values } from './define.ts';
import type { Json, Shape } from './shape.ts';

/** A set of values at an edge of what the schema allows, and what is at the edge. */
export interface Corner {
  readonly name: string;
  readonly values: { readonly [key: string]: Json };
}

/**
 * Sets of values that each take one value to an edge: every switch on and off, every word of an enum, the smallest and
 * largest number, an absent optional value, an empty list. All else keeps its default.
 */
export function cornersOf(values: Values): readonly Corner[] {
  return cornersOfShape(values.shape, []).map(({ path, value }) => ({
    name: `${path.join('.')}=${JSON.stringify(value)}`,
    values: nested(path, value),
  }));
}

interface Edge {
  readonly path: readonly string[];
  readonly value: Json;
}

function cornersOfShape(shape: Shape, path: readonly string[]): readonly Edge[] {
  if (shape.properties !== undefined) {
    return Object.entries(shape.properties).flatMap(([name, inner]) => cornersOfShape(inner, [...path, name]));
  }
  return [...new Set(edgesOf(shape))].filter((value) => value !== shape.default).map((value) => ({ path, value }));
}

function edgesOf(shape: Shape): readonly Json[] {
  const absent: readonly Json[] = shape.nullable ? [null] : [];
  if (shape.enum !== undefined) return [...absent, ...shape.enum];
  switch (shape.kind) {
    case 'boolean':
      return [...absent, true, false];
    case 'integer':
    case 'number':
      return [...absent, ...[shape.minimum, shape.maximum].filter((edge) => edge !== undefined)];
    case 'map':
      return [...absent, {}];
    case 'list':
      return (shape.minItems ?? 0) === 0 ? [...absent, []] : absent;
    default:
      return absent;
  }
}

function nested(path: readonly string[], value: Json): { readonly [key: string]: Json } {
  return path.toReversed().reduce<Json>((inner, name) => ({ [name]: inner }), value) as {
    readonly [key: string]: Json;
  };
}
