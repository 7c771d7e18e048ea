import type { Resource, ResourceId } from '../model/resource.ts';
import { isUndecided } from '../values/undecided.ts';
import { fieldText, type Path } from '../model/field-text.ts';
import { elements, type Fields, isFields } from './fields.ts';

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

/** A step on the way to places, with the scopes that are reached by it. */
interface Step {
  /** Name of a field, or `[*]` for each element of a list. */
  readonly name: string;
  readonly scopes: Scope[];
  readonly next: Step[];
}

const EACH = '[*]';

const STEPS: ReadonlyMap<string, Step> = stepsByKind();

/** Whether objects of the kind have any places. */
export function mayHaveSites({ group, kind }: ResourceId): boolean {
  return STEPS.has(`${group}/${kind}`);
}

/** All places of all scopes in an object; quick for kinds that have none. `undecided` gets the paths left to the chart. */
export function sitesOf(resource: Resource, undecided: string[]): readonly Site[] {
  const root = STEPS.get(`${resource.id.group}/${resource.id.kind}`);
  if (root === undefined) return [];
  const walk = new Walk(resource, undecided);
  walk.visit(resource.object, root, undefined);
  return walk.sites;
}

class Walk {
  readonly sites: Site[] = [];
  private readonly resource: Resource;
  private readonly undecided: string[];
  private readonly path: (string | number)[] = [];

  constructor(resource: Resource, undecided: string[]) {
    this.resource = resource;
    this.undecided = undecided;
  }

  /** `pod` is the pod around the value. */
  visit(value: unknown, at: Step, pod: Fields | undefined): void {
    if (value === undefined || value === null) return;
    if (isUndecided(value)) {
      this.undecided.push(fieldText(this.path));
      return;
    }
    if (isFields(value)) {
      const within = at.scopes.includes('pod') ? value : pod;
      if (at.scopes.length > 0) this.found(value, at, within);
      for (const step of at.next) this.enter(step.name, value[step.name], step, within);
      return;
    }
    const [each] = at.next;
    if (each?.name !== EACH) return;
    const items = elements(value);
    for (let index = 0; index < items.length; index += 1) this.enter(index, items[index], each, pod);
  }

  private enter(name: string | number, value: unknown, step: Step, pod: Fields | undefined): void {
    if (value === undefined) return;
    this.path.push(name);
    this.visit(value, step, pod);
    this.path.pop();
  }

  private found(value: Fields, { scopes }: Step, pod: Fields | undefined): void {
    const path = [...this.path];
    const field = fieldText(path);
    for (const scope of scopes) this.sites.push({ resource: this.resource, scope, value, path, field, pod });
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

function stepsByKind(): ReadonlyMap<string, Step> {
  const byKind = new Map<string, Step>();
  for (const scope of Object.keys(SCOPES).filter(isScope)) {
    for (const [place, kinds] of Object.entries(SCOPES[scope])) {
      const names = place
        .split('.')
        .flatMap((name) => (name.endsWith(EACH) ? [name.slice(0, -EACH.length), EACH] : [name]));
      for (const kind of kinds) {
        const root = byKind.get(kind) ?? { name: '', scopes: [], next: [] };
        byKind.set(kind, root);
        names.reduce(stepTo, root).scopes.push(scope);
      }
    }
  }
  return byKind;
}

function stepTo(from: Step, name: string): Step {
  const known = from.next.find((step) => step.name === name);
  if (known !== undefined) return known;
  const made: Step = { name, scopes: [], next: [] };
  from.next.push(made);
  return made;
}

function isScope(name: string): name is Scope {
  return name in SCOPES;
}
