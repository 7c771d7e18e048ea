import { kindDefinition } from '../../kubernetes/definitions.ts';
import type { CustomKind, CustomResources } from '../../kubernetes/custom-resources.ts';
import { apiVersionOf, findKind, isBuiltInGroup, minorsServing, replacementFor } from '../../kubernetes/kinds.ts';
import { type Fields, isObject } from '../../model/json-object.ts';
import { groupVersion } from '../../model/resource.ts';
import { Agreement } from '../server/context.ts';
import { type BuiltInWalk, checkType } from './built-in.ts';
import { checkCustomObject } from './structural.ts';
import type { SchemaFinding } from './finding.ts';
import { nearestKind } from './nearest-kind.ts';
import { describeValue, report } from './walk.ts';

export interface SchemaOptions {
  /** The minor version of Kubernetes 1 whose schemas are meant. */
  readonly minor: number;
  /** Schemas of custom resources; without them these are not checked. */
  readonly customResources?: CustomResources;
  /** Takes down which releases agree on an object without findings. */
  readonly agreement?: Agreement;
}

/**
 * Checks an object against the strict schema of its kind: unknown fields, types, enums, formats, quantities, integer ranges,
 * duplicate list keys; kinds that the version does not serve; custom resources against their structural schema. What a missing
 * field means is left to the rules of the kind, since most fields that are published as required have a zero value.
 *
 * Takes any value and never throws. Findings come in the order of the object's fields.
 */
export function checkSchema(
  object: unknown,
  { minor, customResources, agreement = new Agreement() }: SchemaOptions,
): readonly SchemaFinding[] {
  const walk: BuiltInWalk = { minor, agreement, steps: [], findings: [], seen: new Set() };
  if (isObject(object)) checkByKind(walk, object, customResources);
  else {
    const message = `is ${describeValue(object)}, expected an object with apiVersion and kind`;
    report(walk, { kind: 'invalid-object', value: object, message });
  }
  return walk.findings;
}

function checkByKind(walk: BuiltInWalk, object: Fields, customResources: CustomResources | undefined): void {
  const { minor, agreement } = walk;
  const { apiVersion, kind } = object;
  if (typeof apiVersion !== 'string' || apiVersion === '' || typeof kind !== 'string' || kind === '') {
    reportNameless(walk, { apiVersion, kind });
    return;
  }
  const known = findKind(apiVersion, kind);
  if (known !== undefined) agreement.narrow(minor, known.since, known.until);
  const definition = kindDefinition(apiVersion, kind, minor);
  if (definition !== undefined) {
    checkType(walk, { kind: 'definition', name: definition.name }, object);
    return;
  }
  const { group, version: asked } = groupVersion(apiVersion);
  const custom = customResources?.versionsOf(group, kind) ?? [];
  const found = custom.find(({ version }) => version.name === asked);
  if (found?.version.served === true) checkCustomObject(walk, found.version.schema, object);
  else if (custom.length > 0) reportUnservedCustom(walk, object, apiVersion, custom);
  else if (isBuiltInGroup(group)) reportUnserved(walk, object, apiVersion, kind);
  else {
    report(walk, {
      kind: 'missing-schema',
      value: object,
      message: `was not checked: no definition of ${apiVersion} ${kind} is known`,
      help: 'Name its CustomResourceDefinition below `crds` in cdk8s.yaml, or make bindings of it: charthouse import FILE.',
    });
  }
}

/** Without both there is no telling which schema is meant. */
function reportNameless(walk: BuiltInWalk, names: Fields): void {
  for (const [name, value] of Object.entries(names)) {
    if (typeof value === 'string' && value !== '') continue;
    const message = value === undefined ? 'is missing' : `is ${describeValue(value)}, expected a name`;
    report(walk, { kind: 'invalid-object', value, message, expected: 'a name' }, name);
  }
}

function reportUnservedCustom(
  walk: BuiltInWalk,
  object: unknown,
  apiVersion: string,
  known: readonly CustomKind[],
): void {
  const [{ resource } = { resource: undefined }] = known;
  const served = known
    .filter(({ version }) => version.served)
    .map(({ version }) => `${resource?.group}/${version.name}`);
  report(walk, {
    kind: 'unserved-kind',
    value: object,
    message: `is ${apiVersion} ${resource?.kind}, a version that its definition does not serve`,
    ...(served.length === 0 ? {} : { help: `It serves ${served.join(', ')}.` }),
  });
}

function reportUnserved(walk: BuiltInWalk, object: unknown, apiVersion: string, kind: string): void {
  const versions = minorsServing(apiVersion, kind).map((each) => `1.${each}`);
  const replacement = replacementFor(apiVersion, kind, walk.minor);
  const meant = versions.length > 0 || replacement !== undefined ? undefined : nearestKind(kind, walk.minor);
  const help = [
    ...(versions.length === 0
      ? []
      : [`Kubernetes ${versions.join(', ')} ${versions.length === 1 ? 'serves' : 'serve'} it.`]),
    ...(replacement === undefined ? [] : [`Write ${apiVersionOf(replacement)} ${replacement.kind} instead.`]),
    ...(meant === undefined ? [] : [`Did you mean ${apiVersionOf(meant)} ${meant.kind}?`]),
  ];
  report(walk, {
    kind: 'unserved-kind',
    value: object,
    message: `is ${apiVersion} ${kind}, which is not served by default`,
    versions,
    ...(help.length === 0 ? {} : { help: help.join(' ') }),
  });
}
