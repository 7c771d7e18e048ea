import { asFloat, isInteger, isWhole, printFloat, type GoNumber } from './numbers.ts';
import { Outcome } from './outcome.ts';
import type { Schema } from './schema.ts';

/** Bounds are floats in a schema; an integer is compared with what is left of them without their fraction. */
export function validateNumber(schema: Schema, number: GoNumber, path: string): Outcome {
  const outcome = new Outcome();
  const { multipleOf, maximum, minimum } = schema;
  if (typeof multipleOf === 'number') validateMultiple(number, multipleOf, path, outcome);
  if (typeof minimum === 'number') {
    const exclusive = schema.exclusiveMinimum === true;
    if (isBelow(number, minimum, exclusive)) {
      const words = exclusive ? 'greater than' : 'greater than or equal to';
      fail(number, minimum, words, path, outcome);
    }
  }
  if (typeof maximum === 'number') {
    const exclusive = schema.exclusiveMaximum === true;
    if (isAbove(number, maximum, exclusive)) {
      const words = exclusive ? 'less than' : 'less than or equal to';
      fail(number, maximum, words, path, outcome);
    }
  }
  outcome.count();
  return outcome;
}

function fail(number: GoNumber, bound: number, words: string, path: string, outcome: Outcome): void {
  const told = isInteger(number) ? String(truncated(bound)) : printFloat(bound);
  outcome.invalid(path, shown(number), `${path} in body should be ${words} ${told}`);
}

/** The number as a value of an error. */
function shown(number: GoNumber): bigint | number {
  return isInteger(number) ? number.integer : number.float;
}

function truncated(bound: number): bigint {
  return BigInt.asIntN(64, BigInt(Math.trunc(bound)));
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
