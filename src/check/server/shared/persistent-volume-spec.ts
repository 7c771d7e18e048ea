import { posix } from 'node:path';
import { amount, amountText } from '../../../kubernetes/amount-text.ts';
import { signOf, wholeValue } from '../../../kubernetes/amount.ts';
import type { PersistentVolumeSpec, Quantity, VolumeNodeAffinity } from '../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { named, Typed } from '../go-value.ts';
import { dns1123Subdomain } from '../names.ts';
import { validateAccessModes } from './access-modes.ts';
import { VOLUME_MODES } from './claim-spec.ts';
import { checkFormat } from './format.ts';
import { validateNodeSelector } from './node-selector.ts';
import { validatePersistentVolumeSource } from './persistent-volume-source.ts';

const RECLAIM_POLICIES = ['Delete', 'Recycle', 'Retain'];

/** Volume attributes classes are on by default since 1.34 (KEP-3751). */
export const VOLUME_ATTRIBUTES_CLASSES = 34;

/** Specification of a PersistentVolume. */
export function validatePersistentVolumeSpec(
  spec: PersistentVolumeSpec,
  volumeName: string,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  validateModes(spec, path, errors);
  validateCapacity(spec.capacity, path.child('capacity'), errors);
  const policy = spec.persistentVolumeReclaimPolicy ?? '';
  if (policy !== '' && !RECLAIM_POLICIES.includes(policy)) {
    errors.notSupported(path.child('persistentVolumeReclaimPolicy'), named(policy), RECLAIM_POLICIES);
  }
  const { nodeAffinity } = spec;
  if (nodeAffinity) validateVolumeNodeAffinity(nodeAffinity, path.child('nodeAffinity'), errors, context);
  validatePersistentVolumeSource(spec, nodeAffinity !== undefined, path, errors, { ...context, volumeName });
  validateRecycledRoot(spec, path, errors);
  if (spec.storageClassName)
    checkFormat(spec.storageClassName, dns1123Subdomain, path.child('storageClassName'), errors);
  if (spec.volumeMode !== undefined && !VOLUME_MODES.includes(spec.volumeMode)) {
    errors.notSupported(path.child('volumeMode'), named(spec.volumeMode), VOLUME_MODES);
  }
  validateAttributesClass(spec, path, errors, context);
}

/** A volume that is described within a VolumeAttachment: it has no life of its own. */
export function validateInlineVolumeSpec(
  spec: PersistentVolumeSpec,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const outOfPlace = 'may not be specified in the context of inline volumes';
  if (spec.claimRef) errors.forbidden(path.child('claimRef'), outOfPlace);
  if (Object.keys(spec.capacity ?? {}).length > 0) errors.forbidden(path.child('capacity'), outOfPlace);
  if (!spec.csi) errors.required(path.child('csi'), 'has to be specified in the context of inline volumes');
  validateModes(spec, path, errors);
  const policy = spec.persistentVolumeReclaimPolicy ?? '';
  if (policy !== '' && policy !== 'Retain') {
    errors.forbidden(
      path.child('persistentVolumeReclaimPolicy'),
      'may only be Retain in the context of inline volumes',
    );
  }
  if (spec.nodeAffinity) errors.forbidden(path.child('nodeAffinity'), outOfPlace);
  validatePersistentVolumeSource(spec, false, path, errors, { ...context, volumeName: '' });
  validateRecycledRoot(spec, path, errors);
  if (spec.storageClassName) errors.forbidden(path.child('storageClassName'), outOfPlace);
  if (spec.volumeMode !== undefined && spec.volumeMode !== 'Filesystem') {
    errors.forbidden(
      path.child('volumeMode'),
      'may not specify volumeMode other than Filesystem in the context of inline volumes',
    );
  }
}

function validateModes(spec: PersistentVolumeSpec, path: FieldPath, errors: FieldErrors): void {
  const modes = spec.accessModes ?? [];
  if (modes.length === 0) errors.required(path.child('accessModes'));
  validateAccessModes(modes, path.child('accessModes'), errors);
}

function validateCapacity(
  capacity: Readonly<Record<string, Quantity>> | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const resources = Object.entries(capacity ?? {});
  if (resources.length === 0) {
    errors.required(path, '', 'Say under capacity.storage how large the volume is, such as 10Gi.');
  }
  if (resources.length !== 1 || resources[0]?.[0] !== 'storage') {
    errors.notSupported(
      path,
      capacity === undefined ? new Typed('core.ResourceList', capacity) : printedList(capacity),
      ['storage'],
    );
  }
  for (const [name, quantity] of resources) {
    const given = amount(quantity);
    const whole = wholeValue(given);
    if (whole < 0n) errors.invalid(path.key(name), whole, 'must be a valid resource quantity');
    if (signOf(given) <= 0) errors.invalid(path.key(name), amountText(given), 'must be greater than zero');
  }
}

function printedList(resources: Readonly<Record<string, Quantity>>): object {
  const sorted = Object.entries(resources).sort(([first], [second]) => (first < second ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, quantity]) => [name, amountText(amount(quantity))]));
}

function validateVolumeNodeAffinity(
  affinity: VolumeNodeAffinity,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  if (!affinity.required) {
    errors.required(path.child('required'), 'must specify required node constraints');
    return;
  }
  // Label values of a volume's node affinity are checked since 1.33.
  validateNodeSelector(affinity.required, { anyValue: !holds(context, 33) }, path.child('required'), errors);
}

/** Recycling removes everything below the path. */
function validateRecycledRoot(spec: PersistentVolumeSpec, path: FieldPath, errors: FieldErrors): void {
  if (!spec.hostPath || spec.persistentVolumeReclaimPolicy !== 'Recycle') return;
  if (/^\/+$/.test(posix.normalize(spec.hostPath.path ?? ''))) {
    errors.forbidden(path.child('persistentVolumeReclaimPolicy'), "may not be 'recycle' for a hostPath mount of '/'");
  }
}

function validateAttributesClass(
  spec: PersistentVolumeSpec,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const name = spec.volumeAttributesClassName;
  if (name === undefined || !holds(context, VOLUME_ATTRIBUTES_CLASSES)) return;
  const namePath = path.child('volumeAttributesClassName');
  if (name === '') errors.required(namePath, 'an empty string is disallowed');
  else checkFormat(name, dns1123Subdomain, namePath, errors);
  if (!spec.csi) errors.required(path.child('csi'), 'has to be specified when using volumeAttributesClassName');
}
