import type { SubjectAccessReview } from '../../../kubernetes/generated/objects.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsPathSegment } from '../object-names.ts';
import { validateAccessOfSubject, validateNoMetadata, validateSelectors } from '../shared/access-review.ts';

/** Source: kubernetes `pkg/apis/authorization/validation`. */
export const subjectAccessReview: KindRules<SubjectAccessReview> = {
  name: nameIsPathSegment,
  metadata: 'none',
  validate(object, errors, context) {
    const spec = object.spec ?? {};
    validateAccessOfSubject(spec, errors);
    validateSelectors(spec.resourceAttributes, errors, context);
    validateNoMetadata(object.metadata, 'must be empty', errors);
  },
};
