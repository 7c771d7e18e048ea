/**
 * A schema must be structural: types stand outside of alternatives, and alternatives speak only of what stands outside too.
 *
 * Source: apiextensions-apiserver `pkg/apiserver/schema`; https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 */
import type { FieldErrors } from '../../field-errors.ts';
import type { FieldPath } from '../../field-path.ts';
import {
  isEmbedded,
  isIntOrString,
  isMap,
  itemsOf,
  preservesUnknown,
  propertiesOf,
  propertyOf,
  saysNothing,
  valuesOf,
  type Schema,
} from '../schema.ts';
import { validateAlternatives } from './alternatives.ts';
import { validateCompleteness } from './completeness.ts';

type Level = 'root' | 'item' | 'field';

const NO_TYPE: Readonly<Record<Level, string>> = {
  root: 'must not be empty at the root',
  item: 'must not be empty for specified array items',
  field: 'must not be empty for specified object fields',
};

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
  validateAlternatives(schema, path, errors);
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
  if (onlyNames && Object.values(counted).every(saysNothing)) return;
  errors.forbidden(
    path,
    'must not specify anything other than name and generateName, but metadata is implicitly specified',
  );
}
