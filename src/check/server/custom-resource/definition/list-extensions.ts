/** `x-kubernetes-list-type`, `x-kubernetes-list-map-keys` and `x-kubernetes-map-type`. */
import type { FieldErrors } from '../../field-errors.ts';
import type { FieldPath } from '../../field-path.ts';
import { defaultOf, itemsOf, propertyOf, type Schema } from '../schema.ts';
import { printedSchema } from './printed.ts';

const MAP_TYPES = ['atomic', 'granular'];
const LIST_TYPES = ['atomic', 'set', 'map'];

export function validateListExtensions(schema: Schema, path: FieldPath, errors: FieldErrors): void {
  const mapType = schema['x-kubernetes-map-type'] ?? undefined;
  const listType = schema['x-kubernetes-list-type'] ?? undefined;
  const keys = schema['x-kubernetes-list-map-keys'] ?? [];
  if (mapType !== undefined) {
    validateCarrier(schema, 'object', 'x-kubernetes-map-type', path, errors);
    if (!MAP_TYPES.includes(mapType)) errors.notSupportedText(path.child('x-kubernetes-map-type'), mapType, MAP_TYPES);
  }
  if (listType !== undefined) {
    if (schema.type !== 'array') validateCarrier(schema, 'array', 'x-kubernetes-list-type', path, errors);
    else if (listType === 'set') validateSetItems(schema, path, errors);
    if (!LIST_TYPES.includes(listType))
      errors.notSupportedText(path.child('x-kubernetes-list-type'), listType, LIST_TYPES);
  }
  if (keys.length > 0 && listType !== 'map') {
    const detail = 'must be map if x-kubernetes-list-map-keys is non-empty';
    if (listType === undefined) errors.required(path.child('x-kubernetes-list-type'), detail);
    else errors.invalid(path.child('x-kubernetes-list-type'), listType, detail);
  }
  if (listType === 'map') validateMapList(schema, keys, path, errors);
  if (listType === 'map' || listType === 'set') validateNullability(schema, listType, keys, path, errors);
}

function validateCarrier(
  schema: Schema,
  wanted: 'object' | 'array',
  extension: string,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const type = schema.type ?? '';
  if (type === wanted) return;
  const detail = `must be ${wanted} if ${extension} is specified`;
  if (type === '') errors.required(path.child('type'), detail);
  else errors.invalid(path.child('type'), type, detail);
}

// Elements of a set are compared as a whole, so that they may have no parts that are merged.
function validateSetItems(schema: Schema, path: FieldPath, errors: FieldErrors): void {
  const items = itemsOf(schema);
  const listType = items?.['x-kubernetes-list-type'] ?? null;
  const detail = 'must be atomic as item of a list with x-kubernetes-list-type=set';
  if (items?.type === 'array' && listType !== null && listType !== 'atomic') {
    errors.invalid(path.child('items', 'x-kubernetes-list-type'), listType, detail);
  }
  if (items?.type === 'object' && items['x-kubernetes-map-type'] !== 'atomic') {
    errors.invalid(path.child('items', 'x-kubernetes-map-type'), listType, detail);
  }
}

function validateMapList(schema: Schema, keys: readonly string[], path: FieldPath, errors: FieldErrors): void {
  const keysPath = path.child('x-kubernetes-list-map-keys');
  if (keys.length === 0) errors.required(keysPath, 'must not be empty if x-kubernetes-list-type is map');
  const items = itemsOf(schema);
  if (schema.items === undefined || schema.items === null)
    errors.required(path.child('items'), 'must have a schema if x-kubernetes-list-type is map');
  else if (!items) {
    const printed = { Schema: null, JSONSchemas: Array.isArray(schema.items) ? schema.items.map(printedSchema) : null };
    errors.invalid(path.child('items'), printed, 'must only have a single schema if x-kubernetes-list-type is map');
  } else if (items.type !== 'object') {
    const detail = "must be object if parent array's x-kubernetes-list-type is map";
    errors.invalid(path.child('items', 'type'), items.type ?? '', detail);
  } else {
    keys.forEach((key, index) => {
      const property = propertyOf(items, key);
      if (!property) errors.invalid(keysPath, keys, 'entries must all be names of item properties');
      else if (property.type === 'array' || property.type === 'object') {
        const detail = "must be a scalar type if parent array's x-kubernetes-list-type is map";
        errors.invalid(path.child('items', 'properties').key(key).child('type'), items.type, detail);
      }
      if (keys.indexOf(key) < index) errors.invalid(keysPath, keys, 'must not contain duplicate entries');
    });
  }
}

function validateNullability(
  schema: Schema,
  listType: string,
  keys: readonly string[],
  path: FieldPath,
  errors: FieldErrors,
): void {
  const items = itemsOf(schema);
  if (!items) return;
  if (items.nullable === true) {
    errors.forbidden(path.child('items', 'nullable'), `cannot be nullable when x-kubernetes-list-type is ${listType}`);
  }
  if (listType !== 'map') return;
  for (const key of keys) {
    const property = propertyOf(items, key);
    if (!property) continue;
    const keyPath = path.child('items', 'properties').key(key);
    if (!(items.required ?? []).includes(key) && defaultOf(property) === undefined) {
      const detail =
        'this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property';
      errors.required(keyPath.child('default'), detail);
    }
    if (property.nullable === true) {
      errors.forbidden(
        keyPath.child('nullable'),
        'this property is in x-kubernetes-list-map-keys, so it cannot be nullable',
      );
    }
  }
}
