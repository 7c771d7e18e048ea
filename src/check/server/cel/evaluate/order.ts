import { fail, noSuchOverload } from './failure.ts';
import { Bytes, Duration, isNumeric, plainNumber, Timestamp, type Value } from './value.ts';

/** Below zero when the first stands before the second. Source: cel-go `traits.Comparer`. */
export function compareValues(left: Value, right: Value): number {
  if (isNumeric(left) && isNumeric(right)) return compareNumbers(plainNumber(left), plainNumber(right));
  if (typeof left === 'string' && typeof right === 'string') return compareTexts(left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  if (left instanceof Bytes && right instanceof Bytes) return left.content.compare(right.content);
  if (left instanceof Timestamp && right instanceof Timestamp) {
    return compareNumbers(left.nanoseconds, right.nanoseconds);
  }
  if (left instanceof Duration && right instanceof Duration) return compareNumbers(left.nanoseconds, right.nanoseconds);
  return noSuchOverload();
}

function compareNumbers(left: bigint | number, right: bigint | number): number {
  if (Number.isNaN(left) || Number.isNaN(right)) fail('NaN values cannot be ordered');
  return left < right ? -1 : left > right ? 1 : 0;
}

/** By bytes of UTF-8, whose order is that of code points and not that of JavaScript's units. */
function compareTexts(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}
