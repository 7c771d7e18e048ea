/** Scalars on their way from JSON into the fields of a definition. */
import type { Scalar } from '../../kubernetes/definitions.ts';
import type { NumberLiteral } from '../../model/number-literal.ts';
import type { DecodeErrors } from './decode-errors.ts';
import { base64Problem, canonicalBase64 } from './decode-base64.ts';
import { CANONICAL_QUANTITY, canonicalQuantity, quantityProblem } from './decode-quantity.ts';
import { canonicalTime, timeProblem } from './decode-time.ts';
import { Fatal, finite, isNumber, jsonType, parseInteger, plain, textOf } from './decode-values.ts';

/** The value as the server holds it; nothing for what could not be decoded. */
export function decodeScalar(raw: unknown, scalar: Scalar, errors: DecodeErrors): unknown {
  switch (scalar) {
    case 'string':
      // Half a pair of code units is no character to the server's reader.
      return typeof raw === 'string' ? raw.toWellFormed() : errors.wrongType(raw);
    case 'bool':
      return typeof raw === 'boolean' ? raw : errors.wrongType(raw);
    case 'int32':
    case 'int64':
      return isNumber(raw) ? integer(raw, scalar, errors) : errors.wrongType(raw);
    case 'double':
      return isNumber(raw) ? (finite(raw) ?? errors.typeError(`number ${textOf(raw)}`)) : errors.wrongType(raw);
    case 'bytes':
      return bytes(raw, errors);
    case 'quantity':
      return quantity(raw);
    case 'int-or-string':
      if (typeof raw === 'string') return raw;
      return isNumber(raw) ? ownInteger(raw, errors) : errors.fail(jsonType(raw), 'int32');
    default:
      return time(raw, scalar === 'micro-time', errors);
  }
}

function integer(raw: number | NumberLiteral, size: 'int32' | 'int64', errors: DecodeErrors): number | undefined {
  return parseInteger(raw, size) ?? errors.typeError(`number ${textOf(raw)}`);
}

// Types that decode themselves end it all with their first fault.
function ownInteger(raw: number | NumberLiteral, errors: DecodeErrors): number {
  return parseInteger(raw, 'int32') ?? errors.fail(`number ${textOf(raw)}`, 'int32');
}

function quantity(raw: unknown): string {
  if (typeof raw === 'string' && CANONICAL_QUANTITY.test(raw)) return raw;
  const json = typeof raw === 'string' ? `"${raw}"` : isNumber(raw) ? textOf(raw) : '{}';
  const problem = quantityProblem(json);
  if (problem !== undefined) throw new Fatal(problem);
  return canonicalQuantity(typeof raw === 'string' ? raw : json);
}

function time(raw: unknown, micro: boolean, errors: DecodeErrors): string {
  if (typeof raw !== 'string') return errors.fail(jsonType(raw), 'string');
  const problem = timeProblem(raw, micro);
  if (problem !== undefined) throw new Fatal(problem);
  return canonicalTime(raw, micro);
}

function bytes(raw: unknown, errors: DecodeErrors): string | undefined {
  if (Array.isArray(raw)) return byteList(raw, errors);
  if (typeof raw !== 'string') return errors.wrongType(raw);
  const problem = base64Problem(raw);
  return problem === undefined ? canonicalBase64(raw) : errors.problem(problem);
}

// To the decoder bytes are a list of small numbers, which may be written as one.
function byteList(raw: readonly unknown[], errors: DecodeErrors): string {
  const list = Array.from(raw, (item) => {
    const byte = plain(item);
    if (byte === null || byte === undefined) return 0;
    if (isNumber(byte)) {
      const number = parseInteger(byte, 'int32') ?? -1;
      if (number < 0 || number > 255) errors.typeError(`number ${textOf(byte)}`, 'uint8');
      return number;
    }
    errors.typeError(jsonType(byte), 'uint8');
    return 0;
  });
  return Buffer.from(list).toString('base64');
}
