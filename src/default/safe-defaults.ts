import type { Profile, Unsafe } from '../model/trait.ts';
import { isUndecided } from '../values/undecided.ts';
import { isFields, valueAt } from './fields.ts';
import { isPrivileged, isWindows, mayAdministrate } from './pod.ts';
import type { Scope, Site } from './scope.ts';
import type { Surroundings } from './surroundings.ts';

/** One thing that is demanded of objects and filled in where the author left it out. */
export interface SafeDefault {
  /** How `explain` calls it. */
  readonly name: string;
  readonly scope: Scope;
  /** Below the scope. */
  readonly field: string;
  /** The value, or what it comes to, in words, where it depends on the object. */
  readonly value: unknown;
  /** The value for one object; undefined where there is none to give. */
  readonly valueFor?: (site: Site, surroundings: Surroundings) => unknown;
  /** Default: wherever the scope is. */
  readonly when?: (site: Site, surroundings: Surroundings) => boolean;
  /** What `when` says, in words. */
  readonly condition?: string;
  readonly reason: string;
  readonly profiles: readonly Profile[];
  /** Where the opposite needs a reason. Without it the author just says another value. */
  readonly optOut?: Unsafe;
  /** Where the opt-out is for something that is said, the value still comes to what is left out. */
  readonly togetherWithSaid?: boolean;
  readonly docs: string;
}

const RESTRICTED: readonly Profile[] = ['restricted'];
const BOTH: readonly Profile[] = ['restricted', 'baseline'];

const STANDARD = 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted';
const SECURITY_CONTEXT = 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/';

const onLinux = ({ pod }: Site): boolean => !isWindows(pod);

/**
 * The safe defaults. What is not here is left to Kubernetes on purpose: `imagePullPolicy` follows from the tag, amounts
 * of CPU and memory and probes depend on the program, so that they are asked for (`asks.ts`) and not made up.
 */
export const SAFE_DEFAULTS: readonly SafeDefault[] = [
  {
    name: 'run-as-non-root',
    scope: 'pod',
    field: 'securityContext.runAsNonRoot',
    value: true,
    reason: 'Root in a container is root on the node once the container is left.',
    profiles: RESTRICTED,
    optOut: 'runAsRoot',
    docs: STANDARD,
  },
  {
    name: 'seccomp-profile',
    scope: 'pod',
    field: 'securityContext.seccompProfile',
    value: { type: 'RuntimeDefault' },
    when: onLinux,
    condition: 'not on Windows',
    reason: 'Without a profile every system call of the kernel is open to the program.',
    profiles: RESTRICTED,
    optOut: 'seccomp',
    togetherWithSaid: true,
    docs: 'https://kubernetes.io/docs/tutorials/security/seccomp/',
  },
  {
    name: 'no-privilege-escalation',
    scope: 'container',
    field: 'securityContext.allowPrivilegeEscalation',
    value: false,
    when: (site) => onLinux(site) && !isPrivileged(site.value) && !mayAdministrate(site.value),
    condition: 'not on Windows, and not where the container is privileged or has SYS_ADMIN',
    reason: 'Set-user-ID programs in the image must not make a process mightier than it was started.',
    profiles: RESTRICTED,
    optOut: 'privilegeEscalation',
    togetherWithSaid: true,
    docs: STANDARD,
  },
  {
    name: 'no-capabilities',
    scope: 'container',
    field: 'securityContext.capabilities.drop',
    value: ['ALL'],
    when: (site) => onLinux(site) && !isPrivileged(site.value),
    condition: 'not on Windows, and not where the container is privileged',
    reason: 'Runtimes give containers capabilities that hardly any program needs, such as opening raw sockets.',
    profiles: RESTRICTED,
    optOut: 'capabilities',
    togetherWithSaid: true,
    docs: STANDARD,
  },
  {
    name: 'read-only-root-file-system',
    scope: 'container',
    field: 'securityContext.readOnlyRootFilesystem',
    value: true,
    when: onLinux,
    condition: 'not on Windows',
    reason: 'An intruder cannot change the program or leave tools behind; what has to be written gets a volume.',
    profiles: RESTRICTED,
    optOut: 'writableRootFileSystem',
    togetherWithSaid: true,
    docs: SECURITY_CONTEXT,
  },
  {
    name: 'no-service-account-token',
    scope: 'pod',
    field: 'automountServiceAccountToken',
    value: false,
    when: ({ value }) => value['serviceAccountName'] === undefined && value['serviceAccount'] === undefined,
    condition: 'where no service account is named: naming one counts as using it',
    reason: 'A pod that does not talk to the API server needs no credentials for it.',
    profiles: BOTH,
    optOut: 'serviceAccountToken',
    docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
  },
  {
    name: 'no-service-links',
    scope: 'pod',
    field: 'enableServiceLinks',
    value: false,
    reason:
      'Variables for every Service of the namespace, such as REDIS_PORT=tcp://..., overrun the settings of programs; DNS does the job.',
    profiles: BOTH,
    docs: 'https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables',
  },
  {
    name: 'no-capacity-loss',
    scope: 'deployment',
    field: 'strategy.rollingUpdate.maxUnavailable',
    value: 0,
    when: ({ resource, value }, surroundings) =>
      surroundings.runsSeveral(resource) &&
      (valueAt(value, ['strategy', 'type']) ?? 'RollingUpdate') === 'RollingUpdate' &&
      maySurge(valueAt(value, ['strategy', 'rollingUpdate', 'maxSurge'])),
    condition: 'two replicas or more, also by an autoscaler; not where pods are recreated or none may be added',
    reason: 'A new pod is ready before an old one goes; by itself a rolling update takes away up to a quarter.',
    profiles: BOTH,
    docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment',
  },
  {
    name: 'spread',
    scope: 'replicatedPod',
    field: 'topologySpreadConstraints',
    value: 'over nodes and zones, where it can be done',
    valueFor: ({ resource }) => spreadOf(valueAt(resource.object, ['spec', 'selector'])),
    when: ({ resource, value }, surroundings) =>
      surroundings.runsSeveral(resource) &&
      value['nodeName'] === undefined &&
      valueAt(value, ['affinity', 'podAntiAffinity']) === undefined,
    condition: 'two replicas or more, also by an autoscaler; not where pods shun each other or have their node',
    reason:
      'The loss of one node or zone does not take all pods. Soft: where it cannot be done pods start all the same.',
    profiles: BOTH,
    docs: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
  },
  // Not StatefulSets: before 1.33 the field of one that exists cannot be changed, and an update would be refused.
  ...(['deployment', 'daemonSet'] as const).map((scope): SafeDefault => ({
    name: 'revision-history',
    scope,
    field: 'revisionHistoryLimit',
    value: 5,
    reason:
      'Old revisions stay as objects in the cluster; git keeps the history, so the usual ten are more than is needed.',
    profiles: BOTH,
    docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#clean-up-policy',
  })),
  {
    name: 'keep-claims',
    scope: 'statefulSet',
    field: 'persistentVolumeClaimRetentionPolicy',
    value: { whenDeleted: 'Retain', whenScaled: 'Retain' },
    when: ({ value }) => value['volumeClaimTemplates'] !== undefined,
    condition: 'with claim templates',
    reason: 'Data outlives the pods that wrote it; the manifest says so instead of leaving it to the cluster.',
    profiles: BOTH,
    docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention',
  },
  {
    name: 'keep-volume',
    scope: 'volume',
    field: 'persistentVolumeReclaimPolicy',
    value: 'Retain',
    reason: 'A volume made by hand holds data that must not go with the claim.',
    profiles: BOTH,
    docs: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming',
  },
  {
    name: 'static-storage-class',
    scope: 'claim',
    field: 'storageClassName',
    value: '',
    valueFor: ({ value }, surroundings) => surroundings.storageClassOf(value['volumeName']) ?? '',
    when: ({ value }) => value['volumeName'] !== undefined,
    condition: 'where the claim names its volume; the class of that volume, where it is known and has one',
    reason: 'Without a class the cluster fills in its default class, and the claim never binds to the volume it names.',
    profiles: BOTH,
    docs: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reserving-a-persistentvolume',
  },
  {
    name: 'evict-unhealthy',
    scope: 'disruptionBudget',
    field: 'unhealthyPodEvictionPolicy',
    value: 'AlwaysAllow',
    reason: 'Pods that never become ready would keep a node from being drained for ever.',
    profiles: BOTH,
    docs: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy',
  },
];

/** Kubernetes refuses an update that may neither add pods nor take them away; its own default is to add a quarter. */
function maySurge(amount: unknown): boolean {
  return amount !== 0 && amount !== '0%' && !isUndecided(amount);
}

function spreadOf(labelSelector: unknown): unknown {
  if (!isFields(labelSelector)) return undefined;
  return ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'].map((topologyKey) => ({
    labelSelector,
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
  }));
}
