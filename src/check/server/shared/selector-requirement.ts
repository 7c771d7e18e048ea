import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { labelValue } from '../names.ts';
import { checkFormat } from './format.ts';
import { validateLabelKey } from './labels.ts';

/** What labels must be like: a key, an operator, and values where the operator takes any. */
interface Requirement {
  readonly key?: string;
  readonly operator?: string;
  readonly values?: readonly string[] | null;
}

export interface RequirementOptions {
  /** Values are not held to the format of label values. */
  readonly anyValue?: boolean;
}

/** What selectors of all sorts ask of a requirement; `otherOperator` judges those that not all of them know. */
export function validateRequirement(
  requirement: Requirement,
  { anyValue = false }: RequirementOptions,
  path: FieldPath,
  errors: FieldErrors,
  otherOperator: (operator: string) => void,
): void {
  const { key, operator = '' } = requirement;
  const values = requirement.values ?? [];
  switch (operator) {
    case 'In':
    case 'NotIn':
      if (values.length === 0) {
        errors.required(path.child('values'), "must be specified when `operator` is 'In' or 'NotIn'");
      }
      break;
    case 'Exists':
    case 'DoesNotExist':
      if (values.length > 0) {
        const help = 'Leave the values out, or compare them with operator: In or NotIn.';
        errors.forbidden(
          path.child('values'),
          "may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
          help,
        );
      }
      break;
    default:
      otherOperator(operator);
  }
  validateLabelKey(key, path.child('key'), errors);
  if (anyValue) return;
  values.forEach((value, position) => {
    checkFormat(value, labelValue, path.child('values').index(position), errors);
  });
}
