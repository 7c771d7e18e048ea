import type { CronJob, Job, JobSpec } from '../generated/objects.ts';
import { withDefaultTemplate } from './pod-spec.ts';

const RETRIES = 6;
const LARGEST_INT32 = 2147483647;
/** Until 1.33 the patterns of a failure policy were completed in Jobs only. */
const PATTERNS_EVERYWHERE = 34;

export function defaultJob(job: Job, minor: number): Job {
  const { metadata, spec = {} } = job;
  const labels = spec.template?.metadata?.labels;
  const unlabelled = Object.keys(metadata?.labels ?? {}).length === 0;
  const single = spec.completions === undefined && spec.parallelism === undefined;
  return {
    ...job,
    ...(labels && unlabelled && { metadata: { ...metadata, labels } }),
    spec: {
      ...withDefaultTemplate(withPatterns(spec), minor),
      ...(single && { completions: 1 }),
      parallelism: spec.parallelism ?? 1,
      backoffLimit: spec.backoffLimit ?? (spec.backoffLimitPerIndex === undefined ? RETRIES : LARGEST_INT32),
      completionMode: spec.completionMode ?? 'NonIndexed',
      suspend: spec.suspend ?? false,
      podReplacementPolicy: spec.podReplacementPolicy ?? (spec.podFailurePolicy ? 'Failed' : 'TerminatingOrFailed'),
      manualSelector: spec.manualSelector ?? false,
    },
  };
}

/** The Jobs of a CronJob get their own defaults when they are made. */
export function defaultCronJob(cronJob: CronJob, minor: number): CronJob {
  const { spec = {} } = cronJob;
  const { jobTemplate = {} } = spec;
  const job = jobTemplate.spec ?? {};
  return {
    ...cronJob,
    spec: {
      ...spec,
      concurrencyPolicy: spec.concurrencyPolicy || 'Allow',
      suspend: spec.suspend ?? false,
      successfulJobsHistoryLimit: spec.successfulJobsHistoryLimit ?? 3,
      failedJobsHistoryLimit: spec.failedJobsHistoryLimit ?? 1,
      jobTemplate: {
        ...jobTemplate,
        metadata: jobTemplate.metadata ?? {},
        spec: withDefaultTemplate(minor >= PATTERNS_EVERYWHERE ? withPatterns(job) : job, minor),
      },
    },
  };
}

function withPatterns(spec: JobSpec): JobSpec {
  const { podFailurePolicy } = spec;
  if (!podFailurePolicy?.rules) return spec;
  return {
    ...spec,
    podFailurePolicy: {
      ...podFailurePolicy,
      rules: podFailurePolicy.rules.map((rule) =>
        rule.onPodConditions
          ? {
              ...rule,
              onPodConditions: rule.onPodConditions.map((pattern) => ({
                ...pattern,
                status: pattern.status || 'True',
              })),
            }
          : rule,
      ),
    },
  };
}
