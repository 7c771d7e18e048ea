/** What the recordings say, merged over all recorded versions: the one input of every renderer. */

export type Scalar =
  | 'string'
  | 'bool'
  | 'int32'
  | 'int64'
  | 'double'
  | 'quantity'
  | 'int-or-string'
  | 'time'
  | 'micro-time'
  | 'bytes';

export type Type =
  | { readonly kind: 'scalar'; readonly scalar: Scalar; readonly values?: readonly string[] }
  /** Any JSON value. */
  | { readonly kind: 'any' }
  | { readonly kind: 'list'; readonly of: Type; readonly keys?: readonly string[] }
  | { readonly kind: 'map'; readonly of: Type }
  | { readonly kind: 'definition'; readonly name: string }
  /** One of several shapes, told apart by JSON type; the server reads them without looking for unknown fields. */
  | { readonly kind: 'union'; readonly of: readonly Type[] };

/** One form of a field: most have the same form in all versions. */
export interface Form {
  readonly type: Type;
  readonly required: boolean;
  readonly default?: unknown;
  readonly minors: readonly number[];
}

export interface Field {
  readonly name: string;
  readonly forms: readonly Form[];
}

export interface Definition {
  /** Short name, unique over all groups. */
  readonly name: string;
  /** The definition's name in the OpenAPI document, such as `io.k8s.api.core.v1.Container`. */
  readonly published: string;
  readonly minors: readonly number[];
  readonly fields: readonly Field[];
  /** `group/version/kind` for definitions that are objects of their own. */
  readonly objects: readonly string[];
}

export interface Subresource {
  readonly name: string;
  readonly minors: readonly number[];
}

export interface Kind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
  readonly minors: readonly number[];
  readonly subresources: readonly Subresource[];
  /** Short name of its definition. */
  readonly definition: string;
}

export interface Kubernetes {
  readonly minors: readonly number[];
  readonly definitions: readonly Definition[];
  readonly kinds: readonly Kind[];
}

/** Minors of a field, over all of its forms. */
export function fieldMinors(field: Field): readonly number[] {
  return field.forms.flatMap((form) => form.minors).sort((a, b) => a - b);
}
