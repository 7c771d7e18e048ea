import type { LabelSelector, LabelSelectorRequirement } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { named } from '../go-value.ts';
import { labelValue } from '../names.ts';
import { checkFormat } from './format.ts';
import { validateLabelKey, validateLabels } from './labels.ts';

export interface LabelSelectorOptions {
  /** Values are not held to the format of label values. */
  readonly anyValue?: boolean;
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
  const values = requirement.values ?? [];
  switch (requirement.operator) {
    case 'In':
    case 'NotIn':
      if (values.length === 0) {
        errors.required(path.child('values'), "must be specified when `operator` is 'In' or 'NotIn'");
      }
      break;
    case 'Exists':
    case 'DoesNotExist':
      if (values.length > 0) {
        errors.forbidden(path.child('values'), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
      }
      break;
    default:
      if (options.anyOperator === true) break;
      errors.invalid(
        path.child('operator'),
        named(requirement.operator ?? ''),
        'not a valid selector operator',
        'Use In, NotIn, Exists or DoesNotExist.',
      );
  }
  validateLabelKey(requirement.key, path.child('key'), errors);
  if (options.anyValue === true) return;
  values.forEach((value, position) => {
    checkFormat(value, labelValue, path.child('values').index(position), errors);
  });
}
