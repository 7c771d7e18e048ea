import type { MutatingWebhookConfiguration } from '../../../kubernetes/generated/objects.ts';
import { undecidedExpressions } from '../cel/undecided.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { validateWebhooks } from '../shared/webhook.ts';

/** Source: kubernetes `pkg/apis/admissionregistration/validation`. */
export const mutatingWebhookConfiguration: KindRules<MutatingWebhookConfiguration> = {
  name: nameIsSubdomain,
  metadata: 'generic',
  validate(object, errors, context) {
    validateWebhooks(object.webhooks ?? [], errors, context);
  },
  undecided: ({ webhooks }) => undecidedExpressions(webhooks?.map(({ matchConditions }) => matchConditions)),
};
