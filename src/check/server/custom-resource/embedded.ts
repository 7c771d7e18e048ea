/**
 * Objects inside a custom resource (`x-kubernetes-embedded-resource`): their type and metadata are read and checked as those
 * of any object.
 *
 * Source: apiextensions-apiserver `pkg/apiserver/schema/objectmeta`.
 */
import type { ObjectMeta } from '../../../kubernetes/generated/objects.ts';
import { isObject, type Fields } from '../../../model/json-object.ts';
import type { ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { printValue } from '../go-value.ts';
import { validateMetadata } from '../metadata.ts';
import { dns1035Label } from '../names.ts';
import { nameIsPathSegment } from '../object-names.ts';
import { readMetadata } from './read-metadata.ts';
import { childOf, indexOf, keyOf } from './root-path.ts';
import { anyValue } from './any-value.ts';
import { sortedKeys } from './sorted-keys.ts';
import { isEmbedded, itemsOf, propertyOf, valuesOf, type Schema } from './schema.ts';

const DEEPEST = 1_000;

type Visit = (object: Fields, path: FieldPath | undefined) => void;

/** Calls `visit` for every embedded object, outermost first. */
function eachEmbedded(
  value: unknown,
  schema: Schema | undefined,
  path: FieldPath | undefined,
  visit: Visit,
  depth = 0,
): void {
  if (!schema || depth > DEEPEST) return;
  if (Array.isArray(value)) {
    value.forEach((item, index) => eachEmbedded(item, itemsOf(schema), indexOf(path, index), visit, depth + 1));
  } else if (isObject(value)) {
    if (isEmbedded(schema)) visit(value, path);
    for (const [name, field] of Object.entries(value)) {
      const property = propertyOf(schema, name);
      const fieldPath = property ? childOf(path, name) : keyOf(path, name);
      eachEmbedded(field, property ?? valuesOf(schema), fieldPath, visit, depth + 1);
    }
  }
}

/** What keeps embedded objects from being read: an error that ends decoding, and unknown fields of their metadata. */
export function readEmbedded(
  value: unknown,
  schema: Schema,
  context: ServerContext,
): { readonly fatal?: string; readonly unknown: readonly string[] } {
  const unknown: string[] = [];
  let fatal: string | undefined;
  eachEmbedded(value, schema, undefined, (object, path) => {
    for (const name of ['apiVersion', 'kind']) {
      if (!Object.hasOwn(object, name) || typeof object[name] === 'string') continue;
      fatal ??= `${childOf(path, name)}: Invalid value: ${printed(object[name])}: must be a string`;
    }
    if (!Object.hasOwn(object, 'metadata')) return;
    const at = childOf(path, 'metadata');
    const read = readMetadata(object['metadata'], context);
    if (read.fatal !== undefined) fatal ??= `${at}: Invalid value: ${printed(object['metadata'])}: ${read.fatal}`;
    unknown.push(...read.unknown.map((name) => `${at}.${name}`));
  });
  return fatal === undefined ? { unknown } : { fatal, unknown };
}

function printed(value: unknown): string {
  return printValue(sortedKeys(value));
}

export function validateEmbedded(
  value: unknown,
  schema: Schema,
  errors: FieldErrors,
  context: ServerContext,
  base?: FieldPath,
): void {
  eachEmbedded(value, schema, base, (object, path) => validateOne(object, path, errors, context));
}

function validateOne(object: Fields, path: FieldPath | undefined, errors: FieldErrors, context: ServerContext): void {
  const { apiVersion, kind, metadata } = object;
  validateApiVersion(apiVersion, childOf(path, 'apiVersion'), errors);
  validateKind(kind, childOf(path, 'kind'), errors);
  if (metadata === undefined) return;
  const meta: ObjectMeta = readMetadata(metadata, context).metadata;
  const name = (meta.name ?? '') === '' ? 'fakename' : (meta.name ?? '');
  validateMetadata(
    { ...meta, name },
    { name: nameIsPathSegment, namespaced: (meta.namespace ?? '') !== '', standardFinalizers: false },
    errors,
    childOf(path, 'metadata'),
  );
}

function validateApiVersion(value: unknown, path: FieldPath, errors: FieldErrors): void {
  if (value === undefined) return errors.requiredOnce(path, 'must not be empty');
  if (typeof value !== 'string') return errors.invalid(path, anyValue(value), 'must be a string');
  if (value === '') return errors.invalid(path, value, 'must not be empty');
  if (value.split('/', 3).length > 2) errors.invalid(path, value, `unexpected GroupVersion string: ${value}`);
}

function validateKind(value: unknown, path: FieldPath, errors: FieldErrors): void {
  if (value === undefined) return errors.requiredOnce(path, 'must not be empty');
  if (typeof value !== 'string') return errors.invalid(path, anyValue(value), 'must be a string');
  if (value === '') return errors.invalid(path, value, 'must not be empty');
  const texts = dns1035Label(value.toLowerCase());
  if (texts.length > 0) {
    errors.invalid(path, value, `may have mixed case, but should otherwise match: ${texts.join(',')}`);
  }
}
