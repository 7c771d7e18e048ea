import type {
  AuditAnnotation,
  Validation,
  ValidatingAdmissionPolicy,
  ValidatingAdmissionPolicySpec,
} from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { byteLength } from '../go-value.ts';
import type { KindRules } from '../kind-rules.ts';
import { qualifiedName } from '../names.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { validateMatchConditions } from '../shared/match-conditions.ts';
import { validateMatchResources, validateParamKind } from '../shared/match-resources.ts';
import { validateVariables } from '../shared/policy-variables.ts';
import { FAILURE_POLICIES, validateChoice } from '../shared/webhook.ts';

const REASONS = ['Forbidden', 'Invalid', 'RequestEntityTooLarge'];
const MOST_ANNOTATIONS = 20;
const LONGEST_VALUE_EXPRESSION = 5 * 1024;

/** Expressions are not compiled. Source: kubernetes `pkg/apis/admissionregistration/validation`. */
export const validatingAdmissionPolicy: KindRules<ValidatingAdmissionPolicy> = {
  name: nameIsSubdomain,
  metadata: 'generic',
  validate(object, errors) {
    const spec = object.spec ?? {};
    const path = FieldPath.of('spec');
    if (typeof spec.failurePolicy !== 'string') errors.required(path.child('failurePolicy'));
    validateChoice(spec.failurePolicy, FAILURE_POLICIES, path.child('failurePolicy'), errors);
    if (spec.paramKind) validateParamKind(spec.paramKind, path.child('paramKind'), errors);
    if (spec.matchConstraints) {
      validateMatchResources(spec.matchConstraints, path.child('matchConstraints'), errors);
      if ((spec.matchConstraints.resourceRules ?? []).length === 0) {
        errors.required(path.child('matchConstraints', 'resourceRules'));
      }
    } else errors.required(path.child('matchConstraints'));
    validateMatchConditions(spec.matchConditions ?? [], path.child('matchConditions'), errors);
    validateVariables(spec.variables ?? [], path.child('variables'), errors);
    validateOutcomes(object.metadata?.name ?? '', spec, path, errors);
  },
  undecided: () => 'The CEL expressions of the policy are not compiled.',
};

function validateOutcomes(
  name: string,
  spec: ValidatingAdmissionPolicySpec,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const validations = spec.validations ?? [];
  const annotations = spec.auditAnnotations ?? [];
  const annotationsPath = path.child('auditAnnotations');
  if (validations.length === 0 && annotations.length === 0) {
    const detail = 'validations or auditAnnotations must contain at least one item';
    errors.required(path.child('validations'), detail);
    errors.required(annotationsPath, detail);
    return;
  }
  validations.forEach((validation, index) =>
    validateValidation(validation, path.child('validations').index(index), errors),
  );
  if (annotations.length > MOST_ANNOTATIONS) {
    const printed = annotations.map(({ key, valueExpression }) => ({
      Key: key ?? '',
      ValueExpression: valueExpression ?? '',
    }));
    errors.invalid(annotationsPath, printed, `must not have more than ${MOST_ANNOTATIONS} auditAnnotations`);
  }
  const keys = new Set<string>();
  annotations.forEach((annotation, index) => {
    const annotationPath = annotationsPath.index(index);
    validateAnnotation(name, annotation, annotationPath, errors);
    const key = annotation.key ?? '';
    if (keys.has(key)) errors.duplicate(annotationPath.child('key'), key);
    keys.add(key);
  });
}

function validateValidation(validation: Validation, path: FieldPath, errors: FieldErrors): void {
  const { expression = '', message = '', messageExpression = '', reason } = validation;
  if (expression.trim() === '') errors.required(path.child('expression'), 'expression is not specified');
  if (messageExpression !== '' && messageExpression.trim() === '') {
    errors.invalid(path.child('messageExpression'), messageExpression, 'must be non-empty if specified');
  }
  if (message !== '' && message.trim() === '') {
    errors.invalid(path.child('message'), message, 'must be non-empty if specified');
  } else if (/[\n\r]/.test(message.trim())) {
    errors.invalid(path.child('message'), message, 'must not contain line breaks');
  }
  validateChoice(reason, REASONS, path.child('reason'), errors);
}

function validateAnnotation(name: string, annotation: AuditAnnotation, path: FieldPath, errors: FieldErrors): void {
  const { key = '', valueExpression = '' } = annotation;
  if (name === '') errors.invalid(path.child('key'), key, 'requires metadata.name be non-empty');
  else {
    const full = `${name}/${key}`;
    for (const text of qualifiedName(full)) errors.invalid(path.child('key'), full, text);
  }
  const expression = valueExpression.trim();
  if (expression === '') errors.required(path.child('valueExpression'), 'valueExpression is not specified');
  else if (byteLength(expression) > LONGEST_VALUE_EXPRESSION) {
    const detail = `must not exceed ${LONGEST_VALUE_EXPRESSION} bytes in length`;
    errors.required(path.child('valueExpression'), detail);
  }
}
