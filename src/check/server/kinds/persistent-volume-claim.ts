import type { PersistentVolumeClaim } from '../../../kubernetes/generated/objects.ts';
import { holds } from '../context.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { validateClaimSpec } from '../shared/claim-spec.ts';
import { claimSpecWarnings } from '../shared/claim-warnings.ts';
import { VOLUME_ATTRIBUTES_CLASSES } from '../shared/persistent-volume-spec.ts';

const STORAGE_CLASS = 'volume.beta.kubernetes.io/storage-class';

/** A request for storage: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims */
export const persistentVolumeClaim: KindRules<PersistentVolumeClaim> = {
  name: nameIsSubdomain,
  validate({ spec = {} }, errors, context) {
    validateClaimSpec(spec, FieldPath.of('spec'), errors, context);
  },
  warnings({ metadata, spec }) {
    const deprecated = Object.hasOwn(metadata?.annotations ?? {}, STORAGE_CLASS)
      ? [`metadata.annotations[${STORAGE_CLASS}]: deprecated since v1.8; use "storageClassName" attribute instead`]
      : [];
    return [...deprecated, ...claimSpecWarnings(spec, FieldPath.of('spec'))];
  },
  dropDisabled(object, context) {
    if (holds(context, VOLUME_ATTRIBUTES_CLASSES) || object.spec?.volumeAttributesClassName === undefined)
      return object;
    const { volumeAttributesClassName: _name, ...spec } = object.spec;
    return { ...object, spec };
  },
};
