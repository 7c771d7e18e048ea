import type { FieldErrors } from '../../field-errors.ts';
import type { FieldPath } from '../../field-path.ts';
import { alternativesOf, itemsOf, propertiesOf, propertyOf, type Schema } from '../schema.ts';

/**
 * The alternatives in `rules` speak of `schema`: what they name must be there.
 *
 * Source: apiextensions-apiserver `pkg/apiserver/schema/complete.go`.
 */
export function validateCompleteness(
  rules: Schema,
  schema: Schema,
  path: FieldPath,
  rulesPath: FieldPath,
  errors: FieldErrors,
): void {
  const { not } = rules;
  if (not) validateNestedCompleteness(not, schema, path, rulesPath.child('not'), errors);
  for (const [name, part, index] of alternativesOf(rules)) {
    validateNestedCompleteness(part, schema, path, rulesPath.child(name).index(index), errors);
  }
}

function validateNestedCompleteness(
  rules: Schema,
  schema: Schema | undefined,
  path: FieldPath,
  rulesPath: FieldPath,
  errors: FieldErrors,
): void {
  if (!schema) return errors.required(path, `because it is defined in ${rulesPath}`);
  validateCompleteness(rules, schema, path, rulesPath, errors);
  const items = itemsOf(rules);
  if (items) {
    validateNestedCompleteness(items, itemsOf(schema), path.child('items'), rulesPath.child('items'), errors);
  }
  for (const [name, property] of propertiesOf(rules)) {
    const propertyPath = path.child('properties').key(name);
    const propertyRules = rulesPath.child('properties').key(name);
    validateNestedCompleteness(property, propertyOf(schema, name), propertyPath, propertyRules, errors);
  }
}
