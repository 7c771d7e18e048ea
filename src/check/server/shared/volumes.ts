import { amount } from '../../../kubernetes/amount-text.ts';
import { signOf } from '../../../kubernetes/amount.ts';
import type {
  CSIVolumeSource,
  EphemeralVolumeSource,
  ImageVolumeSource,
  StorageOSVolumeSource,
  Volume,
} from '../../../kubernetes/generated/objects.ts';
import type { ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { named, quote } from '../go-value.ts';
import { dns1123Label, dns1123Subdomain } from '../names.ts';
import { validateClaimTemplate } from './claim-spec.ts';
import { validateCSIDriverName } from './csi-driver-name.ts';
import { validateDescendingPath } from './file-path.ts';
import { checkFormat } from './format.ts';
import { validateISCSI, validateISCSINameLength } from './iscsi-volume.ts';
import {
  validateConfigMapVolume,
  validateDownwardVolume,
  validateProjectedVolume,
  validateSecretVolume,
} from './volume-content.ts';
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

/** What the rules for volumes ask of the pod around them. */
export interface PodContext {
  /** Name of the pod, when it has one; templates have none. */
  readonly podName?: string;
  /** True for a Pod itself, false for a template: a template's image volume may lack its image. */
  readonly isPod: boolean;
}

interface VolumeContext extends PodContext, ServerContext {
  readonly volumeName: string;
}

/** `spec.volumes` of a pod. Gives the volumes without faults by name: only those can be mounted. */
export function validateVolumes(
  volumes: readonly Volume[] | null | undefined,
  podContext: PodContext,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): Map<string, Volume> {
  const all = volumes ?? [];
  const good = new Map<string, Volume>();
  const created = claimsCreatedBy(all, podContext);
  all.forEach((volume, position) => {
    const volumePath = path.index(position);
    const name = volume.name ?? '';
    const before = errors.size;
    validateSource(volume, volumePath, errors, { ...podContext, ...context, volumeName: name });
    const namePath = volumePath.child('name');
    if (name === '') errors.required(namePath);
    else checkFormat(name, dns1123Label, namePath, errors);
    if (good.has(name)) errors.duplicate(namePath, name);
    if (errors.size === before) good.set(name, volume);
    const claimName = volume.persistentVolumeClaim?.claimName ?? '';
    if (volume.persistentVolumeClaim && created.has(claimName)) {
      errors.invalid(
        volumePath.child('persistentVolumeClaim').child('claimName'),
        claimName,
        'must not reference a PVC that gets created for an ephemeral volume',
      );
    }
  });
  return good;
}

/** Names of the claims that the pod's ephemeral volumes will make. */
function claimsCreatedBy(volumes: readonly Volume[], { podName }: PodContext): ReadonlySet<string> {
  if (!podName) return new Set();
  return new Set(volumes.filter((volume) => volume.ephemeral).map((volume) => `${podName}-${volume.name ?? ''}`));
}

type SourceField = Exclude<keyof Volume, 'name'>;

const rule = sourceRules<Volume, VolumeContext>();

/** In the server's order: the first source is the one that is checked. Some names are misspelled there. */
const SOURCES: readonly (readonly [SourceField, SourceRule<Volume, VolumeContext>])[] = [
  rule('emptyDir', (source, path, errors) => {
    if (source.sizeLimit !== undefined && signOf(amount(source.sizeLimit)) < 0) {
      errors.forbidden(path.child('sizeLimit'), 'SizeLimit field must be a valid resource quantity');
    }
  }),
  rule('hostPath', validateHostPath),
  rule('gitRepo', (source, path, errors) => {
    requireTexts(source, ['repository'], path, errors);
    validateDescendingPath(source.directory ?? '', path.child('directory'), errors);
  }),
  rule('gcePersistentDisk', validateGCEPersistentDisk, { reportedAs: 'persistentDisk' }),
  rule('awsElasticBlockStore', validateAWSElasticBlockStore),
  rule('secret', validateSecretVolume),
  rule('nfs', validateNFS),
  rule('iscsi', validateISCSI),
  rule('glusterfs', (source, path, errors) => requireTexts(source, ['endpoints', 'path'], path, errors)),
  rule('flocker', validateFlocker),
  rule('persistentVolumeClaim', (source, path, errors) => requireTexts(source, ['claimName'], path, errors)),
  rule('rbd', validateRBD),
  rule('cinder', (source, path, errors) => {
    requireTexts(source, ['volumeID'], path, errors);
    if (source.secretRef) requireTexts(source.secretRef, ['name'], path.child('secretRef'), errors);
  }),
  rule('cephfs', validateCephFS, { forbiddenAs: 'cephFS' }),
  rule('quobyte', validateQuobyte),
  rule('downwardAPI', validateDownwardVolume, { forbiddenAs: 'downwarAPI' }),
  rule('fc', validateFC),
  rule('flexVolume', validateFlexVolume),
  rule('configMap', validateConfigMapVolume),
  rule('azureFile', (source, path, errors) => requireTexts(source, ['secretName', 'shareName'], path, errors)),
  rule('vsphereVolume', validateVsphereVolume),
  rule('photonPersistentDisk', validatePhotonPersistentDisk),
  rule('portworxVolume', validatePortworx),
  rule('azureDisk', validateAzureDisk),
  rule('storageos', validateStorageOS),
  rule('projected', validateProjectedVolume),
  rule('scaleIO', validateScaleIO),
  rule('csi', validateCSI),
  rule('ephemeral', validateEphemeral),
  rule('image', validateImage),
];

function validateSource(volume: Volume, path: FieldPath, errors: FieldErrors, context: VolumeContext): void {
  let hasSource = false;
  for (const [field, { forbiddenAs = field, reportedAs = field, validate }] of SOURCES) {
    if (volume[field] === undefined || volume[field] === null) continue;
    if (hasSource) errors.forbidden(path.child(forbiddenAs), 'may not specify more than 1 volume type', ONE_SOURCE);
    else {
      validate(volume, path.child(reportedAs), errors, context);
      if (field === 'ephemeral') validateClaimName(path.child('name'), errors, context);
    }
    hasSource = true;
    if (field === 'iscsi' && volume.iscsi) {
      validateISCSINameLength(volume.iscsi, context.volumeName, path.child('name'), errors);
    }
  }
  if (!hasSource) errors.required(path, 'must specify a volume type');
}

function validateStorageOS(source: StorageOSVolumeSource, path: FieldPath, errors: FieldErrors): void {
  const { volumeName = '', volumeNamespace = '', secretRef } = source;
  if (volumeName === '') errors.required(path.child('volumeName'));
  else checkFormat(volumeName, dns1123Label, path.child('volumeName'), errors);
  if (volumeNamespace !== '') checkFormat(volumeNamespace, dns1123Label, path.child('volumeNamespace'), errors);
  if (secretRef) requireTexts(secretRef, ['name'], path.child('secretRef'), errors);
}

function validateCSI(source: CSIVolumeSource, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  validateCSIDriverName(source.driver, path.child('driver'), errors, context);
  if (!source.nodePublishSecretRef) return;
  const { name = '' } = source.nodePublishSecretRef;
  if (name === '') errors.required(path.child('nodePublishSecretRef', 'name'));
  else checkFormat(name, dns1123Subdomain, path.child('name'), errors);
}

function validateEphemeral(
  source: EphemeralVolumeSource,
  path: FieldPath,
  errors: FieldErrors,
  context: VolumeContext,
): void {
  const template = source.volumeClaimTemplate;
  if (template) validateClaimTemplate(template, path.child('volumeClaimTemplate'), errors, context);
  else errors.required(path.child('volumeClaimTemplate'));
}

/** The claim of an ephemeral volume is called after the pod and the volume. */
function validateClaimName(path: FieldPath, errors: FieldErrors, { podName, volumeName }: VolumeContext): void {
  if (!podName || volumeName === '') return;
  const claimName = `${podName}-${volumeName}`;
  for (const text of dns1123Subdomain(claimName)) {
    errors.invalid(path, volumeName, `PVC name ${quote(claimName)}: ${text}`);
  }
}

const ONE_SOURCE = 'Give each source a volume of its own, with its own name.';
const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];

function validateImage(source: ImageVolumeSource, path: FieldPath, errors: FieldErrors, context: VolumeContext): void {
  if (context.isPod) requireTexts(source, ['reference'], path, errors);
  const { pullPolicy = '' } = source;
  if (pullPolicy === '') errors.required(path.child('pullPolicy'));
  else if (!PULL_POLICIES.includes(pullPolicy)) {
    errors.notSupported(path.child('pullPolicy'), named(pullPolicy), PULL_POLICIES);
  }
}
