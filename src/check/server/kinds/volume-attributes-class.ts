import type { VolumeAttributesClass } from '../../../kubernetes/generated/objects.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { validateParameters, validateProvisioner } from '../shared/provisioner.ts';

/** Changeable properties of volumes: https://kubernetes.io/docs/concepts/storage/volume-attributes-classes/ */
export const volumeAttributesClass: KindRules<VolumeAttributesClass> = {
  name: nameIsSubdomain,
  validate(object, errors) {
    validateProvisioner(object.driverName, FieldPath.of('driverName'), errors);
    validateParameters(object.parameters, false, FieldPath.of('parameters'), errors);
  },
};
