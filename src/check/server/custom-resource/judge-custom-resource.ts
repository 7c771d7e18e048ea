/**
 * The server's answer to the creation of a custom resource: defaulting and pruning by its definition's schema, metadata, the
 * schema, embedded objects, list types, the scale subresource, rules in CEL.
 *
 * Source: apiextensions-apiserver `pkg/apiserver/customresource_handler.go`, `pkg/registry/customresource`.
 */
import { isObject, type Fields } from '../../../model/json-object.ts';
import { nearest } from '../../../model/nearest.ts';
import type { ServerContext } from '../context.ts';
import { FieldErrors, type Cause } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { quote } from '../go-value.ts';
import { meantFields } from '../help/meant-fields.ts';
import { invalid, undecodable, type Subject } from '../message.ts';
import { validateMetadata } from '../metadata.ts';
import { qualifiedName } from '../names.ts';
import { nameIsSubdomain } from '../object-names.ts';
import type { Verdict } from '../verdict.ts';
import { warningHeaders } from '../warning-headers.ts';
import type { CustomKind } from './custom-resources.ts';
import { readEmbedded, validateEmbedded } from './embedded.ts';
import { hasRules } from './expressions.ts';
import { jsonFault } from './json-fault.ts';
import { validateListTypes } from './list-type.ts';
import { applyDefaults, prune, pruneNulls, type UnknownField } from './prune.ts';
import { validateRules } from './rules/validate-rules.ts';
import { readMetadata, type ReadMetadata } from './read-metadata.ts';
import { validateScale } from './scale.ts';
import { validate } from './validate.ts';

/** Errors after which the server does not evaluate rules. */
const BLOCKING: readonly Cause['reason'][] = [
  'FieldValueNotSupported',
  'FieldValueRequired',
  'FieldValueTooLong',
  'FieldValueTooMany',
  'FieldValueTypeInvalid',
];
const UNCHECKED =
  'some validation rules were not checked because the object was invalid; correct the existing errors to complete validation';
const STANDARD_FINALIZERS = ['kubernetes', 'orphan', 'foregroundDeletion'];

export type InRequest = (metadata: ReadMetadata['metadata'], namespaced: boolean) => ReadMetadata['metadata'];

/** `inRequest` gives the metadata the name and namespace that the request has. */
export function judgeCustomResource(
  given: Fields,
  kind: CustomKind,
  strictErrors: readonly string[],
  context: ServerContext,
  inRequest: InRequest,
): Verdict {
  const unreadable = jsonFault(given);
  if (unreadable !== undefined) return undecodable(kind.kind, kind.version, unreadable);
  const read = readMetadata(given['metadata'], context);
  if (read.fatal !== undefined) return undecodable(kind.kind, kind.version, read.fatal);
  const unknown: UnknownField[] = [];
  const pruned = pruneNulls(pruneOnce(applyDefaults(given, kind.schema), kind, unknown), kind.schema);
  const embedded = readEmbedded(pruned, kind.schema, context);
  if (embedded.fatal !== undefined) return undecodable(kind.kind, kind.version, embedded.fatal);
  const fields = [
    ...read.unknown.map((name) => `metadata.${name}`),
    ...unknown.map(({ path }) => path).toSorted(),
    ...embedded.unknown,
  ];
  const strict = [...strictErrors, ...fields.map((name) => `unknown field "${name}"`)];
  if (strict.length > 0) {
    const rejected = undecodable(kind.kind, kind.version, `strict decoding error: ${strict.join(', ')}`);
    const help = helpWith(unknown);
    return help === undefined ? rejected : { ...rejected, help };
  }
  // The server counts generations itself, whatever the author says.
  const { generation: _generation, ...metadata } = inRequest(read.metadata, kind.namespaced);
  const object = withoutStatus({ ...(isObject(pruned) ? pruned : {}), metadata }, kind);
  return verdictOf(object, metadata, kind, context);
}

/** Enough to find some that are misspelt, however many there are. */
const FIELDS_COMPARED = 100;

function helpWith(unknown: readonly UnknownField[]): string | undefined {
  const helps = unknown.slice(0, FIELDS_COMPARED).flatMap(({ path, name, schema }) => {
    const meant = nearest(name, Object.keys(schema?.properties ?? {}));
    return meant === undefined ? [] : [{ field: path, help: `Did you mean ${meant}?` }];
  });
  return meantFields(helps);
}

function pruneOnce(value: unknown, kind: CustomKind, unknown: UnknownField[]): unknown {
  return kind.preservesUnknown ? value : prune(value, kind.schema, true, unknown);
}

function withoutStatus(object: Fields, kind: CustomKind): Fields {
  if (!kind.hasStatus) return object;
  const { status: _status, ...rest } = object;
  return rest;
}

function verdictOf(
  object: Fields,
  metadata: ReadMetadata['metadata'],
  kind: CustomKind,
  context: ServerContext,
): Verdict {
  const errors = new FieldErrors(context);
  const { namespaced, schema } = kind;
  validateMetadata(metadata, { name: nameIsSubdomain, namespaced, standardFinalizers: false }, errors);
  const options = { context, checking: 'object' as const, patterns: kind.patterns };
  validate(schema, object, '', options).tell(undefined, errors);
  if (kind.scale) validateScale(object, kind.scale, errors);
  validateEmbedded(object, schema, errors, context);
  validateListTypes(object, schema, errors);
  const isBlocked = errors.causes.some(({ reason }) => BLOCKING.includes(reason));
  if (isBlocked && hasRules(schema)) errors.invalid(FieldPath.of('<nil>'), null, UNCHECKED);
  const undecided = isBlocked ? undefined : validateRules(object, kind, errors, context);
  const warnings = warningHeaders([...kind.warnings, ...finalizerWarnings(metadata.finalizers ?? [], context)]);
  if (errors.size > 0) return { ...invalid(subjectOf(kind, metadata.name ?? ''), errors.causes), warnings };
  if (undecided !== undefined) return { verdict: 'unknown', why: undecided, warnings };
  return { verdict: warnings.length === 0 ? 'accepted' : 'warned', warnings };
}

function subjectOf(kind: CustomKind, name: string): Subject {
  return { group: kind.group, version: kind.version, kind: kind.kind, resource: kind.plural, name };
}

function finalizerWarnings(finalizers: readonly string[], context: ServerContext): string[] {
  return [...new Set(finalizers)].toSorted().flatMap((finalizer) => {
    const lead = `metadata.finalizers: ${quote(finalizer)}: `;
    const texts = qualifiedName(finalizer, context);
    if (!finalizer.includes('/') && !STANDARD_FINALIZERS.includes(finalizer)) {
      const how = finalizer.includes('.') ? 'name including a path (/)' : 'name';
      texts.push(
        `prefer a domain-qualified finalizer ${how} to avoid accidental conflicts with other finalizer writers`,
      );
    }
    return texts.map((text) => lead + text);
  });
}
