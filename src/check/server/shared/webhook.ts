/** What both kinds of admission webhook have in common. Source: kubernetes `pkg/apis/admissionregistration/validation`. */
import type { MutatingWebhook, ValidatingWebhook } from '../../../kubernetes/generated/objects.ts';
import type { ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { dns1035Label } from '../names.ts';
import { validateRule } from './admission-rule.ts';
import { checkFormat } from './format.ts';
import { validateQualifiedDomainName } from './full-domain-name.ts';
import { validateLabelSelector } from './label-selector.ts';
import { validateMatchConditions } from './match-conditions.ts';
import { validateWebhookClient } from './webhook-client.ts';

export const FAILURE_POLICIES = ['Fail', 'Ignore'];
export const MATCH_POLICIES = ['Equivalent', 'Exact'];
export const REINVOCATION_POLICIES = ['IfNeeded', 'Never'];
const SIDE_EFFECTS = ['None', 'NoneOnDryRun'];
const REVIEW_VERSIONS = ['v1', 'v1beta1'];

type Webhook = ValidatingWebhook & Pick<MutatingWebhook, 'reinvocationPolicy'>;

export function validateWebhooks(webhooks: readonly Webhook[], errors: FieldErrors, context: ServerContext): void {
  const names = new Set<string>();
  webhooks.forEach((webhook, index) => {
    const path = FieldPath.of('webhooks').index(index);
    validateWebhook(webhook, path, errors, context);
    validateReviewVersions(webhook.admissionReviewVersions ?? [], path.child('admissionReviewVersions'), errors);
    const name = webhook.name ?? '';
    if (name === '') return;
    if (names.has(name)) errors.duplicate(path.child('name'), name);
    names.add(name);
  });
}

function validateWebhook(webhook: Webhook, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  validateQualifiedDomainName(webhook.name ?? '', path.child('name'), errors);
  (webhook.rules ?? []).forEach((rule, index) => validateRule(rule, path.child('rules').index(index), errors));
  validateChoice(webhook.failurePolicy, FAILURE_POLICIES, path.child('failurePolicy'), errors);
  validateChoice(webhook.matchPolicy, MATCH_POLICIES, path.child('matchPolicy'), errors);
  if (typeof webhook.sideEffects !== 'string') {
    errors.required(path.child('sideEffects'), `must specify one of ${SIDE_EFFECTS.join(', ')}`);
  }
  validateChoice(webhook.sideEffects, SIDE_EFFECTS, path.child('sideEffects'), errors);
  const seconds = webhook.timeoutSeconds;
  if (typeof seconds === 'number' && (seconds > 30 || seconds < 1)) {
    errors.invalid(path.child('timeoutSeconds'), seconds, 'the timeout value must be between 1 and 30 seconds');
  }
  validateLabelSelector(webhook.namespaceSelector, {}, path.child('namespaceSelector'), errors);
  validateLabelSelector(webhook.objectSelector, {}, path.child('objectSelector'), errors);
  validateChoice(webhook.reinvocationPolicy, REINVOCATION_POLICIES, path.child('reinvocationPolicy'), errors);
  validateWebhookClient(webhook.clientConfig ?? {}, path.child('clientConfig'), errors);
  validateMatchConditions(webhook.matchConditions ?? [], false, path.child('matchConditions'), errors, context);
}

/** An optional field that takes one of a few values. */
export function validateChoice(
  value: string | null | undefined,
  choices: readonly string[],
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (typeof value === 'string' && !choices.includes(value)) errors.notSupported(path, value, choices);
}

/** Versions of the review objects a webhook understands, in its order of preference. */
export function validateReviewVersions(
  versions: readonly string[],
  path: FieldPath,
  errors: FieldErrors,
  detail = `must specify one of ${REVIEW_VERSIONS.join(', ')}`,
): void {
  if (versions.length === 0) return errors.required(path, detail);
  versions.forEach((version, index) => {
    if (versions.indexOf(version) < index) errors.invalid(path.index(index), version, 'duplicate version');
    else checkFormat(version, dns1035Label, path.index(index), errors);
  });
  if (!versions.some((version) => REVIEW_VERSIONS.includes(version))) {
    errors.invalid(path, versions, `must include at least one of ${REVIEW_VERSIONS.join(', ')}`);
  }
}
