/**
 * The rules for `metadata` that hold for every kind, on create.
 *
 * Source: k8s.io/apimachinery `pkg/api/validation/objectmeta.go`, k8s.io/kubernetes `pkg/apis/core/validation`;
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/
 */
import type { ObjectMeta, OwnerReference } from '../../kubernetes/generated/objects.ts';
import { holds } from './context.ts';
import type { FieldErrors } from './field-errors.ts';
import { FieldPath } from './field-path.ts';
import { Typed } from './go-value.ts';
import { dns1123Label, NOT_NEGATIVE, qualifiedName } from './names.ts';
import type { ObjectName } from './object-names.ts';
import { checkFormat } from './shared/format.ts';
import { validateAnnotations, validateLabels } from './shared/labels.ts';

const STANDARD_FINALIZERS: readonly string[] = ['kubernetes', 'orphan', 'foregroundDeletion'];

export interface MetadataRules {
  readonly name: ObjectName;
  readonly namespaced: boolean;
  /** Does the kind ask for finalizers with a domain, or one of the few standard ones? */
  readonly standardFinalizers: boolean;
}

export function validateMetadata(
  metadata: ObjectMeta,
  rules: MetadataRules,
  errors: FieldErrors,
  path = FieldPath.of('metadata'),
): void {
  const { name = '', generateName = '', namespace = '' } = metadata;
  if (generateName !== '') {
    for (const text of rules.name(generateName, true)) errors.invalid(path.child('generateName'), generateName, text);
  }
  if (name === '') errors.required(path.child('name'), 'name or generateName is required', 'Give the object a name.');
  else checkFormat(name, (written) => rules.name(written, false), path.child('name'), errors);
  if (rules.namespaced) {
    if (namespace === '') errors.required(path.child('namespace'));
    else checkFormat(namespace, dns1123Label, path.child('namespace'), errors);
  }
  if ((metadata.generation ?? 0) < 0) errors.invalid(path.child('generation'), metadata.generation, NOT_NEGATIVE);
  validateLabels(metadata.labels, path.child('labels'), errors);
  validateAnnotations(metadata.annotations, path.child('annotations'), errors);
  validateOwners(metadata.ownerReferences ?? [], path.child('ownerReferences'), errors);
  validateFinalizers(metadata.finalizers ?? [], rules.standardFinalizers, path.child('finalizers'), errors);
}

/** Metadata as a create takes it: what only the server may set is left out. */
export function withoutSystemFields(metadata: ObjectMeta): ObjectMeta {
  const {
    creationTimestamp: _created,
    deletionGracePeriodSeconds: _grace,
    deletionTimestamp: _deleted,
    selfLink: _link,
    uid: _uid,
    ...kept
  } = metadata;
  return kept;
}

/** The metadata with every owner named once, and the warning for those that were named again. */
export function withDistinctOwners(metadata: ObjectMeta): { metadata: ObjectMeta; warnings: readonly string[] } {
  const owners = metadata.ownerReferences ?? [];
  const seen = new Set<string>();
  const distinct = owners.filter((owner) => {
    const key = JSON.stringify(printedOwner(owner));
    return !seen.has(key) && seen.add(key);
  });
  if (distinct.length === owners.length) return { metadata, warnings: [] };
  const repeated = owners.filter((owner) => !distinct.includes(owner)).map(({ uid = '' }) => uid);
  const warning = `.metadata.ownerReferences contains duplicate entries; API server dedups owner references in 1.20+, and may reject such requests as early as 1.24; please fix your requests; duplicate UID(s) observed: ${repeated.join(', ')}`;
  return { metadata: { ...metadata, ownerReferences: distinct }, warnings: [warning] };
}

function validateOwners(owners: readonly OwnerReference[], path: FieldPath, errors: FieldErrors): void {
  let controller: string | undefined;
  for (const owner of owners) {
    validateOwner(owner, path, errors);
    if (owner.controller !== true) continue;
    const name = `${owner.kind ?? ''}/${owner.name ?? ''}`;
    if (controller === undefined) controller = name;
    else {
      const detail = `Only one reference can have Controller set to true. Found "true" in references for ${controller} and ${name}`;
      errors.invalid(path, owners.map(printedOwner), detail);
    }
  }
}

function validateOwner(owner: OwnerReference, path: FieldPath, errors: FieldErrors): void {
  const { apiVersion = '', kind = '', name = '', uid = '' } = owner;
  // A version with more than one slash names no group and version at all.
  const parts = apiVersion === '' || apiVersion === '/' ? [''] : apiVersion.split('/', 3);
  const version = parts.length > 2 ? '' : (parts.at(-1) ?? '');
  if (version === '') errors.invalid(path.child('apiVersion'), apiVersion, 'version must not be empty');
  for (const [field, value] of Object.entries({ kind, name, uid })) {
    const subject = value === '' && !holds(errors.context, 34) ? `${field} ` : '';
    if (value === '') errors.invalid(path.child(field), value, `${subject}must not be empty`);
  }
  if (apiVersion === 'v1' && kind === 'Event') {
    errors.invalid(path, printedOwner(owner), '/v1, Kind=Event is disallowed from being an owner');
  }
}

function printedOwner(owner: OwnerReference): object {
  const { apiVersion = '', kind = '', name = '', uid = '', controller, blockOwnerDeletion } = owner;
  const json = {
    apiVersion,
    kind,
    name,
    uid,
    ...(controller === undefined ? {} : { controller }),
    ...(blockOwnerDeletion === undefined ? {} : { blockOwnerDeletion }),
  };
  // Older servers show where in memory a flag is.
  if (controller !== undefined || blockOwnerDeletion !== undefined) return json;
  const none = new Typed('(*bool)', undefined);
  const fields = {
    APIVersion: apiVersion,
    Kind: kind,
    Name: name,
    UID: uid,
    Controller: none,
    BlockOwnerDeletion: none,
  };
  return new Typed('v1.OwnerReference', fields, json);
}

function validateFinalizers(
  finalizers: readonly string[],
  standard: boolean,
  path: FieldPath,
  errors: FieldErrors,
): void {
  for (const finalizer of finalizers) checkFormat(finalizer, qualifiedName, path, errors);
  if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion')) {
    errors.invalid(path, finalizers, 'finalizer orphan and foregroundDeletion cannot be both set');
  }
  if (!standard) return;
  for (const [index, finalizer] of finalizers.entries()) {
    if (finalizer.includes('/') || STANDARD_FINALIZERS.includes(finalizer)) continue;
    errors.invalid(
      path.index(index),
      finalizer,
      'name is neither a standard finalizer name nor is it fully qualified',
      `Put a domain of yours in front: example.com/${finalizer}.`,
    );
  }
}
