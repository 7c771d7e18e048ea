import type { Toleration } from '../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { named } from '../go-value.ts';
import { labelValue } from '../names.ts';
import { checkFormatAtOnce } from './format.ts';
import { goToleration } from './internal-toleration.ts';
import { validateLabelKey } from './labels.ts';

export const TAINT_EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

const DELAY_HELP =
  'Only NoExecute makes pods leave, so only there is a delay: set the effect, or leave tolerationSeconds out.';
const EXISTS_HELP = 'Leave the value out, or compare it with operator: Equal.';

/** Tolerations of pods and runtime classes. */
export function validateTolerations(
  tolerations: readonly Toleration[] | null | undefined,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  (tolerations ?? []).forEach((toleration, position) => {
    validateToleration(toleration, path.index(position), errors, context);
  });
}

function validateToleration(
  toleration: Toleration,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const { key = '', operator = '', effect = '' } = toleration;
  if (key !== '') validateLabelKey(key, path.child('key'), errors);
  if (key === '' && operator !== 'Exists') {
    errors.invalid(
      path.child('operator'),
      named(operator),
      'operator must be Exists when `key` is empty, which means "match all values and all keys"',
      'Name the key of the taint, or say operator: Exists to tolerate every taint.',
    );
  }
  if (typeof toleration.tolerationSeconds === 'number' && effect !== 'NoExecute') {
    errors.invalid(
      path.child('effect'),
      named(effect),
      "effect must be 'NoExecute' when `tolerationSeconds` is set",
      DELAY_HELP,
    );
  }
  validateOperator(toleration, path, errors, context);
  if (effect !== '' && !TAINT_EFFECTS.includes(effect)) {
    errors.notSupported(path.child('effect'), named(effect), TAINT_EFFECTS);
  }
}

function validateOperator(toleration: Toleration, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  const { operator = '', value = '' } = toleration;
  const operatorPath = path.child('operator');
  switch (operator) {
    case '':
    case 'Equal':
      checkFormatAtOnce(value, labelValue, operatorPath, errors, { between: ';' });
      return;
    case 'Exists':
      if (value !== '') {
        // 1.31 shows the whole toleration.
        const shown = holds(context, 32) ? value : goToleration(toleration);
        errors.invalid(operatorPath, shown, "value must be empty when `operator` is 'Exists'", EXISTS_HELP);
      }
      return;
    default: {
      // Lt and Gt are behind a gate that is off; since 1.35 they are named all the same when one of them is used.
      const compares = (operator === 'Lt' || operator === 'Gt') && holds(context, 35);
      errors.notSupported(
        operatorPath,
        named(operator),
        compares ? ['Equal', 'Exists', 'Lt', 'Gt'] : ['Equal', 'Exists'],
      );
    }
  }
}
