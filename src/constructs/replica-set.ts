import type { Construct } from 'constructs';
import type { ReplicaSetSpec } from '../kubernetes/generated/types.ts';
import { overlay, pick } from './fields.ts';
import { labelSelector } from './labels.ts';
import type { NoPorts, PortKeys, Ports, PortsByContainer } from './workload/ports.ts';
import type { ReplicasProps, SelectorProps, WorkloadProps } from './workload/pod-props.ts';
import { ScalableWorkload } from './workload/scalable-workload.ts';

const KIND = { apiVersion: 'apps/v1', kind: 'ReplicaSet', fields: ['spec'] };

interface OwnProps extends ReplicasProps, SelectorProps, Pick<ReplicaSetSpec, 'minReadySeconds'> {
  /** Any other field of the spec, merged over what follows from the props by the keys of the lists. */
  readonly spec?: Partial<ReplicaSetSpec>;
}

export type ReplicaSetProps<
  P extends Ports = NoPorts,
  M extends PortsByContainer = NoPorts,
  S extends PortsByContainer = NoPorts,
> = WorkloadProps<P, M, S> & OwnProps;

/**
 * A number of equal pods, without updates: a change of the pods shows only in new ones. A Deployment does more.
 *
 * https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/
 */
export class ReplicaSet<
  const P extends Ports = NoPorts,
  const M extends PortsByContainer = NoPorts,
  const S extends PortsByContainer = NoPorts,
> extends ScalableWorkload<Extract<keyof P | PortKeys<M> | PortKeys<S>, string>, Extract<keyof M, string>> {
  readonly resourceType = 'replicasets';
  readonly #props: OwnProps;

  /** Throws for invalid names of the object, its containers or ports. */
  constructor(scope: Construct, id: string, props: ReplicaSetProps<P, M, S>) {
    super(scope, id, KIND, props);
    this.#props = props;
  }

  protected override body(): { spec: ReplicaSetSpec } {
    const spec: ReplicaSetSpec = {
      ...this.replicasField(this.#props.replicas),
      selector: labelSelector(this),
      ...pick<OwnProps, 'minReadySeconds'>(this.#props, ['minReadySeconds']),
      template: this.renderPods().template,
    };
    return { spec: overlay(spec, this.#props.spec) };
  }
}
