import type { LabelSelector, PodSpec } from '../../kubernetes/generated/types.ts';
import type { Value } from '../../values/reference.ts';
import type { PriorityClassHandle, RuntimeClassHandle, SecretHandle, ServiceAccountHandle } from '../handle.ts';
import type { Labels } from '../labels.ts';
import type { ManifestProps } from '../manifest.ts';
import type { ContainerProps, InitContainerProps } from './container.ts';
import type { NoPorts, Ports, PortsByContainer } from './ports.ts';
import type { Mountable } from './volume.ts';

/** Fields of the pod that pass through under their own names, with Kubernetes' own meaning. */
export const POD_FIELDS = [
  'activeDeadlineSeconds',
  'affinity',
  'automountServiceAccountToken',
  'dnsConfig',
  'dnsPolicy',
  'enableServiceLinks',
  'hostAliases',
  'hostIPC',
  'hostNetwork',
  'hostPID',
  'hostUsers',
  'hostname',
  'nodeName',
  'nodeSelector',
  'os',
  'overhead',
  'preemptionPolicy',
  'readinessGates',
  'resourceClaims',
  'schedulerName',
  'schedulingGates',
  'setHostnameAsFQDN',
  'shareProcessNamespace',
  'subdomain',
  'terminationGracePeriodSeconds',
  'tolerations',
  'topologySpreadConstraints',
] as const;

/** What is said about pods, whoever makes them. */
export interface PodProps<V = Mountable> extends Pick<PodSpec, (typeof POD_FIELDS)[number]> {
  /** Containers that run one after the other before the others start, in the order of the keys. */
  readonly initContainers?: Readonly<Record<string, InitContainerProps<V>>>;
  /** Secrets of type `kubernetes.io/dockerconfigjson` for pulling the images. */
  readonly imagePullSecrets?: readonly SecretHandle[];
  /** Who the pods are for the API server. Default: the service account `default` of the namespace. */
  readonly serviceAccount?: ServiceAccountHandle;
  /** How important the pods are for scheduling and eviction. */
  readonly priorityClass?: PriorityClassHandle;
  /** Container runtime configuration. */
  readonly runtimeClass?: RuntimeClassHandle;
  /** Security context of the pod; that of a container is `securityContext`. */
  readonly podSecurityContext?: PodSpec['securityContext'];
  /** Labels of the pods alone, beside `labels`. */
  readonly podLabels?: Labels;
  /** Annotations of the pods. */
  readonly podAnnotations?: Labels;
  /**
   * A change of a ConfigMap of this app that the pods mount or read rolls them: its checksum is an annotation of the
   * pods. Default: true; false for a Job, whose pods cannot be changed, and a CronJob, whose next pods are new.
   */
  readonly rollOnConfigChange?: boolean;
  /** Any other field of the pod, merged over what follows from the props by the keys of the lists. */
  readonly podSpec?: Partial<PodSpec>;
}

/** The sidecars of a pod: they start before the init containers and stay. */
export interface SidecarProps<S extends PortsByContainer, V = Mountable> {
  /** Native sidecars, keyed by name. https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/ */
  readonly sidecars?: { readonly [C in keyof S]: ContainerProps<S[C], V> };
}

/** One container: its fields stand on the workload itself; the container is called like the workload. */
export interface OneContainer {
  readonly containers?: undefined;
}

/** Several containers, keyed by name. */
export interface SeveralContainers<M extends PortsByContainer, V = Mountable> {
  readonly image?: undefined;
  readonly containers: { readonly [C in keyof M]: ContainerProps<M[C], V> };
}

/** Props of everything that makes pods. */
export type WorkloadProps<
  P extends Ports = NoPorts,
  M extends PortsByContainer = NoPorts,
  S extends PortsByContainer = NoPorts,
  V = Mountable,
> = ManifestProps &
  PodProps<V> &
  SidecarProps<S, V> &
  ((ContainerProps<P, V> & OneContainer) | SeveralContainers<M, V>);

/** Kinds that select their pods. */
export interface SelectorProps {
  /**
   * Which pods belong to the workload; cannot be changed once it exists. Its `matchLabels` become labels of the pods.
   * Default: the recommended labels for name and instance.
   */
  readonly selector?: LabelSelector;
}

/** Number of pods. */
export interface ReplicasProps {
  /** Default: 1, decided by the API server. Left out where an autoscaler decides. */
  readonly replicas?: Value<number>;
}
