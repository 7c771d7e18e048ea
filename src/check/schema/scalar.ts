import type { Scalar } from '../../kubernetes/definitions.ts';
import { isAmount, parseAmount } from '../../kubernetes/amount-text.ts';
import { isMicroTime, isTime } from '../../kubernetes/time.ts';
import { NumberLiteral } from '../../model/number-literal.ts';

/** What is wrong with a scalar: `type` when it is of another JSON type, `value` when its text or size does not fit. */
export interface ScalarFault {
  readonly fault: 'type' | 'value';
  readonly expected: string;
}

const INT32: readonly [bigint, bigint] = [-(2n ** 31n), 2n ** 31n - 1n];
const INT64: readonly [bigint, bigint] = [-(2n ** 63n), 2n ** 63n - 1n];

/** Go's base64.StdEncoding: padded to a multiple of four, line breaks ignored. */
export function isBase64(text: string): boolean {
  const plain = text.includes('\n') || text.includes('\r') ? text.replace(/[\r\n]/g, '') : text;
  return plain.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(plain);
}

/** The integer a number is written as; undefined for fractions, exponents and infinities, which are no integers to the server. */
function integerOf(value: unknown): bigint | undefined {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value) : undefined;
  return value instanceof NumberLiteral && /^-?[0-9]{1,25}$/.test(value.text) ? BigInt(value.text) : undefined;
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof NumberLiteral;
}

function integerFault(value: unknown, [least, greatest]: readonly [bigint, bigint]): ScalarFault | undefined {
  // Nearly all integers end here; wider ones need more than a double can tell.
  if (typeof value === 'number' && (value | 0) === value) return undefined;
  if (!isNumber(value)) return { fault: 'type', expected: 'an integer' };
  const integer = integerOf(value);
  if (integer !== undefined && integer >= least && integer <= greatest) return undefined;
  return { fault: 'value', expected: `an integer from ${least} to ${greatest}` };
}

function textFault(value: unknown, expected: string, fits: (text: string) => boolean): ScalarFault | undefined {
  if (typeof value !== 'string') return { fault: 'type', expected };
  return fits(value) ? undefined : { fault: 'value', expected };
}

function quantityFault(value: unknown): ScalarFault | undefined {
  const expected = 'a quantity such as 500m, 0.5 or 1Gi';
  if (typeof value !== 'string' && !isNumber(value)) return { fault: 'type', expected };
  const text = value instanceof NumberLiteral ? value.text : String(value);
  // The longest text that could still be meant as an amount; reading digits costs more than linear time.
  return text.length <= 1000 && isAmount(parseAmount(text)) ? undefined : { fault: 'value', expected };
}

/** Undefined when the server could read the value into a field of this type. */
export function scalarFault(scalar: Scalar, value: unknown): ScalarFault | undefined {
  switch (scalar) {
    case 'string':
      return typeof value === 'string' ? undefined : { fault: 'type', expected: 'a string' };
    case 'bool':
      return typeof value === 'boolean' ? undefined : { fault: 'type', expected: 'true or false' };
    case 'int32':
      return integerFault(value, INT32);
    case 'int64':
      return integerFault(value, INT64);
    case 'double':
      if (!isNumber(value)) return { fault: 'type', expected: 'a number' };
      return Number.isFinite(Number(value instanceof NumberLiteral ? value.text : value))
        ? undefined
        : { fault: 'value', expected: 'a number' };
    case 'quantity':
      return quantityFault(value);
    case 'int-or-string':
      if (typeof value === 'string') return undefined;
      return isNumber(value) ? integerFault(value, INT32) : { fault: 'type', expected: 'an integer or a string' };
    case 'time':
      return textFault(value, 'a time such as 2026-01-31T09:30:00Z', isTime);
    case 'micro-time':
      return textFault(value, 'a time such as 2026-01-31T09:30:00.000000Z', isMicroTime);
    case 'bytes':
      return textFault(value, 'text in base64', isBase64);
  }
}
