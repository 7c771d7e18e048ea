import { isObject } from '../../../model/json-object.ts';

/** The value as Go writes maps: with sorted keys. */
export function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (!isObject(value)) return value;
  const names = Object.keys(value).toSorted();
  return Object.fromEntries(names.map((name) => [name, sortedKeys(value[name])]));
}
