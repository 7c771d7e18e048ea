import type { PolicyRule } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';

/** One rule of a Role (`namespaced`) or ClusterRole: what may be done to which resources, or to which URLs. */
export function validatePolicyRule(rule: PolicyRule, namespaced: boolean, path: FieldPath, errors: FieldErrors): void {
  if (isEmpty(rule.verbs)) errors.required(path.child('verbs'), 'verbs must contain at least one value');
  if (!isEmpty(rule.nonResourceURLs)) {
    const urls = path.child('nonResourceURLs');
    if (namespaced) {
      errors.invalid(
        urls,
        rule.nonResourceURLs,
        'namespaced rules cannot apply to non-resource URLs',
        'Put the rule into a ClusterRole.',
      );
    }
    if (!isEmpty(rule.apiGroups) || !isEmpty(rule.resources) || !isEmpty(rule.resourceNames)) {
      errors.invalid(
        urls,
        rule.nonResourceURLs,
        'rules cannot apply to both regular resources and non-resource URLs',
        'Make two rules of it.',
      );
    }
    return;
  }
  if (isEmpty(rule.apiGroups)) {
    errors.required(
      path.child('apiGroups'),
      'resource rules must supply at least one api group',
      'The core group is the empty string: [""].',
    );
  }
  if (isEmpty(rule.resources)) {
    errors.required(path.child('resources'), 'resource rules must supply at least one resource');
  }
}

function isEmpty(list: readonly string[] | undefined): boolean {
  return (list ?? []).length === 0;
}
