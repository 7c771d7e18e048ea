import type { SelfSubjectAccessReview } from '../../../kubernetes/generated/objects.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsPathSegment } from '../object-names.ts';
import { validateAccess, validateNoMetadata, validateSelectors } from '../shared/access-review.ts';

/** Source: kubernetes `pkg/apis/authorization/validation`. */
export const selfSubjectAccessReview: KindRules<SelfSubjectAccessReview> = {
  name: nameIsPathSegment,
  metadata: 'none',
  validate(object, errors, context) {
    const spec = object.spec ?? {};
    validateAccess(spec, errors);
    validateSelectors(spec.resourceAttributes, errors, context);
    validateNoMetadata(object.metadata, 'must be empty', errors);
  },
};
