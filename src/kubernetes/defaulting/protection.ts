/** Finalizers that admission puts on storage objects, so that they are not removed while in use (StorageObjectInUseProtection). */
import type { ObjectMeta } from '../generated/objects.ts';

export function withFinalizer(metadata: ObjectMeta | undefined, finalizer: string): ObjectMeta {
  const finalizers = metadata?.finalizers ?? [];
  return finalizers.includes(finalizer) ? { ...metadata } : { ...metadata, finalizers: [...finalizers, finalizer] };
}
