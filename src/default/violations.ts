import type { Profile } from '../model/trait.ts';
import { isUndecided } from '../values/undecided.ts';
import { fieldText, type Path } from '../model/field-text.ts';
import type { Control } from './control.ts';
import { CONTROLS } from './controls.ts';
import { elements, type Fields, isFields, valueAt } from './fields.ts';
import { hasOwnUsers, isWindows } from './pod.ts';
import type { Site } from './scope.ts';

/** Something the author said that a control forbids. */
export interface Violation {
  readonly control: Control;
  readonly field: string;
  readonly message: string;
}

export interface PodPlace {
  readonly spec: Fields;
  /** Path of the spec in its object. */
  readonly path: Path;
  /** The object's part that holds the spec: it has the pod's metadata too. */
  readonly holder: Fields;
}

/** The patterns of all controls of a profile in one tree, so that a pod is walked once, and only where it has fields. */
interface Pattern {
  readonly step: string;
  readonly controls: Control[];
  readonly next: Pattern[];
}

const CONTAINERS = ['containers', 'initContainers', 'ephemeralContainers'];
const PATTERNS: ReadonlyMap<Profile, Pattern> = new Map(
  (['restricted', 'baseline', 'none'] as const).map((profile) => [profile, patternOf(profile)]),
);

/** The place of a pod at which a site is. */
export function podPlace({ resource, value, path }: Site): PodPlace {
  const holder = valueAt(resource.object, path.slice(0, -1).map(String));
  return { spec: value, path, holder: isFields(holder) ? holder : {} };
}

/**
 * Everything in a pod that the profile forbids in any of the Kubernetes minor versions. `maybe` is called with the
 * controls of what is left to the chart, which may turn out to be forbidden.
 */
export function violationsOf(
  pod: PodPlace,
  profile: Profile,
  minors: readonly number[],
  maybe: (control: Control) => unknown = () => undefined,
): readonly Violation[] {
  const root = PATTERNS.get(profile);
  if (root === undefined) return [];
  const violations: Violation[] = [];
  const path: (string | number)[] = [...pod.path];
  const visit = (value: unknown, pattern: Pattern, who: string, key: string): void => {
    if (value === undefined || value === null) return;
    if (isUndecided(value)) {
      for (const control of controlsIn(pattern)) maybe(control);
      return;
    }
    for (const control of pattern.controls) {
      if (control.forbids(value, key) && concerns(control, pod.spec, minors)) {
        violations.push({ control, field: fieldText(path), message: control.says(value, who, key) });
      }
    }
    for (const next of pattern.next) {
      if (next.step === '[*]') {
        const items = elements(value);
        for (let index = 0; index < items.length; index += 1) enter(index, items[index], next, who, '');
      } else if (!isFields(value)) return;
      else if (next.step === '{*}') for (const name in value) enter(name, value[name], next, who, name);
      else enter(next.step, value[next.step], next, who, next.step);
    }
  };
  const enter = (step: string | number, value: unknown, pattern: Pattern, who: string, key: string): void => {
    if (value === undefined) return;
    path.push(step);
    visit(value, pattern, who, key);
    path.pop();
  };
  visit(pod.spec, root, 'pod', '');
  visitContainers(pod.spec, path, (container, who) => visit(container, nextOf(root, '*') ?? EMPTY, who, ''));
  path.splice(-1, 1, 'metadata');
  visit(pod.holder['metadata'], nextOf(root, 'metadata') ?? EMPTY, 'pod', '');
  return violations;
}

const EMPTY: Pattern = { step: '', controls: [], next: [] };

function controlsIn({ controls, next }: Pattern): readonly Control[] {
  return [...controls, ...next.flatMap(controlsIn)];
}

function nextOf(pattern: Pattern, step: string): Pattern | undefined {
  return pattern.next.find((next) => next.step === step);
}

function visitContainers(
  spec: Fields,
  path: (string | number)[],
  visit: (container: unknown, who: string) => void,
): void {
  for (const list of CONTAINERS) {
    const containers = elements(spec[list]);
    for (let index = 0; index < containers.length; index += 1) {
      const container = containers[index];
      path.push(list, index);
      visit(container, `container ${JSON.stringify(valueAt(container, ['name']))}`);
      path.length -= 2;
    }
  }
}

/** Whether a control holds for a pod in at least one of the versions. */
function concerns(control: Control, spec: Fields, minors: readonly number[]): boolean {
  if (control.exemptsWindows === true && isWindows(spec)) return false;
  const { since = 0, until = Number.POSITIVE_INFINITY, exemptsOwnUsersSince } = control;
  return minors.some(
    (minor) =>
      since <= minor &&
      minor <= until &&
      !(exemptsOwnUsersSince !== undefined && exemptsOwnUsersSince <= minor && hasOwnUsers(spec)),
  );
}

function patternOf(profile: Profile): Pattern {
  const root: Pattern = { step: '', controls: [], next: [] };
  for (const control of CONTROLS.filter(({ profiles }) => profiles.includes(profile))) {
    for (const field of control.fields) {
      let pattern = root;
      for (const step of steps(field)) {
        let next = nextOf(pattern, step);
        if (next === undefined) pattern.next.push((next = { step, controls: [], next: [] }));
        pattern = next;
      }
      pattern.controls.push(control);
    }
  }
  return root;
}

/** `a.b[*].c` as `a`, `b`, `[*]`, `c`. */
function steps(field: string): string[] {
  return field.match(/\[\*\]|\{\*\}|[^.[{]+/g) ?? [];
}
