import type { Severity } from '../model/diagnostic.ts';
import { listed } from '../model/listed.ts';
import type { Profile, Unsafe } from '../model/trait.ts';
import { isUndecided } from '../values/undecided.ts';
import { elements, isFields, valueAt } from './fields.ts';
import { canWriteSomewhere, inSecurityContexts, isWindows } from './pod.ts';
import type { Scope, Site } from './scope.ts';
import type { Surroundings } from './surroundings.ts';

/** Something only the author can say: it is asked for, not filled in. */
export interface Ask {
  /** The code of the finding. */
  readonly code: string;
  readonly scope: Scope;
  readonly severity: Severity;
  readonly profiles: readonly Profile[];
  readonly optOut: Unsafe;
  readonly help: string;
  readonly docs: string;
  /** What is missing, or undefined. `added` tells whether the safe default of that name came to this site. */
  readonly missing: (
    site: Site,
    surroundings: Surroundings,
    added: (name: string) => boolean,
  ) => { readonly field: string; readonly message: string } | undefined;
}

const BOTH: readonly Profile[] = ['restricted', 'baseline'];
const RESTRICTED: readonly Profile[] = ['restricted'];

export const ASKS: readonly Ask[] = [
  {
    code: 'default/resources',
    scope: 'container',
    severity: 'warning',
    profiles: BOTH,
    optOut: 'resources',
    help: 'Say what the container needs: resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "128Mi" } }.',
    docs: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
    missing: ({ resource, value, pod, field }, surroundings) => {
      if (pod?.['resources'] !== undefined || surroundings.hasContainerLimits(resource.id.namespace)) return undefined;
      const absent = missingAmounts(value['resources']);
      if (absent.length === 0) return undefined;
      return {
        field: `${field}.resources`,
        message: `${nameOf(value)} has ${listed(absent.map((amount) => `no ${amount}`))}`,
      };
    },
  },
  {
    code: 'default/probes',
    scope: 'container',
    severity: 'warning',
    profiles: BOTH,
    optOut: 'probes',
    help: 'Without one, traffic reaches the container before it can answer: add readinessProbe, such as http("/ready", "http").',
    docs: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
    missing: ({ resource, value, pod, path, field }) => {
      const serves = elements(value['ports']).some((port) => valueAt(port, ['protocol']) !== 'UDP');
      const isSidecar = path.includes('initContainers');
      if (!serves || isSidecar || value['readinessProbe'] !== undefined || !runsForever(resource.id.kind, pod)) {
        return undefined;
      }
      return { field: `${field}.readinessProbe`, message: `${nameOf(value)} has ports but no readiness probe` };
    },
  },
  {
    code: 'default/user',
    scope: 'container',
    severity: 'warning',
    profiles: RESTRICTED,
    optOut: 'runAsRoot',
    help: 'The kubelet refuses to start an image whose user is root or given by name: set runAsUser in podSecurityContext or securityContext to the number of a user of the image. Where the image has such a number itself, say so: podSecurityContext: { runAsNonRoot: true }.',
    docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    missing: ({ value, pod, field }, _surroundings, added) => {
      const isSaid =
        valueAt(value, ['securityContext', 'runAsNonRoot']) !== undefined ||
        inSecurityContexts(pod, value, 'runAsUser') !== undefined;
      if (isSaid || isWindows(pod) || !added('run-as-non-root')) return undefined;
      return {
        field: `${field}.securityContext.runAsUser`,
        message: `${nameOf(value)} must not run as root, and nothing says as which user it runs`,
      };
    },
  },
  {
    code: 'default/writable-folder',
    scope: 'container',
    severity: 'info',
    profiles: RESTRICTED,
    optOut: 'writableRootFileSystem',
    help: 'If the program writes files, mount an emptyDir where it does: /tmp, caches, process ids, sockets. If it writes none, say so: securityContext: { readOnlyRootFilesystem: true }.',
    docs: 'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
    missing: ({ value, pod, field }, _surroundings, added) => {
      if (canWriteSomewhere(pod, value) || !added('read-only-root-file-system')) return undefined;
      return {
        field: `${field}.volumeMounts`,
        message: `${nameOf(value)} gets a read-only root file system and has no folder to write to`,
      };
    },
  },
];

function nameOf({ name }: { readonly name?: unknown }): string {
  return typeof name === 'string' && !isUndecided(name) ? `container "${name}"` : 'the container';
}

/** The API server takes a limit as the request where there is none. */
function missingAmounts(resources: unknown): string[] {
  if (isUndecided(resources)) return [];
  const has = (kind: 'requests' | 'limits', name: string): boolean => {
    const amounts = valueAt(resources, [kind]);
    return isUndecided(amounts) || (isFields(amounts) && amounts[name] !== undefined);
  };
  return [
    ...['cpu', 'memory']
      .filter((name) => !has('requests', name) && !has('limits', name))
      .map((name) => `${name} request`),
    ...(has('limits', 'memory') ? [] : ['memory limit']),
  ];
}

const CONTROLLERS = ['DaemonSet', 'Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet'];

function runsForever(kind: string, pod: object | undefined): boolean {
  return CONTROLLERS.includes(kind) || (kind === 'Pod' && (valueAt(pod, ['restartPolicy']) ?? 'Always') === 'Always');
}
