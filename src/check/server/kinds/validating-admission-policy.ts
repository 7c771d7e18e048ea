import type {
  AuditAnnotation,
  Validation,
  ValidatingAdmissionPolicy,
  ValidatingAdmissionPolicySpec,
} from '../../../kubernetes/generated/objects.ts';
import { undecidedExpressions } from '../cel/undecided.ts';
import { admissionEnvironment } from '../cel/environment/admission.ts';
import type { Environment } from '../cel/environment/environment.ts';
import { BOOL, NULL, STRING } from '../cel/types/type.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { byteLength } from '../go-value.ts';
import type { KindRules } from '../kind-rules.ts';
import { qualifiedName } from '../names.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { validateAdmissionExpression } from '../shared/admission-expression.ts';
import { validateMatchConditions } from '../shared/match-conditions.ts';
import { validateMatchResources, validateParamKind } from '../shared/match-resources.ts';
import { validateVariables } from '../shared/policy-variables.ts';
import { FAILURE_POLICIES, validateChoice } from '../shared/webhook.ts';

const REASONS = ['Forbidden', 'Invalid', 'RequestEntityTooLarge'];
const MOST_ANNOTATIONS = 20;
const LONGEST_VALUE_EXPRESSION = 5 * 1024;

/** Source: kubernetes `pkg/apis/admissionregistration/validation`. */
export const validatingAdmissionPolicy: KindRules<ValidatingAdmissionPolicy> = {
  name: nameIsSubdomain,
  metadata: 'generic',
  validate(object, errors, context) {
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
    const params = Boolean(spec.paramKind);
    validateMatchConditions(spec.matchConditions ?? [], params, path.child('matchConditions'), errors, context);
    const variables = validateVariables(spec.variables ?? [], params, path.child('variables'), errors, context);
    const given = { params, ...((spec.variables ?? []).length > 0 && { declared: variables }) };
    const environments = {
      full: admissionEnvironment({ ...given, authorizer: true }, context),
      message: admissionEnvironment({ ...given, authorizer: false }, context),
    };
    validateOutcomes(object.metadata?.name ?? '', spec, environments, path, errors);
  },
  undecided: ({ spec }) => undecidedExpressions(spec),
};

interface Environments {
  readonly full: Environment;
  /** Messages cannot ask who may do what. */
  readonly message: Environment;
}

function validateOutcomes(
  name: string,
  spec: ValidatingAdmissionPolicySpec,
  environments: Environments,
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
    validateValidation(validation, environments, path.child('validations').index(index), errors),
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
    validateAnnotation(name, annotation, environments.full, annotationPath, errors);
    const key = annotation.key ?? '';
    if (keys.has(key)) errors.duplicate(annotationPath.child('key'), key);
    keys.add(key);
  });
}

function validateValidation(
  validation: Validation,
  environments: Environments,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { expression = '', message = '', messageExpression = '', reason } = validation;
  const expressionPath = path.child('expression');
  if (expression.trim() === '') errors.required(expressionPath, 'expression is not specified');
  else validateAdmissionExpression(expression, environments.full, [BOOL], expressionPath, errors);
  const messagePath = path.child('messageExpression');
  if (messageExpression.trim() !== '') {
    validateAdmissionExpression(messageExpression, environments.message, [STRING], messagePath, errors);
  } else if (messageExpression !== '') {
    errors.invalid(messagePath, messageExpression, 'must be non-empty if specified');
  }
  if (message !== '' && message.trim() === '') {
    errors.invalid(path.child('message'), message, 'must be non-empty if specified');
  } else if (/[\n\r]/.test(message.trim())) {
    errors.invalid(path.child('message'), message, 'must not contain line breaks');
  }
  validateChoice(reason, REASONS, path.child('reason'), errors);
}

function validateAnnotation(
  name: string,
  annotation: AuditAnnotation,
  environment: Environment,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { key = '', valueExpression = '' } = annotation;
  if (name === '') errors.invalid(path.child('key'), key, 'requires metadata.name be non-empty');
  else {
    const full = `${name}/${key}`;
    for (const text of qualifiedName(full, errors.context)) errors.invalid(path.child('key'), full, text);
  }
  const expression = valueExpression.trim();
  const expressionPath = path.child('valueExpression');
  if (expression === '') errors.required(expressionPath, 'valueExpression is not specified');
  else if (byteLength(expression) > LONGEST_VALUE_EXPRESSION) {
    errors.required(expressionPath, `must not exceed ${LONGEST_VALUE_EXPRESSION} bytes in length`);
  } else validateAdmissionExpression(expression, environment, [STRING, NULL], expressionPath, errors, valueExpression);
}
