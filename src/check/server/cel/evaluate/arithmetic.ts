/** The operators of arithmetic. Source: cel-go `common/types/overflow.go`. */
import { fail, noSuchOverload } from './failure.ts';
import { List } from './collections.ts';
import { Bytes, Duration, Timestamp, Uint, type Value } from './value.ts';

const INT_BITS = 64;
// Years 1 and 9999.
const FIRST_MOMENT = -62_135_596_800n * 1_000_000_000n;
const LAST_MOMENT = 253_402_300_800n * 1_000_000_000n - 1n;

export function int(value: bigint): bigint {
  return BigInt.asIntN(INT_BITS, value) === value ? value : fail('integer overflow');
}

export function uint(value: bigint): Uint {
  return BigInt.asUintN(INT_BITS, value) === value ? new Uint(value) : fail('unsigned integer overflow');
}

export function duration(nanoseconds: bigint): Duration {
  return BigInt.asIntN(INT_BITS, nanoseconds) === nanoseconds ? new Duration(nanoseconds) : fail('integer overflow');
}

export function timestamp(nanoseconds: bigint): Timestamp {
  return nanoseconds >= FIRST_MOMENT && nanoseconds <= LAST_MOMENT
    ? new Timestamp(nanoseconds)
    : fail('timestamp overflow');
}

export function add(left: Value, right: Value): Value {
  if (typeof left === 'string' && typeof right === 'string') return left + right;
  if (left instanceof List && right instanceof List) return left.plus(right);
  if (left instanceof Bytes && right instanceof Bytes) return new Bytes(Buffer.concat([left.content, right.content]));
  if (left instanceof Duration && right instanceof Duration) return duration(left.nanoseconds + right.nanoseconds);
  if (left instanceof Timestamp && right instanceof Duration) return timestamp(left.nanoseconds + right.nanoseconds);
  if (left instanceof Duration && right instanceof Timestamp) return timestamp(left.nanoseconds + right.nanoseconds);
  return calculate(left, right, {
    whole: (first, second) => first + second,
    float: (first, second) => first + second,
  });
}

export function subtract(left: Value, right: Value): Value {
  if (left instanceof Duration && right instanceof Duration) return duration(left.nanoseconds - right.nanoseconds);
  if (left instanceof Timestamp && right instanceof Duration) return timestamp(left.nanoseconds - right.nanoseconds);
  if (left instanceof Timestamp && right instanceof Timestamp) return duration(left.nanoseconds - right.nanoseconds);
  return calculate(left, right, {
    whole: (first, second) => first - second,
    float: (first, second) => first - second,
  });
}

export function multiply(left: Value, right: Value): Value {
  return calculate(left, right, {
    whole: (first, second) => first * second,
    float: (first, second) => first * second,
  });
}

export function divide(left: Value, right: Value): Value {
  return calculate(left, right, {
    whole: (first, second) => (second === 0n ? fail('division by zero') : first / second),
    float: (first, second) => first / second,
  });
}

export function modulo(left: Value, right: Value): Value {
  return calculate(left, right, {
    whole: (first, second) => (second === 0n ? fail('modulus by zero') : first % second),
    float: noSuchOverload,
  });
}

export function negate(value: Value): Value {
  if (typeof value === 'bigint') return int(-value);
  if (value instanceof Duration) return duration(-value.nanoseconds);
  return typeof value === 'number' ? -value : noSuchOverload();
}

interface Operation {
  whole(left: bigint, right: bigint): bigint;
  float(left: number, right: number): number;
}

/** Numbers of one sort; others have to be converted by hand. */
function calculate(left: Value, right: Value, { whole, float }: Operation): Value {
  if (typeof left === 'bigint' && typeof right === 'bigint') return int(whole(left, right));
  if (left instanceof Uint && right instanceof Uint) return uint(whole(left.value, right.value));
  return typeof left === 'number' && typeof right === 'number' ? float(left, right) : noSuchOverload();
}
