import type { LocalSubjectAccessReview } from '../../../kubernetes/generated/objects.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsPathSegment } from '../object-names.ts';
import {
  printedAttributes,
  validateAccessOfSubject,
  validateNoMetadata,
  validateSelectors,
} from '../shared/access-review.ts';

/** Source: kubernetes `pkg/apis/authorization/validation`. */
export const localSubjectAccessReview: KindRules<LocalSubjectAccessReview> = {
  name: nameIsPathSegment,
  metadata: 'none',
  validate(object, errors, context) {
    const spec = object.spec ?? {};
    const path = FieldPath.of('spec');
    validateAccessOfSubject(spec, errors);
    validateSelectors(spec.resourceAttributes, errors, context);
    validateNoMetadata(object.metadata, 'must be empty except for namespace', errors);
    const { resourceAttributes: resource, nonResourceAttributes: other } = spec;
    const namespace = resource?.namespace ?? '';
    if (resource && namespace !== object.metadata?.namespace) {
      errors.invalid(path.child('resourceAttributes', 'namespace'), namespace, 'must match metadata.namespace');
    }
    if (other) {
      errors.invalid(
        path.child('nonResourceAttributes'),
        printedAttributes(other),
        'disallowed on this kind of request',
      );
    }
  },
};
