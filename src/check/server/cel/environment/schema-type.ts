/**
 * The type that a value with a structural schema has in expressions, with the sizes that its cost is estimated by.
 *
 * Source: apiserver `pkg/cel/common/schemas.go`, `pkg/cel/types.go`, `pkg/cel/limits.go`.
 */
import {
  isEmbedded,
  isIntOrString,
  itemsOf,
  propertiesOf,
  propertyOf,
  valuesOf,
  type Schema,
} from '../../custom-resource/schema.ts';
import type { Estimate } from '../cost/estimate.ts';
import * as types from '../types/type.ts';
import type { Type } from '../types/type.ts';
import { escapeProperty } from './escape.ts';

export interface SchemaType {
  readonly type: Type;
  /** The most elements, properties or bytes that a value has. */
  readonly most: number;
  /** The fewest bytes of a value as JSON. */
  readonly least: number;
  /** Of lists the elements, of maps the values. */
  readonly element?: SchemaType;
  /** Of maps the keys. */
  readonly key?: SchemaType;
  /** Of objects, by the names that expressions give them. */
  readonly fields?: ReadonlyMap<string, SchemaType>;
}

export interface SchemaTypeOptions {
  /** The length of an int-or-string counts; before 1.34 it did not. */
  readonly boundedIntOrString: boolean;
}

/** Bytes of the largest request that a server takes. */
export const LARGEST_REQUEST = 3 * 1024 * 1024;

const BOOL: SchemaType = { type: types.BOOL, most: 0, least: 4 };
/** Of keys no length is known, and the server takes them for empty. */
const KEY: SchemaType = { type: types.STRING, most: 0, least: 2 };
const INT: SchemaType = { type: types.INT, most: 0, least: 1 };
const DOUBLE: SchemaType = { type: types.DOUBLE, most: 0, least: 1 };
const LEAST_TEXT = 2;
const LONGEST_TEXT = LARGEST_REQUEST - 2;
/** The longest character of UTF-8: lengths are counted in characters, costs in bytes. */
const BYTES_OF_CHARACTER = 4;

/** Nothing for a schema of which nothing is known, such as one of unknown fields. */
export function schemaType(
  schema: Schema,
  isResource: boolean,
  name: string,
  options: SchemaTypeOptions,
): SchemaType | undefined {
  if (isIntOrString(schema)) {
    const most = (options.boundedIntOrString ? longest(schema) : undefined) ?? LONGEST_TEXT;
    return { type: types.DYN, most, least: 1 };
  }
  switch (schema.type) {
    case 'array':
      return arrayType(schema, name, options);
    case 'object':
      return objectType(isResource ? withMetadata(schema) : schema, name, options);
    case 'string':
      return textType(schema);
    case 'boolean':
      return BOOL;
    case 'number':
      return DOUBLE;
    case 'integer':
      return INT;
    default:
      return undefined;
  }
}

function arrayType(schema: Schema, name: string, options: SchemaTypeOptions): SchemaType | undefined {
  const items = itemsOf(schema);
  const element = items && schemaType(items, isEmbedded(items), `${name}.@idx`, options);
  if (element === undefined) return undefined;
  const most = schema.maxItems ?? Math.floor((LARGEST_REQUEST - 2) / (element.least + 1));
  return { type: types.listType(element.type), most: Math.max(0, most), least: 2, element };
}

function objectType(schema: Schema, name: string, options: SchemaTypeOptions): SchemaType | undefined {
  const values = valuesOf(schema);
  if (values) {
    const element = schemaType(values, isEmbedded(values), `${name}.@elem`, options);
    if (element === undefined) return undefined;
    const most = schema.maxProperties ?? Math.floor((LARGEST_REQUEST - 2) / (element.least + 6));
    return { type: types.mapType(types.STRING, element.type), most: Math.max(0, most), least: 2, element, key: KEY };
  }
  const fields = new Map<string, SchemaType>();
  let least = 2;
  for (const [property, part] of propertiesOf(schema)) {
    const escaped = escapeProperty(property);
    const field = schemaType(part, isEmbedded(part), `${name}.${escaped ?? property}`, options);
    if (field === undefined) continue;
    if (escaped !== undefined) fields.set(escaped, field);
    const given = (schema.required ?? []).includes(property) && (part.default ?? undefined) === undefined;
    if (given) least += Buffer.byteLength(property) + field.least + 4;
  }
  return { type: types.objectType(name), most: 0, least, fields };
}

function textType(schema: Schema): SchemaType {
  switch (schema.format) {
    case 'byte':
      return { type: types.BYTES, most: Math.max(0, schema.maxLength ?? LONGEST_TEXT), least: LEAST_TEXT };
    case 'duration':
      return { type: types.DURATION, most: 32, least: 3 };
    case 'date':
      return { type: types.TIMESTAMP, most: 12, least: 12 };
    case 'date-time':
      return { type: types.TIMESTAMP, most: 32, least: 21 };
    default:
      return { type: types.STRING, most: longest(schema) ?? longestOfEnum(schema) ?? LONGEST_TEXT, least: LEAST_TEXT };
  }
}

function longest({ maxLength }: Schema): number | undefined {
  return typeof maxLength === 'number' ? Math.max(0, maxLength) * BYTES_OF_CHARACTER : undefined;
}

function longestOfEnum({ enum: values = [] }: Schema): number | undefined {
  if (values.length === 0) return undefined;
  return Math.max(0, ...values.map((value) => (typeof value === 'string' ? Buffer.byteLength(value) : 0)));
}

const TEXT: Schema = { type: 'string' };
const OBJECT_META: Schema = { type: 'object', properties: { name: TEXT, generateName: TEXT } };

/** Every object has a kind, a version and a name, whatever its schema says. */
export function withMetadata(schema: Schema): Schema {
  const metadata = propertyOf(schema, 'metadata');
  const complete =
    propertyOf(schema, 'kind')?.type === 'string' &&
    propertyOf(schema, 'apiVersion')?.type === 'string' &&
    metadata?.type === 'object' &&
    propertyOf(metadata, 'name')?.type === 'string' &&
    propertyOf(metadata, 'generateName')?.type === 'string';
  if (complete) return schema;
  return { ...schema, properties: { ...schema.properties, kind: TEXT, apiVersion: TEXT, metadata: OBJECT_META } };
}

/** Bounds of what stands at a path within a type; the first step is the variable. */
export function sizeWithin(root: SchemaType, path: readonly string[]): Estimate | undefined {
  let at: SchemaType | undefined = root;
  for (const step of path.slice(1)) {
    if (step === '@items' || step === '@values') at = at?.element;
    else at = step === '@keys' ? at?.key : fieldWithin(at, step);
  }
  return at && { least: 0, most: at.most };
}

/** A value of a map may be written as a field; of values of any type the size is known all the same. */
function fieldWithin(at: SchemaType | undefined, name: string): SchemaType | undefined {
  return at?.fields?.get(name) ?? (at?.element?.type.kind === 'any' ? at.element : undefined);
}

/** Fields of all objects within a type, by the name of the object's type. */
export function objectFields(root: SchemaType): ReadonlyMap<string, ReadonlyMap<string, SchemaType>> {
  const found = new Map<string, ReadonlyMap<string, SchemaType>>();
  const collect = ({ type, element, fields }: SchemaType): void => {
    if (element) collect(element);
    if (!fields) return;
    found.set(type.name, fields);
    for (const field of fields.values()) collect(field);
  };
  collect(root);
  return found;
}
