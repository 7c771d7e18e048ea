/** Volumes whose files come from the API: secrets, config maps, the downward API, and projections of them all. */
import type {
  ConfigMapVolumeSource,
  DownwardAPIVolumeFile,
  DownwardAPIVolumeSource,
  KeyToPath,
  ProjectedVolumeSource,
  SecretVolumeSource,
  ServiceAccountTokenProjection,
  VolumeProjection,
} from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { validateFieldReference, validateResourceReference } from './field-reference.ts';
import { validateFileMode, validateUnreservedPath } from './file-path.ts';

const FILE_FIELDS = ['metadata.annotations', 'metadata.labels', 'metadata.name', 'metadata.namespace', 'metadata.uid'];
const SHORTEST_TOKEN_SECONDS = 600;
const LONGEST_TOKEN_SECONDS = 2 ** 32;

export function validateSecretVolume(source: SecretVolumeSource, path: FieldPath, errors: FieldErrors): void {
  if (!source.secretName) errors.required(path.child('secretName'));
  validateFileMode(source.defaultMode, path.child('defaultMode'), errors);
  validateItems(source.items, path, errors);
}

export function validateConfigMapVolume(source: ConfigMapVolumeSource, path: FieldPath, errors: FieldErrors): void {
  if (!source.name) errors.required(path.child('name'));
  validateFileMode(source.defaultMode, path.child('defaultMode'), errors);
  validateItems(source.items, path, errors);
}

function validateItems(items: readonly KeyToPath[] | undefined, path: FieldPath, errors: FieldErrors): void {
  (items ?? []).forEach((item, position) => validateItem(item, path.child('items').index(position), errors));
}

function validateItem(item: KeyToPath, path: FieldPath, errors: FieldErrors): void {
  if (!item.key) errors.required(path.child('key'));
  if (!item.path) errors.required(path.child('path'));
  validateUnreservedPath(item.path ?? '', path.child('path'), errors);
  validateFileMode(item.mode, path.child('mode'), errors);
}

export function validateDownwardVolume(source: DownwardAPIVolumeSource, path: FieldPath, errors: FieldErrors): void {
  validateFileMode(source.defaultMode, path.child('defaultMode'), errors);
  // The server names the volume, not the item.
  for (const file of source.items ?? []) validateDownwardFile(file, path, errors);
}

function validateDownwardFile(file: DownwardAPIVolumeFile, path: FieldPath, errors: FieldErrors): void {
  if (!file.path) errors.required(path.child('path'));
  validateUnreservedPath(file.path ?? '', path.child('path'), errors);
  if (file.fieldRef) {
    validateFieldReference(file.fieldRef, FILE_FIELDS, path.child('fieldRef'), errors);
    if (file.resourceFieldRef) {
      errors.invalid(path, 'resource', 'fieldRef and resourceFieldRef can not be specified simultaneously');
    }
  } else if (file.resourceFieldRef) {
    validateResourceReference(file.resourceFieldRef, true, path.child('resourceFieldRef'), errors);
  } else {
    errors.required(path, 'one of fieldRef and resourceFieldRef is required');
  }
  validateFileMode(file.mode, path.child('mode'), errors);
}

/**
 * Trust bundles and pod certificates are behind gates that are off in all releases known here:
 * the server takes them away before it validates, and so does `dropDisabledVolume`.
 */
export function validateProjectedVolume(source: ProjectedVolumeSource, path: FieldPath, errors: FieldErrors): void {
  validateFileMode(source.defaultMode, path.child('defaultMode'), errors);
  const paths = new Set<string>();
  (source.sources ?? []).forEach((projection, position) => {
    validateProjection(projection, paths, path, position, errors);
  });
}

function validateProjection(
  projection: VolumeProjection,
  paths: Set<string>,
  path: FieldPath,
  position: number,
  errors: FieldErrors,
): void {
  const { configMap, downwardAPI, secret, serviceAccountToken } = projection;
  const projectionPath = path.child('sources').index(position);
  const claim = (file: string | undefined, shown: string): void => {
    if (!file) return;
    if (paths.has(file)) errors.invalid(path, shown, 'conflicting duplicate paths');
    paths.add(file);
  };
  for (const [field, source] of [['secret', secret] as const, ['configMap', configMap] as const]) {
    if (!source) continue;
    const sourcePath = projectionPath.child(field);
    if (!source.name) errors.required(sourcePath.child('name'));
    (source.items ?? []).forEach((item, index) => {
      validateItem(item, sourcePath.child('items').index(index), errors);
      claim(item.path, source.name ?? '');
    });
  }
  for (const file of downwardAPI?.items ?? []) {
    validateDownwardFile(file, projectionPath.child('downwardAPI'), errors);
    claim(file.path, file.path ?? '');
  }
  if (serviceAccountToken) validateToken(serviceAccountToken, projectionPath, path, errors);
  const sources = [secret, configMap, downwardAPI, serviceAccountToken].filter((given) => given !== undefined);
  if (sources.length > 1) {
    const help = 'Make one entry of sources for each of them.';
    errors.forbidden(projectionPath, 'may not specify more than 1 volume type per source', help);
  }
}

function validateToken(
  token: ServiceAccountTokenProjection,
  projectionPath: FieldPath,
  volumePath: FieldPath,
  errors: FieldErrors,
): void {
  const seconds = token.expirationSeconds ?? 0;
  const secondsPath = projectionPath.child('serviceAccountToken').child('expirationSeconds');
  if (seconds < SHORTEST_TOKEN_SECONDS) {
    errors.invalid(secondsPath, seconds, 'may not specify a duration less than 10 minutes');
  }
  if (seconds > LONGEST_TOKEN_SECONDS) {
    errors.invalid(secondsPath, seconds, 'may not specify a duration larger than 2^32 seconds');
  }
  // The server names the volume here, not the projection.
  if (!token.path) errors.required(volumePath.child('path'));
  else validateUnreservedPath(token.path, volumePath.child('path'), errors);
}
