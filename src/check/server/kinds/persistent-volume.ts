import type { PersistentVolume, PersistentVolumeSpec } from '../../../kubernetes/generated/objects.ts';
import { holds } from '../context.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { nodeSelectorTermWarnings } from '../shared/node-label-warnings.ts';
import { validatePersistentVolumeSpec, VOLUME_ATTRIBUTES_CLASSES } from '../shared/persistent-volume-spec.ts';

const MOUNT_OPTIONS = 'volume.beta.kubernetes.io/mount-options';

/** Volumes whose plugin takes mount options from the annotation. */
const MOUNTED_WITH_OPTIONS: readonly (keyof PersistentVolumeSpec)[] = [
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'glusterfs',
  'nfs',
  'rbd',
  'quobyte',
  'iscsi',
  'cinder',
  'cephfs',
  'azureFile',
  'vsphereVolume',
  'azureDisk',
  'photonPersistentDisk',
];

const DEPRECATED_ANNOTATIONS = [
  ['volume.beta.kubernetes.io/storage-class', 'deprecated since v1.8; use "storageClassName" attribute instead'],
  [MOUNT_OPTIONS, 'deprecated since v1.31; use "mountOptions" attribute instead'],
] as const;

const DEAD_SOURCES: readonly (readonly [keyof PersistentVolumeSpec, string])[] = [
  ['cephfs', 'spec.cephfs: deprecated in v1.28, non-functional in v1.31+'],
  ['photonPersistentDisk', 'spec.photonPersistentDisk: deprecated in v1.11, non-functional in v1.16+'],
  ['scaleIO', 'spec.scaleIO: deprecated in v1.16, non-functional in v1.22+'],
  ['storageos', 'spec.storageOS: deprecated in v1.22, non-functional in v1.25+'],
  ['glusterfs', 'spec.glusterfs: deprecated in v1.25, non-functional in v1.26+'],
  ['rbd', 'spec.rbd: deprecated in v1.28, non-functional in v1.31+'],
];

const RECYCLE =
  'spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.';

/** A piece of storage: https://kubernetes.io/docs/concepts/storage/persistent-volumes/ */
export const persistentVolume: KindRules<PersistentVolume> = {
  name: nameIsSubdomain,
  validate({ metadata, spec = {} }, errors, context) {
    validatePersistentVolumeSpec(spec, metadata?.name ?? '', FieldPath.of('spec'), errors, context);
    const hasOptions = Object.hasOwn(metadata?.annotations ?? {}, MOUNT_OPTIONS);
    if (hasOptions && !MOUNTED_WITH_OPTIONS.some((field) => spec[field] !== undefined)) {
      errors.forbidden(
        FieldPath.of('metadata', 'annotations', MOUNT_OPTIONS),
        'may not specify mount options for this volume type',
      );
    }
  },
  warnings({ metadata, spec = {} }) {
    const terms = spec.nodeAffinity?.required?.nodeSelectorTerms ?? [];
    const termsPath = FieldPath.of('spec', 'nodeAffinity', 'required', 'nodeSelectorTerms');
    return [
      ...DEPRECATED_ANNOTATIONS.filter(([key]) => Object.hasOwn(metadata?.annotations ?? {}, key)).map(
        ([key, text]) => `metadata.annotations[${key}]: ${text}`,
      ),
      ...(spec.persistentVolumeReclaimPolicy === 'Recycle' ? [RECYCLE] : []),
      ...terms.flatMap((term, position) => nodeSelectorTermWarnings(term, false, termsPath.index(position))),
      ...DEAD_SOURCES.filter(([field]) => spec[field] !== undefined).map(([, text]) => text),
    ];
  },
  dropDisabled(object, context) {
    if (holds(context, VOLUME_ATTRIBUTES_CLASSES) || object.spec?.volumeAttributesClassName === undefined)
      return object;
    const { volumeAttributesClassName: _name, ...spec } = object.spec;
    return { ...object, spec };
  },
};
