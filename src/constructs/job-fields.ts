import type { JobSpec } from '../kubernetes/generated/types.ts';
import type { Value } from '../values/reference.ts';
import { pick } from './fields.ts';

const PASSED = [
  'backoffLimit',
  'backoffLimitPerIndex',
  'completionMode',
  'completions',
  'managedBy',
  'maxFailedIndexes',
  'parallelism',
  'podFailurePolicy',
  'podReplacementPolicy',
  'successPolicy',
  'suspend',
  'ttlSecondsAfterFinished',
] as const;

/** What a Job and the Jobs of a CronJob have in common. */
export interface JobFields extends Pick<JobSpec, (typeof PASSED)[number]> {
  /**
   * What happens when a container fails: `Never` makes a new pod and keeps the failed one for its log, `OnFailure`
   * starts the container again. Default: `Never`.
   */
  readonly restartPolicy?: Value<'Never' | 'OnFailure'>;
  /** Seconds after which the Job is stopped as failed, over all its pods. Default: no limit. */
  readonly deadlineSeconds?: Value<number>;
}

export function jobFields(props: JobFields): Omit<JobSpec, 'template'> {
  const { deadlineSeconds } = props;
  return {
    ...pick<JobFields, (typeof PASSED)[number]>(props, PASSED),
    ...(deadlineSeconds === undefined ? {} : { activeDeadlineSeconds: deadlineSeconds }),
  };
}
