import type {
  CSIVolumeSource,
  DownwardAPIVolumeFile,
  EmptyDirVolumeSource,
  HostPathVolumeSource,
  ImageVolumeSource,
  NFSVolumeSource,
  PersistentVolumeClaimSpec,
  ServiceAccountTokenProjection,
  Volume as KubernetesVolume,
  VolumeMount,
  VolumeProjection,
} from '../../kubernetes/generated/types.ts';
import type { Value } from '../../values/reference.ts';
import { type ClaimHandle, type ConfigMapHandle, isNamed, type Part, type SecretHandle } from '../handle.ts';
import { ConfigKey } from '../key.ts';
import { LABEL, requireName } from '../name.ts';
import { EnvSource } from './env.ts';
import type { GuestVolume } from './guest-parts.ts';

export type VolumeSource = Omit<KubernetesVolume, 'name'>;
/** How a volume is mounted, in Kubernetes' own words. */
export type MountOptions = Omit<VolumeMount, 'name' | 'mountPath'>;

/** What can stand in `mounts`: a volume, of cdk8s-plus too, a whole ConfigMap, Secret or claim, or one key as one file. */
export type Mountable = Volume | GuestVolume | ConfigKey | ConfigMapHandle | SecretHandle | ClaimHandle;

/**
 * A volume of a pod, with the way it is mounted. One volume can be mounted in several containers and places: the pod
 * declares it once.
 */
export class Volume implements Part {
  readonly owner: object;
  /** Name of the volume in the pod: a DNS label. */
  readonly name: string;
  readonly source: VolumeSource;
  readonly mount: MountOptions;

  constructor(name: string, source: VolumeSource, owner: object = {}, mount: MountOptions = {}) {
    requireName(name, LABEL, () => 'volume', 'choose another name');
    this.name = name;
    this.source = source;
    this.owner = owner;
    this.mount = mount;
  }

  /** Nothing can be written through this mount. */
  readOnly(): Volume {
    return this.with({ readOnly: true });
  }

  /** Mounts one file or folder of the volume. Such a mount does not follow changes of a ConfigMap or Secret. */
  subPath(path: Value<string>): Volume {
    return this.with({ subPath: path });
  }

  /** Any option of the mount. https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#volumes-1 */
  with(options: MountOptions): Volume {
    return new Volume(this.name, this.source, this.owner, { ...this.mount, ...options });
  }
}

/** Any volume type of Kubernetes, in its own words. https://kubernetes.io/docs/concepts/storage/volumes/ */
export function volume(name: string, source: VolumeSource): Volume {
  return new Volume(name, source);
}

/** An empty folder that lives as long as the pod, on disk or with `medium: 'Memory'` in memory. */
export function emptyDir(name: string, options: EmptyDirVolumeSource = {}): Volume {
  return new Volume(name, { emptyDir: options });
}

/** A folder of an NFS server, mounted without a claim. https://kubernetes.io/docs/concepts/storage/volumes/#nfs */
export function nfs(name: string, source: NFSVolumeSource): Volume {
  return new Volume(name, { nfs: source });
}

/**
 * A file or folder of the node. The baseline and restricted profiles refuse it: the object that uses it says why with
 * `unsafe: { hostPath: '...' }`.
 */
export function hostPath(name: string, source: HostPathVolumeSource): Volume {
  return new Volume(name, { hostPath: source });
}

/** A volume of a CSI driver that lives as long as the pod. */
export function csi(name: string, source: CSIVolumeSource): Volume {
  return new Volume(name, { csi: source });
}

/** The content of an image, read-only. */
export function imageVolume(name: string, source: ImageVolumeSource): Volume {
  return new Volume(name, { image: source });
}

/** A claim that is made with the pod and goes with it. */
export function ephemeral(name: string, spec: PersistentVolumeClaimSpec): Volume {
  return new Volume(name, { ephemeral: { volumeClaimTemplate: { spec } } });
}

/** Fields of the pod as files, keyed by file name; made by `field` and `resourceField`. */
export function downward(name: string, files: Readonly<Record<string, EnvSource>>): Volume {
  return new Volume(name, { downwardAPI: { items: downwardItems(files) } });
}

/** A token of the pod's service account for `audience`, in a projected volume. */
export class ServiceAccountToken {
  readonly projection: ServiceAccountTokenProjection;

  constructor(projection: ServiceAccountTokenProjection) {
    this.projection = projection;
  }
}

/** A token that expires, 3600 seconds by default, in the file `path`. */
export function serviceAccountToken(projection: ServiceAccountTokenProjection): ServiceAccountToken {
  return new ServiceAccountToken(projection);
}

/** What can stand in a projected volume, which shows several sources as one folder. */
export type ProjectedSource =
  | ConfigMapHandle
  | SecretHandle
  | ConfigKey
  | ServiceAccountToken
  | Readonly<Record<string, EnvSource>>;

/** Several sources in one folder. https://kubernetes.io/docs/concepts/storage/projected-volumes/ */
export function projected(
  name: string,
  sources: readonly ProjectedSource[],
  options: { readonly defaultMode?: number } = {},
): Volume {
  const owners = sources.filter((source) => !(source instanceof ServiceAccountToken));
  return new Volume(name, { projected: { ...options, sources: sources.map(projection) } }, owners);
}

function projection(source: ProjectedSource): VolumeProjection {
  if (source instanceof ServiceAccountToken) return { serviceAccountToken: source.projection };
  if (source instanceof ConfigKey) return keyProjection(source);
  if (isNamed(source, 'secrets')) return { secret: { name: source.name } };
  if (isNamed(source, 'configmaps')) return { configMap: { name: source.name } };
  return { downwardAPI: { items: downwardItems(source) } };
}

function keyProjection(source: ConfigKey): VolumeProjection {
  const { owner, isOptional } = source;
  const content = {
    name: owner.name,
    items: [keyItem(source)],
    ...(isOptional === undefined ? {} : { optional: isOptional }),
  };
  return isNamed(owner, 'secrets') ? { secret: content } : { configMap: content };
}

export function keyItem(key: ConfigKey): { key: string; path: string; mode?: number } {
  return { key: key.key, path: key.key, ...(key.fileMode === undefined ? {} : { mode: key.fileMode }) };
}

function downwardItems(files: Readonly<Record<string, unknown>>): DownwardAPIVolumeFile[] {
  return Object.entries(files).map(([path, source]) => {
    if (!(source instanceof EnvSource)) throw new Error(`file ${path}: pass what field() or resourceField() makes`);
    const { fieldRef, resourceFieldRef } = source.source;
    return {
      path,
      ...(fieldRef === undefined ? {} : { fieldRef }),
      ...(resourceFieldRef === undefined ? {} : { resourceFieldRef }),
    };
  });
}
