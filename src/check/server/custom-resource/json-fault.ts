import { isObject } from '../../../model/json-object.ts';
import { Fatal, beyondFloats, finite, isNumber, plain } from '../decode-values.ts';

const MAXIMUM_DEPTH = 2000;

/** Why the server cannot read a value as JSON, whatever its schema says; nothing when it can. */
export function jsonFault(value: unknown): string | undefined {
  try {
    return faultBelow(value, 0);
  } catch (error) {
    if (error instanceof Fatal) return error.message;
    throw error;
  }
}

function faultBelow(written: unknown, depth: number): string | undefined {
  const value = plain(written);
  if (isNumber(value)) return finite(value) === undefined ? beyondFloats(value) : undefined;
  // An object of a program may hold itself.
  if (depth > MAXIMUM_DEPTH) return 'exceeded max depth';
  const parts = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  for (const part of parts) {
    const fault = faultBelow(part, depth + 1);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
