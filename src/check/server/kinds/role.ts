import type { Role } from '../../../kubernetes/generated/objects.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { validatePolicyRule } from '../shared/policy-rule.ts';
import { nameIsRbac } from '../shared/rbac-name.ts';

/** Source: kubernetes `pkg/apis/rbac/validation`. */
export const role: KindRules<Role> = {
  name: nameIsRbac,
  validate(object, errors) {
    (object.rules ?? []).forEach((rule, index) =>
      validatePolicyRule(rule, true, FieldPath.of('rules').index(index), errors),
    );
  },
};
