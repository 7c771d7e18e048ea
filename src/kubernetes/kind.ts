/** A part of an object with an address of its own, such as `status`. */
export interface Subresource {
  readonly name: string;
  readonly since: number;
  readonly until: number;
}

/** A kind as API servers serve it by default. Versions are minor versions of Kubernetes 1. */
export interface Kind {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** First recorded minor version that serves it; the oldest recorded one for what is older. */
  readonly since: number;
  /** Last recorded minor version that serves it; the newest recorded one for what is still served. */
  readonly until: number;
  /** Name of its definition in the schema table and in the generated types. */
  readonly definition: string;
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
  readonly subresources: readonly Subresource[];
}

/** The life of a kind over all releases; versions as `1.22`. */
export interface Lifecycle {
  readonly apiVersion: string;
  readonly kind: string;
  readonly introduced: string;
  readonly deprecated?: string;
  /** First version without it; it can lie in the future. */
  readonly removed?: string;
  readonly replacement?: { readonly apiVersion: string; readonly kind: string };
}
