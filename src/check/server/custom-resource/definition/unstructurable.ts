import { alternativesOf, itemsOf, propertiesOf, valuesOf, type Schema } from '../schema.ts';

const DEEPEST = 1_000;

/**
 * Why a schema has no structural form at all, or nothing.
 *
 * Source: apiextensions-apiserver `pkg/apiserver/schema/convert.go`.
 */
export function unstructurable(schema: Schema, depth = 0): string | undefined {
  if (depth > DEEPEST) return 'the schema is nested too deeply';
  const unsupported = Object.entries({
    id: (schema.id ?? '') !== '',
    schema: (schema.$schema ?? '') !== '',
    $ref: (schema.$ref ?? '') !== '',
    patternProperties: Object.keys(schema.patternProperties ?? {}).length > 0,
    dependencies: Object.keys(schema.dependencies ?? {}).length > 0,
    additionalItems: schema.additionalItems !== undefined && schema.additionalItems !== null,
    definitions: Object.keys(schema.definitions ?? {}).length > 0,
  }).find(([, given]) => given);
  if (unsupported !== undefined) return `OpenAPIV3Schema '${unsupported[0]}' is not supported`;
  if (Array.isArray(schema.items) && schema.items.length > 0) {
    return "OpenAPIV3Schema 'items' must be a schema, but is an array";
  }
  if (schema['x-kubernetes-preserve-unknown-fields'] === false) {
    return "internal error: 'x-kubernetes-preserve-unknown-fields' must be true or undefined";
  }
  for (const part of partsOf(schema)) {
    const fault = unstructurable(part, depth + 1);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function partsOf(schema: Schema): Schema[] {
  const single = [schema.not, itemsOf(schema), valuesOf(schema)].flatMap((part) => (part ? [part] : []));
  return [
    ...single,
    ...alternativesOf(schema).map(([, part]) => part),
    ...propertiesOf(schema).map(([, part]) => part),
  ];
}
