import type { SelfSubjectReview } from '../../../kubernetes/generated/objects.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsPathSegment } from '../object-names.ts';

/** Nothing of the request is read. Source: kubernetes `pkg/registry/authentication/selfsubjectreview`. */
export const selfSubjectReview: KindRules<SelfSubjectReview> = {
  name: nameIsPathSegment,
  metadata: 'none',
  validate() {},
};
