import { amount, amountText } from '../../../kubernetes/amount-text.ts';
import { milliValue, signOf } from '../../../kubernetes/amount.ts';
import type { Quantity } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { NOT_NEGATIVE } from '../names.ts';
import { isIntegerResource } from './resource-names.ts';

/** An amount of a resource: not negative, and whole where the resource is counted. */
export function validateResourceQuantity(name: string, quantity: Quantity, path: FieldPath, errors: FieldErrors): void {
  validateNotNegative(quantity, path, errors);
  const given = amount(quantity);
  if (isIntegerResource(name) && milliValue(given) % 1000n !== 0n) {
    errors.invalid(path, amountText(given), 'must be an integer');
  }
}

export function validateNotNegative(quantity: Quantity, path: FieldPath, errors: FieldErrors): void {
  const given = amount(quantity);
  if (signOf(given) < 0) errors.invalid(path, amountText(given), NOT_NEGATIVE);
}
