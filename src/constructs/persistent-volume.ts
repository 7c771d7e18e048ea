import type { Construct } from 'constructs';
import type { ObjectReference, PersistentVolumeSpec, Quantity } from '../kubernetes/generated/types.ts';
import type { Ref, Value } from '../values/reference.ts';
import type { AccessMode } from './claim-spec.ts';
import { overlay, pick } from './fields.ts';
import type { StorageClassHandle } from './handle.ts';
import { Manifest, type ManifestProps } from './manifest.ts';

const KIND = { apiVersion: 'v1', kind: 'PersistentVolume', clusterScoped: true, fields: ['spec'] };

/** Where the data is: exactly one of them. Disks of clouds that have a driver of their own are served by `csi`. */
const SOURCES = [
  'awsElasticBlockStore',
  'azureDisk',
  'azureFile',
  'cephfs',
  'cinder',
  'csi',
  'fc',
  'gcePersistentDisk',
  'hostPath',
  'iscsi',
  'local',
  'nfs',
  'rbd',
  'vsphereVolume',
] as const;

const PASSED = ['mountOptions', 'nodeAffinity', 'persistentVolumeReclaimPolicy', 'volumeMode'] as const;

type PassedFields = Pick<PersistentVolumeSpec, (typeof SOURCES)[number] | (typeof PASSED)[number]>;

/** A claim by name and namespace, for which a volume is kept. */
export interface ReservedFor {
  readonly name: Value<string>;
  /** Default: the namespace of the chart. A volume kept for a claim without namespace is never bound. */
  readonly namespace?: Value<string>;
}

export interface PersistentVolumeProps extends ManifestProps, PassedFields {
  /** Size, such as `10Ti`. */
  readonly capacity: Quantity | Ref<Quantity>;
  /** How many nodes can mount it and how. */
  readonly accessModes: readonly Value<AccessMode>[];
  /** Class whose claims may take it; `''` for none. Default: `''`. */
  readonly storageClass?: StorageClassHandle | '';
  /** The one claim that may take the volume. Default: any that fits. */
  readonly claim?: ReservedFor;
  /** Any other field of the spec, merged over what follows from the props. */
  readonly spec?: Partial<PersistentVolumeSpec>;
}

/**
 * A piece of storage that is there already: an NFS folder, a local disk, a volume of a driver.
 *
 *     new PersistentVolume(chart, 'data', { capacity: '10Ti', accessModes: ['ReadWriteMany'], nfs: { server, path } });
 *
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/
 */
export class PersistentVolume extends Manifest {
  readonly resourceType = 'persistentvolumes';
  readonly #props: PersistentVolumeProps;

  /** Throws unless exactly one source is given, and for a local volume without node affinity. */
  constructor(scope: Construct, id: string, props: PersistentVolumeProps) {
    super(scope, id, KIND, props);
    this.#props = props;
    const sources = SOURCES.filter((source) => props[source] !== undefined);
    if (sources.length !== 1 && props.spec === undefined) {
      const found = sources.length === 0 ? 'none' : sources.join(', ');
      throw new Error(
        `PersistentVolume ${this.node.path} needs exactly one source of ${SOURCES.join(', ')}; it has ${found}`,
      );
    }
    if (props.local !== undefined && props.nodeAffinity === undefined) {
      throw new Error(
        `PersistentVolume ${this.node.path}: a local volume needs nodeAffinity, or pods end up on other nodes`,
      );
    }
    this.uses(props.storageClass);
  }

  protected override body(): { spec: PersistentVolumeSpec } {
    const { capacity, accessModes, storageClass = '', claim, spec } = this.#props;
    const rendered: PersistentVolumeSpec = {
      capacity: { storage: capacity },
      accessModes,
      ...pick<PassedFields, keyof PassedFields>(this.#props, [...PASSED, ...SOURCES]),
      storageClassName: storageClass === '' ? '' : storageClass.name,
      ...(claim === undefined ? {} : { claimRef: this.#claimRef(claim) }),
    };
    return { spec: overlay(rendered, spec) };
  }

  #claimRef(claim: ReservedFor): ObjectReference {
    const namespace = claim.namespace ?? this.chart.namespace;
    if (namespace === undefined) {
      throw new Error(`PersistentVolume ${this.node.path}: give the claim a namespace; without one it is never bound`);
    }
    return { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: claim.name, namespace };
  }
}
