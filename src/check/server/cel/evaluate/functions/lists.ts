/** Functions of lists and maps. Source: apiserver `pkg/cel/library/lists.go`; cel-go `ext/lists.go`, `ext/sets.go`. */
import { add } from '../arithmetic.ts';
import { fail } from '../failure.ts';
import { compareValues } from '../order.ts';
import { Elements, Entries, List, Mapping } from '../collections.ts';
import { Bytes, Duration, equal, isNumeric, Optional, Uint, type Value } from '../value.ts';
import type { Implementation, Implementations } from './implementation.ts';

export const LIST_FUNCTIONS: Implementations = {
  size: ([value], { work }) => {
    if (typeof value === 'string') {
      work.read(value);
      return BigInt(Array.from(value).length);
    }
    if (value instanceof Bytes) return BigInt(value.content.length);
    return value instanceof List || value instanceof Mapping ? BigInt(value.size) : undefined;
  },
  isSorted: ofList((list) =>
    list.every((item, index) => index === 0 || compareValues(list[index - 1] ?? null, item) <= 0),
  ),
  sum: ofList(
    (list) =>
      list.reduce<Value | undefined>((sum, item) => (sum === undefined ? item : add(sum, item)), undefined) ?? 0n,
  ),
  min: ofList((list) => extreme(list, 'min', -1)),
  max: ofList((list) => extreme(list, 'max', 1)),
  indexOf: searched((list, value) => list.findIndex((item) => equal(item, value))),
  lastIndexOf: searched((list, value) => list.findLastIndex((item) => equal(item, value))),
  first: ofList((list) => (list[0] === undefined ? Optional.NONE : Optional.of(list[0]))),
  last: ofList((list) => optional(list.at(-1))),
  reverse: ofList((list) => new Elements(list.toReversed())),
  distinct: ofFilledList((list, spend) => {
    spend(list.length * list.length);
    return new Elements(list.filter((item, index) => list.findIndex((other) => equal(other, item)) === index));
  }),
  sort: ofFilledList((list) => new Elements(list.toSorted(compareValues))),
  '@sortByAssociatedKeys': ([list, keys]) => {
    if (!(list instanceof List) || !(keys instanceof List)) return undefined;
    const pairs = [...list].map((item, index) => ({ item, key: keys.at(index) }));
    return new Elements(pairs.toSorted((one, other) => compareValues(one.key, other.key)).map(({ item }) => item));
  },
  slice: ([list, start, end]) => {
    if (!(list instanceof List) || typeof start !== 'bigint' || typeof end !== 'bigint') return undefined;
    if (start < 0n || end < 0n) return fail(`cannot slice(${start}, ${end}), negative indexes not supported`);
    if (start > end) return fail(`cannot slice(${start}, ${end}), start index must be less than or equal to end index`);
    if (BigInt(list.size) < end) return fail(`cannot slice(${start}, ${end}), list is length ${list.size}`);
    return new Elements([...list].slice(Number(start), Number(end)));
  },
  flatten: ([list, depth = 1n]) => {
    if (!(list instanceof List) || typeof depth !== 'bigint') return undefined;
    return depth < 0n ? fail('level must be non-negative') : new Elements(flattened(list, Number(depth)));
  },
  'lists.range': ([length], { work }) => {
    if (typeof length !== 'bigint') return undefined;
    work.spend(Number(length));
    return new Elements(Array.from({ length: Math.max(0, Number(length)) }, (_, index) => BigInt(index)));
  },
  'sets.contains': ofTwo((list, other) => other.every((item) => list.some((one) => equal(one, item)))),
  'sets.intersects': ofTwo((list, other) => other.some((item) => list.some((one) => equal(one, item)))),
  'sets.equivalent': ofTwo(
    (list, other) =>
      other.every((item) => list.some((one) => equal(one, item))) &&
      list.every((item) => other.some((one) => equal(one, item))),
  ),
  'cel.@mapInsert': ([map, key, value]) => {
    if (!(map instanceof Entries) || key === undefined) return undefined;
    if (value !== undefined) return map.with([[key, value]]);
    return key instanceof Mapping ? map.with(key.keys().map((name) => [name, key.find(name) ?? null])) : undefined;
  },
};

function ofList(decide: (list: readonly Value[], spend: (cost: number) => void) => Value): Implementation {
  return ([list], { work }) => {
    if (!(list instanceof List)) return undefined;
    work.spend(list.size);
    return decide([...list], (cost) => work.spend(cost));
  };
}

/** An empty list is given back as it is. */
function ofFilledList(decide: (list: readonly Value[], spend: (cost: number) => void) => Value): Implementation {
  const ofAny = ofList(decide);
  return (values, means) => {
    const [list] = values;
    return list instanceof List && list.size === 0 ? list : ofAny(values, means);
  };
}

function ofTwo(decide: (list: readonly Value[], other: readonly Value[]) => boolean): Implementation {
  return ([list, other], { work }) => {
    if (!(list instanceof List) || !(other instanceof List)) return undefined;
    work.spend(list.size * other.size);
    return decide([...list], [...other]);
  };
}

function searched(find: (list: readonly Value[], value: Value) => number): Implementation {
  return ([list, value], { work }) => {
    if (!(list instanceof List) || value === undefined) return undefined;
    work.spend(list.size);
    return BigInt(find([...list], value));
  };
}

function extreme(list: readonly Value[], name: string, sign: 1 | -1): Value {
  const [first, ...rest] = list;
  if (first === undefined) return fail(`${name} called on empty list`);
  return rest.reduce((best, item) => (compareValues(item, best) * sign > 0 ? item : best), first);
}

function optional(value: Value | undefined): Optional {
  return value === undefined ? Optional.NONE : Optional.of(value);
}

function flattened(list: List, depth: number): Value[] {
  return [...list].flatMap((item) => (item instanceof List && depth > 0 ? flattened(item, depth - 1) : [item]));
}

/** Is there nothing in a value? Such values `optional.ofNonZeroValue` takes for none. */
export function isZero(value: Value): boolean {
  if (value === null || value === false || value === '') return true;
  if (isNumeric(value)) return equal(value instanceof Uint ? value.value : value, 0n);
  if (value instanceof Duration) return value.nanoseconds === 0n;
  if (value instanceof Bytes) return value.content.length === 0;
  return (value instanceof List || value instanceof Mapping) && value.size === 0;
}
