import type { ChartDependency } from './chart.ts';
import type { Json, Shape } from './shape.ts';
import { WRITABLE, WRITABLE_DEFINITIONS } from './writable.ts';

type Schema = { readonly [key: string]: Json };

/**
 * values.schema.json: draft-07, because Helm before 3.18 knows no newer one; closed, so that a misspelt value is an
 * error; nothing is referred to outside of it.
 *
 * At the root `global` (which Helm gives every subchart) and `enabled` (which conditions of a parent chart set) are
 * allowed as well.
 */
export function valuesSchema(shape: Shape, dependencies: readonly ChartDependency[] = []): Schema {
  const { properties: own, required } = objectSchema(shape);
  const subcharts = subchartSchemas(shape, dependencies);
  const properties = { ...own, ...subcharts };
  const templated = Object.entries(shape.properties ?? {}).filter(([name]) => !Object.hasOwn(subcharts, name));
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    additionalProperties: false,
    required,
    properties: {
      ...properties,
      ...(Object.hasOwn(properties, 'enabled') ? {} : { enabled: { type: 'boolean' } }),
      global: { type: 'object' },
    },
    ...(templated.some(([, property]) => holdsStructure(property)) ? { definitions: WRITABLE_DEFINITIONS } : {}),
  };
}

/** Helm lays the values of a chart inside under its name before it validates: there anything may stand. */
function subchartSchemas({ properties = {} }: Shape, dependencies: readonly ChartDependency[]): Schema {
  const subcharts = dependencies.map(({ name, alias = name }): [string, Json] => {
    const own = properties[alias];
    const declared = own?.kind === 'any' ? { ...describedBy(own), ...asSchema(own.schema) } : own && shapeSchema(own);
    return [alias, { ...declared, type: 'object', additionalProperties: true }];
  });
  const tagged = dependencies.some(({ tags = [] }) => tags.length > 0);
  return { ...Object.fromEntries(subcharts), ...(tagged ? { tags: { type: 'object' } } : {}) };
}

function holdsStructure({ kind, items, properties = {} }: Shape): boolean {
  return (
    kind === 'any' || (items !== undefined && holdsStructure(items)) || Object.values(properties).some(holdsStructure)
  );
}

function describedBy({ description }: Shape): Schema {
  return given({ description });
}

export function shapeSchema(shape: Shape): Schema {
  const described = describedBy(shape);
  switch (shape.kind) {
    case 'object': {
      const { properties, required } = objectSchema(shape);
      return { ...described, type: 'object', additionalProperties: false, required, properties };
    }
    case 'map':
      return {
        ...described,
        type: 'object',
        additionalProperties: shape.items === undefined ? true : shapeSchema(shape.items),
      };
    case 'list':
      return {
        ...described,
        type: 'array',
        ...(shape.items === undefined ? {} : { items: shapeSchema(shape.items) }),
        ...given({ minItems: shape.minItems, maxItems: shape.maxItems }),
      };
    case 'any':
      return { ...described, ...alsoWritable(asSchema(shape.schema)) };
    default:
      return { ...described, ...scalarSchema(shape) };
  }
}

/** In draft-07 nothing else holds beside a `$ref`, so that goes into a list with what the author says. */
function alsoWritable(own: Schema): Schema {
  const isList = Object.hasOwn(own, 'allOf') || Object.hasOwn(own, '$ref');
  return isList ? { allOf: [own, WRITABLE] } : { ...own, allOf: [WRITABLE] };
}

function scalarSchema(shape: Shape): Schema {
  const limits = given({
    pattern: shape.pattern,
    minLength: shape.minLength,
    maxLength: shape.maxLength,
    minimum: shape.minimum,
    maximum: shape.maximum,
  });
  if (!shape.nullable) return { type: shape.kind, ...given({ enum: shape.enum }), ...limits };
  return {
    type: [shape.kind, 'null'],
    ...(shape.enum === undefined ? {} : { enum: [...shape.enum, null] }),
    ...limits,
  };
}

function objectSchema(shape: Shape): { readonly properties: Schema; readonly required: readonly string[] } {
  const entries = Object.entries(shape.properties ?? {});
  return {
    properties: Object.fromEntries(entries.map(([name, property]) => [name, shapeSchema(property)])),
    required: entries.flatMap(([name, property]) => (property.nullable ? [] : [name])),
  };
}

function given(keywords: { readonly [keyword: string]: Json | undefined }): Schema {
  const entries = Object.entries(keywords).filter((entry): entry is [string, Json] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}

function asSchema(schema: Json | undefined): Schema {
  return typeof schema === 'object' && schema !== null && !Array.isArray(schema)
    ? Object.fromEntries(Object.entries(schema))
    : {};
}
