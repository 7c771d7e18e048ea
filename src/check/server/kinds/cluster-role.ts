import type { ClusterRole } from '../../../kubernetes/generated/objects.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { validateLabelSelector } from '../shared/label-selector.ts';
import { nameIsRbac } from '../shared/rbac-name.ts';
import { validatePolicyRule } from '../shared/policy-rule.ts';

/** Source: kubernetes `pkg/apis/rbac/validation`. */
export const clusterRole: KindRules<ClusterRole> = {
  name: nameIsRbac,
  validate(object, errors) {
    (object.rules ?? []).forEach((rule, index) =>
      validatePolicyRule(rule, false, FieldPath.of('rules').index(index), errors),
    );
    if (!object.aggregationRule) return;
    const path = FieldPath.of('aggregationRule', 'clusterRoleSelectors');
    const selectors = object.aggregationRule.clusterRoleSelectors ?? [];
    if (selectors.length === 0) {
      errors.required(path, 'at least one clusterRoleSelector required if aggregationRule is non-nil');
    }
    selectors.forEach((selector, index) => {
      const before = errors.size;
      validateLabelSelector(selector, {}, path.index(index), errors);
      // The server also tries to use the selector, and a bad one comes out as nothing.
      if (errors.size > before) errors.invalid(path.index(index), null, 'invalid label selector.');
    });
  },
};
