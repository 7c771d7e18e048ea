import { isObject } from '../../../model/json-object.ts';
import { asFloat, goNumber, isInteger } from './numbers.ts';

/** Is a value the choice of an enum? A number is taken to the choice's own sort first. */
export function equals(choice: unknown, value: unknown): boolean {
  const wanted = goNumber(choice);
  const given = goNumber(value);
  if (wanted === undefined || given === undefined) return same(choice, value);
  if (!isInteger(wanted)) return wanted.float === asFloat(given);
  return isInteger(given) ? wanted.integer === given.integer : Number(wanted.integer) === Math.trunc(given.float);
}

/** Deep equality of JSON values; `1` and `1.0` differ. */
export function same(left: unknown, right: unknown): boolean {
  const first = goNumber(left);
  const second = goNumber(right);
  if (first !== undefined && second !== undefined) {
    if (isInteger(first) !== isInteger(second)) return false;
    return isInteger(first) && isInteger(second)
      ? first.integer === second.integer
      : asFloat(first) === asFloat(second);
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => same(item, right[index]));
  }
  if (!isObject(left) || !isObject(right)) return left === right;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && same(left[name], right[name]))
  );
}
