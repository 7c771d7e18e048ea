/**
 * A schema must be structural: types stand outside of alternatives, and alternatives speak only of what stands outside too.
 *
 * Source: apiextensions-apiserver `pkg/apiserver/schema`; https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 */
import { Pattern } from '../../../../kubernetes/re2/pattern.ts';
import type { FieldErrors } from '../../field-errors.ts';
import type { FieldPath } from '../../field-path.ts';
import {
  defaultOf,
  isEmbedded,
  isIntOrString,
  isMap,
  itemsOf,
  preservesUnknown,
  propertiesOf,
  propertyOf,
  valuesOf,
  type Schema,
} from '../schema.ts';

const DEEPEST = 1_000;

type Level = 'root' | 'item' | 'field';

const NO_TYPE: Readonly<Record<Level, string>> = {
  root: 'must not be empty at the root',
  item: 'must not be empty for specified array items',
  field: 'must not be empty for specified object fields',
};

/** Why a schema has no structural form at all, or nothing. */
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

function alternativesOf(schema: Schema): [string, Schema, number][] {
  return (['anyOf', 'allOf', 'oneOf'] as const).flatMap((name) =>
    (schema[name] ?? []).map((part, index): [string, Schema, number] => [name, part, index]),
  );
}

export function validateStructural(schema: Schema, path: FieldPath, errors: FieldErrors): void {
  validateInvariants(schema, 'root', path, errors);
  validateCompleteness(schema, schema, path, path, errors);
}

function validateInvariants(schema: Schema, level: Level, path: FieldPath, errors: FieldErrors): void {
  const type = schema.type ?? '';
  const items = itemsOf(schema);
  if (type === 'array' && !items) errors.required(path.child('items'), 'must be specified');
  if (items) validateInvariants(items, 'item', path.child('items'), errors);
  for (const [name, property] of propertiesOf(schema)) {
    validateInvariants(property, 'field', path.child('properties').key(name), errors);
  }
  if (isMap(schema)) {
    const valuesPath = path.child('additionalProperties');
    if (level === 'root') errors.forbidden(valuesPath, 'must not be used at the root');
    const values = valuesOf(schema);
    if (values) validateInvariants(values, 'field', valuesPath, errors);
  }
  validateExtensions(schema, path, errors);
  validateAlternatives(schema, intOrStringSkips(schema), path, errors);
  validateType(schema, level, path, errors);
  if (level === 'root' && type !== '' && type !== 'object') {
    errors.invalid(path.child('type'), type, 'must be object at the root');
  }
  if (level === 'root' || isEmbedded(schema)) validateTypeMeta(schema, path, errors);
  const metadata = propertyOf(schema, 'metadata');
  if (metadata)
    validateMetadataSchema(metadata, level, isEmbedded(schema), path.child('properties').key('metadata'), errors);
  if (isEmbedded(schema) && !preservesUnknown(schema) && propertiesOf(schema).length === 0) {
    const detail =
      'must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields';
    errors.required(path.child('properties'), detail);
  }
}

function validateType(schema: Schema, level: Level, path: FieldPath, errors: FieldErrors): void {
  const type = schema.type ?? '';
  if (isEmbedded(schema) && type !== 'object') {
    const detail = 'must be object if x-kubernetes-embedded-resource is true';
    if (type === '') errors.required(path.child('type'), detail);
    else errors.invalid(path.child('type'), type, detail);
  } else if (type === '' && !isIntOrString(schema) && !preservesUnknown(schema)) {
    errors.required(path.child('type'), NO_TYPE[level]);
  }
  if (isEmbedded(schema) && isMap(schema)) {
    errors.forbidden(path.child('additionalProperties'), 'must not be used if x-kubernetes-embedded-resource is set');
  }
}

function validateExtensions(schema: Schema, path: FieldPath, errors: FieldErrors): void {
  if (!isIntOrString(schema)) return;
  const detail = 'must be false if x-kubernetes-int-or-string is true';
  if (preservesUnknown(schema)) errors.invalid(path.child('x-kubernetes-preserve-unknown-fields'), true, detail);
  if (isEmbedded(schema)) errors.invalid(path.child('x-kubernetes-embedded-resource'), true, detail);
}

function validateTypeMeta(schema: Schema, path: FieldPath, errors: FieldErrors): void {
  for (const name of ['kind', 'apiVersion']) {
    const property = propertyOf(schema, name);
    if (!property || property.type === 'string') continue;
    errors.invalid(path.child('properties').key(name).child('type'), property.type ?? '', 'must be string');
  }
}

function validateMetadataSchema(
  metadata: Schema,
  level: Level,
  embedded: boolean,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if ((level === 'root' || embedded) && metadata.type !== 'object') {
    errors.invalid(path.child('type'), metadata.type ?? '', 'must be object');
  }
  if (level !== 'root') return;
  const { properties = {}, type: _type, default: _default, ...rest } = metadata;
  const names = Object.keys(properties);
  const onlyNames = names.every((name) => name === 'name' || name === 'generateName');
  // What does not get into the structural form does not count.
  const { externalDocs: _docs, example: _example, ...counted } = rest;
  if (onlyNames && Object.values(counted).every(isEmpty)) return;
  errors.forbidden(
    path,
    'must not specify anything other than name and generateName, but metadata is implicitly specified',
  );
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || value === '' || value === false;
}

interface Skips {
  /** The alternatives are the types of an int-or-string, which may stand there. */
  readonly anyOf: boolean;
  readonly firstOfAllOf: boolean;
}

const NONE: Skips = { anyOf: false, firstOfAllOf: false };

function intOrStringSkips(schema: Schema): Skips {
  return { anyOf: isTypePair(schema.anyOf), firstOfAllOf: isTypePair(schema.allOf?.[0]?.anyOf) };
}

function isTypePair(schemas: readonly Schema[] | undefined): boolean {
  if (schemas?.length !== 2) return false;
  return ['integer', 'string'].every((type, index) => {
    const { type: given, ...rest } = schemas[index] ?? {};
    return given === type && Object.values(rest).every(isEmpty);
  });
}

function validateAlternatives(schema: Schema, skips: Skips, path: FieldPath, errors: FieldErrors): void {
  for (const [name, part, index] of alternativesOf(schema)) {
    if (name === 'anyOf' && skips.anyOf) continue;
    const partSkips = name === 'allOf' && index === 0 && skips.firstOfAllOf ? { ...NONE, anyOf: true } : NONE;
    validateNested(part, partSkips, path.child(name).index(index), errors);
  }
  if (schema.not) validateNested(schema.not, NONE, path.child('not'), errors);
  const pattern = schema.pattern ?? '';
  if (pattern === '') return;
  const compiled = Pattern.compile(pattern);
  if (typeof compiled !== 'string') return;
  errors.invalid(
    path.child('pattern'),
    pattern,
    `must be a valid regular expression, but isn't: ${compiled}`,
    'Patterns are RE2: no lookaround and no back references.',
  );
}

/** Inside of alternatives only constraints may stand, nothing that gives the value its shape. */
function validateNested(schema: Schema, skips: Skips, path: FieldPath, errors: FieldErrors): void {
  validateAlternatives(schema, skips, path, errors);
  const items = itemsOf(schema);
  if (items) validateNested(items, NONE, path.child('items'), errors);
  for (const [name, property] of propertiesOf(schema)) {
    validateNested(property, NONE, path.child('properties').key(name), errors);
  }
  const { additionalProperties } = schema;
  const forbidden: readonly (readonly [string, boolean, string])[] = [
    ['type', (schema.type ?? '') !== '', 'empty'],
    ['additionalProperties', isMap(schema) && additionalProperties !== false, 'undefined'],
    ['default', defaultOf(schema) !== undefined, 'undefined'],
    ['title', (schema.title ?? '') !== '', 'empty'],
    ['description', (schema.description ?? '') !== '', 'empty'],
    ['nullable', schema.nullable === true, 'false'],
    ['x-kubernetes-preserve-unknown-fields', preservesUnknown(schema), 'false'],
    ['x-kubernetes-embedded-resource', isEmbedded(schema), 'false'],
    ['x-kubernetes-int-or-string', isIntOrString(schema), 'false'],
    ['x-kubernetes-list-map-keys', (schema['x-kubernetes-list-map-keys'] ?? []).length > 0, 'empty'],
    ['x-kubernetes-list-type', typeof schema['x-kubernetes-list-type'] === 'string', 'undefined'],
    ['x-kubernetes-map-type', typeof schema['x-kubernetes-map-type'] === 'string', 'undefined'],
    ['x-kubernetes-validations', (schema['x-kubernetes-validations'] ?? []).length > 0, 'empty'],
  ];
  for (const [field, given, wanted] of forbidden) {
    if (given) errors.forbidden(path.child(field), `must be ${wanted} to be structural`);
  }
  if (propertyOf(schema, 'metadata')) {
    errors.forbidden(path.child('properties').key('metadata'), 'must not be specified in a nested context');
  }
}

/** `rules` speak of `schema`: what they name must be there. */
function validateCompleteness(
  rules: Schema,
  schema: Schema,
  path: FieldPath,
  rulesPath: FieldPath,
  errors: FieldErrors,
): void {
  const { not } = rules;
  if (not) validateNestedCompleteness(not, schema, path, rulesPath.child('not'), errors);
  for (const [name, part, index] of alternativesOf(rules)) {
    validateNestedCompleteness(part, schema, path, rulesPath.child(name).index(index), errors);
  }
}

function validateNestedCompleteness(
  rules: Schema,
  schema: Schema | undefined,
  path: FieldPath,
  rulesPath: FieldPath,
  errors: FieldErrors,
): void {
  if (!schema) return errors.required(path, `because it is defined in ${rulesPath}`);
  validateCompleteness(rules, schema, path, rulesPath, errors);
  const items = itemsOf(rules);
  if (items) {
    validateNestedCompleteness(items, itemsOf(schema), path.child('items'), rulesPath.child('items'), errors);
  }
  for (const [name, property] of propertiesOf(rules)) {
    const propertyPath = path.child('properties').key(name);
    const propertyRules = rulesPath.child('properties').key(name);
    validateNestedCompleteness(property, propertyOf(schema, name), propertyPath, propertyRules, errors);
  }
}
