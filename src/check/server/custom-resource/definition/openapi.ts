/**
 * What a schema may say, part by part.
 *
 * Source: apiextensions-apiserver `pkg/apis/apiextensions/validation`, `ValidateCustomResourceDefinitionOpenAPISchema`.
 */
import type { FieldErrors } from '../../field-errors.ts';
import type { FieldPath } from '../../field-path.ts';
import { defaultOf, isEmbedded, isMap, isSchema, itemsOf, propertiesOf, valuesOf, type Schema } from '../schema.ts';
import { validateExpressionRules } from './expression-rules.ts';
import { validateListExtensions } from './list-extensions.ts';
import type { RuleScope } from './rule-scope.ts';

const TYPES = ['array', 'boolean', 'integer', 'number', 'object', 'string'];
const META_FIELDS = ['metadata', 'kind', 'apiVersion'];

export interface SchemaPlace {
  readonly root: boolean;
  /** Inside of the metadata, kind or version of an object. */
  readonly inMetadata: boolean;
  /** Why a default may not stand here; nothing where it may. */
  readonly noDefault?: string;
  /** How the rules of this part are compiled; nothing where they are not, such as within alternatives. */
  readonly rules?: RulePlace;
}

export interface RulePlace {
  readonly scope: RuleScope;
  /** Takes down a part whose rules are to be compiled: all is right with it and with what lies below. */
  found(schema: Schema, scope: RuleScope, path: FieldPath): void;
}

export const AT_ROOT: SchemaPlace = { root: true, inMetadata: false };

export function validateSchema(schema: Schema, place: SchemaPlace, path: FieldPath, errors: FieldErrors): void {
  const before = errors.size;
  validateKeywords(schema, place, path, errors);
  if (schema.uniqueItems === true) {
    const detail = 'uniqueItems cannot be set to true since the runtime complexity becomes quadratic';
    errors.forbidden(path.child('uniqueItems'), detail, 'Use x-kubernetes-list-type: set.');
  }
  const { rules, ...alternative } = { ...place, root: false };
  const inner: SchemaPlace = alternative;
  validateMapPart(
    schema,
    { ...inner, ...below(rules, valuesOf(schema), ({ scope }, part) => scope.values(part)) },
    path,
    errors,
  );
  for (const [name, property] of propertiesOf(schema)) {
    const meta = (place.root || isEmbedded(schema)) && META_FIELDS.includes(name);
    const propertyPlace = {
      ...inner,
      ...below(rules, property, ({ scope }, part) => scope.property(name, part, path)),
      ...(meta && { inMetadata: true }),
      ...(meta && place.root && { noDefault: ` in top-level ${name}` }),
    };
    validateSchema(property, propertyPlace, path.child('properties').key(name), errors);
  }
  if (schema.not) validateSchema(schema.not, inner, path.child('not'), errors);
  for (const name of ['allOf', 'oneOf', 'anyOf'] as const) {
    (schema[name] ?? []).forEach((part, index) => validateSchema(part, inner, path.child(name).index(index), errors));
  }
  for (const [name, definition] of Object.entries(schema.definitions ?? {})) {
    validateSchema(definition, inner, path.child('definitions').key(name), errors);
  }
  validateItems(
    schema,
    { ...inner, ...below(rules, itemsOf(schema), ({ scope }, part) => scope.items(part, path)) },
    path,
    errors,
  );
  for (const [name, needed] of Object.entries(schema.dependencies ?? {})) {
    if (isSchema(needed)) validateSchema(needed, inner, path.child('dependencies').key(name), errors);
  }
  const preserve = schema['x-kubernetes-preserve-unknown-fields'];
  if (preserve === false) {
    errors.invalid(path.child('x-kubernetes-preserve-unknown-fields'), false, 'must be true or undefined');
  }
  validateListExtensions(schema, path, errors);
  validateExpressionRules(schema, path, errors);
  const ruled = (schema['x-kubernetes-validations'] ?? []).length > 0;
  if (rules && ruled && errors.size === before) rules.found(schema, rules.scope, path);
}

/** The place of a part below, if rules are compiled at all and there is such a part. */
function below(
  rules: RulePlace | undefined,
  part: Schema | undefined,
  scopeOf: (rules: RulePlace, part: Schema) => RuleScope,
): Pick<SchemaPlace, 'rules'> {
  return rules && part ? { rules: { ...rules, scope: scopeOf(rules, part) } } : {};
}

function validateMapPart(schema: Schema, place: SchemaPlace, path: FieldPath, errors: FieldErrors): void {
  if (!isMap(schema)) return;
  const valuesPath = path.child('additionalProperties');
  if (propertiesOf(schema).length > 0 && schema.additionalProperties !== true) {
    errors.forbidden(valuesPath, 'additionalProperties and properties are mutual exclusive');
  }
  const values = valuesOf(schema);
  if (!values) return;
  const noDefault = ' inside additionalProperties applying to object metadata';
  validateSchema(values, { ...place, ...(place.inMetadata && { noDefault }) }, valuesPath, errors);
}

function validateItems(schema: Schema, place: SchemaPlace, path: FieldPath, errors: FieldErrors): void {
  const items = itemsOf(schema);
  if (items) validateSchema(items, place, path.child('items'), errors);
  if (!Array.isArray(schema.items)) return;
  schema.items.forEach((item: Schema, index: number) =>
    validateSchema(item, place, path.child('items').index(index), errors),
  );
}

function validateKeywords(schema: Schema, place: SchemaPlace, path: FieldPath, errors: FieldErrors): void {
  const type = schema.type ?? '';
  if (type !== '' && !TYPES.includes(type)) errors.notSupportedText(path.child('type'), type, TYPES);
  if (defaultOf(schema) !== undefined && place.noDefault !== undefined) {
    errors.forbidden(path.child('default'), `must not be set${place.noDefault}`);
  }
  const unsupported = {
    id: (schema.id ?? '') !== '',
    additionalItems: schema.additionalItems !== undefined && schema.additionalItems !== null,
    patternProperties: Object.keys(schema.patternProperties ?? {}).length > 0,
    definitions: Object.keys(schema.definitions ?? {}).length > 0,
    dependencies: schema.dependencies !== undefined && schema.dependencies !== null,
    $ref: typeof schema.$ref === 'string',
  };
  for (const [field, given] of Object.entries(unsupported)) {
    if (given) errors.forbidden(path.child(field), `${field} is not supported`);
  }
  if (type === 'null') {
    errors.forbidden(path.child('type'), 'type cannot be set to null, use nullable as an alternative');
  }
  if (Array.isArray(schema.items) && schema.items.length > 0) {
    errors.forbidden(path.child('items'), 'items must be a schema object and not an array');
  }
  if (place.inMetadata && isEmbedded(schema)) {
    errors.forbidden(path.child('x-kubernetes-embedded-resource'), 'must not be used inside of resource meta');
  }
}
