import { call, describeExpression, type Expression } from './expression.ts';
import { compareBytes } from './go-json.ts';
import { contentOf } from './content.ts';
import { makeHandle, type Reader, readerOf } from './handle.ts';
import type { ItemsOf } from './declare.ts';
import { lift } from './lift.ts';
import { isEmpty } from './function-table.ts';
import { SPREAD, ValueError } from './mark.ts';
import type { Ref, RefOf, Value } from './reference.ts';
import { boolean, string } from './shape.ts';

/*
 * Structure that depends on values: parts of objects and lists that are there or not, and lists made from lists. The
 * bodies are ordinary data of the author, with references, lazy values and constructs' objects in them.
 */

/**
 * The first where the condition holds, else the second; without a second the field or list element is left out.
 * A condition that is no truth value holds unless it is empty (see `fallback`). Objects and lists may be spread:
 * `{ ...when(tls, { port: 443 }) }`.
 */
export function when<T extends readonly unknown[]>(condition: Value<unknown>, then: T, otherwise?: T): T;
export function when<T>(condition: Value<unknown>, then: T): T | undefined;
export function when<T, E>(condition: Value<unknown>, then: T, otherwise: E): T | E;
export function when(condition: Value<unknown>, then: unknown, otherwise?: unknown): unknown {
  const expression = conditionOf(condition, 'the condition of when');
  // A list that is not there is no field where it is one, and no element where it is spread; which, shows later.
  if (expression.op === 'literal' && !Array.isArray(then)) return isEmpty(expression.value) ? otherwise : then;
  return makeHandle({ form: 'condition', condition: expression, body: then, otherwise });
}

/** A map, list or raw structure of the values only where something is in it; everything else as it is. */
export function whereFilled<T>(value: T): T | undefined {
  const content = contentOf(value);
  if (content?.form !== 'expression' || !['map', 'list', 'any'].includes(content.expression.type.kind)) return value;
  return when(value, value);
}

/** A condition as an expression that is a truth value. */
export function conditionOf(value: unknown, what: string): Expression {
  const expression = lift(value, what);
  if (expression.type.kind === 'boolean' || expression.op === 'literal') return expression;
  return call('isTrue', [expression], boolean);
}

/**
 * One element for each element of a list, or for each entry of a map in the order of its keys. The function is called
 * once, with references: what it returns is the shape of every element.
 */
export function each<R, U>(list: Ref<unknown[]> & ItemsOf<R>, body: (item: R) => U): U[];
export function each<R, U>(
  map: Ref<Record<string, unknown>> & ItemsOf<R>,
  body: (value: R, key: Ref<string>) => U,
): U[];
export function each<T, U>(list: Ref<T[]>, body: (item: RefOf<T>) => U): U[];
export function each<T, U>(map: Ref<Record<string, T>>, body: (value: RefOf<T>, key: Ref<string>) => U): U[];
export function each<T, U>(list: readonly T[], body: (item: T) => U): U[];
export function each<T, U>(collection: unknown, body: (item: RefOf<T>, key: Ref<string>) => U): unknown {
  const content = contentOf(collection);
  if (content === undefined) return eachPlain(collection, body);
  if (content.form !== 'expression') {
    throw new ValueError('each goes through a list or map of the values; call it inside the other each or when');
  }
  const { expression } = content;
  const { kind, items } = expression.type;
  if (kind !== 'list' && kind !== 'map') {
    throw new ValueError(`each goes through a list or a map, and ${describeExpression(expression)} is neither`);
  }
  if (expression.op === 'literal') return eachPlain(expression.value, body);
  const variable = `item${(loops += 1)}`;
  const reader = readerOf(Object(collection));
  const made = body(
    handleOf<RefOf<T>>({ op: 'item', variable, path: [], type: items ?? { kind: 'any' } }, reader),
    handleOf<Ref<string>>({ op: 'item', variable: `${variable}key`, path: [], type: string }),
  );
  return makeHandle({ form: 'loop', list: expression, variable, body: made });
}

// Tells nested loops apart while an object is being resolved; variables get their names from the nesting when written.
let loops = 0;

function handleOf<R>(expression: Expression, read?: Reader): R {
  const handle = makeHandle({ form: 'expression', expression }, read);
  if (!isHandle<R>(handle)) throw new ValueError(`${describeExpression(expression)} cannot be referred to`);
  return handle;
}

function isHandle<R>(handle: object): handle is object & R {
  return contentOf(handle) !== undefined;
}

/** What is known already is gone through now; maps in the order of Go, which sorts keys by their bytes. */
function eachPlain<T, U>(collection: unknown, body: (item: RefOf<T>, key: Ref<string>) => U): U[] {
  const entries: [unknown, unknown][] = Array.isArray(collection)
    ? collection.map((item, index) => [item, String(index)])
    : Object.entries(Object(collection))
        .sort(([a], [b]) => compareBytes(a, b))
        .map(([key, value]) => [value, key]);
  return entries
    .filter((entry): entry is [RefOf<T>, Ref<string>] => entry.length === 2)
    .map(([item, key]) => body(item, key));
}

type MapOf<T> = Readonly<Record<string, T>>;

/**
 * One map from several; where keys meet the last wins, at any place. (The order of a literal with two spreads is lost
 * where JavaScript meets a key twice, so it is refused: this is the way to write it.)
 */
export function mergeMaps<T>(...maps: readonly (MapOf<T> | Ref<Record<string, T>> | undefined)[]): Record<string, T> {
  const parts = maps.filter((part) => part !== undefined);
  const merged: object = parts.some((part) => contentOf(part) !== undefined || hasSpread(part))
    ? makeHandle({ form: 'merge', parts })
    : Object.assign({}, ...parts);
  if (!isMapOf<T>(merged)) throw new ValueError('mergeMaps takes maps');
  return merged;
}

function hasSpread(part: object): boolean {
  return Object.keys(part).some((key) => key.startsWith(SPREAD));
}

function isMapOf<T>(value: object): value is Record<string, T> {
  return !Array.isArray(value);
}
