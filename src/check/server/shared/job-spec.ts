/** What holds for Jobs and for the Jobs that CronJobs make. */
import type { JobSpec } from '../../../kubernetes/generated/objects.ts';
import type { ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { byteLength, named } from '../go-value.ts';
import { validateCount } from './count.ts';
import { validateDomainPrefixedPath } from './domain-prefixed-path.ts';
import { validatePodFailurePolicy } from './pod-failure-policy.ts';
import { validatePodTemplate } from './pod-template.ts';
import { validateSuccessPolicy } from './success-policy.ts';
import { templateWarnings } from './pod-warnings.ts';

const MODES = ['NonIndexed', 'Indexed'];
const MAXIMUM_MANAGER_BYTES = 63;
const MANY = 100_000;
const MOST_WHEN_MANY = 10_000;

const COUNTS = [
  'parallelism',
  'completions',
  'activeDeadlineSeconds',
  'backoffLimit',
  'ttlSecondsAfterFinished',
  'backoffLimitPerIndex',
  'maxFailedIndexes',
] as const;

export function validateJobSpec(spec: JobSpec, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  for (const field of COUNTS) validateCount(spec[field], path.child(field), errors);
  if (spec.maxFailedIndexes !== undefined && spec.backoffLimitPerIndex === undefined) {
    errors.required(path.child('backoffLimitPerIndex'), 'when maxFailedIndexes is specified');
  }
  if (spec.managedBy !== undefined) {
    const managerPath = path.child('managedBy');
    validateDomainPrefixedPath(spec.managedBy, managerPath, errors);
    if (byteLength(spec.managedBy) > MAXIMUM_MANAGER_BYTES) errors.longerThan(managerPath, MAXIMUM_MANAGER_BYTES);
  }
  validateCompletionMode(spec, path, errors);
  if (spec.podFailurePolicy) validatePodFailurePolicy(spec, path.child('podFailurePolicy'), errors);
  validateSuccessPolicy(spec, path.child('successPolicy'), errors);
  validateReplacement(spec, path.child('podReplacementPolicy'), errors);
  validatePodTemplate(spec.template, path.child('template'), errors, context);
  validateRestartPolicy(spec, path.child('template', 'spec', 'restartPolicy'), errors);
}

function validateCompletionMode(spec: JobSpec, path: FieldPath, errors: FieldErrors): void {
  const { completionMode: mode, backoffLimitPerIndex, maxFailedIndexes } = spec;
  if (mode !== undefined && !MODES.includes(mode)) {
    errors.notSupported(path.child('completionMode'), named(mode), MODES);
  }
  if (mode === 'Indexed') validateIndexed(spec, path, errors);
  if (mode !== undefined && mode !== 'NonIndexed') return;
  const asked = 'requires indexed completion mode';
  const help = 'Set completionMode to Indexed.';
  if (backoffLimitPerIndex !== undefined) {
    errors.invalid(path.child('backoffLimitPerIndex'), backoffLimitPerIndex, asked, help);
  }
  if (maxFailedIndexes !== undefined) errors.invalid(path.child('maxFailedIndexes'), maxFailedIndexes, asked, help);
}

/** The bounds keep the lists of finished indexes in the status short. */
function validateIndexed(spec: JobSpec, path: FieldPath, errors: FieldErrors): void {
  const { completions, parallelism = 0, maxFailedIndexes } = spec;
  const parallelPath = path.child('parallelism');
  const failedPath = path.child('maxFailedIndexes');
  if (completions === undefined) errors.required(path.child('completions'), 'when completion mode is Indexed');
  if (parallelism > MANY) {
    errors.invalid(parallelPath, parallelism, `must be less than or equal to ${MANY} when completion mode is Indexed`);
  }
  if (completions !== undefined && maxFailedIndexes !== undefined && maxFailedIndexes > completions) {
    errors.invalid(failedPath, maxFailedIndexes, 'must be less than or equal to completions');
  }
  if (maxFailedIndexes !== undefined && maxFailedIndexes > MANY) {
    errors.invalid(failedPath, maxFailedIndexes, `must be less than or equal to ${MANY}`);
  }
  if ((completions ?? 0) <= MANY || spec.backoffLimitPerIndex === undefined) return;
  if (maxFailedIndexes === undefined) {
    errors.required(failedPath, `must be specified when completions is above ${MANY}`);
  }
  const most = `must be less than or equal to ${MOST_WHEN_MANY} when completions are above ${MANY} and used with backoff limit per index`;
  if (parallelism > MOST_WHEN_MANY) errors.invalid(parallelPath, parallelism, most);
  if (maxFailedIndexes !== undefined && maxFailedIndexes > MOST_WHEN_MANY) {
    errors.invalid(failedPath, maxFailedIndexes, most);
  }
}

function validateReplacement(spec: JobSpec, path: FieldPath, errors: FieldErrors): void {
  const policy = spec.podReplacementPolicy;
  if (policy === undefined) return;
  const known = spec.podFailurePolicy ? ['Failed'] : ['Failed', 'TerminatingOrFailed'];
  if (!known.includes(policy)) errors.notSupported(path, named(policy), known);
}

function validateRestartPolicy(spec: JobSpec, path: FieldPath, errors: FieldErrors): void {
  const policy = spec.template?.spec?.restartPolicy ?? '';
  if (policy === '' || policy === 'Always') {
    const help = 'A Job runs to an end: Never starts a new pod after a failure, OnFailure restarts the container.';
    errors.required(path, 'valid values: "OnFailure", "Never"', help);
  } else if (policy !== 'OnFailure' && policy !== 'Never') {
    errors.notSupported(path, named(policy), ['OnFailure', 'Never']);
  } else if (spec.podFailurePolicy && policy !== 'Never') {
    errors.invalid(path, named(policy), 'only "Never" is supported when podFailurePolicy is specified');
  }
}

export function jobSpecWarnings(spec: JobSpec | undefined, path: FieldPath, context: ServerContext): string[] {
  const { completionMode, completions = 0, parallelism = 0, template } = spec ?? {};
  const untracked = completionMode === 'Indexed' && completions > MANY && parallelism > MOST_WHEN_MANY;
  const told =
    'In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher than 10^4, Kubernetes might not be able to track completedIndexes when a big number of indexes fail';
  return [...(untracked ? [`${path}: ${told}`] : []), ...templateWarnings(template, path.child('template'), context)];
}
