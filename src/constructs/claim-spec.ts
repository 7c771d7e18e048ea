import type { PersistentVolumeClaimSpec, Quantity } from '../kubernetes/generated/types.ts';
import type { Ref, Value } from '../values/reference.ts';
import type { PersistentVolumeHandle, StorageClassHandle } from './handle.ts';
import { labelSelector } from './labels.ts';
import { overlay, pick } from './fields.ts';

/** https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes */
export type AccessMode = 'ReadWriteOnce' | 'ReadOnlyMany' | 'ReadWriteMany' | 'ReadWriteOncePod';

/** What a claim asks for; the same for a claim of its own and for the template of a StatefulSet. */
export interface ClaimOptions extends Pick<
  PersistentVolumeClaimSpec,
  'dataSource' | 'dataSourceRef' | 'selector' | 'volumeAttributesClassName' | 'volumeMode'
> {
  /** Space to ask for, such as `10Gi`. */
  readonly storage: Quantity | Ref<Quantity>;
  /** Default: `['ReadWriteOnce']`, which every block storage has. */
  readonly accessModes?: readonly Value<AccessMode>[];
  /** Class that makes the volume; `''` for volumes made by hand. Default: the default class of the cluster. */
  readonly storageClass?: StorageClassHandle | '';
  /** Binds to exactly this volume, without any storage class. */
  readonly volume?: PersistentVolumeHandle;
  /** Any other field of the claim's spec, merged over what follows from the props. */
  readonly spec?: Partial<PersistentVolumeClaimSpec>;
}

export function claimSpec(options: ClaimOptions): PersistentVolumeClaimSpec {
  const { storage, accessModes = ['ReadWriteOnce'], storageClass, volume, spec, selector, ...others } = options;
  const claim: PersistentVolumeClaimSpec = {
    accessModes,
    resources: { requests: { storage } },
    ...(volume === undefined ? {} : { volumeName: volume.name, storageClassName: '' }),
    ...(storageClass === undefined ? {} : { storageClassName: storageClass === '' ? '' : storageClass.name }),
    ...(selector === undefined ? {} : { selector: labelSelector(selector) }),
    ...pick(others, ['dataSource', 'dataSourceRef', 'volumeAttributesClassName', 'volumeMode']),
  };
  return overlay(claim, spec);
}
