/** From one type to another. Source: cel-go `ConvertToType` in `common/types`. */
import { printFloat } from '../../custom-resource/numbers.ts';
import { readGoDuration } from '../../shared/go-duration.ts';
import { duration, int, timestamp, uint } from './arithmetic.ts';
import { fail } from './failure.ts';
import { printMoment, readMoment } from './moment.ts';
import { Bytes, Duration, Timestamp, typeOf, Uint, type Value } from './value.ts';

const NANOSECONDS = 1_000_000_000n;
/** From here on doubles are no ints. */
const INT_END = 2 ** 63;
const UINT_END = 2 ** 64;

export type Conversion = (value: Value) => Value;

const impossible = (value: Value, type: string): never =>
  fail(`type conversion error from '${typeOf(value)}' to '${type}'`);

function toInt(value: Value): Value {
  if (typeof value === 'bigint') return value;
  if (value instanceof Uint) return int(value.value);
  if (typeof value === 'number') {
    return value < INT_END && value > -INT_END ? BigInt(Math.trunc(value)) : fail('integer overflow');
  }
  if (typeof value === 'string' && /^[+-]?\d+$/.test(value)) {
    const number = BigInt(value.replace('+', ''));
    return BigInt.asIntN(64, number) === number ? number : impossible(value, 'int');
  }
  if (value instanceof Duration) return value.nanoseconds;
  if (value instanceof Timestamp) return floorDivided(value.nanoseconds, NANOSECONDS);
  return impossible(value, 'int');
}

function toUint(value: Value): Value {
  if (value instanceof Uint) return value;
  if (typeof value === 'bigint') return uint(value);
  if (typeof value === 'number') {
    return value >= 0 && value < UINT_END ? new Uint(BigInt(Math.trunc(value))) : fail('unsigned integer overflow');
  }
  if (typeof value === 'string' && /^\d+$/.test(value)) {
    const number = BigInt(value);
    return BigInt.asUintN(64, number) === number ? new Uint(number) : impossible(value, 'uint');
  }
  return impossible(value, 'uint');
}

function toDouble(value: Value): Value {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Uint) return Number(value.value);
  return (typeof value === 'string' ? readFloat(value) : undefined) ?? impossible(value, 'double');
}

function toText(value: Value): Value {
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return printFloat(value);
  if (value instanceof Uint) return String(value.value);
  if (value instanceof Duration) return `${Number(value.nanoseconds) / Number(NANOSECONDS)}s`;
  if (value instanceof Timestamp) return printMoment(value.nanoseconds);
  if (!(value instanceof Bytes)) return impossible(value, 'string');
  const text = value.content.toString('utf8');
  return Buffer.from(text).equals(value.content) ? text : fail('invalid UTF-8 in bytes, cannot convert to string');
}

const TRUE = ['1', 't', 'T', 'true', 'TRUE', 'True'];
const FALSE = ['0', 'f', 'F', 'false', 'FALSE', 'False'];

function toBool(value: Value): Value {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string' && TRUE.includes(value)) return true;
  return typeof value === 'string' && FALSE.includes(value) ? false : impossible(value, 'bool');
}

function toBytes(value: Value): Value {
  if (value instanceof Bytes) return value;
  return typeof value === 'string' ? new Bytes(Buffer.from(value)) : impossible(value, 'bytes');
}

function toDuration(value: Value): Value {
  if (value instanceof Duration) return value;
  if (typeof value === 'bigint') return duration(value);
  const read = typeof value === 'string' ? readGoDuration(value) : undefined;
  return typeof read === 'bigint' ? duration(read) : impossible(value, 'google.protobuf.Duration');
}

function toTimestamp(value: Value): Value {
  if (value instanceof Timestamp) return value;
  if (typeof value === 'bigint') return timestamp(value * NANOSECONDS);
  const read = typeof value === 'string' ? readMoment(value) : undefined;
  return read === undefined ? impossible(value, 'google.protobuf.Timestamp') : timestamp(read);
}

/** By the name of the function. */
export const CONVERSIONS: ReadonlyMap<string, Conversion> = new Map([
  ['int', toInt],
  ['uint', toUint],
  ['double', toDouble],
  ['string', toText],
  ['bool', toBool],
  ['bytes', toBytes],
  ['duration', toDuration],
  ['timestamp', toTimestamp],
]);

/** As Go's `strconv.ParseFloat`; nothing for what is no number, or beyond all. */
function readFloat(text: string): number | undefined {
  if (/^[+-]?(?:inf|infinity)$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (/^nan$/i.test(text)) return Number.NaN;
  if (/^[+-]?0x(?:[\da-f]+\.?[\da-f]*|\.[\da-f]+)p[+-]?\d+$/i.test(text)) return readHexadecimal(text);
  const isDecimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text);
  return isDecimal && Number.isFinite(Number(text)) ? Number(text) : undefined;
}

function readHexadecimal(text: string): number | undefined {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^([+-]?)0x([\da-f]*)\.?([\da-f]*)p([+-]?\d+)$/i.exec(text) ?? [];
  const value = Number(BigInt(`0x${whole}${fraction}`)) * 2 ** (Number(exponent) - 4 * fraction.length);
  return Number.isFinite(value) ? (sign === '-' ? -value : value) : undefined;
}

export function floorDivided(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  return value % divisor < 0n ? quotient - 1n : quotient;
}
