import type { CSIStorageCapacity } from '../../../kubernetes/generated/objects.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dns1123Subdomain } from '../names.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { checkFormat } from '../shared/format.ts';
import { validateLabelSelector } from '../shared/label-selector.ts';
import { nodeSelectorWarnings } from '../shared/node-label-warnings.ts';
import { validateNotNegative } from '../shared/resource-quantity.ts';

/** How much storage a driver has left: https://kubernetes.io/docs/concepts/storage/storage-capacity/ */
export const csiStorageCapacity: KindRules<CSIStorageCapacity> = {
  name: nameIsSubdomain,
  validate({ nodeTopology, storageClassName = '', capacity }, errors) {
    validateLabelSelector(nodeTopology, {}, FieldPath.of('nodeTopology'), errors);
    checkFormat(storageClassName, dns1123Subdomain, FieldPath.of('storageClassName'), errors);
    if (capacity !== undefined) validateNotNegative(capacity, FieldPath.of('capacity'), errors);
  },
  warnings({ nodeTopology }) {
    return nodeSelectorWarnings(nodeTopology, FieldPath.of('nodeTopology'));
  },
};
