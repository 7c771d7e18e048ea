import type { Expression } from './expression.ts';
import { referTo } from './lift.ts';
import type { Ref } from './reference.ts';
import { word } from './shape.ts';

/** Labels that select the pods of one release: never a version, since selectors cannot change. */
export const selectorLabels: Readonly<Record<string, Expression>> = {
  'app.kubernetes.io/instance': { op: 'builtin', name: 'Release.Name', type: word },
  'app.kubernetes.io/name': { op: 'standard', name: 'name', type: word },
};

/**
 * Labels of all objects of a release, whatever they are called: the name is that of the component.
 * https://helm.sh/docs/chart_best_practices/labels/#standard-labels
 */
export const releaseLabels: Readonly<Record<string, Expression>> = {
  'app.kubernetes.io/instance': { op: 'builtin', name: 'Release.Name', type: word },
  'app.kubernetes.io/managed-by': { op: 'builtin', name: 'Release.Service', type: word },
  'helm.sh/chart': { op: 'standard', name: 'chart', type: { kind: 'string', line: true } },
};

/** Labels as a chart's objects carry them. */
export function labelReferences(labels: Readonly<Record<string, Expression>>): Record<string, Ref<string>> {
  return Object.fromEntries(Object.entries(labels).map(([key, expression]) => [key, referTo<string>(expression)]));
}
