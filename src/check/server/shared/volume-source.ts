/** The volume sources that pods and persistent volumes have in common, with the same rules. */
import type {
  AWSElasticBlockStoreVolumeSource,
  AzureDiskVolumeSource,
  CephFSVolumeSource,
  FCVolumeSource,
  FlexVolumeSource,
  FlockerVolumeSource,
  GCEPersistentDiskVolumeSource,
  HostPathVolumeSource,
  NFSVolumeSource,
  PhotonPersistentDiskVolumeSource,
  PortworxVolumeSource,
  QuobyteVolumeSource,
  RBDVolumeSource,
  ScaleIOVolumeSource,
  VsphereVirtualDiskVolumeSource,
} from '../../../kubernetes/generated/objects.ts';
import { byteLength, named } from '../go-value.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { outsideRange } from '../names.ts';
import { validateNoBacksteps } from './file-path.ts';

/** One `Required value` for each of the fields that has no text. */
export function requireTexts(source: object, fields: readonly string[], path: FieldPath, errors: FieldErrors): void {
  for (const [field, value] of fields.map((name) => [name, Reflect.get(source, name)] as const)) {
    if (value === undefined || value === '') errors.required(path.child(field));
  }
}

const HOST_PATH_TYPES = [
  '',
  'BlockDevice',
  'CharDevice',
  'Directory',
  'DirectoryOrCreate',
  'File',
  'FileOrCreate',
  'Socket',
];

export function validateHostPath(source: HostPathVolumeSource, path: FieldPath, errors: FieldErrors): void {
  if (!source.path) {
    errors.required(path.child('path'));
    return;
  }
  validateNoBacksteps(source.path, path.child('path'), errors);
  if (source.type !== undefined && !HOST_PATH_TYPES.includes(source.type)) {
    errors.notSupported(path.child('type'), named(source.type), HOST_PATH_TYPES);
  }
}

export function validateGCEPersistentDisk(
  source: GCEPersistentDiskVolumeSource,
  path: FieldPath,
  errors: FieldErrors,
): void {
  requireTexts(source, ['pdName'], path, errors);
  validatePartition(source.partition, path, errors);
}

export function validateAWSElasticBlockStore(
  source: AWSElasticBlockStoreVolumeSource,
  path: FieldPath,
  errors: FieldErrors,
): void {
  requireTexts(source, ['volumeID'], path, errors);
  validatePartition(source.partition, path, errors);
}

// 0 stands for no partition, although the text begins at 1.
function validatePartition(partition: number | undefined, path: FieldPath, errors: FieldErrors): void {
  const given = partition ?? 0;
  if (given < 0 || given > 255) errors.invalid(path.child('partition'), given, outsideRange(1, 255));
}

export function validateNFS(source: NFSVolumeSource, path: FieldPath, errors: FieldErrors): void {
  requireTexts(source, ['server', 'path'], path, errors);
  const target = source.path ?? '';
  if (!target.startsWith('/'))
    errors.invalid(path.child('path'), target, 'must be an absolute path', `Write "/${target}".`);
}

const REGISTRY = 'must be a host:port pair or multiple pairs separated by commas';

export function validateQuobyte(source: QuobyteVolumeSource, path: FieldPath, errors: FieldErrors): void {
  const { registry = '', tenant = '' } = source;
  if (registry === '') errors.required(path.child('registry'), REGISTRY);
  else if (byteLength(tenant) >= 65) {
    errors.required(path.child('tenant'), 'must be a UUID and may not exceed a length of 64 characters');
  } else {
    // The server tells it once for every bad pair, each time in the same words.
    const sound = registry.split(',').every(isHostAndPort);
    if (!sound) errors.invalid(path.child('registry'), registry, REGISTRY);
  }
  requireTexts(source, ['volume'], path, errors);
}

/** As Go's net.SplitHostPort: `host:port` or `[host]:port`, either may be empty. */
function isHostAndPort(pair: string): boolean {
  return /^(?:[^[\]:]*|\[[^[\]]*\]):[^[\]:]*$/.test(pair);
}

export function validateFlocker(source: FlockerVolumeSource, path: FieldPath, errors: FieldErrors): void {
  const { datasetName = '', datasetUUID = '' } = source;
  if (datasetName === '' && datasetUUID === '') {
    errors.required(path, 'one of datasetName and datasetUUID is required');
  }
  if (datasetName !== '' && datasetUUID !== '') {
    errors.invalid(path, 'resource', 'datasetName and datasetUUID can not be specified simultaneously');
  }
  if (datasetName.includes('/')) errors.invalid(path.child('datasetName'), datasetName, "must not contain '/'");
}

export function validateFC(source: FCVolumeSource, path: FieldPath, errors: FieldErrors): void {
  const names = source.targetWWNs ?? [];
  const identifiers = source.wwids ?? [];
  const namesPath = path.child('targetWWNs');
  if (names.length === 0 && identifiers.length === 0) {
    errors.required(namesPath, 'must specify either targetWWNs or wwids, but not both');
  }
  if (names.length === 0) return;
  if (identifiers.length > 0) {
    errors.invalid(namesPath, names, 'targetWWNs and wwids can not be specified simultaneously');
  }
  const { lun } = source;
  if (lun === undefined) errors.required(path.child('lun'), 'lun is required if targetWWNs is specified');
  else if (lun < 0 || lun > 255) errors.invalid(path.child('lun'), lun, outsideRange(0, 255));
}

export function validateFlexVolume(
  source: Pick<FlexVolumeSource, 'driver' | 'options'>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  requireTexts(source, ['driver'], path, errors);
  for (const key of Object.keys(source.options ?? {})) {
    const [namespace = ''] = key.split('/', 1);
    const domain = `.${namespace.toLowerCase()}`;
    if (domain.endsWith('.kubernetes.io') || domain.endsWith('.k8s.io')) {
      errors.invalid(path.child('options').key(key), key, 'kubernetes.io and k8s.io namespaces are reserved');
    }
  }
}

const CACHING_MODES = ['None', 'ReadOnly', 'ReadWrite'];
const DISK_KINDS = ['Dedicated', 'Managed', 'Shared'];
const MANAGED_URI = '/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}';
const BLOB_URI = 'https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd';

export function validateAzureDisk(source: AzureDiskVolumeSource, path: FieldPath, errors: FieldErrors): void {
  const { diskURI = '', cachingMode, kind } = source;
  requireTexts(source, ['diskName', 'diskURI'], path, errors);
  if (cachingMode !== undefined && !CACHING_MODES.includes(cachingMode)) {
    errors.notSupported(path.child('cachingMode'), named(cachingMode), CACHING_MODES);
  }
  if (kind === undefined) return;
  if (!DISK_KINDS.includes(kind)) errors.notSupported(path.child('kind'), named(kind), DISK_KINDS);
  const managed = kind === 'Managed';
  if (!diskURI.startsWith(managed ? '/subscriptions/' : 'https://')) {
    errors.notSupported(path.child('diskURI'), diskURI, [managed ? MANAGED_URI : BLOB_URI]);
  }
}

export function validateRBD(
  source: Pick<RBDVolumeSource, 'monitors' | 'image'>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  requireMonitors(source, path, errors);
  requireTexts(source, ['image'], path, errors);
}

export function validateCephFS(
  source: Pick<CephFSVolumeSource, 'monitors'>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  requireMonitors(source, path, errors);
}

function requireMonitors(
  source: { readonly monitors?: readonly string[] },
  path: FieldPath,
  errors: FieldErrors,
): void {
  if ((source.monitors ?? []).length === 0) errors.required(path.child('monitors'));
}

export function validateVsphereVolume(
  source: VsphereVirtualDiskVolumeSource,
  path: FieldPath,
  errors: FieldErrors,
): void {
  requireTexts(source, ['volumePath'], path, errors);
}

export function validatePhotonPersistentDisk(
  source: PhotonPersistentDiskVolumeSource,
  path: FieldPath,
  errors: FieldErrors,
): void {
  requireTexts(source, ['pdID'], path, errors);
}

export function validatePortworx(source: PortworxVolumeSource, path: FieldPath, errors: FieldErrors): void {
  requireTexts(source, ['volumeID'], path, errors);
}

export function validateScaleIO(
  source: Pick<ScaleIOVolumeSource, 'gateway' | 'system' | 'volumeName'>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  requireTexts(source, ['gateway', 'system', 'volumeName'], path, errors);
}
