import type { StructuralSchema } from '../../kubernetes/structural-schema.ts';
import { NumberLiteral } from '../../model/number-literal.ts';
import { type BuiltInWalk, checkType } from './built-in.ts';
import { nearest } from '../../model/nearest.ts';
import { type Misfit, misfitOfScalar, ofNoList, ofWrongType } from './misfit.ts';
import { isObject } from '../../model/json-object.ts';
import { type Walk, describeValue, report } from './walk.ts';

/**
 * Checks a custom resource against its structural schema: unknown fields, types, required fields, enums, sizes. Patterns,
 * combinations (`anyOf`, `not`, ...) and CEL rules are matters of the server's validation.
 */
export function checkCustomObject(
  walk: BuiltInWalk,
  schema: StructuralSchema,
  object: Readonly<Record<string, unknown>>,
): void {
  checkEmbedded(walk, object);
  checkFields(walk, schema, object, true);
}

/** `apiVersion`, `kind` and `metadata` have Kubernetes' own types, whatever the schema says of them. */
function checkEmbedded(walk: BuiltInWalk, object: Readonly<Record<string, unknown>>): void {
  const own = { kind: 'scalar', scalar: 'string' } as const;
  const types = { apiVersion: own, kind: own, metadata: { kind: 'definition', name: 'ObjectMeta' } } as const;
  for (const [name, type] of Object.entries(types)) {
    if (!Object.hasOwn(object, name)) continue;
    walk.steps.push(name);
    checkType(walk, type, object[name]);
    walk.steps.pop();
  }
}

const EMBEDDED: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata']);

function checkValue(walk: BuiltInWalk, schema: StructuralSchema, value: unknown): void {
  const misfit = misfitOf(schema, value);
  if (misfit !== undefined) return report(walk, misfit);
  checkLimits(walk, schema, value);
  if (Array.isArray(value)) {
    const { items } = schema;
    if (items === undefined) return;
    value.forEach((element: unknown, index) => {
      walk.steps.push(index);
      if (element === null && items.nullable !== true) {
        report(walk, { kind: 'wrong-type', value: null, message: 'is null, which this list does not take' });
      } else if (element !== null) checkValue(walk, items, element);
      walk.steps.pop();
    });
  } else if (isObject(value)) {
    const embedded = schema['x-kubernetes-embedded-resource'] === true;
    if (embedded) checkEmbedded(walk, value);
    checkFields(walk, schema, value, embedded);
  }
}

const SCALARS = { string: 'string', boolean: 'bool', number: 'double', integer: 'int64' } as const;

function misfitOf(schema: StructuralSchema, value: unknown): Misfit | undefined {
  if (schema['x-kubernetes-int-or-string'] === true) {
    const fits = typeof value === 'string' || misfitOfScalar('int64', value) === undefined;
    return fits ? undefined : ofWrongType(value, 'an integer or a string');
  }
  switch (schema.type) {
    case 'object':
      return isObject(value) ? undefined : ofWrongType(value, 'an object');
    case 'array':
      return Array.isArray(value) ? undefined : ofNoList(value);
    case 'string':
    case 'boolean':
    case 'number':
    case 'integer': {
      const narrow = schema.type === 'integer' && schema.format === 'int32';
      return misfitOfScalar(narrow ? 'int32' : SCALARS[schema.type], value);
    }
    default:
      return undefined;
  }
}

function checkLimits(walk: Walk, schema: StructuralSchema, value: unknown): void {
  const invalid = (expected: string, meant?: string): void =>
    report(walk, {
      kind: 'invalid-value',
      value,
      expected,
      message: `is ${describeValue(value)}, expected ${expected}`,
      ...(meant === undefined ? {} : { nearest: meant, help: `Did you mean ${JSON.stringify(meant)}?` }),
    });
  const { enum: values } = schema;
  if (values !== undefined && ['string', 'number', 'boolean'].includes(typeof value) && !values.includes(value)) {
    const names = values.filter((each) => typeof each === 'string');
    const meant = typeof value === 'string' ? nearest(value, names) : undefined;
    invalid(`one of ${values.map((each) => JSON.stringify(each)).join(', ')}`, meant);
  }
  const number = value instanceof NumberLiteral ? Number(value.text) : value;
  if (typeof number === 'number') checkNumber(schema, number, invalid);
  const size = sizeOf(value);
  if (size === undefined) return;
  const [least, most] = {
    characters: [schema.minLength, schema.maxLength],
    elements: [schema.minItems, schema.maxItems],
    fields: [schema.minProperties, schema.maxProperties],
  }[size.unit];
  if (least !== undefined && size.count < least) invalid(`at least ${least} ${size.unit}`);
  if (most !== undefined && size.count > most) invalid(`at most ${most} ${size.unit}`);
}

function checkNumber(schema: StructuralSchema, value: number, invalid: (expected: string) => void): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  if (minimum !== undefined && (value < minimum || (exclusiveMinimum === true && value === minimum))) {
    invalid(exclusiveMinimum === true ? `more than ${minimum}` : `at least ${minimum}`);
  }
  if (maximum !== undefined && (value > maximum || (exclusiveMaximum === true && value === maximum))) {
    invalid(exclusiveMaximum === true ? `less than ${maximum}` : `at most ${maximum}`);
  }
}

function sizeOf(
  value: unknown,
): { readonly unit: 'characters' | 'elements' | 'fields'; readonly count: number } | undefined {
  if (typeof value === 'string') return { unit: 'characters', count: [...value].length };
  if (Array.isArray(value)) return { unit: 'elements', count: value.length };
  return isObject(value) ? { unit: 'fields', count: Object.keys(value).length } : undefined;
}

function checkFields(
  walk: BuiltInWalk,
  schema: StructuralSchema,
  object: Readonly<Record<string, unknown>>,
  embedded: boolean,
): void {
  const { properties = {}, additionalProperties } = schema;
  for (const name of Object.keys(object)) {
    const value = object[name];
    if (value === undefined || (embedded && EMBEDDED.has(name))) continue;
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const below = property ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
    if (below !== undefined) {
      // A null that the schema does not allow is dropped by the server, or replaced by the default.
      if (value === null) continue;
      walk.steps.push(property === undefined ? { key: name } : name);
      checkValue(walk, below, value);
      walk.steps.pop();
    } else if (additionalProperties !== true && schema['x-kubernetes-preserve-unknown-fields'] !== true) {
      reportUnknown(walk, name, value, Object.keys(properties));
    }
  }
  for (const name of schema.required ?? []) {
    const given = Object.hasOwn(object, name) && object[name] !== undefined && object[name] !== null;
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const nullable = property?.nullable === true && Object.hasOwn(object, name) && object[name] === null;
    if (given || nullable || property?.default !== undefined || (embedded && EMBEDDED.has(name))) continue;
    report(walk, { kind: 'missing-field', value: undefined, message: 'is missing', expected: 'a value' }, name);
  }
}

function reportUnknown(walk: Walk, name: string, value: unknown, known: readonly string[]): void {
  const meant = nearest(name, known);
  report(
    walk,
    {
      kind: 'unknown-field',
      value,
      message: 'is no field of the custom resource',
      ...(meant === undefined ? {} : { nearest: meant, help: `Did you mean ${meant}?` }),
    },
    name,
  );
}
