import type { KindTypes } from '../kubernetes/generated/kind-types.ts';
import type { KubernetesObject, ObjectMetadata } from '../model/resource.ts';
import type { Ref } from '../values/reference.ts';

/** What is left of an author's type once every chart value is decided: no references. */
export type Plain<T> = T extends Ref<unknown> ? never : T extends object ? { readonly [K in keyof T]: Plain<T[K]> } : T;

/** The API versions of Kubernetes, and any text for custom resources. */
export type ApiVersion = keyof KindTypes | (string & {});

/** The kinds of an API version; of one that is not Kubernetes' own, any. */
export type KindOf<A extends ApiVersion> = A extends keyof KindTypes ? keyof KindTypes[A] & string : string;

/** What every manifest has. */
interface Identity<A extends string, K extends string> {
  readonly apiVersion: A;
  readonly kind: K;
  readonly metadata: ObjectMetadata;
}

/** The manifest of a kind: typed for those of Kubernetes, with unknown fields for custom resources. */
export type ManifestOf<A extends ApiVersion, K extends KindOf<A>> = A extends keyof KindTypes
  ? K extends keyof KindTypes[A]
    ? Omit<Plain<KindTypes[A][K]>, keyof Identity<A, K>> & Identity<A, K>
    : never
  : KubernetesObject;
