import type { Construct } from 'constructs';
import type { JobSpec } from '../kubernetes/generated/types.ts';
import { overlay } from './fields.ts';
import { type JobFields, jobFields } from './job-fields.ts';
import type { NoPorts, PortKeys, Ports, PortsByContainer } from './workload/ports.ts';
import type { WorkloadProps } from './workload/pod-props.ts';
import { Workload } from './workload/workload.ts';

const KIND = { apiVersion: 'batch/v1', kind: 'Job', fields: ['spec'] };

interface OwnProps extends JobFields {
  /** Any other field of the spec, merged over what follows from the props by the keys of the lists. */
  readonly spec?: Partial<JobSpec>;
}

export type JobProps<
  P extends Ports = NoPorts,
  M extends PortsByContainer = NoPorts,
  S extends PortsByContainer = NoPorts,
> = WorkloadProps<P, M, S> & OwnProps;

/**
 * Pods that run until enough of them have succeeded. The pods of a Job cannot be changed once it exists: a change
 * needs a new name, or a tool that replaces the object.
 *
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export class Job<
  const P extends Ports = NoPorts,
  const M extends PortsByContainer = NoPorts,
  const S extends PortsByContainer = NoPorts,
> extends Workload<Extract<keyof P | PortKeys<M> | PortKeys<S>, string>, Extract<keyof M, string>> {
  readonly resourceType = 'jobs';
  readonly #props: OwnProps;

  /** Throws for invalid names of the object, its containers or ports. */
  constructor(scope: Construct, id: string, props: JobProps<P, M, S>) {
    // A Job cannot change its pods: another checksum would make the next apply fail.
    super(scope, id, KIND, { rollOnConfigChange: false, ...props });
    this.#props = props;
  }

  protected override body(): { spec: JobSpec } {
    const { template } = this.renderPods({ restartPolicy: this.#props.restartPolicy ?? 'Never' });
    return { spec: overlay({ ...jobFields(this.#props), template }, this.#props.spec) };
  }
}
