/** Defaults of the volume sources that pods and persistent volumes have in common. */
import type {
  AzureDiskVolumeSource,
  HostPathVolumeSource,
  ISCSIPersistentVolumeSource,
  ISCSIVolumeSource,
  RBDPersistentVolumeSource,
  RBDVolumeSource,
  ScaleIOPersistentVolumeSource,
  ScaleIOVolumeSource,
} from '../generated/objects.ts';

interface CommonSources {
  readonly azureDisk?: AzureDiskVolumeSource;
  readonly hostPath?: HostPathVolumeSource;
  readonly iscsi?: ISCSIVolumeSource | ISCSIPersistentVolumeSource;
  readonly rbd?: RBDVolumeSource | RBDPersistentVolumeSource;
  readonly scaleIO?: ScaleIOVolumeSource | ScaleIOPersistentVolumeSource;
}

/** The sources of `volume` that have defaults, with them. */
export function defaultCommonSources<T extends CommonSources>(volume: T): T {
  const { azureDisk, hostPath, iscsi, rbd, scaleIO } = volume;
  return {
    ...volume,
    ...(hostPath && { hostPath: { ...hostPath, type: hostPath.type ?? '' } }),
    ...(iscsi && { iscsi: { ...iscsi, iscsiInterface: iscsi.iscsiInterface || 'default' } }),
    ...(rbd && {
      rbd: {
        ...rbd,
        pool: rbd.pool || 'rbd',
        user: rbd.user || 'admin',
        keyring: rbd.keyring || '/etc/ceph/keyring',
      },
    }),
    ...(azureDisk && {
      azureDisk: {
        ...azureDisk,
        cachingMode: azureDisk.cachingMode ?? 'ReadWrite',
        fsType: azureDisk.fsType ?? 'ext4',
        readOnly: azureDisk.readOnly ?? false,
        kind: azureDisk.kind ?? 'Shared',
      },
    }),
    ...(scaleIO && {
      scaleIO: {
        ...scaleIO,
        storageMode: scaleIO.storageMode || 'ThinProvisioned',
        fsType: scaleIO.fsType || 'xfs',
      },
    }),
  };
}
