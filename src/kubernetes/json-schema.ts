import { type Definition, type Field, type Scalar, type Type, findDefinition } from './definitions.ts';
import { servedKind } from './kinds.ts';

/** A JSON Schema document of draft 7, the newest one that YAML editors understand. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/**
 * What the schema is for: in an `editor` it asks for the fields published as required and offers just the known values; as a
 * `verdict` it takes what the server's decoder takes: null for anything, no field required, empty strings for unset enums.
 */
export type SchemaPurpose = 'editor' | 'verdict';

const INTEGER_RANGES: Readonly<Record<'int32' | 'int64', readonly [number, number]>> = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  // The nearest doubles inside the range.
  int64: [-(2 ** 63), 2 ** 63 - 1024],
};

const QUANTITY = '^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?[0-9]+)?$';
const BASE64 = '^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$';

function integer(scalar: 'int32' | 'int64'): JsonSchema {
  const [minimum, maximum] = INTEGER_RANGES[scalar];
  return { type: 'integer', minimum, maximum };
}

function scalarSchema(scalar: Scalar): JsonSchema {
  switch (scalar) {
    case 'string':
      return { type: 'string' };
    case 'bool':
      return { type: 'boolean' };
    case 'int32':
    case 'int64':
      return integer(scalar);
    case 'double':
      return { type: 'number' };
    case 'quantity':
      return { anyOf: [{ type: 'number' }, { type: 'string', pattern: QUANTITY }] };
    case 'int-or-string':
      return { anyOf: [integer('int32'), { type: 'string' }] };
    case 'time':
    case 'micro-time':
      return { type: 'string', format: 'date-time' };
    case 'bytes':
      return { type: 'string', pattern: BASE64 };
  }
}

function orNull(schema: JsonSchema, purpose: SchemaPurpose): JsonSchema {
  return purpose === 'editor' ? schema : { anyOf: [{ type: 'null' }, schema] };
}

function typeSchema(type: Type, purpose: SchemaPurpose): JsonSchema {
  switch (type.kind) {
    case 'any':
      return {};
    case 'scalar': {
      const { values } = type;
      if (values === undefined) return orNull(scalarSchema(type.scalar), purpose);
      const unset = purpose === 'verdict' && !values.includes('') ? [''] : [];
      return orNull({ type: 'string', enum: [...values, ...unset] }, purpose);
    }
    case 'list':
      return orNull({ type: 'array', items: typeSchema(type.of, purpose) }, purpose);
    case 'map':
      return orNull({ type: 'object', additionalProperties: typeSchema(type.of, purpose) }, purpose);
    case 'union':
      return { anyOf: type.of.map((each) => typeSchema(each, purpose)) };
    case 'definition':
      return orNull({ $ref: `#/definitions/${type.name}` }, purpose);
  }
}

function fieldSchema(field: Field, purpose: SchemaPurpose): JsonSchema {
  const schema = typeSchema(field.type, purpose);
  return field.default === undefined || purpose === 'verdict' ? schema : { ...schema, default: field.default };
}

function definitionSchema(definition: Definition, purpose: SchemaPurpose): JsonSchema {
  const fields = [...definition.fields.values()];
  const required = fields.filter((field) => field.required).map((field) => field.name);
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field, purpose)])),
    additionalProperties: false,
    ...(purpose === 'editor' && required.length > 0 ? { required } : {}),
  };
}

function namesIn(type: Type): readonly string[] {
  if (type.kind === 'definition') return [type.name];
  if (type.kind === 'list' || type.kind === 'map') return namesIn(type.of);
  return type.kind === 'union' ? type.of.flatMap(namesIn) : [];
}

/** The strict JSON Schema of a kind in 1.`minor`; undefined when that version does not serve it by default. */
export function jsonSchemaOf(
  apiVersion: string,
  kind: string,
  minor: number,
  purpose: SchemaPurpose = 'editor',
): JsonSchema | undefined {
  const served = servedKind(apiVersion, kind, minor);
  const root = served === undefined ? undefined : findDefinition(served.definition, minor);
  if (root === undefined) return undefined;
  const definitions = new Map<string, JsonSchema>();
  const reach = (from: Definition): void => {
    for (const name of [...from.fields.values()].flatMap((field) => namesIn(field.type))) {
      const next = findDefinition(name, minor);
      if (next === undefined || definitions.has(name)) continue;
      definitions.set(name, definitionSchema(next, purpose));
      reach(next);
    }
  };
  reach(root);
  const own = definitionSchema(root, purpose);
  const identity = { apiVersion: { const: apiVersion }, kind: { const: kind } };
  const { properties } = own;
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `${apiVersion} ${kind} of Kubernetes 1.${minor}`,
    ...own,
    ...(purpose === 'editor' && typeof properties === 'object'
      ? { properties: { ...properties, ...identity }, required: ['apiVersion', 'kind', ...listOf(own['required'])] }
      : {}),
    definitions: Object.fromEntries([...definitions].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
