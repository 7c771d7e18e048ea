import { amount, amountText } from '../../../kubernetes/amount-text.ts';
import { signOf } from '../../../kubernetes/amount.ts';
import type {
  PersistentVolumeClaimSpec,
  PersistentVolumeClaimTemplate,
  TypedObjectReference,
} from '../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { named } from '../go-value.ts';
import { dns1123Label, dns1123Subdomain } from '../names.ts';
import { validateAccessModes } from './access-modes.ts';
import { checkFormat } from './format.ts';
import { validateLabelSelector } from './label-selector.ts';
import { validateAnnotations, validateLabels } from './labels.ts';

export const VOLUME_MODES = ['Block', 'Filesystem'];

/** Specification of a claim, of a StatefulSet's claim template, or of an ephemeral volume's. */
export function validateClaimSpec(
  spec: PersistentVolumeClaimSpec,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const modes = spec.accessModes ?? [];
  if (modes.length === 0) {
    errors.required(
      path.child('accessModes'),
      'at least 1 access mode is required',
      'Most claims are [ReadWriteOnce]: one node at a time may mount the volume for reading and writing.',
    );
  }
  validateLabelSelector(spec.selector, {}, path.child('selector'), errors);
  validateAccessModes(modes, path.child('accessModes'), errors);
  validateStorageRequest(spec, path.child('resources').key('storage'), errors);
  if (spec.storageClassName)
    checkFormat(spec.storageClassName, dns1123Subdomain, path.child('storageClassName'), errors);
  if (spec.volumeMode !== undefined && !VOLUME_MODES.includes(spec.volumeMode)) {
    errors.notSupported(path.child('volumeMode'), named(spec.volumeMode), VOLUME_MODES);
  }
  if (spec.dataSource) validateDataSource(spec.dataSource, path.child('dataSource'), errors);
  if (spec.dataSourceRef) {
    validateDataSource(spec.dataSourceRef, path.child('dataSourceRef'), errors);
    const { namespace = '' } = spec.dataSourceRef;
    if (namespace !== '') {
      checkFormat(namespace, dns1123Label, path.child('dataSourceRef').child('namespace'), errors);
    }
  }
  validateSourcesAgree(spec, path, errors);
  // Volume attributes classes are on by default since 1.34.
  if (spec.volumeAttributesClassName && holds(context, 34)) {
    checkFormat(spec.volumeAttributesClassName, dns1123Subdomain, path.child('volumeAttributesClassName'), errors);
  }
}

function validateStorageRequest(spec: PersistentVolumeClaimSpec, path: FieldPath, errors: FieldErrors): void {
  const request = spec.resources?.requests?.['storage'];
  if (request === undefined) {
    errors.required(path, '', 'Say under resources.requests.storage how much is needed, such as 10Gi.');
    return;
  }
  const size = amount(request);
  if (signOf(size) <= 0) errors.invalid(path, amountText(size), 'must be greater than zero');
}

/** Objects other than claims have an API group, which has to be given. */
function validateDataSource(source: TypedObjectReference, path: FieldPath, errors: FieldErrors): void {
  const { apiGroup = '', kind = '', name = '' } = source;
  if (name === '') errors.required(path.child('name'));
  if (kind === '') errors.required(path.child('kind'));
  if (apiGroup === '' && kind !== 'PersistentVolumeClaim') {
    errors.invalid(
      path,
      kind,
      "must be 'PersistentVolumeClaim' when referencing the default apiGroup",
      'Give the apiGroup of the kind, such as snapshot.storage.k8s.io for a VolumeSnapshot.',
    );
  }
  if (apiGroup !== '') checkFormat(apiGroup, dns1123Subdomain, path.child('apiGroup'), errors);
}

function validateSourcesAgree(spec: PersistentVolumeClaimSpec, path: FieldPath, errors: FieldErrors): void {
  const { dataSource: old, dataSourceRef: source } = spec;
  if (!old || !source) return;
  // The server hands over a path where the value should be, which it prints as an empty object.
  const shown = {};
  if (source.namespace) {
    errors.invalid(path, shown, 'may not be specified when dataSourceRef.namespace is specified');
  } else if (!isSameSource(old, source)) {
    errors.invalid(path, shown, 'must match dataSourceRef', 'Set one of the two; the server fills in the other.');
  }
}

function isSameSource(old: TypedObjectReference, source: TypedObjectReference): boolean {
  return (
    old.apiGroup === source.apiGroup &&
    (old.kind ?? '') === (source.kind ?? '') &&
    (old.name ?? '') === (source.name ?? '')
  );
}

/** Templates carry labels and annotations for the claims made from them, and no other metadata. */
export function validateClaimTemplate(
  template: PersistentVolumeClaimTemplate,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  validateTemplateMetadata(template.metadata, path.child('metadata'), errors);
  validateClaimSpec(template.spec ?? {}, path.child('spec'), errors, context);
}

/** Metadata of templates whose objects are named by the server: resource claims too. */
export function validateTemplateMetadata(
  metadata: PersistentVolumeClaimTemplate['metadata'],
  path: FieldPath,
  errors: FieldErrors,
): void {
  validateAnnotations(metadata?.annotations, path.child('annotations'), errors);
  validateLabels(metadata?.labels, path.child('labels'), errors);
  for (const [field, value] of Object.entries(metadata ?? {})) {
    if (field === 'annotations' || field === 'labels' || isUnset(field, value)) continue;
    errors.forbidden(
      path.child(goFieldName(field)),
      'cannot be set',
      'Only labels and annotations have an effect here.',
    );
  }
}

// The server walks over the fields of its Go type and takes only the first letter down.
function goFieldName(field: string): string {
  return field === 'uid' ? 'uID' : field;
}

/** An empty list is something given, unlike an empty text; so is a grace period of zero. */
function isUnset(field: string, value: unknown): boolean {
  return value === undefined || value === '' || (field === 'generation' && value === 0);
}
