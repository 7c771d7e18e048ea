import { type ObjectReference, type PlainObject, type Properties, v } from './declare.ts';
import { describeExpression } from './expression.ts';
import type { Reader } from './handle.ts';
import type { Located } from './located.ts';
import { referTo } from './lift.ts';
import { fingerprint, hasMark, ValueError } from './mark.ts';
import { type Json, type Shape, typeOf } from './shape.ts';

/** What an environment may say: any part of the values; lists are replaced whole, `null` removes an optional value. */
export type Overrides<T> = [T] extends [readonly unknown[]]
  ? T
  : [T] extends [object]
    ? { readonly [K in keyof T]?: Overrides<T[K]> }
    : T;

/** The values of a chart, declared once. */
export interface Values<T = unknown, R = unknown> {
  /** References to the values, one object for each path. */
  readonly ref: R;
  /** The whole declaration: an object of named values. */
  readonly shape: Shape;
  /** Values when nobody gives any. */
  readonly defaults: { readonly [key: string]: Json };
  /** Tells this declaration from others, so that a reference into another app's values is noticed. */
  readonly fingerprint: string;
  /** What has been read while the app is built, in order. */
  readonly reads: readonly Read[];
  readonly overrides?: Overrides<T>;
}

/** A value, or a part of an item of one, that code has read. */
export interface Read {
  readonly part: Located;
  /** Its stack begins where it was read. */
  readonly at: Error;
}

// Each keeps a stack of about a kilobyte; an app that reads more does so in a loop.
const MOST_READS = 10_000;

const DNS_LABEL = '^([a-z0-9]([-a-z0-9]*[a-z0-9])?)?$';

// What `helm create` gives every chart, and what its name helpers read.
const NAMES = {
  nameOverride: v.string({
    default: '',
    pattern: DNS_LABEL,
    description: 'Name used instead of the name of the chart',
  }),
  fullnameOverride: v.string({
    default: '',
    pattern: DNS_LABEL,
    description: 'Name used for all objects instead of release and chart name',
  }),
};

/**
 * Declares the values of a chart: from this come the references used in code, values.yaml with its comments,
 * values.schema.json, the type of overrides and their validation.
 *
 * Throws when a name cannot be used by Helm, or a value has no default.
 */
export function defineValues<const P extends Properties>(properties: P): Values<PlainObject<P>, ObjectReference<P>> {
  for (const name of ['global', '__proto__']) {
    if (Object.hasOwn(properties, name)) throw new ValueError(`values.${name} cannot be declared: Helm uses it itself`);
  }
  const { shape } = v.object({ ...properties, ...missing(properties) });
  checkNames(shape, 'values');
  const reads: Read[] = [];
  const read: Reader = (part, above) => {
    if (reads.length === MOST_READS) return;
    const at = new Error(`${describeExpression(part)} is read here`);
    Error.captureStackTrace(at, above);
    reads.push({ part, at });
  };
  const of = fingerprint(JSON.stringify(shape));
  return {
    ref: referenceRoot<ObjectReference<P>>(of, shape, read),
    shape,
    defaults: defaultObject(shape, []),
    fingerprint: of,
    reads,
  };
}

function missing(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(NAMES).filter(([name]) => !Object.hasOwn(properties, name)));
}

function referenceRoot<R>(of: string, shape: Shape, read: Reader): R {
  const root: unknown = referTo({ op: 'value', path: [], of, type: typeOf(shape) }, read);
  if (!isReferenceRoot<R>(root)) throw new ValueError('values cannot be referred to');
  return root;
}

function isReferenceRoot<R>(value: unknown): value is R {
  return typeof value === 'object' && value !== null;
}

function checkNames(shape: Shape, path: string): void {
  if (
    hasMark(
      JSON.stringify([shape.default ?? null, shape.example ?? null, shape.enum ?? null, shape.description ?? null]),
    )
  ) {
    throw new ValueError(`${path} holds a character between U+E0F1 and U+E0F5, which mark references here`);
  }
  for (const [name, property] of Object.entries(shape.properties ?? {})) {
    if (name === '' || name === '__proto__' || hasMark(name) || /[\p{Cc}\u2028\u2029\uFEFF]/u.test(name)) {
      throw new ValueError(`${path} has a value called ${JSON.stringify(name)}, which cannot be a name in values.yaml`);
    }
    checkNames(property, `${path}.${name}`);
  }
  if (shape.items !== undefined) checkNames(shape.items, `${path}[]`);
}

function defaultObject(shape: Shape, path: readonly string[]): { readonly [key: string]: Json } {
  return Object.fromEntries(
    Object.entries(shape.properties ?? {}).map(([name, property]) => [name, defaultOf(property, [...path, name])]),
  );
}

function defaultOf(shape: Shape, path: readonly string[]): Json {
  if (shape.kind === 'object') return defaultObject(shape, path);
  if (shape.default === undefined) {
    throw new ValueError(`values.${path.join('.')} has no default: give it one, or make it optional`);
  }
  return shape.default;
}
