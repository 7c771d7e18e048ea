/** What can be said of `x-kubernetes-validations` without compiling them. */
import type { ValidationRule } from '../../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../../field-errors.ts';
import type { FieldPath } from '../../field-path.ts';
import type { Schema } from '../schema.ts';
import { followReference } from './field-reference.ts';

const REASONS = ['FieldValueDuplicate', 'FieldValueForbidden', 'FieldValueInvalid', 'FieldValueRequired'];

export function validateExpressionRules(schema: Schema, path: FieldPath, errors: FieldErrors): void {
  (schema['x-kubernetes-validations'] ?? []).forEach((rule, index) => {
    const rulePath = path.child('x-kubernetes-validations').index(index);
    validateTexts(rule, rulePath, errors);
    if (typeof rule.reason === 'string' && !REASONS.includes(rule.reason)) {
      errors.notSupported(rulePath.child('reason'), rule.reason, REASONS);
    }
    validateFieldPath(rule.fieldPath ?? '', schema, rulePath.child('fieldPath'), errors);
  });
}

function validateTexts(rule: ValidationRule, path: FieldPath, errors: FieldErrors): void {
  const { rule: expression = '', message = '', messageExpression = '' } = rule;
  if (expression.trim() === '') errors.required(path.child('rule'), 'rule is not specified');
  else if (message !== '' && message.trim() === '') {
    errors.invalid(path.child('message'), message, 'must be non-empty if specified');
  } else if (hasLineBreak(message.trim())) {
    errors.invalid(path.child('message'), message, 'must not contain line breaks');
  } else if (hasLineBreak(expression.trim()) && message.trim() === '') {
    errors.required(path.child('message'), 'message must be specified if rule contains line breaks');
  }
  if (messageExpression !== '' && messageExpression.trim() === '') {
    errors.required(path.child('messageExpression'), 'messageExpression must be non-empty if specified');
  }
}

function validateFieldPath(reference: string, schema: Schema, path: FieldPath, errors: FieldErrors): void {
  if (reference === '') return;
  if (reference.trim() === '') errors.invalid(path, reference, 'must be non-empty if specified');
  if (hasLineBreak(reference)) errors.invalid(path, reference, 'must not contain line breaks');
  if (typeof followReference(reference, schema, true) === 'string') {
    errors.invalid(path, reference, 'must be a valid path');
  }
}

function hasLineBreak(text: string): boolean {
  return /[\n\r]/.test(text);
}
