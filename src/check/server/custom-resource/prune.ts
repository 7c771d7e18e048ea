/**
 * What the server takes away from a custom resource before it looks at it.
 *
 * Source: apiextensions-apiserver `pkg/apiserver/schema/pruning`, `pkg/apiserver/schema/defaulting`.
 */
import { isObject, type Fields } from '../../../model/json-object.ts';
import {
  defaultOf,
  isEmbedded,
  isMap,
  itemsOf,
  preservesUnknown,
  propertyOf,
  valuesOf,
  type Schema,
} from './schema.ts';

const META_FIELDS = ['apiVersion', 'kind', 'metadata'];
/** As the server's own decoder, which ends far above what anyone writes. */
const DEEPEST = 1_000;

/** A field that the schema beside it does not know. */
export interface UnknownField {
  readonly path: string;
  readonly name: string;
  readonly schema: Schema | undefined;
}

/** The value without fields that the schema does not know; they are added to `unknown`. */
export function prune(value: unknown, schema: Schema | undefined, root: boolean, unknown: UnknownField[]): unknown {
  const place = { path: '', depth: 0, embedded: root || isEmbedded(schema), keepsAll: preservesUnknown(schema) };
  return pruneAt(value, schema, place, unknown);
}

interface PlaceInValue {
  readonly path: string;
  readonly depth: number;
  /** The value is an object with `apiVersion`, `kind` and `metadata`, which are not the schema's business. */
  readonly embedded: boolean;
  /** What the schema does not name stays. */
  readonly keepsAll: boolean;
}

function pruneAt(value: unknown, schema: Schema | undefined, place: PlaceInValue, unknown: UnknownField[]): unknown {
  if (place.depth > DEEPEST) return value;
  if (Array.isArray(value)) {
    const items = itemsOf(schema);
    if (place.keepsAll && items === undefined) return value;
    return value.map((item, index) => {
      const itemPlace = placeOf(items, `${place.path}[${index}]`, place.depth);
      // What is kept as it is, is kept so in all elements of a list.
      return pruneAt(item, items, { ...itemPlace, keepsAll: itemPlace.keepsAll || place.keepsAll }, unknown);
    });
  }
  if (!isObject(value)) return value;
  const kept: [string, unknown][] = [];
  for (const [name, field] of Object.entries(value)) {
    const path = place.path === '' ? name : `${place.path}.${name}`;
    const property = propertyOf(schema, name);
    const fieldSchema = property ?? valuesOf(schema);
    if (place.embedded && META_FIELDS.includes(name)) kept.push([name, field]);
    else if (property || isMap(schema)) {
      kept.push([name, pruneAt(field, fieldSchema, placeOf(fieldSchema, path, place.depth), unknown)]);
    } else if (place.keepsAll) kept.push([name, field]);
    else if (!META_FIELDS.includes(name) || place.path !== '') unknown.push({ path, name, schema });
  }
  return Object.fromEntries(kept);
}

function placeOf(schema: Schema | undefined, path: string, depth: number): PlaceInValue {
  return { path, depth: depth + 1, embedded: isEmbedded(schema), keepsAll: preservesUnknown(schema) };
}

/** The value without nulls where the schema has neither `nullable` nor a default. */
export function pruneNulls(value: unknown, schema: Schema | undefined, depth = 0): unknown {
  if (depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((item) => pruneNulls(item, itemsOf(schema), depth + 1));
  if (!isObject(value)) return value;
  const kept: [string, unknown][] = [];
  for (const [name, field] of Object.entries(value)) {
    const fieldSchema = propertyOf(schema, name) ?? valuesOf(schema);
    const dropped =
      field === null && fieldSchema && fieldSchema.nullable !== true && defaultOf(fieldSchema) === undefined;
    if (!dropped) kept.push([name, pruneNulls(field, fieldSchema, depth + 1)]);
  }
  return Object.fromEntries(kept);
}

/** The value with the schema's defaults, also where a null stands that may not. */
export function applyDefaults(value: unknown, schema: Schema | undefined, depth = 0): unknown {
  if (!schema || depth > DEEPEST) return value;
  if (Array.isArray(value)) {
    const items = itemsOf(schema);
    return value.map((item) => applyDefaults(replaced(item, items), items, depth + 1));
  }
  if (!isObject(value)) return value;
  const completed: [string, unknown][] = Object.entries(withMissing(value, schema)).map(([name, field]) => {
    const property = propertyOf(schema, name);
    if (property) return [name, applyDefaults(field, property, depth + 1)];
    const values = valuesOf(schema);
    return [name, applyDefaults(replaced(field, values), values, depth + 1)];
  });
  return Object.fromEntries(completed);
}

function withMissing(value: Fields, schema: Schema): Fields {
  const missing = Object.entries(schema.properties ?? {}).flatMap(([name, property]): [string, unknown][] => {
    const byDefault = defaultOf(property);
    if (byDefault === undefined) return [];
    const given = Object.hasOwn(value, name) ? value[name] : undefined;
    return given === undefined || (given === null && property.nullable !== true) ? [[name, byDefault]] : [];
  });
  return missing.length === 0 ? value : { ...value, ...Object.fromEntries(missing) };
}

function replaced(value: unknown, schema: Schema | undefined): unknown {
  if (value !== null || schema === undefined || schema.nullable === true) return value;
  return defaultOf(schema) ?? null;
}
