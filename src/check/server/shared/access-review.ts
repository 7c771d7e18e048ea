import type {
  FieldSelectorRequirement,
  LabelSelectorRequirement,
  NonResourceAttributes,
  ObjectMeta,
  ResourceAttributes,
  SelfSubjectAccessReviewSpec,
  SubjectAccessReviewSpec,
} from '../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { validateLabelRequirement } from './label-selector.ts';

interface Selector<Requirement> {
  readonly rawSelector?: string;
  readonly requirements?: readonly Requirement[];
}

/** A question about the one who asks. */
export function validateAccess(spec: SelfSubjectAccessReviewSpec, errors: FieldErrors): void {
  const { resourceAttributes: resource, nonResourceAttributes: other } = spec;
  const path = FieldPath.of('spec');
  if (resource && other) {
    const detail = 'cannot be specified in combination with resourceAttributes';
    errors.invalid(path.child('nonResourceAttributes'), printedAttributes(other), detail);
  }
  if (!resource && !other) {
    const detail = 'exactly one of nonResourceAttributes or resourceAttributes must be specified';
    errors.invalid(path.child('resourceAttributes'), null, detail);
  }
}

/** A question about anyone. */
export function validateAccessOfSubject(spec: SubjectAccessReviewSpec, errors: FieldErrors): void {
  validateAccess(spec, errors);
  if ((spec.user ?? '') === '' && (spec.groups ?? []).length === 0) {
    errors.invalid(FieldPath.of('spec').child('user'), '', 'at least one of user or group must be specified');
  }
}

export function validateSelectors(
  attributes: ResourceAttributes | null | undefined,
  errors: FieldErrors,
  context: ServerContext,
): void {
  // AuthorizeWithSelectors
  if (!attributes || !holds(context, 32)) return;
  const path = FieldPath.of('spec').child('resourceAttributes');
  const { fieldSelector, labelSelector } = attributes;
  if (fieldSelector) validateSelector(fieldSelector, validateFieldRequirement, path.child('fieldSelector'), errors);
  if (labelSelector) validateSelector(labelSelector, validateKnownRequirement, path.child('labelSelector'), errors);
}

function validateSelector<Requirement>(
  { rawSelector = '', requirements = [] }: Selector<Requirement>,
  validateRequirement: (requirement: Requirement, path: FieldPath, errors: FieldErrors) => void,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (rawSelector !== '' && requirements.length > 0) {
    errors.invalid(path.child('rawSelector'), rawSelector, 'may not specified at the same time as requirements');
  }
  if (rawSelector === '' && requirements.length === 0) {
    const detail = `when ${path.toString()} is specified, requirements or rawSelector is required`;
    errors.required(path.child('requirements'), detail);
  }
  requirements.forEach((requirement, index) => {
    validateRequirement(requirement, path.child('requirements').index(index), errors);
  });
}

function validateKnownRequirement(requirement: LabelSelectorRequirement, path: FieldPath, errors: FieldErrors): void {
  validateLabelRequirement(requirement, { anyOperator: true }, path, errors);
}

function validateFieldRequirement(requirement: FieldSelectorRequirement, path: FieldPath, errors: FieldErrors): void {
  const { key = '', operator = '', values = [] } = requirement;
  if (key === '') errors.required(path.child('key'), 'must be specified');
  if ((operator === 'In' || operator === 'NotIn') && values.length === 0) {
    errors.required(path.child('values'), "must be specified when `operator` is 'In' or 'NotIn'");
  }
  if ((operator === 'Exists' || operator === 'DoesNotExist') && values.length > 0) {
    errors.forbidden(path.child('values'), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
  }
}

/** Such a request has no name and nothing else of an object. */
export function validateNoMetadata(metadata: ObjectMeta | undefined, detail: string, errors: FieldErrors): void {
  const { namespace: _namespace, managedFields: _managedFields, ...rest } = metadata ?? {};
  const given = Object.values(rest).some((value) => typeof value !== 'object' || Object.keys(value ?? {}).length > 0);
  if (given) errors.invalid(FieldPath.of('metadata'), metadata ?? {}, detail);
}

/** As the server prints its own type. */
export function printedAttributes({ path, verb }: NonResourceAttributes): object {
  return { Path: path ?? '', Verb: verb ?? '' };
}
