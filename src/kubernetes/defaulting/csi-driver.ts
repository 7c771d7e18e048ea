import type { CSIDriver } from '../generated/objects.ts';

export function defaultCSIDriver(driver: CSIDriver): CSIDriver {
  const spec = driver.spec ?? {};
  const modes = spec.volumeLifecycleModes ?? [];
  return {
    ...driver,
    spec: {
      ...spec,
      attachRequired: spec.attachRequired ?? true,
      podInfoOnMount: spec.podInfoOnMount ?? false,
      storageCapacity: spec.storageCapacity ?? false,
      fsGroupPolicy: spec.fsGroupPolicy ?? 'ReadWriteOnceWithFSType',
      volumeLifecycleModes: modes.length === 0 ? ['Persistent'] : modes,
      requiresRepublish: spec.requiresRepublish ?? false,
      seLinuxMount: spec.seLinuxMount ?? false,
    },
  };
}
