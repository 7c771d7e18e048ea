import type { ValidatingAdmissionPolicyBinding } from '../../../kubernetes/generated/objects.ts';
import { holds } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { Typed } from '../go-value.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { validateMatchResources, validateParamRef, validatePolicyName } from '../shared/match-resources.ts';

const ACTIONS = ['Audit', 'Deny', 'Warn'];

/** Source: kubernetes `pkg/apis/admissionregistration/validation`. */
export const validatingAdmissionPolicyBinding: KindRules<ValidatingAdmissionPolicyBinding> = {
  name: nameIsSubdomain,
  metadata: 'generic',
  validate(object, errors) {
    const path = FieldPath.of('spec');
    const { policyName, paramRef, matchResources, validationActions } = object.spec ?? {};
    validatePolicyName(policyName ?? '', path.child('policyName'), errors);
    if (paramRef) validateParamRef(paramRef, path.child('paramRef'), errors);
    // 1.31 misspells the field.
    const field = matchResources && !holds(errors.context, 32) ? 'matchResouces' : 'matchResources';
    if (matchResources) validateMatchResources(matchResources, path.child(field), errors);
    validateActions(validationActions ?? [], path.child('validationActions'), errors);
  },
};

function validateActions(actions: readonly string[], path: FieldPath, errors: FieldErrors): void {
  actions.forEach((action, index) => {
    if (!ACTIONS.includes(action)) errors.notSupported(path.index(index), action, ACTIONS);
    if (actions.indexOf(action) < index) errors.duplicate(path.index(index), action);
  });
  if (actions.includes('Deny') && actions.includes('Warn')) {
    const detail =
      'must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)';
    errors.invalid(path, new Typed('[]admissionregistration.ValidationAction', actions), detail);
  }
  if (actions.length === 0) errors.required(path, 'at least one validation action is required');
}
