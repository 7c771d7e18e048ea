import type { ChartDependency } from './chart.ts';
import type { Json, Shape } from './shape.ts';

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
  const properties = { ...own, ...subchartSchemas(own, dependencies) };
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
  };
}

/** Helm lays the values of a chart inside under its name before it validates: there anything may stand. */
function subchartSchemas(own: Schema, dependencies: readonly ChartDependency[]): Schema {
  const subcharts = dependencies.map(({ name, alias = name }): [string, Json] => {
    const declared = asSchema(own[alias]);
    return [alias, { ...declared, type: 'object', additionalProperties: true }];
  });
  const tagged = dependencies.some(({ tags = [] }) => tags.length > 0);
  return { ...Object.fromEntries(subcharts), ...(tagged ? { tags: { type: 'object' } } : {}) };
}

export function shapeSchema(shape: Shape): Schema {
  const described = given({ description: shape.description });
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
      return { ...described, ...asSchema(shape.schema) };
    default:
      return { ...described, ...scalarSchema(shape) };
  }
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
