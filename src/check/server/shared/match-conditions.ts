import type { MatchCondition } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { qualifiedName } from '../names.ts';
import { checkFormat } from './format.ts';

const MOST = 64;

/** Expressions that say whether a webhook or policy is asked at all; what they say in CEL is not looked at. */
export function validateMatchConditions(
  conditions: readonly MatchCondition[],
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (conditions.length > MOST) errors.tooMany(path, conditions.length, MOST);
  const names = new Set<string>();
  conditions.forEach(({ name = '', expression = '' }, index) => {
    const conditionPath = path.index(index);
    if (expression.trim() === '') errors.required(conditionPath.child('expression'));
    if (name === '') return errors.required(conditionPath.child('name'));
    checkFormat(name, qualifiedName, conditionPath.child('name'), errors);
    if (names.has(name)) errors.duplicate(conditionPath.child('name'), name);
    names.add(name);
  });
}
