import type { PodDisruptionBudget, PodDisruptionBudgetSpec } from '../../../kubernetes/generated/objects.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsPathSegment } from '../object-names.ts';
import { validateAtMost100Percent, validateIntOrPercent } from '../shared/int-or-percent.ts';
import { validateLabelSelector } from '../shared/label-selector.ts';
import { goLabelSelector } from '../shared/selector-match.ts';

const POLICIES = ['AlwaysAllow', 'IfHealthyBudget'];

/** Source: kubernetes `pkg/apis/policy/validation`. */
export const podDisruptionBudget: KindRules<PodDisruptionBudget> = {
  name: nameIsPathSegment,
  metadata: 'afterwards',
  validate(object, errors) {
    const spec = object.spec ?? {};
    const path = FieldPath.of('spec');
    const { minAvailable, maxUnavailable, unhealthyPodEvictionPolicy } = spec;
    const atLeast = minAvailable ?? undefined;
    const atMost = maxUnavailable ?? undefined;
    if (atLeast !== undefined && atMost !== undefined) {
      errors.invalid(
        path,
        internal(spec),
        'minAvailable and maxUnavailable cannot be both set',
        'Keep the one that says what you mean; maxUnavailable also works when replicas change.',
      );
    }
    if (atLeast !== undefined) {
      validateIntOrPercent(atLeast, path.child('minAvailable'), errors);
      validateAtMost100Percent(atLeast, path.child('minAvailable'), errors);
    }
    if (atMost !== undefined) {
      validateIntOrPercent(atMost, path.child('maxUnavailable'), errors);
      validateAtMost100Percent(atMost, path.child('maxUnavailable'), errors);
    }
    validateLabelSelector(spec.selector, {}, path.child('selector'), errors);
    if (typeof unhealthyPodEvictionPolicy === 'string' && !POLICIES.includes(unhealthyPodEvictionPolicy)) {
      errors.notSupported(path.child('unhealthyPodEvictionPolicy'), unhealthyPodEvictionPolicy, POLICIES);
    }
  },
};

// The server prints its own type here.
function internal(spec: PodDisruptionBudgetSpec): object {
  return {
    MinAvailable: spec.minAvailable ?? null,
    Selector: spec.selector ? goLabelSelector(spec.selector) : null,
    MaxUnavailable: spec.maxUnavailable ?? null,
    UnhealthyPodEvictionPolicy: spec.unhealthyPodEvictionPolicy ?? null,
  };
}
