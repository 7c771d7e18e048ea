import { Printed } from '../go-value.ts';
import { asFloat, isInteger, isWhole, printFloat, printGoNumber, type GoNumber } from './numbers.ts';
import { Outcome } from './outcome.ts';
import type { Schema } from './schema.ts';

/** What a number may be for its type and format. */
export interface NumberRange {
  readonly type: string;
  readonly format: string;
}

/**
 * Bounds are floats in a schema; an integer is compared with what is left of them without their fraction. A bound that does
 * not lie within the range itself is an error, and then everything is compared as floats.
 */
export function validateNumber(schema: Schema, number: GoNumber, path: string, range?: NumberRange): Outcome {
  const outcome = new Outcome();
  const { multipleOf, maximum, minimum } = schema;
  checkRange(number, range, 'Checked', path, outcome);
  const comparable = (bound: number, name: string): GoNumber =>
    checkRange({ float: bound }, range, name, path, outcome) ? number : { float: asFloat(number) };
  if (typeof multipleOf === 'number') {
    validateMultiple(comparable(multipleOf, 'MultipleOf'), multipleOf, path, outcome);
  }
  if (typeof minimum === 'number') {
    const exclusive = schema.exclusiveMinimum === true;
    const compared = comparable(minimum, 'Minimum boundary');
    if (isBelow(compared, minimum, exclusive)) {
      const words = exclusive ? 'greater than' : 'greater than or equal to';
      fail(compared, minimum, words, path, outcome);
    }
  }
  if (typeof maximum === 'number') {
    const exclusive = schema.exclusiveMaximum === true;
    const compared = comparable(maximum, 'Maximum boundary');
    if (isAbove(compared, maximum, exclusive)) {
      const words = exclusive ? 'less than' : 'less than or equal to';
      fail(compared, maximum, words, path, outcome);
    }
  }
  outcome.count();
  return outcome;
}

function checkRange(
  number: GoNumber,
  range: NumberRange | undefined,
  name: string,
  path: string,
  outcome: Outcome,
): boolean {
  if (range === undefined || isWithin(number, range)) return true;
  const format = range.format === '' ? '(default format)' : `with format ${range.format}`;
  outcome.plain(`${name} value must be of type ${range.type} ${format} in ${path}`);
  return false;
}

function isWithin(number: GoNumber, { type, format }: NumberRange): boolean {
  if (type === 'number') return format !== 'float' || Number.isFinite(Math.fround(asFloat(number)));
  const whole = isInteger(number) ? number.integer : Number.isInteger(number.float) ? BigInt(number.float) : undefined;
  return whole !== undefined && BigInt.asIntN(format === 'int32' ? 32 : 64, whole) === whole;
}

function fail(number: GoNumber, bound: number, words: string, path: string, outcome: Outcome): void {
  const told = isInteger(number) ? String(truncated(bound)) : printFloat(bound);
  outcome.invalid(path, shown(number), `${path} in body should be ${words} ${told}`);
}

/** The number as a value of an error. */
function shown(number: GoNumber): Printed {
  return new Printed(printGoNumber(number));
}

// What a float beyond 64 bits becomes as an integer is up to the processor; this is what x86 makes of it.
function truncated(bound: number): bigint {
  const whole = BigInt(Math.trunc(bound));
  return BigInt.asIntN(64, whole) === whole ? whole : -(2n ** 63n);
}

function isBelow(number: GoNumber, bound: number, exclusive: boolean): boolean {
  if (!isInteger(number)) return exclusive ? number.float <= bound : number.float < bound;
  return exclusive ? number.integer <= truncated(bound) : number.integer < truncated(bound);
}

function isAbove(number: GoNumber, bound: number, exclusive: boolean): boolean {
  if (!isInteger(number)) return exclusive ? number.float >= bound : number.float > bound;
  return exclusive ? number.integer >= truncated(bound) : number.integer > truncated(bound);
}

function validateMultiple(number: GoNumber, factor: number, path: string, outcome: Outcome): void {
  const whole = isInteger(number);
  const divisor = whole ? Number(truncated(factor)) : factor;
  if (divisor <= 0) {
    const told = whole ? String(truncated(factor)) : printFloat(factor);
    outcome.invalid(path, divisor, `factor MultipleOf declared for ${path} must be positive: ${told}`);
  } else if (whole ? number.integer % truncated(factor) !== 0n : !isMultiple(asFloat(number), factor)) {
    const told = whole ? String(truncated(factor)) : printFloat(factor);
    outcome.invalid(path, shown(number), `${path} in body should be a multiple of ${told}`);
  }
}

function isMultiple(value: number, factor: number): boolean {
  return isWhole(factor < 1 ? (1 / factor) * value : value / factor);
}
