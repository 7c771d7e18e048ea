import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { PersistentVolumeSpec, Quantity } from '../kubernetes/generated/types.ts';
import type { Ref, Value } from '../values/reference.ts';
import type { AccessMode } from './claim-spec.ts';
import { namespaceName, text } from './handle.ts';
import type { ManifestProps } from './manifest.ts';
import { objectName, SUBDOMAIN } from './name.ts';
import { PersistentVolume } from './persistent-volume.ts';
import { PersistentVolumeClaim } from './persistent-volume-claim.ts';
import { releaseSafeName } from './release-safe-name.ts';

export interface NfsVolumeProps extends ManifestProps, Pick<PersistentVolumeSpec, 'mountOptions'> {
  /** Host name or address of the NFS server. */
  readonly server: Value<string>;
  /** Folder that the server exports. */
  readonly path: Value<string>;
  /** Size, such as `10Ti`: not enforced by NFS, but what the claim asks for. */
  readonly capacity: Quantity | Ref<Quantity>;
  /** Default: `['ReadWriteMany']`. */
  readonly accessModes?: readonly Value<AccessMode>[];
  /** Nothing can be written. Default: false. */
  readonly readOnly?: Value<boolean>;
  /** What happens to the data when the claim is deleted. Default: `Retain`. */
  readonly persistentVolumeReclaimPolicy?: PersistentVolumeSpec['persistentVolumeReclaimPolicy'];
  /** Name of the volume. Default: that of the claim. */
  readonly volumeName?: string;
}

/**
 * An NFS folder as a volume and a claim that are bound to each other and to nothing else. Gives the claim.
 *
 *     const media = nfsVolume(chart, 'media', { server: 'nfs.example.com', path: '/media', capacity: '14Ti' });
 *     new Deployment(chart, 'web', { image, mounts: { '/media': media } });
 *
 * Throws in a chart without namespace: a volume is kept for a claim of one namespace.
 *
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reserving-a-persistentvolume
 */
export function nfsVolume(scope: Construct, id: string, props: NfsVolumeProps): PersistentVolumeClaim {
  const { server, path, capacity, accessModes = ['ReadWriteMany'], readOnly, mountOptions, volumeName } = props;
  const { persistentVolumeReclaimPolicy = 'Retain', ...options } = props;
  const name = releaseSafeName(
    scope,
    text(props.name ?? objectName(scope, id)),
    SUBDOMAIN.maxLength,
    () => `PersistentVolumeClaim ${scope.node.path}/${id}`,
  );
  const volume = new PersistentVolume(scope, `${id}-volume`, {
    ...manifestProps(options),
    name: volumeName ?? name,
    capacity,
    accessModes,
    persistentVolumeReclaimPolicy,
    ...(mountOptions === undefined ? {} : { mountOptions }),
    nfs: { server, path, ...(readOnly === undefined ? {} : { readOnly }) },
    claim: { name, ...claimNamespace(scope, props) },
  });
  return new PersistentVolumeClaim(scope, id, {
    ...manifestProps(options),
    name,
    storage: capacity,
    accessModes,
    volume,
  });
}

function claimNamespace(scope: Construct, props: NfsVolumeProps): { namespace?: Value<string> } {
  const { namespace } = props;
  if (namespace !== undefined) return { namespace: namespaceName(namespace) };
  const ofChart = Chart.of(scope).namespace;
  return ofChart === undefined ? {} : { namespace: ofChart };
}

function manifestProps(props: ManifestProps): ManifestProps {
  const { namespace, labels, annotations, finalizers, enabled, profile, unsafe } = props;
  const all = { namespace, labels, annotations, finalizers, enabled, profile, unsafe };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
