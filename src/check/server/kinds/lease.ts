import type { Lease } from '../../../kubernetes/generated/objects.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { NOT_NEGATIVE } from '../names.ts';
import { nameIsSubdomain } from '../object-names.ts';

/**
 * `strategy` and `preferredHolder` belong to a feature that is off (CoordinatedLeaderElection): the server drops them.
 *
 * Source: kubernetes `pkg/apis/coordination/validation`, `pkg/registry/coordination/lease`.
 */
export const lease: KindRules<Lease> = {
  name: nameIsSubdomain,
  metadata: 'generic',
  dropDisabled(object) {
    const { strategy: _strategy, preferredHolder: _holder, ...spec } = object.spec ?? {};
    return object.spec === undefined ? object : { ...object, spec };
  },
  validate(object, errors) {
    const path = FieldPath.of('spec');
    const { leaseDurationSeconds: duration, leaseTransitions: transitions } = object.spec ?? {};
    if (typeof duration === 'number' && duration <= 0) {
      errors.invalid(path.child('leaseDurationSeconds'), duration, 'must be greater than 0');
    }
    if (typeof transitions === 'number' && transitions < 0) {
      errors.invalid(path.child('leaseTransitions'), transitions, NOT_NEGATIVE);
    }
  },
};
