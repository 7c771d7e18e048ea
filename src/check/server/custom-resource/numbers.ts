/** Numbers as Go decodes them from JSON: a 64-bit integer where the text is one, else a 64-bit float. */
import { NumberLiteral } from '../../../model/number-literal.ts';

export type GoNumber = { readonly integer: bigint } | { readonly float: number };

const SMALLEST = -(2n ** 63n);
const LARGEST = 2n ** 63n - 1n;

/** Nothing for what is no number. */
export function goNumber(value: unknown): GoNumber | undefined {
  if (typeof value === 'number') {
    return Number.isInteger(value) && Math.abs(value) < 2 ** 63 ? { integer: BigInt(value) } : { float: value };
  }
  if (typeof value === 'bigint') return inRange(value) ? { integer: value } : { float: Number(value) };
  if (!(value instanceof NumberLiteral)) return undefined;
  const whole = /^-?[0-9]{1,19}$/.test(value.text) ? BigInt(value.text) : undefined;
  return whole !== undefined && inRange(whole) ? { integer: whole } : { float: Number(value.text) };
}

export function isInteger(number: GoNumber): number is { readonly integer: bigint } {
  return 'integer' in number;
}

export function asFloat(number: GoNumber): number {
  return isInteger(number) ? Number(number.integer) : number.float;
}

function inRange(value: bigint): boolean {
  return value >= SMALLEST && value <= LARGEST;
}

/** A float as Go's `%v` prints it: shortest digits, an exponent below 1e-4 and from a million on. */
export function printFloat(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [digits = '0', exponentText = '0'] = value.toExponential().split('e');
  const exponent = Number(exponentText);
  if (exponent >= -4 && exponent < 6) return plain(value, exponent);
  const sign = exponent < 0 ? '-' : '+';
  return `${digits}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function plain(value: number, exponent: number): string {
  return exponent < 0 ? value.toFixed(Math.min(100, fraction(value) - exponent)) : String(value);
}

function fraction(value: number): number {
  const [digits = ''] = value.toExponential().split('e');
  return digits.replace(/^-?[0-9]\.?/, '').length;
}

/** A whole number up to an error of one in a billion, which is what the server takes for an integer. */
export function isWhole(value: number): boolean {
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) return false;
  const whole = Math.trunc(value);
  if (value === whole) return true;
  return whole !== 0 && Math.abs(value - whole) / (Math.abs(value) + Math.abs(whole)) < 1e-9;
}

/** The number as Go prints it. */
export function printGoNumber(number: GoNumber): string {
  return isInteger(number) ? String(number.integer) : printFloat(number.float);
}
