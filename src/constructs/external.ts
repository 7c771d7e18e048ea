import type { LabelSelector } from '../kubernetes/generated/types.ts';
import { isReference, type Value } from '../values/reference.ts';
import { configVolume, type FolderOptions } from './config-map.ts';
import type {
  ClaimHandle,
  ConfigMapHandle,
  External,
  IngressClassHandle,
  Named,
  NamespaceHandle,
  PersistentVolumeHandle,
  PriorityClassHandle,
  RuntimeClassHandle,
  SecretHandle,
  ServiceAccountHandle,
  ServiceHandle,
  StorageClassHandle,
} from './handle.ts';
import { ConfigKey } from './key.ts';
import { claimVolume, type ClaimVolumeOptions } from './persistent-volume-claim.ts';
import { type SecretType, secretVolume } from './secret.ts';
import { Host, ServicePort } from './service-handle.ts';
import type { Volume } from './workload/volume.ts';

interface Elsewhere {
  /** Namespace of the object. Default: that of whoever refers to it. */
  readonly namespace?: string;
}

interface Keyed<K extends string> extends Elsewhere {
  /** Keys that are there. Default: any key may be asked for. */
  readonly keys?: readonly K[];
}

/** A ConfigMap or Secret that the app does not make. */
export interface ExternalConfig<R extends string, K extends string> extends Named<R>, External {
  /** One key: as a variable its value, in `mounts` a file. */
  key(key: K): ConfigKey;
  /** The content as a folder, with other names, modes or only some keys. */
  volume(options?: FolderOptions<K>): Volume;
}

/** A Secret that the app does not make, with the keys it is known to have. */
export interface ExternalSecretHandle<K extends string> extends ExternalConfig<'secrets', K> {
  /** What the Secret says it holds, such as `kubernetes.io/tls`; not known when absent. */
  readonly type?: SecretType;
}

/** A claim that the app does not make. */
export interface ExternalClaim extends ClaimHandle, External {
  /** The claim as a volume, for mounts with options. */
  volume(options?: ClaimVolumeOptions): Volume;
}

/** A Service that the app does not make, with the ports it is known to have. */
export interface ExternalService<N extends string> extends ServiceHandle, External {
  /** Its name in the DNS of the cluster, as text for variables and arguments. */
  readonly host: Host;
  /** One of its ports: as a variable its number, in an Ingress what answers. */
  port(name: N): ServicePort;
}

/** A service account that the app does not make. */
export interface ExternalServiceAccount extends ServiceAccountHandle, External {
  readonly metadata: { readonly namespace?: string };
}

function declare<R extends string>(
  kind: string,
  resourceType: R,
  name: Value<string>,
  options: Elsewhere & { readonly keys?: readonly string[] } = {},
): Named<R> & External {
  return { name, resourceType, external: { kind, name, ...options } };
}

/**
 * What lives outside the app: declared here, it can be referred to like the app's own objects, and the reference check
 * takes its existence as given.
 *
 *     const regcred = external.secret('regcred', { type: 'kubernetes.io/dockerconfigjson' });
 */
export const external = {
  /** A Secret that is made elsewhere: by hand, by an operator, by another release. */
  secret<const K extends string = string>(
    name: Value<string>,
    options: Keyed<K> & { readonly type?: SecretType } = {},
  ): ExternalSecretHandle<K> {
    const { type, ...others } = options;
    const handle: SecretHandle & External = declare('Secret', 'secrets', name, others);
    return {
      ...handle,
      ...(type === undefined ? {} : { type }),
      resourceType: 'secrets',
      key: (key) => new ConfigKey(handle, key),
      volume: (folder = {}) => secretVolume(handle, folder),
    };
  },

  /** A ConfigMap that is made elsewhere. */
  configMap<const K extends string = string>(
    name: Value<string>,
    options: Keyed<K> = {},
  ): ExternalConfig<'configmaps', K> {
    const handle: ConfigMapHandle & External = declare('ConfigMap', 'configmaps', name, options);
    return {
      ...handle,
      resourceType: 'configmaps',
      key: (key) => new ConfigKey(handle, key),
      volume: (folder = {}) => configVolume(handle, folder),
    };
  },

  /** A Service of another app, with the numbers of its ports. */
  service<const N extends string = never>(
    name: Value<string>,
    options: Elsewhere & { readonly ports?: Readonly<Record<N, Value<number>>> } = {},
  ): ExternalService<N> {
    const { ports, ...others } = options;
    const handle: ServiceHandle & External = declare('Service', 'services', name, others);
    return {
      ...handle,
      host: Host.ofService(handle, name, others.namespace),
      port: (port) => {
        const number = ports?.[port];
        if (number === undefined) throw new Error(`external.service('${printable(name)}') declares no port "${port}"`);
        return new ServicePort(handle, port, number);
      },
    };
  },

  /** Pods of another app, known by their labels: the target of a Service or policy. */
  pods(selector: LabelSelector, options: Elsewhere = {}): LabelSelector & External {
    const labels = selector.matchLabels ?? {};
    return { ...selector, external: { kind: 'Pod', name: '', labels, ...options } };
  },

  /** A claim that is there already. */
  claim(name: Value<string>, options: Elsewhere = {}): ExternalClaim {
    const handle: ClaimHandle & External = declare('PersistentVolumeClaim', 'persistentvolumeclaims', name, options);
    return { ...handle, volume: (volume = {}) => claimVolume(handle, volume) };
  },

  persistentVolume(name: Value<string>): PersistentVolumeHandle & External {
    return declare('PersistentVolume', 'persistentvolumes', name, { namespace: '' });
  },

  storageClass(name: Value<string>): StorageClassHandle & External {
    return declare('StorageClass', 'storageclasses', name, { namespace: '' });
  },

  serviceAccount(name: Value<string>, options: Elsewhere = {}): ExternalServiceAccount {
    return { ...declare('ServiceAccount', 'serviceaccounts', name, options), metadata: options };
  },

  priorityClass(name: Value<string>): PriorityClassHandle & External {
    return declare('PriorityClass', 'priorityclasses', name, { namespace: '' });
  },

  runtimeClass(name: Value<string>): RuntimeClassHandle & External {
    return declare('RuntimeClass', 'runtimeclasses', name, { namespace: '' });
  },

  ingressClass(name: Value<string>): IngressClassHandle & External {
    return declare('IngressClass', 'ingressclasses', name, { namespace: '' });
  },

  /** A namespace that is there already. */
  namespace(name: Value<string>): NamespaceHandle & External {
    return declare('Namespace', 'namespaces', name, { namespace: '' });
  },
};

/** The name of something external in messages: a chart value has no text before the app is resolved. */
function printable(name: Value<string>): string {
  return isReference(name) ? 'a chart value' : name;
}
