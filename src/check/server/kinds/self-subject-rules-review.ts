import type { SelfSubjectRulesReview } from '../../../kubernetes/generated/objects.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsPathSegment } from '../object-names.ts';

/** Source: kubernetes `pkg/registry/authorization/selfsubjectrulesreview`. */
export const selfSubjectRulesReview: KindRules<SelfSubjectRulesReview> = {
  name: nameIsPathSegment,
  metadata: 'none',
  refusal: ({ spec }) => ((spec?.namespace ?? '') === '' ? 'no namespace on request' : undefined),
  validate() {},
};
