import type { MutatingAdmissionPolicyBinding } from '../../../kubernetes/generated/objects.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsSubdomain } from '../object-names.ts';
import {
  validateMatchResources,
  validateMutatingOperations,
  validateParamRef,
  validatePolicyName,
} from '../shared/match-resources.ts';

/** Served since 1.36. Source: kubernetes `pkg/apis/admissionregistration/validation`. */
export const mutatingAdmissionPolicyBinding: KindRules<MutatingAdmissionPolicyBinding> = {
  name: nameIsSubdomain,
  metadata: 'generic',
  validate(object, errors) {
    const path = FieldPath.of('spec');
    const { policyName, paramRef, matchResources } = object.spec ?? {};
    validatePolicyName(policyName ?? '', path.child('policyName'), errors);
    if (paramRef) validateParamRef(paramRef, path.child('paramRef'), errors);
    if (!matchResources) return;
    validateMatchResources(matchResources, path.child('matchResources'), errors);
    validateMutatingOperations(matchResources, path.child('matchResources'), errors);
  },
};
