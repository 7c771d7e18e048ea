import type { Construct } from 'constructs';
import type { StorageClass as KubernetesStorageClass } from '../kubernetes/generated/types.ts';
import { pick } from './fields.ts';
import { Manifest, type ManifestProps } from './manifest.ts';

const FIELDS = [
  'allowVolumeExpansion',
  'allowedTopologies',
  'mountOptions',
  'parameters',
  'provisioner',
  'reclaimPolicy',
  'volumeBindingMode',
] as const;
const KIND = { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', clusterScoped: true, fields: FIELDS };

type Fields = Pick<KubernetesStorageClass, (typeof FIELDS)[number]>;

export interface StorageClassProps extends ManifestProps, Fields {
  /** Serves every claim that names no class. Default: false. */
  readonly isDefault?: boolean;
}

/**
 * How volumes are made for claims. Most fields cannot be changed once it exists.
 *
 * https://kubernetes.io/docs/concepts/storage/storage-classes/
 */
export class StorageClass extends Manifest {
  readonly resourceType = 'storageclasses';
  readonly #props: StorageClassProps;

  constructor(scope: Construct, id: string, props: StorageClassProps) {
    super(scope, id, KIND, props);
    this.#props = props;
    if (props.isDefault === true) this.metadata.addAnnotation('storageclass.kubernetes.io/is-default-class', 'true');
  }

  protected override body(): Fields {
    return pick<Fields, keyof Fields>(this.#props, FIELDS);
  }
}
