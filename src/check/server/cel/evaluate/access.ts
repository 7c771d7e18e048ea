/** Parts of values. Source: cel-go `interpreter/attributes.go`. */
import { fail } from './failure.ts';
import { List, Mapping, printKey } from './collections.ts';
import { Composite, isNumeric, Optional, plainNumber, typeOf, type Value } from './value.ts';

/** A field, an element or an entry; of what may be missing it may be missing too. */
export function qualified(operand: Value, key: Value): Value {
  if (operand instanceof Optional) return found(operand, key);
  if (operand instanceof List) {
    const index = indexOf(key);
    return index >= 0n && index < BigInt(operand.size)
      ? operand.at(Number(index))
      : fail(`index out of bounds: ${index}`);
  }
  const value = operand instanceof Mapping ? operand.find(key) : undefined;
  return value ?? (value === null ? null : fail(`no such key: ${printKey(key)}`));
}

/** The same, where it may not be there. */
export function found(operand: Value, key: Value): Optional {
  const within = operand instanceof Optional ? (operand.hasValue ? operand.value : undefined) : operand;
  if (within instanceof List) {
    const index = indexOf(key);
    return index >= 0n && index < BigInt(within.size) ? Optional.of(within.at(Number(index))) : Optional.NONE;
  }
  const value = within instanceof Mapping ? within.find(key) : undefined;
  return value === undefined ? Optional.NONE : Optional.of(value);
}

function indexOf(key: Value): bigint {
  const number = isNumeric(key) ? plainNumber(key) : undefined;
  if (typeof number === 'bigint') return number;
  if (typeof number === 'number' && Number.isInteger(number)) return BigInt(number);
  const type = key instanceof Composite ? key.type : typeOf(key);
  return fail(
    number === undefined ? `unsupported index type '${type}' in list` : `unsupported index value ${number} in list`,
  );
}

/** One variable of a fold is an element of a list or a key of a map; two are a place or key, and what is there. */
export function* entriesOf(range: Value, both: boolean): Generator<readonly [Value, Value], void, undefined> {
  if (range instanceof List) {
    for (let index = 0; index < range.size; index += 1) {
      yield both ? [BigInt(index), range.at(index)] : [range.at(index), null];
    }
  } else if (range instanceof Mapping) {
    for (const key of range.keys()) yield [key, both ? (range.find(key) ?? null) : null];
  } else fail(`got 'types.${GO_TYPES[typeOf(range)] ?? typeOf(range)}', expected iterable type`);
}

const GO_TYPES: Readonly<Record<string, string>> = {
  bool: 'Bool',
  bytes: 'Bytes',
  double: 'Double',
  'google.protobuf.Duration': 'Duration',
  'google.protobuf.Timestamp': 'Timestamp',
  int: 'Int',
  null_type: 'Null',
  string: 'String',
  uint: 'Uint',
};
