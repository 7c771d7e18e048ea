declare const REF: unique symbol;

/**
 * A value that is decided when the app is resolved: by the plain target at synthesis, by Helm at installation.
 * The brand is a symbol that no object carries, so that a reference never passes for its value.
 */
export interface Ref<T> {
  readonly [REF]: T;
}

/** What functions return that make references: an object reference also fits wherever the object does. */
export type RefOf<T> = [T] extends [string | number | boolean] ? Ref<T> : T & Ref<T>;

/** A value or a reference to one: what a leaf of a Kubernetes object accepts. */
export type Value<T> = T | Ref<T>;

const MARK = Symbol.for('charthouse.ref');

/** Tells a reference from its value: the one question that may be asked of it before the app is resolved. */
export function isReference(value: unknown): value is Ref<unknown> {
  return ((typeof value === 'object' && value !== null) || typeof value === 'function') && MARK in value;
}
