import type { Literal } from '../syntax/expression.ts';
import { Undecidable } from './failure.ts';
import { Bytes, Uint, type Value } from './value.ts';

export function literalValue({ type, value }: Literal): Value {
  if (type === 'uint' && typeof value === 'bigint') return new Uint(value);
  return type === 'bytes' && typeof value === 'string' ? bytesOf(value) : value;
}

/** Escapes of bytes beyond ASCII are not told from characters. */
function bytesOf(text: string): Bytes {
  if (/[^\0-\x7f]/.test(text)) throw new Undecidable('CEL rules with bytes beyond ASCII are not evaluated.');
  return new Bytes(Buffer.from(text));
}
