import type { Values } from './define.ts';
import type { Expression } from './expression.ts';
import { isJsonObject, type Json, type Shape } from './shape.ts';

/**
 * A structure that a value may be, with something in it: what is declared, or what the author gave as example or default
 * of a structure whose inside is not. Undefined where there is neither.
 */
export function sampleOf(values: Values, expression: Expression): Json | undefined {
  if (expression.op !== 'value' || expression.of !== values.fingerprint) return undefined;
  return sampleAt(values.shape, expression.path);
}

function sampleAt(shape: Shape, path: readonly string[]): Json | undefined {
  const [name, ...rest] = path;
  const inside = name === undefined ? undefined : shape.properties?.[name];
  return inside === undefined ? partOf(sampleOfShape(shape), path) : sampleAt(inside, rest);
}

function partOf(sample: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((at, name) => (isJsonObject(at) ? at[name] : undefined), sample);
}

function sampleOfShape({ kind, properties = {}, items, example, default: usual }: Shape): Json | undefined {
  switch (kind) {
    case 'object': {
      const parts = Object.entries(properties).map(([name, of]) => [name, sampleOfShape(of)] as const);
      return Object.fromEntries(parts.filter((part): part is [string, Json] => part[1] !== undefined));
    }
    case 'map':
    case 'list': {
      const given = [example, usual].find((value) => value !== undefined && hasContent(value));
      const item = items === undefined ? 'sample' : sampleOfShape(items);
      if (given !== undefined || item === undefined) return given;
      return kind === 'map' ? { sample: item } : [item];
    }
    case 'any':
      return [example, usual].find((value) => value !== undefined && hasContent(value));
    default:
      return 'sample';
  }
}

function hasContent(value: Json): boolean {
  if (value === null) return false;
  return typeof value !== 'object' || Object.values(value).some(hasContent);
}
