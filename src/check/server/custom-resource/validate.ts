/**
 * A value against a schema, with the errors, the wording and the choice between alternatives of the server.
 *
 * Source: kube-openapi `pkg/validation/validate`, `pkg/validation/errors`.
 */
import { isObject, type Fields } from '../../../model/json-object.ts';
import { holds, type ServerContext } from '../context.ts';
import { quote } from '../go-value.ts';
import { formatCheck, isKnownFormat, NUMBER_FORMATS } from './formats.ts';
import { goNumber, isInteger, isWhole } from './numbers.ts';
import { Outcome } from './outcome.ts';
import { isIntOrString, itemsOf, propertiesOf, propertyOf, valuesOf, type Schema } from './schema.ts';
import { equals } from './equality.ts';
import type { Patterns } from './patterns.ts';
import { validateNumber, type NumberRange } from './validate-number.ts';
import { validateText } from './validate-text.ts';

export interface ValidationOptions {
  readonly context: ServerContext;
  /**
   * What is checked. Defaults are checked against the schema as it is written: formats that the release does not know still say
   * something of the type there, and an int-or-string is of any type unless its alternatives say more.
   */
  readonly checking: 'object' | 'default';
  readonly patterns: Patterns;
}

export function validate(schema: Schema, value: unknown, path: string, options: ValidationOptions): Outcome {
  const outcome = new Outcome();
  if (value === null || value === undefined) {
    outcome.merge(validateNull(schema, path, options));
    outcome.merge(validateEnum(schema, value, path));
    return outcome;
  }
  const format = formatOf(schema, options);
  const run = (part: Outcome): void => {
    outcome.merge(part);
    outcome.count();
  };
  const types = typesOf(schema, options);
  if (types.length > 0 || format !== '') run(validateType(types, format, value, path));
  run(validateAlternatives(schema, value, path, options));
  if (typeof value === 'string') {
    run(validateText(schema, value, path, options.patterns));
    const check = formatCheck(format, options.context);
    if (check) run(check(value) ? new Outcome() : Outcome.wrongType(path, format, value));
  }
  const number = goNumber(value);
  if (number !== undefined) run(validateNumber(schema, number, path, numberRange(types, schema.format ?? '', options)));
  if (Array.isArray(value)) run(validateList(schema, value, path, options));
  run(validateEnum(schema, value, path));
  if (isObject(value)) run(validateObject(schema, value, path, options));
  outcome.count();
  return outcome;
}

function typesOf(schema: Schema, { checking }: ValidationOptions): readonly string[] {
  if (isIntOrString(schema) && checking === 'object') return ['integer', 'string'];
  return (schema.type ?? '') === '' ? [] : [schema.type ?? ''];
}

function formatOf(schema: Schema, { checking, context }: ValidationOptions): string {
  const format = schema.format ?? '';
  if (checking === 'default') return format;
  const type = isIntOrString(schema) ? '' : (schema.type ?? '');
  return isKnownFormat(format, type, context) ? format : '';
}

/** Since 1.36 a number has to lie within what its type and format can hold. */
function numberRange(
  types: readonly string[],
  format: string,
  { context }: ValidationOptions,
): NumberRange | undefined {
  const [type = ''] = types;
  const formats = NUMBER_FORMATS[type];
  if (types.length !== 1 || formats === undefined || !holds(context, 36)) return undefined;
  return { type, format: formats.includes(format) ? format : '' };
}

function validateNull(schema: Schema, path: string, options: ValidationOptions): Outcome {
  const types = typesOf(schema, options);
  if (types.length > 0 && !types.includes('null') && schema.nullable !== true) {
    return Outcome.wrongType(path, types.join(','), 'null');
  }
  return Outcome.counted();
}

/** JSON type of a value as Go decoded it, and the format that comes with it. */
function kindOf(value: unknown): { readonly type: string; readonly format: string } {
  const number = goNumber(value);
  if (number !== undefined) {
    return isInteger(number) ? { type: 'integer', format: 'int64' } : { type: 'number', format: 'float64' };
  }
  if (typeof value === 'string') return { type: 'string', format: '' };
  if (typeof value === 'boolean') return { type: 'boolean', format: '' };
  return { type: Array.isArray(value) ? 'array' : 'object', format: '' };
}

function validateType(types: readonly string[], format: string, value: unknown, path: string): Outcome {
  const kind = kindOf(value);
  const number = goNumber(value);
  const wholeFloat = number !== undefined && !isInteger(number) && isWhole(number.float) && types.includes('integer');
  const integerAsNumber = kind.type === 'integer' && types.includes('number');
  const fits = types.includes(kind.type) || wholeFloat || integerAsNumber;
  const textual = kind.type === 'string' || kind.type === 'array';
  if (!textual && format !== '' && !fits && kind.format !== format) {
    return Outcome.wrongType(path, format, kind.format);
  }
  const numeric = types.includes('number') || types.includes('integer');
  if (!numeric && format !== '' && textual) return Outcome.counted();
  return fits ? Outcome.counted() : Outcome.wrongType(path, types.join(','), kind.type);
}

function validateEnum(schema: Schema, value: unknown, path: string): Outcome {
  const choices = schema.enum ?? [];
  if (choices.length === 0 || choices.some((choice) => choice !== null && equals(choice, value))) return new Outcome();
  return Outcome.notSupported(path, value ?? null, choices);
}

function validateAlternatives(schema: Schema, value: unknown, path: string, options: ValidationOptions): Outcome {
  const outcome = new Outcome();
  const { anyOf = [], oneOf = [], allOf = [], not } = schema;
  if (anyOf.length > 0) outcome.merge(validateAnyOf(anyOf, value, path, options));
  if (oneOf.length > 0) outcome.merge(validateOneOf(oneOf, value, path, options));
  if (allOf.length > 0) outcome.merge(validateAllOf(allOf, value, path, options));
  if (not && validate(not, value, path, options).isValid) {
    outcome.plain(`${quote(path)} must not validate the schema (not)`);
  }
  outcome.count();
  return outcome;
}

function validateAnyOf(schemas: readonly Schema[], value: unknown, path: string, options: ValidationOptions): Outcome {
  const outcome = new Outcome();
  let best: Outcome | undefined;
  for (const schema of schemas) {
    const result = validate(schema, value, path, options);
    if (result.isValid) return outcome.merge(result);
    // The alternative of which most was right tells what was wrong.
    if (best === undefined || result.matches > best.matches) best = result;
  }
  outcome.plain(`${quote(path)} must validate at least one schema (anyOf)`);
  if (best !== undefined) outcome.merge(best);
  return outcome;
}

function validateOneOf(schemas: readonly Schema[], value: unknown, path: string, options: ValidationOptions): Outcome {
  const outcome = new Outcome();
  let best: Outcome | undefined;
  let first: Outcome | undefined;
  let valid = 0;
  for (const schema of schemas) {
    const result = validate(schema, value, path, options);
    if (result.isValid) {
      valid += 1;
      best = undefined;
      first ??= result;
    } else if (valid === 0 && (best === undefined || result.matches > best.matches)) best = result;
  }
  if (valid === 1 && first !== undefined) return outcome.merge(first);
  const found = valid === 0 ? 'Found none valid' : `Found ${valid} valid alternatives`;
  outcome.plain(`${quote(path)} must validate one and only one schema (oneOf). ${found}`);
  if (best !== undefined) outcome.merge(best);
  return outcome;
}

function validateAllOf(schemas: readonly Schema[], value: unknown, path: string, options: ValidationOptions): Outcome {
  const outcome = new Outcome();
  let valid = 0;
  for (const schema of schemas) {
    const result = validate(schema, value, path, options);
    if (result.isValid) valid += 1;
    outcome.merge(result);
  }
  if (valid !== schemas.length) {
    const none = valid === 0 ? '. None validated' : '';
    outcome.plain(`${quote(path)} must validate all the schemas (allOf)${none}`);
  }
  return outcome;
}

function validateList(schema: Schema, list: readonly unknown[], path: string, options: ValidationOptions): Outcome {
  const outcome = new Outcome();
  const items = itemsOf(schema);
  if (items) list.forEach((item, index) => outcome.merge(validate(items, item, `${path}[${index}]`, options)));
  const { minItems, maxItems } = schema;
  if (typeof minItems === 'number' && list.length < minItems) {
    outcome.invalid(path, list.length, `${path} in body should have at least ${minItems} items`);
  }
  if (typeof maxItems === 'number' && list.length > maxItems) outcome.tooMany(path, list.length, maxItems);
  outcome.count();
  return outcome;
}

function validateObject(schema: Schema, object: Fields, path: string, options: ValidationOptions): Outcome {
  const outcome = new Outcome();
  const names = Object.keys(object).filter((name) => object[name] !== undefined);
  const { minProperties, maxProperties, additionalProperties } = schema;
  if (typeof minProperties === 'number' && names.length < minProperties) {
    outcome.invalid(path, names.length, `${path} in body should have at least ${minProperties} properties`);
  }
  if (typeof maxProperties === 'number' && names.length > maxProperties) {
    outcome.tooManyProperties(path, names.length, maxProperties);
  }
  const others = names.filter((name) => propertyOf(schema, name) === undefined);
  const values = valuesOf(schema);
  for (const name of others) {
    if (additionalProperties === false) {
      outcome.invalid(path, name, `${path}.${name} in body is a forbidden property`);
    } else if (values) outcome.merge(validate(values, object[name], `${path}.${name}`, options));
  }
  for (const [name, property] of propertiesOf(schema)) {
    if (!Object.hasOwn(object, name) || object[name] === undefined) continue;
    outcome.merge(validate(property, object[name], path === '' ? name : `${path}.${name}`, options));
  }
  for (const name of schema.required ?? []) {
    if (!Object.hasOwn(object, name) || object[name] === undefined) outcome.required(`${path}.${name}`);
  }
  return outcome;
}
