import type { Variable } from '../../../kubernetes/generated/objects.ts';
import { admissionEnvironment, variableType } from '../cel/environment/admission.ts';
import { DYN, type Type } from '../cel/types/type.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { validateAdmissionExpression } from './admission-expression.ts';

const RESERVED = new Set([
  'true',
  'false',
  'null',
  'in',
  'as',
  'break',
  'const',
  'continue',
  'else',
  'for',
  'function',
  'if',
  'import',
  'let',
  'loop',
  'package',
  'namespace',
  'return',
  'var',
  'void',
  'while',
]);

/** Named expressions of an admission policy; gives their types, which later expressions see. */
export function validateVariables(
  variables: readonly Variable[],
  params: boolean,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): ReadonlyMap<string, Type> {
  const declared = new Map<string, Type>();
  variables.forEach(({ name = '', expression = '' }, index) => {
    const variable = path.index(index);
    if (name.trim() === '') errors.required(variable.child('name'), 'name is not specified');
    else if (!/^[_a-zA-Z][_a-zA-Z0-9]*$/.test(name) || RESERVED.has(name)) {
      const form = holds(errors.context, 34) ? 'must be' : 'name is not';
      errors.invalid(variable.child('name'), name, `${form} a valid CEL identifier`);
    }
    const expressionPath = variable.child('expression');
    if (expression.trim() === '') return errors.required(expressionPath, 'expression is not specified');
    const environment = admissionEnvironment({ params, authorizer: true, declared }, context);
    const type = validateAdmissionExpression(expression, environment, [], expressionPath, errors);
    declared.set(name, type === undefined ? DYN : variableType(type));
  });
  return declared;
}
