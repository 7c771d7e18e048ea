import type { PersistentVolume } from '../generated/objects.ts';
import { withFinalizer } from './protection.ts';
import { defaultResourceList } from './resource-list.ts';
import { defaultCommonSources } from './volume-source.ts';

/** The status is not the author's: the server begins it anew. */
export function defaultPersistentVolume(volume: PersistentVolume): PersistentVolume {
  const spec = volume.spec ?? {};
  return {
    ...volume,
    metadata: withFinalizer(volume.metadata, 'kubernetes.io/pv-protection'),
    spec: {
      ...defaultCommonSources(spec),
      ...(spec.capacity && { capacity: defaultResourceList(spec.capacity) }),
      persistentVolumeReclaimPolicy: spec.persistentVolumeReclaimPolicy || 'Retain',
      volumeMode: spec.volumeMode ?? 'Filesystem',
    },
    status: { phase: 'Pending' },
  };
}
