import type { ObjectMeta } from '../../../kubernetes/generated/objects.ts';

/** A new object is the first of its generations, whatever it says itself. */
export function withFirstGeneration<T extends { readonly metadata?: ObjectMeta }>(object: T): T {
  return object.metadata?.generation === undefined
    ? object
    : { ...object, metadata: { ...object.metadata, generation: 1 } };
}
