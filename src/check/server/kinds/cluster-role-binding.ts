import type { ClusterRoleBinding } from '../../../kubernetes/generated/objects.ts';
import type { KindRules } from '../kind-rules.ts';
import { validateBinding } from '../shared/binding.ts';
import { nameIsRbac } from '../shared/rbac-name.ts';

/** Source: kubernetes `pkg/apis/rbac/validation`. */
export const clusterRoleBinding: KindRules<ClusterRoleBinding> = {
  name: nameIsRbac,
  validate(object, errors) {
    validateBinding(object, false, errors);
  },
};
