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

/** Schemas that a value is held to beside its own, with the keyword and the position at which they stand. */
export function alternativesOf(schema: Schema): [string, Schema, number][] {
  return (['anyOf', 'allOf', 'oneOf'] as const).flatMap((name) =>
    (schema[name] ?? []).map((part, index): [string, Schema, number] => [name, part, index]),
  );
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

/** Whether what a keyword is given says as much as leaving it out. */
export function saysNothing(keyword: unknown): boolean {
  if (Array.isArray(keyword)) return keyword.length === 0;
  return keyword === undefined || keyword === null || keyword === '' || keyword === false;
}
