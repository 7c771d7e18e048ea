import type { CustomKind } from './custom-resources.ts';
import type { JsonSchema, SchemaPurpose } from './json-schema.ts';
import type { StructuralSchema } from './structural-schema.ts';

/** Keywords that mean in JSON Schema what they mean in a structural schema. */
const SAME = [
  'type',
  'enum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
] as const;
const EDITOR_ONLY = ['pattern', 'default', 'multipleOf', 'uniqueItems', 'description'] as const;
const INT32 = { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };
const INT64 = { minimum: -(2 ** 63), maximum: 2 ** 63 - 1024 };
const EMBEDDED = {
  apiVersion: { type: 'string' },
  kind: { type: 'string' },
  metadata: { type: 'object' },
};

function pick(schema: StructuralSchema, keywords: readonly (keyof StructuralSchema)[]): JsonSchema {
  return Object.fromEntries(keywords.flatMap((name) => (schema[name] === undefined ? [] : [[name, schema[name]]])));
}

/** Limits of numbers; draft 7 writes exclusive ones as numbers where OpenAPI has flags. */
function limits(schema: StructuralSchema): JsonSchema {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, type, format } = schema;
  const range = type === 'integer' ? (format === 'int32' ? INT32 : INT64) : {};
  return {
    ...range,
    ...(minimum === undefined ? {} : { [exclusiveMinimum === true ? 'exclusiveMinimum' : 'minimum']: minimum }),
    ...(maximum === undefined ? {} : { [exclusiveMaximum === true ? 'exclusiveMaximum' : 'maximum']: maximum }),
  };
}

function objectSchema(schema: StructuralSchema, purpose: SchemaPurpose, embedded: boolean): JsonSchema {
  const required = (schema.required ?? []).filter((name) => schema.properties?.[name]?.default === undefined);
  // The server drops a null that the schema does not allow; then the field is missing.
  const orNull = (converted: JsonSchema): JsonSchema =>
    purpose === 'editor' ? converted : { anyOf: [{ type: 'null' }, converted] };
  const properties = Object.entries(schema.properties ?? {}).map(([name, each]) => {
    const property = convert(each, purpose);
    return [name, required.includes(name) ? property : orNull(property)] as const;
  });
  const { additionalProperties } = schema;
  const open = additionalProperties === true || schema['x-kubernetes-preserve-unknown-fields'] === true;
  const others = typeof additionalProperties === 'object' ? orNull(convert(additionalProperties, purpose)) : open;
  return {
    properties: { ...Object.fromEntries(properties), ...(embedded ? EMBEDDED : {}) },
    additionalProperties: others,
    ...(required.length === 0 ? {} : { required }),
  };
}

function convert(schema: StructuralSchema, purpose: SchemaPurpose): JsonSchema {
  const own = purpose === 'editor' ? pick(schema, EDITOR_ONLY) : {};
  const bare =
    schema['x-kubernetes-int-or-string'] === true
      ? { anyOf: [{ type: 'integer' }, { type: 'string' }], ...own }
      : {
          ...pick(schema, SAME),
          ...limits(schema),
          ...own,
          ...(schema.items === undefined ? {} : { items: convert(schema.items, purpose) }),
          ...(schema.type === 'object'
            ? objectSchema(schema, purpose, schema['x-kubernetes-embedded-resource'] === true)
            : {}),
        };
  return schema.nullable === true ? { anyOf: [{ type: 'null' }, bare] } : bare;
}

/**
 * The strict JSON Schema of a custom resource. Combinations (`anyOf`, `not`) and CEL rules are left out: their place is the
 * server's validation. For an `editor` patterns, defaults and descriptions come along.
 */
export function jsonSchemaOfCustomKind(
  { resource, version }: CustomKind,
  purpose: SchemaPurpose = 'editor',
): JsonSchema {
  const apiVersion = `${resource.group}/${version.name}`;
  const body = objectSchema(version.schema, purpose, true);
  const { properties, required } = body;
  const identity = purpose === 'editor' ? { apiVersion: { const: apiVersion }, kind: { const: resource.kind } } : {};
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `${apiVersion} ${resource.kind}`,
    type: 'object',
    ...body,
    properties: { ...(typeof properties === 'object' ? properties : {}), ...identity },
    required: ['apiVersion', 'kind', ...(Array.isArray(required) ? required : [])],
  };
}
