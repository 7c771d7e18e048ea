/** Taints of devices and what tolerates them (KEP-5055). */
import type { DeviceTaint, DeviceToleration } from '../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { named } from '../go-value.ts';
import { labelValue } from '../names.ts';
import { checkFormat } from './format.ts';
import { validateLabelKey } from './labels.ts';

const EFFECTS = ['NoExecute', 'NoSchedule', 'None'];
const EFFECTS_OF_1_34 = ['NoExecute', 'NoSchedule'];
const OPERATORS = ['Equal', 'Exists'];

export function validateDeviceTaint(
  taint: DeviceTaint,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const { key, value = '', effect = '' } = taint;
  validateLabelKey(key, path.child('key'), errors);
  checkFormat(value, labelValue, path.child('value'), errors);
  if (effect === '') errors.required(path.child('effect'));
  else validateEffect(effect, path.child('effect'), errors, context);
}

export function validateDeviceToleration(
  toleration: DeviceToleration,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const { key = '', operator = '', value = '', effect = '' } = toleration;
  if (key !== '') validateLabelKey(key, path.child('key'), errors);
  if (operator === '') errors.required(path.child('operator'));
  else if (!OPERATORS.includes(operator)) errors.notSupported(path.child('operator'), named(operator), OPERATORS);
  else if (operator === 'Equal') checkFormat(value, labelValue, path.child('value'), errors);
  else if (value !== '') errors.invalid(path.child('value'), value, 'must be empty for operator `Exists`');
  if (effect !== '') validateEffect(effect, path.child('effect'), errors, context);
}

function validateEffect(effect: string, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  const effects = holds(context, 35) ? EFFECTS : EFFECTS_OF_1_34;
  if (!effects.includes(effect)) errors.notSupported(path, named(effect), effects);
}
