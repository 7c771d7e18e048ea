import type { RoleBinding } from '../../../kubernetes/generated/objects.ts';
import type { KindRules } from '../kind-rules.ts';
import { validateBinding } from '../shared/binding.ts';
import { nameIsRbac } from '../shared/rbac-name.ts';

/** Source: kubernetes `pkg/apis/rbac/validation`. */
export const roleBinding: KindRules<RoleBinding> = {
  name: nameIsRbac,
  validate(object, errors) {
    validateBinding(object, true, errors);
  },
};
