import type { ObjectMeta } from './generated/types.ts';

/** A Kubernetes object inside another one: a field of a custom resource marked `x-kubernetes-embedded-resource`. */
export interface EmbeddedObject {
  apiVersion: string;
  kind: string;
  metadata?: ObjectMeta;
  [field: string]: unknown;
}
