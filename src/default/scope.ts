import type { Resource } from '../model/resource.ts';
import { isUndecided } from '../values/undecided.ts';
import { elements, fieldText, type Fields, isFields, type Path } from './fields.ts';

/** The part of an object that a safe default is about. */
export type Scope =
  | 'claim'
  | 'container'
  | 'daemonSet'
  | 'deployment'
  | 'disruptionBudget'
  | 'pod'
  | 'replicatedPod'
  | 'statefulSet'
  | 'volume';

const TEMPLATED = [
  'apps/DaemonSet',
  'apps/Deployment',
  'apps/ReplicaSet',
  'apps/StatefulSet',
  'batch/Job',
  '/ReplicationController',
];

/** Where pods are described, and by which kinds. */
const PODS: Readonly<Record<string, readonly string[]>> = {
  spec: ['/Pod'],
  'template.spec': ['/PodTemplate'],
  'spec.template.spec': TEMPLATED,
  'spec.jobTemplate.spec.template.spec': ['batch/CronJob'],
};

/** Where the parts are; `[*]` stands for each element of a list. A kind is `group/Kind`. */
export const SCOPES: Readonly<Record<Scope, Readonly<Record<string, readonly string[]>>>> = {
  pod: PODS,
  container: below(PODS, ['containers[*]', 'initContainers[*]']),
  replicatedPod: { 'spec.template.spec': ['apps/Deployment', 'apps/ReplicaSet', 'apps/StatefulSet'] },
  deployment: { spec: ['apps/Deployment'] },
  statefulSet: { spec: ['apps/StatefulSet'] },
  daemonSet: { spec: ['apps/DaemonSet'] },
  disruptionBudget: { spec: ['policy/PodDisruptionBudget'] },
  volume: { spec: ['/PersistentVolume'] },
  claim: {
    spec: ['/PersistentVolumeClaim'],
    'spec.volumeClaimTemplates[*].spec': ['apps/StatefulSet'],
    ...below(PODS, ['volumes[*].ephemeral.volumeClaimTemplate.spec']),
  },
};

/** One place of a scope in one object. */
export interface Site {
  readonly resource: Resource;
  readonly scope: Scope;
  readonly value: Fields;
  readonly path: Path;
  /** The path in the server's notation. */
  readonly field: string;
  /** The pod that it is, or that it is in. */
  readonly pod: Fields | undefined;
}

/** Called for what is left to the chart, so that nothing is known of the sites in it. */
type Undecided = (path: Path) => void;

interface Place {
  readonly scope: Scope;
  readonly steps: readonly string[];
}

const EACH = '[*]';

const PLACES: ReadonlyMap<string, readonly Place[]> = placesByKind();

/** All sites of all scopes in an object; quick for kinds that have none. */
export function sitesOf(resource: Resource, undecided: Undecided): readonly Site[] {
  const places = PLACES.get(`${resource.id.group}/${resource.id.kind}`);
  if (places === undefined) return [];
  const sites: Site[] = [];
  const path: (string | number)[] = [];
  for (const { scope, steps } of places) {
    const found = (value: Fields, around: Fields | undefined): void => {
      sites.push({ resource, scope, value, path: [...path], field: fieldText(path), pod: podOf(scope, value, around) });
    };
    reach(resource.object, steps, 0, path, undefined, undecided, found);
  }
  return sites;
}

function podOf(scope: Scope, value: Fields, around: Fields | undefined): Fields | undefined {
  if (scope === 'pod' || scope === 'replicatedPod') return value;
  return scope === 'container' ? around : undefined;
}

function reach(
  value: unknown,
  steps: readonly string[],
  index: number,
  path: (string | number)[],
  /** What holds the last list on the way: for containers the pod. */
  around: Fields | undefined,
  undecided: Undecided,
  found: (value: Fields, around: Fields | undefined) => void,
): void {
  if (value === undefined || value === null) return;
  if (isUndecided(value)) {
    undecided(path);
    return;
  }
  const step = steps[index];
  if (step === EACH) {
    for (const [at, item] of elements(value).entries()) {
      path.push(at);
      reach(item, steps, index + 1, path, around, undecided, found);
      path.pop();
    }
  } else if (isFields(value)) {
    if (step === undefined) {
      found(value, around);
      return;
    }
    path.push(step);
    reach(value[step], steps, index + 1, path, steps[index + 1] === EACH ? value : around, undecided, found);
    path.pop();
  }
}

function below(
  places: Readonly<Record<string, readonly string[]>>,
  parts: readonly string[],
): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(places).flatMap(([place, kinds]) => parts.map((part) => [`${place}.${part}`, kinds])),
  );
}

function placesByKind(): ReadonlyMap<string, readonly Place[]> {
  const byKind = new Map<string, Place[]>();
  for (const scope of Object.keys(SCOPES).filter(isScope)) {
    for (const [place, kinds] of Object.entries(SCOPES[scope])) {
      const steps = place.split('.').flatMap((step) => (step.endsWith(EACH) ? [step.slice(0, -3), EACH] : [step]));
      for (const kind of kinds) byKind.set(kind, [...(byKind.get(kind) ?? []), { scope, steps }]);
    }
  }
  return byKind;
}

function isScope(name: string): name is Scope {
  return name in SCOPES;
}
