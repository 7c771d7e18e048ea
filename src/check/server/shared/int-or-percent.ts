import type { IntOrString } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { Typed } from '../go-value.ts';
import { NOT_NEGATIVE, percent } from '../names.ts';

/** A count, zero included, or a percentage such as `25%`. */
export function validateIntOrPercent(value: IntOrString, path: FieldPath, errors: FieldErrors): void {
  if (typeof value === 'string') {
    for (const text of percent(value)) errors.invalid(path, goIntOrString(value), text, countHelp(value));
  } else if (value < 0) errors.invalid(path, value, NOT_NEGATIVE);
}

/** A count or text as servers until 1.33 print it. */
export function goIntOrString(value: IntOrString): Typed {
  const fields =
    typeof value === 'string' ? { Type: 1, IntVal: 0, StrVal: value } : { Type: 0, IntVal: value, StrVal: '' };
  return new Typed('intstr.IntOrString', fields, value);
}

/** A count in quotes, a blank before the sign. */
function countHelp(value: string): string | undefined {
  const count = /^(\d+) *%?$/.exec(value.trim())?.[1];
  if (count === undefined) return undefined;
  return value.includes('%') ? `Write "${count}%".` : `Write ${count} without quotes, or "${count}%".`;
}

export function validateAtMost100Percent(value: IntOrString, path: FieldPath, errors: FieldErrors): void {
  if (typeof value !== 'string' || percent(value).length > 0) return;
  if (Number(value.slice(0, -1)) > 100) errors.invalid(path, goIntOrString(value), 'must not be greater than 100%');
}
