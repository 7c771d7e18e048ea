import type { TokenReview } from '../../../kubernetes/generated/objects.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsPathSegment } from '../object-names.ts';

/** Source: kubernetes `pkg/registry/authentication/tokenreview`. */
export const tokenReview: KindRules<TokenReview> = {
  name: nameIsPathSegment,
  metadata: 'none',
  refusal: ({ spec }) =>
    (spec?.token ?? '') === '' ? 'token is required for TokenReview in authentication' : undefined,
  validate() {},
};
