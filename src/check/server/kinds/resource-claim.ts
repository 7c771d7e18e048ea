import type { ResourceClaim } from '../../../kubernetes/generated/objects.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { undecidedClaim, validateClaimDevices } from '../shared/device-claim.ts';
import { dropDisabledClaim } from '../shared/device-features.ts';

/** A request for devices. The server clears its status on create. */
export const resourceClaim: KindRules<ResourceClaim> = {
  name: nameIsSubdomain,
  validate({ spec = {} }, errors, context) {
    validateClaimDevices(spec, FieldPath.of('spec'), errors, context);
  },
  dropDisabled(object, context) {
    return object.spec === undefined ? object : { ...object, spec: dropDisabledClaim(object.spec, context) };
  },
  undecided: ({ spec }) => undecidedClaim(spec),
};
