/** Rules written in CEL (`x-kubernetes-validations`). They are not evaluated; here is found out whether that matters. */
import type { ValidationRule } from '../../../kubernetes/generated/objects.ts';
import { isObject } from '../../../model/json-object.ts';
import { itemsOf, propertiesOf, propertyOf, valuesOf, type Schema } from './schema.ts';

const DEEPEST = 1_000;

/** Does the schema have any rule? */
export function hasRules(schema: Schema | undefined, depth = 0): boolean {
  if (!schema || depth > DEEPEST) return false;
  return (
    rulesOf(schema).length > 0 ||
    hasRules(itemsOf(schema), depth + 1) ||
    hasRules(valuesOf(schema), depth + 1) ||
    propertiesOf(schema).some(([, property]) => hasRules(property, depth + 1))
  );
}

/** Would the server evaluate a rule when this value is created? */
export function rulesApply(value: unknown, schema: Schema | undefined, depth = 0): boolean {
  if (!schema || value === undefined || depth > DEEPEST) return false;
  // A null that is allowed is no value to the rules.
  if (value === null) return false;
  if (rulesOf(schema).some(isForCreate)) return true;
  if (Array.isArray(value)) return value.some((item) => rulesApply(item, itemsOf(schema), depth + 1));
  if (!isObject(value)) return false;
  return Object.entries(value).some(([name, field]) =>
    rulesApply(field, propertyOf(schema, name) ?? valuesOf(schema), depth + 1),
  );
}

function rulesOf(schema: Schema): readonly ValidationRule[] {
  return schema['x-kubernetes-validations'] ?? [];
}

// A rule about the change of a value has nothing to say of a new one, unless it says that it has.
function isForCreate(rule: ValidationRule): boolean {
  return rule.optionalOldSelf === true || !/\boldSelf\b/.test(rule.rule ?? '');
}
