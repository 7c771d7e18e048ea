import { describeExpression, type Expression, literal } from './expression.ts';
import { contentOf, nameOf } from './content.ts';
import { makeHandle, type Reader } from './handle.ts';
import { concat } from './text-expression.ts';
import { decodeText, hasMark, ValueError } from './mark.ts';
import type { RefOf } from './reference.ts';
import type { Json } from './shape.ts';

function isReferenceTo<T>(handle: object): handle is object & RefOf<T> {
  return contentOf(handle) !== undefined;
}

/** A reference to what an expression will be. */
export function referTo<T>(expression: Expression, read?: Reader): RefOf<T> {
  const handle = makeHandle({ form: 'expression', expression }, read);
  if (!isReferenceTo<T>(handle)) throw new ValueError(`${describeExpression(expression)} cannot be referred to`);
  return handle;
}

/** What an author passes to a function, as an expression; `what` names the argument in messages. */
export function lift(value: unknown, what: string): Expression {
  const content = contentOf(value);
  if (content?.form === 'expression') return content.expression;
  if (content !== undefined) {
    throw new ValueError(`${what} cannot be ${nameOf(content)}: only values and functions of values can be used here`);
  }
  if (typeof value === 'string') return hasMark(value) ? concat(decodeText(value)) : literal(value);
  if (value === null || value === undefined) return literal(null);
  if (typeof value === 'boolean') return literal(value);
  if (typeof value === 'number' && Number.isFinite(value)) return literal(value);
  if (isPlain(value)) return literal(value);
  throw new ValueError(`${what} cannot be ${String(value)}: a value, text, number or truth value is wanted`);
}

function isPlain(value: unknown): value is Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return true;
  if (typeof value === 'string') return !hasMark(value);
  if (contentOf(value) !== undefined || typeof value !== 'object') return false;
  return Object.values(value).every(isPlain);
}
