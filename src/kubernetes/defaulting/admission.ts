/** Webhook configurations and admission policies. Source: kubernetes `pkg/apis/admissionregistration/v1/defaults.go`. */
import type {
  MatchResources,
  MutatingAdmissionPolicy,
  MutatingWebhook,
  MutatingWebhookConfiguration,
  RuleWithOperations,
  ValidatingAdmissionPolicy,
  ValidatingWebhook,
  ValidatingWebhookConfiguration,
} from '../generated/objects.ts';
import { withServicePort } from './service-reference.ts';

const TIMEOUT_SECONDS = 10;

export function defaultValidatingWebhooks(configuration: ValidatingWebhookConfiguration): typeof configuration {
  const { webhooks } = configuration;
  return webhooks ? { ...configuration, webhooks: webhooks.map(defaultWebhook) } : configuration;
}

export function defaultMutatingWebhooks(configuration: MutatingWebhookConfiguration): typeof configuration {
  const { webhooks } = configuration;
  if (!webhooks) return configuration;
  const completed = webhooks.map((webhook: MutatingWebhook) => ({
    ...defaultWebhook(webhook),
    reinvocationPolicy: webhook.reinvocationPolicy ?? 'Never',
  }));
  return { ...configuration, webhooks: completed };
}

function defaultWebhook<T extends ValidatingWebhook>(webhook: T): T {
  const { rules, clientConfig } = webhook;
  return {
    ...webhook,
    ...(clientConfig && { clientConfig: withServicePort(clientConfig) }),
    ...(rules && { rules: rules.map(defaultRule) }),
    failurePolicy: webhook.failurePolicy ?? 'Fail',
    matchPolicy: webhook.matchPolicy ?? 'Equivalent',
    namespaceSelector: webhook.namespaceSelector ?? {},
    objectSelector: webhook.objectSelector ?? {},
    timeoutSeconds: webhook.timeoutSeconds ?? TIMEOUT_SECONDS,
  };
}

export function defaultAdmissionPolicy<T extends ValidatingAdmissionPolicy | MutatingAdmissionPolicy>(policy: T): T {
  const match = policy.spec?.matchConstraints;
  const spec = {
    ...policy.spec,
    failurePolicy: policy.spec?.failurePolicy ?? 'Fail',
    ...(match && { matchConstraints: defaultMatchResources(match) }),
  };
  return { ...policy, spec };
}

export function defaultAdmissionPolicyBinding<
  T extends { readonly spec?: { readonly matchResources?: MatchResources } },
>(binding: T): T {
  const match = binding.spec?.matchResources;
  return match ? { ...binding, spec: { ...binding.spec, matchResources: defaultMatchResources(match) } } : binding;
}

function defaultMatchResources(match: MatchResources): MatchResources {
  const { resourceRules, excludeResourceRules } = match;
  return {
    ...match,
    ...(resourceRules && { resourceRules: resourceRules.map(defaultRule) }),
    ...(excludeResourceRules && { excludeResourceRules: excludeResourceRules.map(defaultRule) }),
    matchPolicy: match.matchPolicy ?? 'Equivalent',
    namespaceSelector: match.namespaceSelector ?? {},
    objectSelector: match.objectSelector ?? {},
  };
}

function defaultRule<T extends RuleWithOperations>(rule: T): T {
  return { ...rule, scope: rule.scope ?? '*' };
}
