import type { IntOrString } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { NOT_NEGATIVE, percent } from '../names.ts';
import { checkFormat } from './format.ts';

/** A count, zero included, or a percentage such as `25%`. */
export function validateIntOrPercent(value: IntOrString, path: FieldPath, errors: FieldErrors): void {
  if (typeof value === 'string') checkFormat(value, percent, path, errors);
  else if (value < 0) errors.invalid(path, value, NOT_NEGATIVE);
}

export function validateAtMost100Percent(value: IntOrString, path: FieldPath, errors: FieldErrors): void {
  if (typeof value !== 'string' || percent(value).length > 0) return;
  if (Number(value.slice(0, -1)) > 100) errors.invalid(path, value, 'must not be greater than 100%');
}
