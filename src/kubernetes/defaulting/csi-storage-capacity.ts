import type { CSIStorageCapacity } from '../generated/objects.ts';
import { canonicalQuantity } from './resource-list.ts';

export function defaultCSIStorageCapacity(storage: CSIStorageCapacity): CSIStorageCapacity {
  const { capacity, maximumVolumeSize } = storage;
  return {
    ...storage,
    ...(capacity !== undefined && { capacity: canonicalQuantity(capacity) }),
    ...(maximumVolumeSize !== undefined && { maximumVolumeSize: canonicalQuantity(maximumVolumeSize) }),
  };
}
