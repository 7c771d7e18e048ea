/** How the parts of a schema are reached. A schema is followed as it is written in the CRD; it was found structural. */
import type { JSONSchemaProps } from '../../../kubernetes/generated/objects.ts';
import { isObject } from '../../../model/json-object.ts';

export type Schema = JSONSchemaProps;

export function isSchema(value: unknown): value is Schema {
  return isObject(value);
}

export function propertyOf(schema: Schema | undefined, name: string): Schema | undefined {
  const { properties } = schema ?? {};
  return properties && Object.hasOwn(properties, name) ? properties[name] : undefined;
}

export function propertiesOf(schema: Schema): [string, Schema][] {
  return Object.entries(schema.properties ?? {});
}

/** The schema of list elements. */
export function itemsOf(schema: Schema | undefined): Schema | undefined {
  const items = schema?.items;
  return isSchema(items) ? items : undefined;
}

/** The schema of map values; nothing also where `additionalProperties` is a boolean. */
export function valuesOf(schema: Schema | undefined): Schema | undefined {
  const values = schema?.additionalProperties;
  return isSchema(values) ? values : undefined;
}

export function isMap(schema: Schema | undefined): boolean {
  return schema?.additionalProperties !== undefined && schema.additionalProperties !== null;
}

export function preservesUnknown(schema: Schema | undefined): boolean {
  return schema?.['x-kubernetes-preserve-unknown-fields'] === true;
}

export function isEmbedded(schema: Schema | undefined): boolean {
  return schema?.['x-kubernetes-embedded-resource'] === true;
}

export function isIntOrString(schema: Schema): boolean {
  return schema['x-kubernetes-int-or-string'] === true;
}

/** A default; one that is null is none. */
export function defaultOf(schema: Schema | undefined): unknown {
  return schema?.default ?? undefined;
}
