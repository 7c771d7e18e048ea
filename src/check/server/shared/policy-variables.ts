import type { Variable } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';

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

/** Named expressions of an admission policy. */
export function validateVariables(variables: readonly Variable[], path: FieldPath, errors: FieldErrors): void {
  variables.forEach(({ name = '', expression = '' }, index) => {
    const variable = path.index(index);
    if (name.trim() === '') errors.required(variable.child('name'), 'name is not specified');
    else if (!/^[_a-zA-Z][_a-zA-Z0-9]*$/.test(name) || RESERVED.has(name)) {
      errors.invalid(variable.child('name'), name, 'must be a valid CEL identifier');
    }
    if (expression.trim() === '') errors.required(variable.child('expression'), 'expression is not specified');
  });
}
