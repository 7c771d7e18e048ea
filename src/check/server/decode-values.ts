/** Values on their way from JSON into the fields of a definition. */
import type { Type } from '../../kubernetes/definitions.ts';
import { NumberLiteral } from '../../model/number-literal.ts';

/** Ends decoding at once: nothing after it is told. */
export class Fatal extends Error {}

/** A `toJSON` of an object, as `JSON.stringify` honours it. */
interface Serialized {
  toJSON(): unknown;
}

/** The value as JSON would have it. */
export function plain(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return null;
  if (typeof value === 'bigint') return new NumberLiteral(String(value));
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (value instanceof NumberLiteral || !isSerialized(value)) return value;
  try {
    return value.toJSON();
  } catch (error) {
    throw new Fatal(`the object cannot be written as JSON: ${String(error)}`);
  }
}

function isSerialized(value: unknown): value is Serialized {
  return typeof value === 'object' && value !== null && 'toJSON' in value && typeof value.toJSON === 'function';
}

export function isNumber(value: unknown): value is number | NumberLiteral {
  return typeof value === 'number' || value instanceof NumberLiteral;
}

export function numberOf(value: number | NumberLiteral): number {
  return typeof value === 'number' ? value : Number(value.text);
}

/** The number as a float of 64 bits, into which JSON without a type is read; nothing where it is beyond them. */
export function finite(value: number | NumberLiteral): number | undefined {
  const number = numberOf(value);
  return Number.isFinite(number) ? number : undefined;
}

export function beyondFloats(value: number | NumberLiteral): string {
  return `json: cannot unmarshal number ${textOf(value)} into Go value of type float64`;
}

export function textOf(value: number | NumberLiteral): string {
  return typeof value === 'number' ? String(value) : value.text;
}

/** A whole number within the type's range; the text decides: `1.0` is none. Beyond 2^53 the nearest number stands for it. */
export function parseInteger(raw: number | NumberLiteral, size: 'int32' | 'int64'): number | undefined {
  // `+ 0` for the negative zero, which JSON does not write.
  if (typeof raw === 'number' && (raw | 0) === raw) return raw + 0;
  const text = textOf(raw);
  if (!/^-?[0-9]{1,19}$/.test(text)) return undefined;
  const value = BigInt(text);
  if (BigInt.asIntN(size === 'int32' ? 32 : 64, value) !== value) return undefined;
  return Number(value);
}

export function jsonType(raw: unknown): string {
  if (Array.isArray(raw)) return 'array';
  if (isNumber(raw)) return 'number';
  if (typeof raw === 'boolean') return 'bool';
  return typeof raw === 'string' ? 'string' : 'object';
}

/** What an element is that is written as null. */
export function zeroOf(type: Type): unknown {
  switch (type.kind) {
    case 'list':
    case 'any':
    case 'union':
      return null;
    case 'map':
    case 'definition':
      return {};
    default:
      return ZEROS[type.scalar] ?? '';
  }
}

const ZEROS: Readonly<Record<string, unknown>> = {
  bool: false,
  int32: 0,
  int64: 0,
  double: 0,
  quantity: '0',
  'int-or-string': 0,
};
