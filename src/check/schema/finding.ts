import type { Path } from '../../model/field-text.ts';

/**
 * What can be wrong with an object as far as its schema goes.
 *
 * - `invalid-object`: no object at all, or without `apiVersion` and `kind`
 * - `unserved-kind`: the version does not serve this kind of Kubernetes itself
 * - `missing-schema`: a custom resource whose definition is not known: nothing was checked
 * - `unknown-field`, `missing-field`, `wrong-type`, `invalid-value` (enum, format, quantity, range, length)
 * - `duplicate-key`: two elements of a list that server-side apply merges by key; a plain create may accept them
 * - `too-deep`: nested beyond what is looked at, or a cycle
 */
export type SchemaFindingKind =
  | 'invalid-object'
  | 'unserved-kind'
  | 'missing-schema'
  | 'unknown-field'
  | 'missing-field'
  | 'wrong-type'
  | 'invalid-value'
  | 'duplicate-key'
  | 'too-deep';

export interface SchemaFinding {
  readonly kind: SchemaFindingKind;
  /** In the server's notation: `spec.containers[0].image`; empty for the object itself. */
  readonly field: string;
  /** The same path step by step: field names and map keys as strings, positions as numbers. */
  readonly path: Path;
  readonly value: unknown;
  /** What stands wrong there, in one sentence without the field. */
  readonly message: string;
  /** What would be right: a type, the values of an enum. */
  readonly expected?: string;
  /** The known field or value that was probably meant. */
  readonly nearest?: string;
  /** Versions of Kubernetes that know the field or serve the kind, such as `1.34`. */
  readonly versions?: readonly string[];
  /** What to do about it. */
  readonly help?: string;
}
