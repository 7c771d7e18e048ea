/**
 * Inside of alternatives only constraints may stand, nothing that gives the value its shape.
 *
 * Source: apiextensions-apiserver `pkg/apiserver/schema/validation.go`.
 */
import { Pattern } from '../../../../kubernetes/re2/pattern.ts';
import type { FieldErrors } from '../../field-errors.ts';
import type { FieldPath } from '../../field-path.ts';
import {
  alternativesOf,
  defaultOf,
  isEmbedded,
  isIntOrString,
  isMap,
  itemsOf,
  preservesUnknown,
  propertiesOf,
  propertyOf,
  saysNothing,
  type Schema,
} from '../schema.ts';

export function validateAlternatives(schema: Schema, path: FieldPath, errors: FieldErrors): void {
  validateSkipping(schema, intOrStringSkips(schema), path, errors);
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
    return given === type && Object.values(rest).every(saysNothing);
  });
}

/** The alternatives of a schema; `skips` are those that may say of what type the value is. */
function validateSkipping(schema: Schema, skips: Skips, path: FieldPath, errors: FieldErrors): void {
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

function validateNested(schema: Schema, skips: Skips, path: FieldPath, errors: FieldErrors): void {
  validateSkipping(schema, skips, path, errors);
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
