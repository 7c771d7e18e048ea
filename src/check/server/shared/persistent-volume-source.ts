/** The one source of a persistent volume. */
import type {
  AzureFilePersistentVolumeSource,
  CinderPersistentVolumeSource,
  CSIPersistentVolumeSource,
  GlusterfsPersistentVolumeSource,
  LocalVolumeSource,
  PersistentVolumeSpec,
  SecretReference,
  StorageOSPersistentVolumeSource,
} from '../../../kubernetes/generated/objects.ts';
import type { ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { dns1123Label, dns1123Subdomain } from '../names.ts';
import { validateCSIDriverName } from './csi-driver-name.ts';
import { validateNoBacksteps } from './file-path.ts';
import { checkFormat } from './format.ts';
import { validatePersistentISCSI } from './iscsi-volume.ts';
import { type SourceRule, sourceRules } from './source-rule.ts';
import {
  requireTexts,
  validateAWSElasticBlockStore,
  validateAzureDisk,
  validateCephFS,
  validateFC,
  validateFlexVolume,
  validateFlocker,
  validateGCEPersistentDisk,
  validateHostPath,
  validateNFS,
  validatePhotonPersistentDisk,
  validatePortworx,
  validateQuobyte,
  validateRBD,
  validateScaleIO,
  validateVsphereVolume,
} from './volume-source.ts';

type SourceField = Exclude<
  keyof PersistentVolumeSpec,
  | 'accessModes'
  | 'capacity'
  | 'claimRef'
  | 'mountOptions'
  | 'nodeAffinity'
  | 'persistentVolumeReclaimPolicy'
  | 'storageClassName'
  | 'volumeAttributesClassName'
  | 'volumeMode'
>;

interface SourceContext extends ServerContext {
  readonly volumeName: string;
}

const rule = sourceRules<PersistentVolumeSpec, SourceContext>();

/** In the server's order: the first source is the one that is checked. Some names are misspelled there. */
const SOURCES: readonly (readonly [SourceField, SourceRule<PersistentVolumeSpec, SourceContext>])[] = [
  rule('hostPath', validateHostPath),
  rule('gcePersistentDisk', validateGCEPersistentDisk, { reportedAs: 'persistentDisk' }),
  rule('awsElasticBlockStore', validateAWSElasticBlockStore),
  rule('glusterfs', validateGlusterfs),
  rule('flocker', validateFlocker),
  rule('nfs', validateNFS),
  rule('rbd', validateRBD),
  rule('quobyte', validateQuobyte),
  rule('cephfs', validateCephFS, { forbiddenAs: 'cephFS' }),
  rule('iscsi', (source, path, errors, { volumeName }) => validatePersistentISCSI(source, volumeName, path, errors)),
  rule('cinder', validateCinder),
  rule('fc', validateFC),
  rule('flexVolume', validateFlexVolume),
  rule('azureFile', validateAzureFile),
  rule('vsphereVolume', validateVsphereVolume),
  rule('photonPersistentDisk', validatePhotonPersistentDisk),
  rule('portworxVolume', validatePortworx),
  rule('azureDisk', validateAzureDisk),
  rule('scaleIO', validateScaleIO),
  rule('local', validateLocal),
  rule('storageos', validateStorageOS),
  rule('csi', validateCSI),
];

/** Exactly one source; `local` needs to know its node. */
export function validatePersistentVolumeSource(
  spec: PersistentVolumeSpec,
  hasNodeAffinity: boolean,
  path: FieldPath,
  errors: FieldErrors,
  context: SourceContext,
): void {
  let hasSource = false;
  for (const [field, { forbiddenAs = field, reportedAs = field, validate }] of SOURCES) {
    if (spec[field] === undefined || spec[field] === null) continue;
    // A flexVolume is checked after another source too.
    if (hasSource && field !== 'flexVolume') {
      errors.forbidden(path.child(forbiddenAs), 'may not specify more than 1 volume type', ONE_SOURCE);
      continue;
    }
    hasSource = true;
    validate(spec, path.child(reportedAs), errors, context);
    if (field === 'local' && !hasNodeAffinity) {
      errors.required(
        path.child('nodeAffinity'),
        'Local volume requires node affinity',
        'Say under nodeAffinity.required on which node the disk is, by its label kubernetes.io/hostname.',
      );
    }
  }
  if (!hasSource)
    errors.required(
      path,
      'must specify a volume type',
      'Say where the volume is: csi, nfs, hostPath, local or another source.',
    );
}

function validateGlusterfs(source: GlusterfsPersistentVolumeSource, path: FieldPath, errors: FieldErrors): void {
  requireTexts(source, ['endpoints', 'path'], path, errors);
  const namespace = source.endpointsNamespace;
  if (namespace === undefined) return;
  const namespacePath = path.child('endpointsNamespace');
  if (namespace !== '') checkFormat(namespace, dns1123Label, namespacePath, errors);
  else {
    errors.invalid(namespacePath, namespace, 'if the endpointnamespace is set, it must be a valid namespace name');
  }
}

function validateCinder(source: CinderPersistentVolumeSource, path: FieldPath, errors: FieldErrors): void {
  requireTexts(source, ['volumeID'], path, errors);
  if (source.secretRef) requireTexts(source.secretRef, ['name', 'namespace'], path.child('secretRef'), errors);
}

function validateAzureFile(source: AzureFilePersistentVolumeSource, path: FieldPath, errors: FieldErrors): void {
  requireTexts(source, ['secretName', 'shareName'], path, errors);
  if (source.secretNamespace === '') errors.required(path.child('secretNamespace'));
}

function validateLocal(source: LocalVolumeSource, path: FieldPath, errors: FieldErrors): void {
  requireTexts(source, ['path'], path, errors);
  if (source.path) validateNoBacksteps(source.path, path.child('path'), errors);
}

function validateStorageOS(source: StorageOSPersistentVolumeSource, path: FieldPath, errors: FieldErrors): void {
  const { volumeName = '', volumeNamespace = '', secretRef } = source;
  if (volumeName === '') errors.required(path.child('volumeName'));
  else checkFormat(volumeName, dns1123Label, path.child('volumeName'), errors);
  if (volumeNamespace !== '') checkFormat(volumeNamespace, dns1123Label, path.child('volumeNamespace'), errors);
  if (secretRef) requireTexts(secretRef, ['name', 'namespace'], path.child('secretRef'), errors);
}

const ONE_SOURCE = 'Make a persistent volume for each source.';

const CSI_SECRETS = [
  'controllerPublishSecretRef',
  'controllerExpandSecretRef',
  'nodePublishSecretRef',
  'nodeExpandSecretRef',
] as const;

function validateCSI(
  source: CSIPersistentVolumeSource,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  validateCSIDriverName(source.driver, path.child('driver'), errors, context);
  requireTexts(source, ['volumeHandle'], path, errors);
  for (const field of CSI_SECRETS) {
    const reference = source[field];
    if (reference) validateSecretReference(reference, path.child(field), errors);
  }
}

function validateSecretReference(reference: SecretReference, path: FieldPath, errors: FieldErrors): void {
  const { name = '', namespace = '' } = reference;
  if (name === '') errors.required(path.child('name'));
  else checkFormat(name, dns1123Subdomain, path.child('name'), errors);
  if (namespace === '') errors.required(path.child('namespace'));
  else checkFormat(namespace, dns1123Label, path.child('namespace'), errors);
}
