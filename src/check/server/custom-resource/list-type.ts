/**
 * Lists whose elements must differ (`x-kubernetes-list-type: set`) or whose keys must (`map`).
 *
 * Source: apiextensions-apiserver `pkg/apiserver/schema/listtype`.
 */
import { isObject } from '../../../model/json-object.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { goJson } from '../go-value.ts';
import { goNumber, printGoNumber } from './numbers.ts';
import { childOf, keyOf } from './root-path.ts';
import { itemsOf, propertyOf, valuesOf, type Schema } from './schema.ts';
import { anyValue } from './any-value.ts';
import { sortedKeys } from './sorted-keys.ts';

const DEEPEST = 1_000;

export function validateListTypes(
  value: unknown,
  schema: Schema | undefined,
  errors: FieldErrors,
  path?: FieldPath,
  depth = 0,
): void {
  if (!schema || depth > DEEPEST) return;
  if (Array.isArray(value)) {
    if (path === undefined) return;
    if (schema['x-kubernetes-list-type'] === 'set') {
      for (const index of repeated(value)) errors.duplicate(path.index(index), anyValue(value[index]));
    } else if (schema['x-kubernetes-list-type'] === 'map') validateMap(value, schema, path, errors);
    value.forEach((item, index) => validateListTypes(item, itemsOf(schema), errors, path.index(index), depth + 1));
  } else if (isObject(value)) {
    const values = valuesOf(schema);
    if (values) {
      for (const [key, field] of Object.entries(value)) {
        validateListTypes(field, values, errors, keyOf(path, key), depth + 1);
      }
    }
    for (const [name, field] of Object.entries(value)) {
      validateListTypes(field, propertyOf(schema, name), errors, childOf(path, name), depth + 1);
    }
  }
}

function validateMap(list: readonly unknown[], schema: Schema, path: FieldPath, errors: FieldErrors): void {
  const wrong = list.findIndex((item) => item !== null && !isObject(item));
  if (wrong >= 0) {
    errors.invalid(path.index(wrong), anyValue(list[wrong]), 'must be an object for an array of list-type map');
    return;
  }
  const names = schema['x-kubernetes-list-map-keys'] ?? [];
  const keys = list.map((item) => {
    const given = isObject(item) ? item : {};
    return Object.fromEntries(
      names
        .filter((name) => Object.hasOwn(given, name) && given[name] !== undefined)
        .map((name) => [name, given[name]]),
    );
  });
  for (const index of repeated(keys)) errors.duplicate(path.index(index), anyValue(keys[index]));
}

/** Where a value stands for the second time; further times are not told. */
function repeated(list: readonly unknown[]): number[] {
  const times = new Map<string, number>();
  return list.flatMap((item, index) => {
    const key = keyOfValue(item);
    const seen = times.get(key) ?? 0;
    times.set(key, seen + 1);
    return seen === 1 ? [index] : [];
  });
}

function keyOfValue(value: unknown): string {
  const number = goNumber(value);
  if (number !== undefined) return `${'integer' in number ? 'integer' : 'float'} ${printGoNumber(number)}`;
  return goJson(sortedKeys(value));
}
