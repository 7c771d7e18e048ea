import type { Taint } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { named } from '../go-value.ts';
import { labelValue } from '../names.ts';
import { checkFormatAtOnce } from './format.ts';
import { validateLabelKey } from './labels.ts';
import { TAINT_EFFECTS } from './tolerations.ts';

/** Taints of a node: no two may have the same key and effect. */
export function validateTaints(taints: readonly Taint[], path: FieldPath, errors: FieldErrors): void {
  const seen = new Set<string>();
  taints.forEach((taint, position) => {
    const taintPath = path.index(position);
    const { key = '', value = '', effect = '' } = taint;
    validateLabelKey(key, taintPath.child('key'), errors);
    checkFormatAtOnce(value, labelValue, taintPath.child('value'), errors, { between: ';' });
    if (effect === '') errors.required(taintPath.child('effect'));
    else if (!TAINT_EFFECTS.includes(effect)) {
      errors.notSupported(taintPath.child('effect'), named(effect), TAINT_EFFECTS);
    }
    const identity = JSON.stringify([effect, key]);
    if (seen.has(identity)) {
      errors.duplicate(taintPath, printedTaint(taint), undefined, 'taints must be unique by key and effect pair');
    }
    seen.add(identity);
  });
}

/** As the server's internal type prints it. */
function printedTaint({ key = '', value = '', effect = '', timeAdded }: Taint): object {
  return { Key: key, Value: value, Effect: effect, TimeAdded: timeAdded ?? null };
}
