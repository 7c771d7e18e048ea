/** The whole schema of a version. Source: apiextensions-apiserver `validateCustomResourceDefinitionValidation`. */
import type { CustomResourceValidation } from '../../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../../context.ts';
import { FieldErrors } from '../../field-errors.ts';
import { FieldPath } from '../../field-path.ts';
import { hasRules } from '../expressions.ts';
import type { Schema } from '../schema.ts';
import { validateDefaults } from './defaults.ts';
import { AT_ROOT, validateSchema, type RulePlace } from './openapi.ts';
import { printedSchema, schemaFields } from './printed.ts';
import { compileRules } from './rule-compilation.ts';
import { RuleBudget } from './rule-cost.ts';
import { RuleScope } from './rule-scope.ts';
import { validateStructural } from './structural.ts';
import { unstructurable } from './unstructurable.ts';

/** With a status subresource the status is checked by its own part of the schema, so nothing else may speak of it. */
const AT_ROOT_WITH_STATUS = [
  'Description',
  'Type',
  'Format',
  'Title',
  'Maximum',
  'ExclusiveMaximum',
  'Minimum',
  'ExclusiveMinimum',
  'MaxLength',
  'MinLength',
  'Pattern',
  'MaxItems',
  'MinItems',
  'UniqueItems',
  'MultipleOf',
  'Required',
  'Items',
  'Properties',
  'ExternalDocs',
  'Example',
  'XPreserveUnknownFields',
  'XValidations',
];

export function validateRootSchema(
  validation: CustomResourceValidation,
  hasStatus: boolean,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const schema = validation.openAPIV3Schema;
  if (!schema) return;
  const before = errors.size;
  const schemaPath = path.child('openAPIV3Schema');
  if (hasStatus) validateForStatus(schema, schemaPath, errors);
  if (schema.nullable === true) {
    errors.forbidden(path.child('openAPIV3Schema.nullable'), 'nullable cannot be true at the root');
  }
  const fault = unstructurable(schema);
  const shapely = fault === undefined && validateShape(schema, schemaPath, errors, context);
  if (shapely) validateRuledSchema(schema, schemaPath, errors, context);
  else validateSchema(schema, AT_ROOT, schemaPath, errors);
  if (fault !== undefined && errors.size === before) errors.invalid(schemaPath, '', fault);
}

/** Is the schema structural, with good defaults? Defaults are looked at only in a schema that is structural. */
function validateShape(schema: Schema, path: FieldPath, errors: FieldErrors, context: ServerContext): boolean {
  const before = errors.size;
  validateStructural(schema, path, errors);
  if (errors.size === before) validateDefaults(schema, path, errors, context);
  return errors.size === before;
}

/** Rules are told of when all else was. */
function validateRuledSchema(schema: Schema, path: FieldPath, errors: FieldErrors, context: ServerContext): RuleBudget {
  const budget = new RuleBudget(context);
  const compilations: (() => void)[] = [];
  const found: RulePlace['found'] = (part, scope, partPath) => {
    compilations.push(() => compileRules(part, scope, budget, partPath, errors, context));
  };
  validateSchema(schema, { ...AT_ROOT, rules: { scope: RuleScope.root(schema), found } }, path, errors);
  for (const compilation of compilations) compilation();
  budget.close(path, errors);
  return budget;
}

/** Are the rules of a good schema perhaps too expensive, so that nothing can be said of it? */
export function hasUndecidedCost(schema: Schema | undefined, context: ServerContext): boolean {
  if (!schema || !hasRules(schema) || holds(context, 33)) return false;
  return validateRuledSchema(schema, FieldPath.of(), new FieldErrors(context), context).undecided;
}

function validateForStatus(schema: Schema, path: FieldPath, errors: FieldErrors): void {
  // Properties are allowed whatever they are, and most of what there is to print.
  for (const [field, value] of schemaFields({ ...schema, properties: {} })) {
    if (value === null || value === '' || value === false) continue;
    if (field === 'Type') {
      if (value === 'object') continue;
      const detail =
        'only "object" is allowed as the type at the root of the schema if the status subresource is enabled';
      return errors.invalid(path.child('type'), value, detail);
    }
    if (AT_ROOT_WITH_STATUS.includes(field)) continue;
    const detail = `only [${AT_ROOT_WITH_STATUS.join(' ')}] fields are allowed at the root of the schema if the status subresource is enabled`;
    return errors.invalid(path, printedSchema(schema), detail);
  }
}
