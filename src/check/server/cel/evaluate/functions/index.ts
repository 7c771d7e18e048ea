import { add, divide, modulo, multiply, negate, subtract } from '../arithmetic.ts';
import { CONVERSIONS } from '../conversions.ts';
import { fail } from '../failure.ts';
import { compareValues } from '../order.ts';
import { List, Mapping } from '../collections.ts';
import { equal, TypeName, typeOf, type Value } from '../value.ts';
import { ADDRESS_FUNCTIONS } from './addresses.ts';
import type { Implementation, Implementations } from './implementation.ts';
import { LIST_FUNCTIONS } from './lists.ts';
import { FORMAT_FUNCTIONS } from './named-formats.ts';
import { OPTIONAL_FUNCTIONS } from './optionals.ts';
import { QUANTITY_FUNCTIONS } from './quantities.ts';
import { TEXT_FUNCTIONS } from './text.ts';
import { TIME_FUNCTIONS } from './times.ts';
import { URL_FUNCTIONS } from './urls.ts';
import { VERSION_FUNCTIONS } from './versions.ts';

const isIn: Implementation = ([value, among], { work }) => {
  if (value === undefined) return undefined;
  if (among instanceof Mapping) return among.find(value) !== undefined;
  if (!(among instanceof List)) return undefined;
  work.spend(among.size);
  return among.includes(value);
};

const OPERATORS: Implementations = {
  '_==_': ofTwo((left, right, spend) => {
    spend(left, right);
    return equal(left, right);
  }),
  '_!=_': ofTwo((left, right, spend) => {
    spend(left, right);
    return !equal(left, right);
  }),
  '_<_': ofTwo((left, right) => compareValues(left, right) < 0),
  '_<=_': ofTwo((left, right) => compareValues(left, right) <= 0),
  '_>_': ofTwo((left, right) => compareValues(left, right) > 0),
  '_>=_': ofTwo((left, right) => compareValues(left, right) >= 0),
  '_+_': ofTwo((left, right, spend) => {
    spend(left, right);
    return add(left, right);
  }),
  '_-_': ofTwo(subtract),
  '_*_': ofTwo(multiply),
  '_/_': ofTwo(divide),
  '_%_': ofTwo(modulo),
  '-_': ([value]) => (value === undefined ? undefined : negate(value)),
  '!_': ([value]) => (typeof value === 'boolean' ? !value : fail('no such overload')),
  '@in': isIn,
  _in_: isIn,
  type: ([value]) => (value === undefined ? undefined : new TypeName(typeOf(value))),
  dyn: ([value]) => value,
};

/** Several ways to call functions of one name: the first that takes the values is the one. */
export const FUNCTIONS: ReadonlyMap<string, readonly Implementation[]> = collected([
  OPERATORS,
  ADDRESS_FUNCTIONS,
  Object.fromEntries(
    [...CONVERSIONS].map(([name, convert]): [string, Implementation] => [
      name,
      ([value]) => (value === undefined ? undefined : convert(value)),
    ]),
  ),
  TEXT_FUNCTIONS,
  LIST_FUNCTIONS,
  OPTIONAL_FUNCTIONS,
  TIME_FUNCTIONS,
  QUANTITY_FUNCTIONS,
  URL_FUNCTIONS,
  FORMAT_FUNCTIONS,
  VERSION_FUNCTIONS,
]);

function collected(libraries: readonly Implementations[]): ReadonlyMap<string, readonly Implementation[]> {
  const functions = new Map<string, Implementation[]>();
  for (const library of libraries) {
    for (const [name, implementation] of Object.entries(library)) {
      const known = functions.get(name);
      if (known === undefined) functions.set(name, [implementation]);
      else known.push(implementation);
    }
  }
  return functions;
}

function ofTwo(
  operate: (left: Value, right: Value, spend: (left: Value, right: Value) => void) => Value,
): Implementation {
  return ([left, right], { work }) => {
    if (left === undefined || right === undefined) return undefined;
    return operate(left, right, (...values) => work.spend(Math.min(...values.map(lengthOf)) / 10));
  };
}

function lengthOf(value: Value): number {
  if (typeof value === 'string') return value.length;
  return value instanceof List || value instanceof Mapping ? value.size * 10 : 1;
}
