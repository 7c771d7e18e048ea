import type { StorageClass } from '../generated/objects.ts';

export function defaultStorageClass(storageClass: StorageClass): StorageClass {
  return {
    ...storageClass,
    reclaimPolicy: storageClass.reclaimPolicy ?? 'Delete',
    volumeBindingMode: storageClass.volumeBindingMode ?? 'Immediate',
  };
}
