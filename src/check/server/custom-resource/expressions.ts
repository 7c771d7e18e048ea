/** Rules written in CEL (`x-kubernetes-validations`). */
import type { ValidationRule } from '../../../kubernetes/generated/objects.ts';
import { itemsOf, propertiesOf, valuesOf, type Schema } from './schema.ts';

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

function rulesOf(schema: Schema): readonly ValidationRule[] {
  return schema['x-kubernetes-validations'] ?? [];
}
