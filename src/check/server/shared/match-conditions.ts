import type { MatchCondition } from '../../../kubernetes/generated/objects.ts';
import { admissionEnvironment } from '../cel/environment/admission.ts';
import { BOOL } from '../cel/types/type.ts';
import type { ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { qualifiedName } from '../names.ts';
import { validateAdmissionExpression } from './admission-expression.ts';
import { checkFormat } from './format.ts';

const MOST = 64;

/** Expressions that say whether a webhook or policy is asked at all; those of policies with parameters may speak of them. */
export function validateMatchConditions(
  conditions: readonly MatchCondition[],
  params: boolean,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  if (conditions.length === 0) return;
  const environment = admissionEnvironment({ params, authorizer: true }, context);
  if (conditions.length > MOST) errors.tooMany(path, conditions.length, MOST);
  const names = new Set<string>();
  conditions.forEach(({ name = '', expression = '' }, index) => {
    const conditionPath = path.index(index);
    const expressionPath = conditionPath.child('expression');
    const trimmed = expression.trim();
    if (trimmed === '') errors.required(expressionPath);
    else validateAdmissionExpression(trimmed, environment, [BOOL], expressionPath, errors);
    if (name === '') return errors.required(conditionPath.child('name'));
    checkFormat(name, qualifiedName, conditionPath.child('name'), errors);
    if (names.has(name)) errors.duplicate(conditionPath.child('name'), name);
    names.add(name);
  });
}
