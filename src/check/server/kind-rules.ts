import type { ServerContext } from './context.ts';
import type { FieldErrors } from './field-errors.ts';
import type { ObjectName } from './object-names.ts';

/**
 * What the server checks of one kind after decoding and defaulting, on create.
 * The metadata common to all kinds is checked by the engine (`metadata.ts`): `validate` begins at the kind's own fields.
 *
 * A rule set is written against the kind's served type, so `validate` is a method: a registry holds rules of all kinds.
 */
export interface KindRules<T extends object> {
  /** What `metadata.name` and `metadata.generateName` may be; most kinds: `nameIsSubdomain`. */
  readonly name: ObjectName;
  /** Where the name hangs on the object's other fields or on the release: used in the place of `name`. */
  nameOf?(object: T, context: ServerContext): ObjectName;
  /**
   * How the kind has its metadata checked. `core` (the default): with its own rules, standard or qualified finalizers.
   * `generic`: the same, any finalizer of good form. `afterwards`: only when its own rules found nothing, names as path segments.
   * `none`: not at all, as of a request that is answered and never stored.
   */
  readonly metadata?: 'core' | 'generic' | 'afterwards' | 'none';
  /** What keeps the server from taking the decoded object over into its own form: the text of a 400. */
  conversionFault?(object: T): string | undefined;
  /** What the server refuses before it asks any rule: the text of a 400. */
  refusal?(object: T): string | undefined;
  validate(object: T, errors: FieldErrors, context: ServerContext): void;
  /** Texts of Warning headers; asked for accepted and rejected objects alike. */
  warnings?(object: T, context: ServerContext): readonly string[];
  /** Fields of features that are off in this release are taken away before the rules see the object. */
  dropDisabled?(object: T, context: ServerContext): T;
  /** What storing adds to the object that was validated and warned of. */
  stored?(object: T, context: ServerContext): T;
  /**
   * What the storage settles before any validation, metadata included, such as the addresses of a Service:
   * errors found here are the whole answer.
   */
  settle?(object: T, errors: FieldErrors, context: ServerContext): void;
  /**
   * What of the kind cannot be decided offline, such as expressions that are not compiled: why, when an object that is
   * otherwise accepted may still be rejected.
   */
  undecided?(object: T, context: ServerContext): string | undefined;
  /** Kind-specific admission that needs no other object: gives the text after `is forbidden: `, or nothing. */
  admit?(object: T, context: ServerContext): string | undefined;
}

/** A rule set whose type is no longer known: the registry hands it only objects decoded as its kind. */
export type AnyKindRules = KindRules<object>;
