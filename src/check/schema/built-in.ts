import {
  type Definition,
  type Field,
  type ListType,
  type ScalarType,
  type Type,
  type UnionType,
  definitionPeriod,
  findDefinition,
  minorsWithField,
} from '../../kubernetes/definitions.ts';
import type { Agreement } from '../server/context.ts';
import { nearest } from '../../model/nearest.ts';
import { misfitOfScalar, ofNoList, ofWrongType } from './misfit.ts';
import { scalarFault } from './scalar.ts';
import { isObject } from '../../model/json-object.ts';
import { DEEPEST, type Walk, report, shorten } from './walk.ts';

/** Walks an object of Kubernetes' own kinds along the schema table of one version. */
export interface BuiltInWalk extends Walk {
  readonly minor: number;
  /** The releases that have all definitions and fields so far in the same form. */
  readonly agreement: Agreement;
  /**
   * Schemas inside a CRD, the only definitions that contain themselves: each object is checked once, so that shared and
   * cyclic ones end.
   */
  readonly seen: Set<object>;
}

/** Null stands for absence to the API server, in fields, lists and maps alike. */
function isAbsent(value: unknown): boolean {
  return value === null || value === undefined;
}

/** Strings and booleans where they belong: most of what an object has, not worth a step of the walk. */
function isPlain(type: Type, value: unknown): boolean {
  if (type.kind !== 'scalar' || type.values !== undefined) return false;
  return type.scalar === 'string' ? typeof value === 'string' : type.scalar === 'bool' && typeof value === 'boolean';
}

export function checkType(walk: BuiltInWalk, type: Type, value: unknown): void {
  if (isAbsent(value)) return;
  if (walk.steps.length > DEEPEST) {
    report(walk, { kind: 'too-deep', value, message: `is nested more than ${DEEPEST} levels deep` });
    return;
  }
  switch (type.kind) {
    case 'any':
      return;
    case 'scalar':
      return checkScalar(walk, type, value);
    case 'list':
      return checkList(walk, type, value);
    case 'map':
      return checkMap(walk, type.of, value);
    case 'union':
      return checkUnion(walk, type, value);
    case 'definition': {
      const period = definitionPeriod(type.name);
      if (period !== undefined) walk.agreement.narrow(walk.minor, period.since, period.until);
      const definition = findDefinition(type.name, walk.minor);
      if (definition !== undefined) checkDefinition(walk, definition, value);
    }
  }
}

function checkScalar(walk: Walk, type: ScalarType, value: unknown): void {
  const misfit = misfitOfScalar(type.scalar, value);
  if (misfit !== undefined) return report(walk, misfit);
  // The empty string is an absent value to the server wherever it can be told from a wrong one only by later rules.
  if (type.values === undefined || typeof value !== 'string' || value === '' || type.values.includes(value)) return;
  const meant = nearest(value, type.values);
  const expected = type.values.map((each) => JSON.stringify(each)).join(', ');
  report(walk, {
    kind: 'invalid-value',
    value,
    expected,
    message: `is ${JSON.stringify(shorten(value))}, expected one of ${expected}`,
    ...(meant === undefined ? {} : { nearest: meant, help: `Did you mean ${JSON.stringify(meant)}?` }),
  });
}

function checkList(walk: BuiltInWalk, type: ListType, value: unknown): void {
  if (!Array.isArray(value)) return report(walk, ofNoList(value));
  value.forEach((element: unknown, index) => {
    walk.steps.push(index);
    checkType(walk, type.of, element);
    walk.steps.pop();
  });
  if (type.keys !== undefined && value.length > 1) checkKeys(walk, type, type.keys, value);
}

/** What identifies an element to server-side apply; undefined when a key is missing and has no default. */
function elementKey(walk: BuiltInWalk, type: Type, keys: readonly string[], element: unknown): string | undefined {
  if (keys.length === 0) return typeof element === 'string' ? JSON.stringify(element) : undefined;
  if (!isObject(element) || type.kind !== 'definition') return undefined;
  const fields = findDefinition(type.name, walk.minor)?.fields;
  const parts = keys.map((key): unknown =>
    Object.hasOwn(element, key) && !isAbsent(element[key]) ? element[key] : fields?.get(key)?.default,
  );
  const isScalar = (part: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof part);
  if (!parts.every(isScalar)) return undefined;
  return parts.length === 1 ? `${typeof parts[0]} ${String(parts[0])}` : JSON.stringify(parts);
}

function checkKeys(walk: BuiltInWalk, type: ListType, keys: readonly string[], elements: readonly unknown[]): void {
  const first = new Map<string, number>();
  elements.forEach((element, index) => {
    const key = elementKey(walk, type.of, keys, element);
    if (key === undefined) return;
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, index);
      return;
    }
    const named = keys.length === 0 ? 'the value' : keys.join(' and ');
    report(
      walk,
      {
        kind: 'duplicate-key',
        value: element,
        message: `has ${named} in common with element ${earlier}`,
        help: 'Server-side apply merges this list by key and refuses duplicates, whatever a plain create does.',
      },
      index,
    );
  });
}

function checkMap(walk: BuiltInWalk, of: Type, value: unknown): void {
  if (!isObject(value)) return report(walk, ofWrongType(value, 'an object'));
  for (const key of Object.keys(value)) {
    if (isPlain(of, value[key])) continue;
    walk.steps.push({ key });
    checkType(walk, of, value[key]);
    walk.steps.pop();
  }
}

function checkUnion(walk: BuiltInWalk, type: UnionType, value: unknown): void {
  const fitting = type.of.find((each) => {
    if (each.kind === 'list') return Array.isArray(value);
    if (each.kind === 'scalar') return scalarFault(each.scalar, value) === undefined;
    return isObject(value);
  });
  if (fitting === undefined) {
    const expected = type.of.map((each) =>
      each.kind === 'list' ? 'a list' : each.kind === 'scalar' ? 'true or false' : 'an object',
    );
    report(walk, ofWrongType(value, expected.join(' or ')));
  } else checkType(walk, fitting, value);
}

function checkDefinition(walk: BuiltInWalk, definition: Definition, value: unknown): void {
  if (!isObject(value)) return report(walk, ofWrongType(value, 'an object'));
  if (definition.name === 'JSONSchemaProps') {
    if (walk.seen.has(value)) return;
    walk.seen.add(value);
  }
  for (const name of Object.keys(value)) {
    const child = value[name];
    if (child === undefined) continue;
    const field = definition.fields.get(name);
    if (field === undefined) {
      reportUnknown(walk, definition, name, child);
      continue;
    }
    walk.agreement.narrow(walk.minor, field.since, field.until);
    if (isPlain(field.type, child)) continue;
    walk.steps.push(name);
    checkType(walk, field.type, child);
    walk.steps.pop();
  }
}

function reportUnknown(walk: BuiltInWalk, definition: Definition, name: string, value: unknown): void {
  const elsewhere = minorsWithField(definition.name, name).map((minor) => `1.${minor}`);
  if (elsewhere.length > 0) {
    const last = elsewhere.at(-1);
    const since = Number(elsewhere[0]?.slice(2)) > walk.minor;
    report(
      walk,
      {
        kind: 'unknown-field',
        value,
        message: `is no field of ${definition.name} in this version`,
        versions: elsewhere,
        help: since ? `The field came with Kubernetes ${elsewhere[0]}.` : `The field went after Kubernetes ${last}.`,
      },
      name,
    );
    return;
  }
  const meant = nearest(name, definition.fields.keys());
  const inside = meant === undefined ? fieldWith(walk, definition, name) : undefined;
  const help =
    meant === undefined
      ? inside === undefined
        ? undefined
        : `It belongs into ${inside.name}.`
      : `Did you mean ${meant}?`;
  report(
    walk,
    {
      kind: 'unknown-field',
      value,
      message: `is no field of ${definition.name}`,
      ...(meant === undefined ? {} : { nearest: meant }),
      ...(help === undefined ? {} : { help }),
    },
    name,
  );
}

/** A sibling that has the misplaced field: `containers` beside the pod's `spec` instead of in it. */
function fieldWith(walk: BuiltInWalk, definition: Definition, name: string): Field | undefined {
  return [...definition.fields.values()].find(
    ({ name: sibling, type }) =>
      type.kind === 'definition' &&
      sibling !== 'status' &&
      findDefinition(type.name, walk.minor)?.fields.has(name) === true,
  );
}
