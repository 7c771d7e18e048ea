import { isObject } from '../../../model/json-object.ts';
import { Typed } from '../go-value.ts';
import { sortedKeys } from './sorted-keys.ts';

/** A value as field errors show it, with the types that Go reads any JSON into: servers until 1.33 print them. */
export function anyValue(value: unknown): unknown {
  const json = sortedKeys(value);
  if (Array.isArray(value)) return new Typed('[]interface {}', value.map(partValue), json);
  if (!isObject(value)) return value;
  const parts = Object.entries(value).map(([name, part]) => [name, partValue(part)]);
  return new Typed('map[string]interface {}', Object.fromEntries(parts), json);
}

function partValue(value: unknown): unknown {
  return value === null ? new Typed('interface {}', null) : anyValue(value);
}
