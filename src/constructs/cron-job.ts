import type { Construct } from 'constructs';
import type { CronJobSpec } from '../kubernetes/generated/types.ts';
import type { Value } from '../values/reference.ts';
import { overlay, pick } from './fields.ts';
import { type JobFields, jobFields } from './job-fields.ts';
import { CRON_JOB_NAME } from './name.ts';
import type { NoPorts, PortKeys, Ports, PortsByContainer } from './workload/ports.ts';
import type { WorkloadProps } from './workload/pod-props.ts';
import { Workload } from './workload/workload.ts';

const KIND = { apiVersion: 'batch/v1', kind: 'CronJob', nameRule: CRON_JOB_NAME, fields: ['spec'] };
const PASSED = [
  'concurrencyPolicy',
  'failedJobsHistoryLimit',
  'startingDeadlineSeconds',
  'successfulJobsHistoryLimit',
  'timeZone',
] as const;

interface OwnProps extends Omit<JobFields, 'suspend'>, Pick<CronJobSpec, (typeof PASSED)[number]> {
  /**
   * Minute, hour, day of month, month, day of week, such as `0 3 * * 1-5`, or `@daily` and its like. Read in `timeZone`,
   * by default that of the controller.
   *
   * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
   */
  readonly schedule: Value<string>;
  /** Makes no further Jobs while true; those that run are left alone. Default: false. */
  readonly suspend?: Value<boolean>;
  /** Any other field of the spec, merged over what follows from the props by the keys of the lists. */
  readonly spec?: Partial<CronJobSpec>;
}

export type CronJobProps<
  P extends Ports = NoPorts,
  M extends PortsByContainer = NoPorts,
  S extends PortsByContainer = NoPorts,
> = WorkloadProps<P, M, S> & OwnProps;

/**
 * A Job at every time of a schedule.
 *
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export class CronJob<
  const P extends Ports = NoPorts,
  const M extends PortsByContainer = NoPorts,
  const S extends PortsByContainer = NoPorts,
> extends Workload<Extract<keyof P | PortKeys<M> | PortKeys<S>, string>, Extract<keyof M, string>> {
  readonly resourceType = 'cronjobs';
  readonly #props: OwnProps;

  /** Throws for invalid names; that of a CronJob has at most 52 characters. */
  constructor(scope: Construct, id: string, props: CronJobProps<P, M, S>) {
    // Every run reads the configuration of its time anyway.
    super(scope, id, KIND, { rollOnConfigChange: false, ...props });
    this.#props = props;
  }

  protected override body(): { spec: CronJobSpec } {
    const { schedule, suspend, restartPolicy = 'Never', spec } = this.#props;
    const { suspend: _, ...job } = jobFields(this.#props);
    const { template } = this.renderPods({ restartPolicy });
    const rendered: CronJobSpec = {
      schedule,
      ...(suspend === undefined ? {} : { suspend }),
      ...pick<OwnProps, (typeof PASSED)[number]>(this.#props, PASSED),
      jobTemplate: { spec: { ...job, template } },
    };
    return { spec: overlay(rendered, spec) };
  }
}
