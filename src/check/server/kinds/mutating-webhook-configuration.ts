import type { MutatingWebhookConfiguration } from '../../../kubernetes/generated/objects.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { undecidedWebhooks, validateWebhooks } from '../shared/webhook.ts';

/** Source: kubernetes `pkg/apis/admissionregistration/validation`. */
export const mutatingWebhookConfiguration: KindRules<MutatingWebhookConfiguration> = {
  name: nameIsSubdomain,
  metadata: 'generic',
  validate(object, errors) {
    validateWebhooks(object.webhooks ?? [], errors);
  },
  undecided: (object) => undecidedWebhooks(object.webhooks ?? []),
};
