import type { ResourceClaimTemplate } from '../../../kubernetes/generated/objects.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { validateTemplateMetadata } from '../shared/claim-spec.ts';
import { undecidedClaim, validateClaimDevices } from '../shared/device-claim.ts';
import { dropDisabledClaim } from '../shared/device-features.ts';

/** What claims for devices are made from, one for each pod that refers to it. */
export const resourceClaimTemplate: KindRules<ResourceClaimTemplate> = {
  name: nameIsSubdomain,
  validate({ spec }, errors, context) {
    validateTemplateMetadata(spec?.metadata, FieldPath.of('spec', 'metadata'), errors);
    validateClaimDevices(spec?.spec ?? {}, FieldPath.of('spec', 'spec'), errors, context);
  },
  dropDisabled(object, context) {
    const claim = object.spec?.spec;
    if (claim === undefined) return object;
    return { ...object, spec: { ...object.spec, spec: dropDisabledClaim(claim, context) } };
  },
  undecided: ({ spec }) => undecidedClaim(spec?.spec),
};
