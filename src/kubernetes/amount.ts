/**
 * Amounts as an API server compares, adds and rounds them.
 *
 * Source: k8s.io/apimachinery `pkg/api/resource` (quantity.go, amount.go).
 */
export type Notation = 'DecimalSI' | 'BinarySI' | 'DecimalExponent';

/** `value · 10^scale`, exactly. */
export interface Amount {
  readonly value: bigint;
  readonly scale: number;
  readonly notation: Notation;
  /** The text it was written as, where the server keeps it: it is in canonical form already, or looks so to the server. */
  readonly text?: string;
  /** Kept as a 64-bit integer with a scale; otherwise as a decimal of any length, which wraps in another way. */
  readonly small: boolean;
}

export const ZERO: Amount = { value: 0n, scale: 0, notation: 'DecimalSI', text: '0', small: true };

/** Where the server's own loops become too long to follow. */
export const LARGEST_EXPONENT = 100_000;
/** Scales that differ by more are compared by the length of the numbers first. */
const FAR_APART = 40;

export function signOf({ value }: Amount): -1 | 0 | 1 {
  return value === 0n ? 0 : value < 0n ? -1 : 1;
}

/** Negative, zero or positive as the first is less than, equal to or greater than the second. */
export function compareAmounts(first: Amount, second: Amount): number {
  return compareScaled(first.value, first.scale, second.value, second.scale);
}

export function compareScaled(first: bigint, firstScale: number, second: bigint, secondScale: number): number {
  if (Math.abs(firstScale - secondScale) > FAR_APART) {
    const [one, other] = [reach(first, firstScale), reach(second, secondScale)];
    if (one !== other) return one < other ? -1 : 1;
  }
  const common = Math.min(firstScale, secondScale);
  const difference = first * 10n ** BigInt(firstScale - common) - second * 10n ** BigInt(secondScale - common);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** Where the first digit stands, with the sign: amounts whose scales are far apart differ in that alone. */
function reach(value: bigint, scale: number): number {
  if (value === 0n) return 0;
  const digits = value.toString().replace('-', '').length + scale + 2 * LARGEST_EXPONENT;
  return value < 0n ? -digits : digits;
}

/** A sum is told with the suffixes of the first summand, or of the second where the first is zero. */
export function addAmounts(first: Amount, second: Amount): Amount {
  const scale = Math.min(first.scale, second.scale);
  const value = first.value * 10n ** BigInt(first.scale - scale) + second.value * 10n ** BigInt(second.scale - scale);
  const { notation } = first.value === 0n ? second : first;
  return { value, scale, notation, small: first.small && second.small && BigInt.asIntN(64, value) === value };
}

/** Rounded away from zero to thousandths: what the server does to every list of resources. */
export function roundToMilli(given: Amount): Amount {
  if (given.scale >= -3) return given;
  const { value, notation, small } = given;
  return { value: divideUp(value, -3 - given.scale), scale: -3, notation, small };
}

/** `amount / 10^scale` as a 64-bit integer, rounded up; it overflows as it does on the server. */
export function scaledValue(given: Amount, scale: number): bigint {
  const difference = given.scale - scale;
  if (difference < 0) return BigInt.asIntN(64, divideUp(given.value, -difference));
  if (difference === 0) return BigInt.asIntN(64, given.value);
  // A power that does not fit into 64 bits becomes the least number there is.
  const power = !given.small && difference > 18 ? -(2n ** 63n) : 10n ** BigInt(Math.min(difference, 64));
  const scaled = given.value * power;
  const fits = BigInt.asIntN(64, scaled) === scaled;
  if (given.small && !fits && ![1, 2, 3, 6, 9].includes(difference)) return 0n;
  return BigInt.asIntN(64, scaled);
}

export function wholeValue(given: Amount): bigint {
  return scaledValue(given, 0);
}

export function milliValue(given: Amount): bigint {
  return scaledValue(given, -3);
}

/** Divides by a power of ten, rounding away from zero. */
export function divideUp(value: bigint, powerOfTen: number): bigint {
  const magnitude = value < 0n ? -value : value;
  // A divisor with more digits than the value leaves one unit, however long it is.
  if (magnitude.toString().length < powerOfTen) return value === 0n ? 0n : value < 0n ? -1n : 1n;
  const divisor = 10n ** BigInt(powerOfTen);
  const rounded = (magnitude + divisor - 1n) / divisor;
  return value < 0n ? -rounded : rounded;
}
