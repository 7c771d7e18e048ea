import type { LabelSelector, LabelSelectorRequirement } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { named } from '../go-value.ts';
import { validateLabels } from './labels.ts';
import { type RequirementOptions, validateRequirement } from './selector-requirement.ts';

export interface LabelSelectorOptions extends RequirementOptions {
  /** Operators that this server does not know may be known elsewhere. */
  readonly anyOperator?: boolean;
}

/** A selector as in `spec.selector` of a Deployment; one that is not given selects nothing and is not checked. */
export function validateLabelSelector(
  selector: LabelSelector | null | undefined,
  options: LabelSelectorOptions,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (selector === null || selector === undefined) return;
  validateLabels(selector.matchLabels, path.child('matchLabels'), errors);
  (selector.matchExpressions ?? []).forEach((requirement, position) => {
    validateLabelRequirement(requirement, options, path.child('matchExpressions').index(position), errors);
  });
}

export function validateLabelRequirement(
  requirement: LabelSelectorRequirement,
  options: LabelSelectorOptions,
  path: FieldPath,
  errors: FieldErrors,
): void {
  validateRequirement(requirement, options, path, errors, (operator) => {
    if (options.anyOperator === true) return;
    errors.invalid(
      path.child('operator'),
      named(operator),
      'not a valid selector operator',
      'Use In, NotIn, Exists or DoesNotExist.',
    );
  });
}
