import { findDefinition } from '../../kubernetes/definitions.ts';
import { DEFAULTS_CHANGED_IN, defaultObject } from '../../kubernetes/defaulting/index.ts';
import type { ObjectMeta } from '../../kubernetes/generated/objects.ts';
import {
  apiVersionOf,
  findKind,
  isBuiltInGroup,
  minorsServing,
  replacementFor,
  type Kind,
} from '../../kubernetes/kinds.ts';
import { isObject } from '../../model/json-object.ts';
import { groupVersion } from '../../model/resource.ts';
import { admitPriority, unreachableRuntimeClass, withDefaultTolerations, withPriority } from './admission.ts';
import { nearestKind } from '../schema/nearest-kind.ts';
import { holds, type ServerContext } from './context.ts';
import { judgeCustomResource } from './custom-resource/judge-custom-resource.ts';
import { decode } from './decode.ts';
import { FieldErrors } from './field-errors.ts';
import { withCountedGeneration } from './generation.ts';
import type { AnyKindRules } from './kind-rules.ts';
import { deprecationWarnings } from './deprecation.ts';
import { rulesFor } from './kinds/index.ts';
import {
  badRequest,
  forbidden,
  internalError,
  invalid,
  notCreatable,
  notServed,
  undecodable,
  type Subject,
} from './message.ts';
import { validateMetadata, withDistinctOwners, withoutSystemFields } from './metadata.ts';
import { nameIsSubdomain, nameIsPathSegment } from './object-names.ts';
import type { Rejected, Verdict } from './verdict.ts';
import { warningHeaders } from './warning-headers.ts';

/** What is known of the text that an object was read from. */
export interface Reading {
  /** Errors of strict decoding that do not show in the object: duplicate keys. */
  readonly strictErrors: readonly string[];
  /** Its keys reach the server in alphabetical order, as those of YAML do. */
  readonly sorted: boolean;
}

const AS_WRITTEN: Reading = { strictErrors: [], sorted: false };
/** Stands for the five characters that the server puts behind a `generateName`. */
const GENERATED_SUFFIX = 'xxxxx';
const LONGEST_STEM = 58;
const PRIORITY_HELP =
  'Leave priority and preemptionPolicy out: name a PriorityClass that has them in priorityClassName.';

/**
 * What the API server of a release answers to the creation of an object, asked with strict field validation:
 * decode, default, metadata, the kind's rules, admission. Never throws, whatever the value is.
 */
export function judge(value: unknown, context: ServerContext, reading: Reading = AS_WRITTEN): Verdict {
  const target = targetOf(value);
  if ('verdict' in target) return target;
  const { apiVersion, kind, object } = target;
  const served = servedBy(context, apiVersion, kind);
  if (served === undefined) {
    const { group, version } = groupVersion(apiVersion);
    const custom = context.customResources?.find(group, version, kind);
    return custom === undefined
      ? unserved(apiVersion, kind, context)
      : judgeCustomResource(object, custom, reading.strictErrors, context, metadataInRequest);
  }
  if (!served.verbs.includes('create')) return { ...notCreatable(), help: readOnlyHelp(served) };
  const definition = findDefinition(served.definition, context.minor);
  if (definition === undefined) return { verdict: 'unknown', why: `the fields of ${kind} are not known`, warnings: [] };
  const decoded = decode(object, definition, context, reading.strictErrors);
  if ('object' in decoded) return judgeDecoded(decoded.object, served, context);
  // The order of fields decides only which of several errors is told.
  const told = reading.sorted ? decode(object, definition, context, reading.strictErrors, true) : decoded;
  return undecodable(kind, served.version, 'error' in told ? told.error : decoded.error);
}

function judgeDecoded(decoded: object, kind: Kind, context: ServerContext): Verdict {
  const rules = rulesFor(kind.group, kind.version, kind.kind);
  const fault = rules?.conversionFault?.(decoded);
  if (fault !== undefined) return undecodable(kind.kind, kind.version, fault);
  const { object, repeatedOwners } = prepare(decoded, kind, rules, context);
  const subject: Subject = {
    group: kind.group,
    version: kind.version,
    kind: kind.kind,
    resource: kind.plural,
    name: metadataOf(object).name ?? '',
  };
  const rejected = reject(object, subject, kind, rules, context);
  const warnings = warningHeaders([
    ...deprecationWarnings(kind, context),
    ...repeatedOwners,
    ...(rules?.warnings?.(object, context) ?? []),
  ]);
  if (rejected !== undefined) return { ...rejected, warnings };
  const undecided = rules?.undecided?.(object, context);
  if (undecided !== undefined) return { verdict: 'unknown', why: undecided, warnings };
  return { verdict: warnings.length === 0 ? 'accepted' : 'warned', warnings };
}

interface Prepared {
  readonly object: object;
  /** Warning about owners that were named more than once. */
  readonly repeatedOwners: readonly string[];
}

/** Everything that happens to an object between decoding and validation. */
function prepare(decoded: object, kind: Kind, rules: AnyKindRules | undefined, context: ServerContext): Prepared {
  for (const since of DEFAULTS_CHANGED_IN) holds(context, since);
  const defaulted = defaultObject(kind.group, kind.version, kind.kind, decoded, context.minor);
  const owned = withDistinctOwners(withoutSystemFields(metadataOf(defaulted)));
  const named = { ...defaulted, metadata: metadataInRequest(owned.metadata, kind.namespaced) };
  const requested = withCountedGeneration(named, kind);
  const admitted = withDefaultTolerations(withPriority(requested, kind), kind);
  return { object: rules?.dropDisabled?.(admitted, context) ?? admitted, repeatedOwners: owned.warnings };
}

/**
 * An object of a built-in kind as the server would store it: decoded, defaulted, admitted, fields of features that are off
 * left out; without what only the server knows, such as its uid. Nothing for a value that cannot be decoded.
 */
export function storedObject(value: unknown, context: ServerContext): object | undefined {
  const target = targetOf(value);
  if ('verdict' in target) return undefined;
  const kind = servedBy(context, target.apiVersion, target.kind);
  const definition = kind === undefined ? undefined : findDefinition(kind.definition, context.minor);
  if (kind === undefined || definition === undefined) return undefined;
  const decoded = decode(target.object, definition, context);
  if ('error' in decoded) return undefined;
  const rules = rulesFor(kind.group, kind.version, kind.kind);
  const { object } = prepare(decoded.object, kind, rules, context);
  return rules?.stored?.(object, context) ?? object;
}

function reject(
  object: object,
  subject: Subject,
  kind: Kind,
  rules: AnyKindRules | undefined,
  context: ServerContext,
): Rejected | undefined {
  const priority = admitPriority(object, kind);
  if (priority !== undefined) {
    const asked = { ...subject, name: askedName(metadataOf(object)) };
    return { ...forbidden(asked, priority), help: PRIORITY_HELP };
  }
  const unreachable = unreachableRuntimeClass(object, kind);
  if (unreachable !== undefined) return internalError(unreachable);
  const refusal = rules?.refusal?.(object);
  if (refusal !== undefined) return badRequest(refusal);
  const settled = new FieldErrors(context);
  rules?.settle?.(object, settled, context);
  if (settled.size > 0) return invalid(subject, settled.causes);
  const errors = new FieldErrors(context);
  const name = rules?.nameOf?.(object, context) ?? rules?.name ?? nameIsSubdomain;
  const unchecked = rules?.metadata === 'none';
  const afterwards = unchecked || rules?.metadata === 'afterwards';
  const metadataRules = {
    name,
    namespaced: kind.namespaced,
    standardFinalizers: rules?.metadata === undefined || rules.metadata === 'core',
  };
  if (!afterwards) validateMetadata(metadataOf(object), metadataRules, errors);
  rules?.validate(object, errors, context);
  if (errors.size === 0 && !unchecked) {
    validateMetadata(
      metadataOf(object),
      { ...metadataRules, name: nameIsPathSegment, standardFinalizers: false },
      errors,
    );
  }
  // Reviews are answered and not stored: the server names neither their kind nor them.
  const told = unchecked ? { ...subject, kind: '', name: '' } : subject;
  if (errors.size > 0) return invalid(told, errors.causes);
  const refused = rules?.admit?.(object, context);
  return refused === undefined ? undefined : forbidden(subject, refused);
}

function servedBy(context: ServerContext, apiVersion: string, kind: string): Kind | undefined {
  const found = findKind(apiVersion, kind);
  return found !== undefined && holds(context, found.since, found.until) ? found : undefined;
}

interface Target {
  readonly apiVersion: string;
  readonly kind: string;
  readonly object: Readonly<Record<string, unknown>>;
}

function targetOf(value: unknown): Target | Rejected {
  if (!isObject(value)) return badRequest('the object provided is unrecognized: it is no Kubernetes object');
  const { apiVersion, kind } = value;
  if (typeof apiVersion !== 'string' || apiVersion === '') {
    return badRequest("the object provided is unrecognized: Object 'apiVersion' is missing or no string");
  }
  if (typeof kind !== 'string' || kind === '') {
    return badRequest("the object provided is unrecognized: Object 'Kind' is missing or no string");
  }
  return { apiVersion, kind, object: value };
}

/** A kind that a release does not serve; of a group that is not Kubernetes' own it may be a custom resource. */
function unserved(apiVersion: string, kind: string, context: ServerContext): Verdict {
  const { group } = groupVersion(apiVersion);
  const versions = context.customResources?.versionsOf(group, kind) ?? [];
  if (versions.length > 0) {
    return { ...notServed(kind, apiVersion), help: `The definition serves ${kind} in ${versions.join(', ')}.` };
  }
  if (!isBuiltInGroup(group)) {
    return {
      verdict: 'unknown',
      why: `no custom resource definition of ${kind} in ${apiVersion} was given`,
      warnings: [],
    };
  }
  // The help names the release.
  holds(context, context.minor, context.minor);
  return { ...notServed(kind, apiVersion), help: servingHelp(apiVersion, kind, context.minor) };
}

function readOnlyHelp({ kind }: Kind): string {
  return `The server answers for ${kind} by itself: take the object out.`;
}

function servingHelp(apiVersion: string, kind: string, minor: number): string {
  const replacement = replacementFor(apiVersion, kind, minor);
  const serving = minorsServing(apiVersion, kind);
  const life =
    serving.length === 0
      ? `Kubernetes 1.${minor} serves no ${kind} in ${apiVersion}.`
      : `${apiVersion} is served by Kubernetes ${serving.map((each) => `1.${each}`).join(', ')}.`;
  const meant = serving.length > 0 || replacement !== undefined ? undefined : nearestKind(kind, minor);
  if (meant !== undefined) return `${life} Did you mean ${meant.kind} in ${apiVersionOf(meant)}?`;
  return replacement === undefined
    ? life
    : `${life} Write apiVersion: ${apiVersionOf(replacement)}, kind: ${replacement.kind}.`;
}

function metadataInRequest({ namespace: given, ...metadata }: ObjectMeta, namespaced: boolean): ObjectMeta {
  const named = withGeneratedName(metadata);
  if (!namespaced) return named;
  return { ...named, namespace: given === undefined || given === '' ? 'default' : given };
}

/** The server cuts the stem in bytes. */
function stemOf(generateName: string): string {
  return Buffer.from(generateName, 'utf8').subarray(0, LONGEST_STEM).toString('utf8');
}

function withGeneratedName(metadata: ObjectMeta): ObjectMeta {
  const { name = '', generateName = '' } = metadata;
  if (name !== '' || generateName === '') return metadata;
  return { ...metadata, name: stemOf(generateName) + GENERATED_SUFFIX };
}

/** Priorities are admitted before a name is made of its stem. */
function askedName({ name = '', generateName = '' }: ObjectMeta): string {
  return name === stemOf(generateName) + GENERATED_SUFFIX ? generateName : name;
}

function metadataOf(object: object): ObjectMeta {
  const { metadata }: { metadata?: ObjectMeta } = object;
  return metadata ?? {};
}
