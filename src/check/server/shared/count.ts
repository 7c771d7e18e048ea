import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { NOT_NEGATIVE } from '../names.ts';

/** A number that is zero or more, where it is given. */
export function validateCount(count: number | undefined, path: FieldPath, errors: FieldErrors): void {
  if (count !== undefined && count < 0) errors.invalid(path, count, NOT_NEGATIVE);
}
