/** How the capacity of a device that several claims share may be asked for (KEP-5075). */
import { amount, amountText } from '../../../kubernetes/amount-text.ts';
import { addAmounts, type Amount, compareAmounts, wholeValue } from '../../../kubernetes/amount.ts';
import type {
  CapacityRequestPolicy,
  CapacityRequestPolicyRange,
  DeviceCapacity,
} from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { validateSet } from './bounded-list.ts';

const MOST_VALUES = 10;

export function validateDeviceCapacity(
  capacity: DeviceCapacity,
  shared: boolean,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const policy = capacity.requestPolicy;
  if (policy === undefined) return;
  const policyPath = path.child('requestPolicy');
  if (!shared) errors.forbidden(policyPath, 'allowMultipleAllocations must be true');
  else validatePolicy(policy, amount(capacity.value), policyPath, errors);
}

function validatePolicy(policy: CapacityRequestPolicy, total: Amount, path: FieldPath, errors: FieldErrors): void {
  const values = policy.validValues ?? [];
  if (values.length > 0 && policy.validRange) {
    errors.forbidden(
      path,
      'exactly one policy can be specified, cannot specify "validValues" and "validRange" at the same time',
    );
    return;
  }
  const field = values.length > 0 ? 'validValues' : policy.validRange ? 'validRange' : undefined;
  if (field === undefined) return;
  if (policy.default === undefined) {
    errors.required(path.child('default'), `required when ${field} is defined`);
    return;
  }
  const standard = amount(policy.default);
  if (policy.validRange) validateRange(policy.validRange, standard, total, path.child('validRange'), errors);
  else {
    const amounts = values.map((value) => amount(value));
    validateValues(amounts, standard, total, path.child('validValues'), errors);
  }
}

function validateValues(
  values: readonly Amount[],
  standard: Amount,
  total: Amount,
  path: FieldPath,
  errors: FieldErrors,
): void {
  values.forEach((value, position) => {
    const before = values[position - 1];
    if (before && compareAmounts(before, value) > 0) {
      errors.invalid(path.index(position), amountText(value), 'values must be sorted in ascending order');
    }
  });
  validateSet(
    values,
    MOST_VALUES,
    { of: (value) => wholeValue(value).toString() },
    path,
    errors,
    (value, valuePath) => {
      if (compareAmounts(value, total) <= 0) return;
      errors.invalid(valuePath, amountText(value), `option is larger than capacity value: ${amountText(total)}`);
    },
  );
  const known = values.length <= MOST_VALUES && values.some((value) => compareAmounts(value, standard) === 0);
  if (!known) {
    errors.invalid(path, amountText(standard), 'default value is not valid according to the requestPolicy');
  }
}

function validateRange(
  range: CapacityRequestPolicyRange,
  standard: Amount,
  total: Amount,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (range.min === undefined) {
    errors.required(path.child('min'), 'required when validRange is defined');
    return;
  }
  const min = amount(range.min);
  const max = range.max === undefined ? undefined : amount(range.max);
  const check = (field: string, shown: Amount, lesser: Amount, greater: Amount, text: string, bound: Amount): void => {
    if (compareAmounts(lesser, greater) <= 0) return;
    errors.invalid(path.child(field), amountText(shown), `${text}: ${amountText(bound)}`);
  };
  check('min', min, min, total, 'min is larger than capacity value', total);
  check('min', standard, min, standard, 'default is less than min', min);
  if (max) {
    check('max', min, min, max, 'min is larger than max', max);
    check('max', max, max, total, 'max is larger than capacity value', total);
    check('max', standard, standard, max, 'default is more than max', max);
  }
  if (range.step === undefined) return;
  const step = amount(range.step);
  const first = addAmounts(min, step);
  if (compareAmounts(first, total) > 0) {
    const detail = `one step ${amountText(first)} is larger than capacity value: ${amountText(total)}`;
    errors.invalid(path.child('step'), amountText(step), detail);
  }
  for (const value of max ? [standard, max] : [standard]) validateStep(value, min, step, path.child('step'), errors);
}

/** A step of zero makes the server panic, which it tells as an internal error; here it divides nothing. */
function validateStep(value: Amount, min: Amount, step: Amount, path: FieldPath, errors: FieldErrors): void {
  const width = wholeValue(step);
  if (width !== 0n && (wholeValue(value) - wholeValue(min)) % width === 0n) return;
  const detail = `value is not a multiple of a given step (${amountText(step)}) from (${amountText(min)})`;
  errors.invalid(path, amountText(value), detail);
}
