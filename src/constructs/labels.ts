import type { Chart } from 'cdk8s';
import type { LabelSelector, LabelSelectorRequirement } from '../kubernetes/generated/types.ts';
import { release } from '../values/builtin.ts';
import { chartOf } from '../values/chart.ts';
import { isReference, type Value } from '../values/reference.ts';
import { type GuestPods, guestSelector, isGuestPods } from './guest.ts';
import { text } from './handle.ts';

/** Labels by their keys. https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/ */
export type Labels = Readonly<Record<string, Value<string>>>;

const NAME = 'app.kubernetes.io/name';
const INSTANCE = 'app.kubernetes.io/instance';

/**
 * The label that every object gets: which installation it belongs to. That is the release in an app that is packaged
 * for Helm, else the id of the chart; a label of the chart overrides both.
 */
export function instanceLabels(chart: Chart): Record<string, string> {
  const ofRelease = chartOf(chart) === undefined ? undefined : text(release.name);
  const instance = chart.labels[INSTANCE] ?? ofRelease ?? labelValue(chart.node.id);
  return instance === '' ? {} : { [INSTANCE]: instance };
}

/**
 * The two labels by which the pods of a workload are known: what it is and which installation it belongs to, so that
 * two installations in one namespace never select each other's pods.
 *
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
 */
export function workloadLabels(chart: Chart, name: string): Record<string, string> {
  return { [NAME]: labelValue(name), ...instanceLabels(chart) };
}

/** At most 63 letters, digits, `-`, `_` and `.`, with a letter or digit at both ends. */
function labelValue(words: string): string {
  return words
    .replace(/[^A-Za-z0-9_.-]+/g, '-')
    .slice(0, 63)
    .replace(/^[-_.]+|[-_.]+$/g, '');
}

/** A condition on one label; made by `oneOf`, `noneOf`, `present` and `missing`. */
export interface LabelCondition {
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values?: readonly Value<string>[];
}

/** The label has one of the values. */
export function oneOf(...values: readonly Value<string>[]): LabelCondition {
  return { operator: 'In', values };
}

/** The label has none of the values or is missing: `!=` and `notin` of label selectors. */
export function noneOf(...values: readonly Value<string>[]): LabelCondition {
  return { operator: 'NotIn', values };
}

/** The label is there, whatever its value. */
export function present(): LabelCondition {
  return { operator: 'Exists' };
}

/** The label is not there. */
export function missing(): LabelCondition {
  return { operator: 'DoesNotExist' };
}

/**
 * A label selector keyed by label: a text stands for equality, a condition for everything else. All must hold.
 *
 *     where({ app: 'alpaca', env: noneOf('test'), canary: present() })
 *
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function where(conditions: Readonly<Record<string, Value<string> | LabelCondition>>): LabelSelector {
  const matchLabels: Record<string, Value<string>> = {};
  const matchExpressions: LabelSelectorRequirement[] = [];
  for (const [key, condition] of Object.entries(conditions)) {
    if (isCondition(condition)) {
      const { operator, values } = condition;
      matchExpressions.push(values === undefined ? { key, operator } : { key, operator, values });
    } else {
      matchLabels[key] = condition;
    }
  }
  return {
    ...(Object.keys(matchLabels).length > 0 ? { matchLabels } : {}),
    ...(matchExpressions.length > 0 ? { matchExpressions } : {}),
  };
}

function isCondition(value: Value<string> | LabelCondition): value is LabelCondition {
  return typeof value === 'object' && !isReference(value) && 'operator' in value;
}

/** A set of pods: a label selector, or pods of ours or of cdk8s-plus, which stand for their own selector. */
export type Selectable = LabelSelector | GuestPods;

/** The part of a workload or selector that a manifest needs. */
export function labelSelector(pods: Selectable): LabelSelector {
  const { matchLabels = {}, matchExpressions = [] } = isGuestPods(pods) ? guestSelector(pods) : pods;
  return {
    ...(Object.keys(matchLabels).length > 0 ? { matchLabels } : {}),
    ...(matchExpressions.length > 0 ? { matchExpressions } : {}),
  };
}
