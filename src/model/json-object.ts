import { NumberLiteral } from './number-literal.ts';

/** The fields of a JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

/** A number of which the text is kept is no object. */
export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof NumberLiteral);
}

/** Sets a field whatever its name: `__proto__` is one like any other. */
export function define(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  } else object[name] = value;
}
