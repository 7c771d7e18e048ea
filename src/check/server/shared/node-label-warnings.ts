/** Warnings for node labels that have been replaced. */
import type { LabelSelector, NodeSelectorTerm } from '../../../kubernetes/generated/objects.ts';
import type { FieldPath } from '../field-path.ts';
import { labelValue } from '../names.ts';

const DEPRECATED: ReadonlyMap<string, string> = new Map([
  ['beta.kubernetes.io/arch', 'deprecated since v1.14; use "kubernetes.io/arch" instead'],
  ['beta.kubernetes.io/os', 'deprecated since v1.14; use "kubernetes.io/os" instead'],
  ['failure-domain.beta.kubernetes.io/region', 'deprecated since v1.17; use "topology.kubernetes.io/region" instead'],
  ['failure-domain.beta.kubernetes.io/zone', 'deprecated since v1.17; use "topology.kubernetes.io/zone" instead'],
  ['beta.kubernetes.io/instance-type', 'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead'],
  ['app.kubernetes.io/created-by', 'deprecated since v1.9'],
  ['scheduler.alpha.kubernetes.io/preferAvoidPods', 'deprecated since v1.22; use Taints and Tolerations instead'],
  ['node-role.kubernetes.io/master', 'use "node-role.kubernetes.io/control-plane" instead'],
]);

/** What the server says of a node label, when it is an old one. */
export function nodeLabelDeprecation(key: string): string | undefined {
  return DEPRECATED.get(key);
}

/** For node affinity, which says in preferred terms what it thinks of values too. */
export function nodeSelectorTermWarnings(term: NodeSelectorTerm, checkValues: boolean, path: FieldPath): string[] {
  return (term.matchExpressions ?? []).flatMap(({ key = '', values = [] }, position) => {
    const expression = path.child('matchExpressions').index(position);
    const deprecation = nodeLabelDeprecation(key);
    const faults = checkValues
      ? values.flatMap((value, index) =>
          labelValue(value).map((text) => `${expression.child('values').index(index)}: ${value} is invalid, ${text}`),
        )
      : [];
    return deprecation === undefined ? faults : [`${expression.child('key')}: ${key} is ${deprecation}`, ...faults];
  });
}

/** For label selectors over nodes. */
export function nodeSelectorWarnings(selector: LabelSelector | undefined, path: FieldPath): string[] {
  const expressions = (selector?.matchExpressions ?? []).flatMap(({ key = '' }, position) => {
    const deprecation = nodeLabelDeprecation(key);
    const keyPath = path.child('matchExpressions').index(position).child('key');
    return deprecation === undefined ? [] : [`${keyPath}: ${key} is ${deprecation}`];
  });
  const labels = Object.keys(selector?.matchLabels ?? {}).flatMap((key) => {
    const deprecation = nodeLabelDeprecation(key);
    return deprecation === undefined ? [] : [`${path.child('matchLabels').child(key)}: ${deprecation}`];
  });
  return [...expressions, ...labels];
}
