/** Volumes in a container: `volumeMounts` for file systems, `volumeDevices` for raw block devices. */
import type { Container, VolumeMount } from '../../../kubernetes/generated/objects.ts';
import { holds } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { named } from '../go-value.ts';
import { nearestDeclared } from '../help/way-out.ts';
import { validateDescendingPath } from './file-path.ts';
import type { PodScope } from './pod-scope.ts';

const PROPAGATIONS = ['Bidirectional', 'HostToContainer', 'None'];
const RECURSIVE_READ_ONLY = ['Disabled', 'Enabled', 'IfPossible'];

/** Faults of a mount's options are told without the position of the mount, as the server tells them. */
export function validateVolumeMounts(
  container: Container,
  path: FieldPath,
  errors: FieldErrors,
  scope: PodScope,
): void {
  const devices = container.volumeDevices ?? [];
  const places = new Set<string>();
  (container.volumeMounts ?? []).forEach((mount, position) => {
    const { name = '', mountPath = '' } = mount;
    const mountAt = path.index(position);
    if (name === '') errors.required(mountAt.child('name'));
    if (!scope.volumes.has(name)) errors.notFound(mountAt.child('name'), name, helpToFind(name, scope));
    if (mountPath === '') errors.required(mountAt.child('mountPath'));
    if (places.has(mountPath)) errors.invalid(mountAt.child('mountPath'), mountPath, 'must be unique');
    places.add(mountPath);
    if (devices.some((device) => (device.name ?? '') === name)) {
      errors.invalid(mountAt.child('name'), name, 'must not already exist in volumeDevices');
    }
    if (lastPlaces(devices, 'devicePath').includes(mountPath)) {
      errors.invalid(mountAt.child('mountPath'), mountPath, 'must not already exist as a path in volumeDevices');
    }
    validateSubPath(mount, path, mountAt, errors, scope);
    validatePropagation(mount, container, path.child('mountPropagation'), errors);
    validateRecursiveReadOnly(mount, path.child('recursiveReadOnly'), errors);
  });
}

function helpToFind(name: string, { volumes }: PodScope): string {
  return nearestDeclared(name, volumes.keys(), 'Add a volume of this name to spec.volumes');
}

function validateSubPath(
  mount: VolumeMount,
  path: FieldPath,
  mountAt: FieldPath,
  errors: FieldErrors,
  scope: PodScope,
): void {
  const { name = '', subPath = '', subPathExpr = '' } = mount;
  // Image volumes take sub paths since 1.33.
  if (!holds(scope, 33) && scope.volumes.get(name)?.image) {
    const refused = 'not allowed in image volume sources';
    if (subPath !== '') errors.invalid(mountAt.child('subPath'), subPath, refused);
    if (subPathExpr !== '') errors.invalid(mountAt.child('subPathExpr'), subPathExpr, refused);
  }
  if (subPath !== '') validateDescendingPath(subPath, path.child('subPath'), errors);
  if (subPathExpr === '') return;
  if (subPath !== '') {
    errors.invalid(mountAt.child('subPathExpr'), subPathExpr, 'subPathExpr and subPath are mutually exclusive');
  }
  validateDescendingPath(subPathExpr, path.child('subPathExpr'), errors);
}

function validatePropagation(
  { mountPropagation }: VolumeMount,
  container: Container,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (mountPropagation === undefined) return;
  if (!PROPAGATIONS.includes(mountPropagation)) errors.notSupported(path, named(mountPropagation), PROPAGATIONS);
  if (mountPropagation === 'Bidirectional' && container.securityContext?.privileged !== true) {
    errors.forbidden(path, 'Bidirectional mount propagation is available only to privileged containers');
  }
}

function validateRecursiveReadOnly(mount: VolumeMount, path: FieldPath, errors: FieldErrors): void {
  const { recursiveReadOnly: mode, readOnly, mountPropagation } = mount;
  if (mode === undefined || mode === 'Disabled') return;
  if (!RECURSIVE_READ_ONLY.includes(mode)) {
    errors.notSupported(path, named(mode), RECURSIVE_READ_ONLY);
    return;
  }
  if (readOnly !== true) errors.forbidden(path, 'may only be specified when readOnly is true');
  if (mountPropagation !== undefined && mountPropagation !== 'None') {
    errors.forbidden(path, 'may only be specified when mountPropagation is None or not specified');
  }
}

export function validateVolumeDevices(
  container: Container,
  path: FieldPath,
  errors: FieldErrors,
  scope: PodScope,
): void {
  const mounts = container.volumeMounts ?? [];
  const names = new Set<string>();
  const places = new Set<string>();
  (container.volumeDevices ?? []).forEach(({ name = '', devicePath = '' }, position) => {
    const namePath = path.index(position).child('name');
    const pathPath = path.index(position).child('devicePath');
    const volume = scope.volumes.get(name);
    if (name === '') errors.required(namePath);
    if (names.has(name)) errors.invalid(namePath, name, 'must be unique');
    if (volume === undefined) errors.notFound(namePath, name, helpToFind(name, scope));
    else if (!volume.persistentVolumeClaim && !volume.ephemeral) {
      const asked = 'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode';
      errors.invalid(namePath, name, asked);
    }
    if (devicePath === '') errors.required(pathPath);
    if (places.has(devicePath)) errors.invalid(pathPath, devicePath, 'must be unique');
    if (devicePath.split('/').includes('..')) {
      errors.invalid(pathPath, devicePath, "can not contain backsteps ('..')");
    } else places.add(devicePath);
    if (mounts.some((mount) => (mount.name ?? '') === name)) {
      errors.invalid(namePath, name, 'must not already exist in volumeMounts');
    }
    if (lastPlaces(mounts, 'mountPath').includes(devicePath)) {
      errors.invalid(pathPath, devicePath, 'must not already exist as a path in volumeMounts');
    }
    if (name !== '') names.add(name);
  });
}

/** Where a volume is named twice the server remembers its last place only. */
function lastPlaces<F extends 'devicePath' | 'mountPath'>(
  entries: readonly ({ readonly name?: string } & { readonly [field in F]?: string })[],
  field: F,
): string[] {
  return [...new Map(entries.map((entry) => [entry.name ?? '', entry[field] ?? ''])).values()];
}
