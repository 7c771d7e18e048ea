import type { Construct } from 'constructs';
import type { DaemonSetSpec } from '../kubernetes/generated/types.ts';
import { overlay, pick } from './fields.ts';
import { labelSelector } from './labels.ts';
import type { NoPorts, PortKeys, Ports, PortsByContainer } from './workload/ports.ts';
import type { SelectorProps, WorkloadProps } from './workload/pod-props.ts';
import { Workload } from './workload/workload.ts';

const KIND = { apiVersion: 'apps/v1', kind: 'DaemonSet', fields: ['spec'] };
const PASSED = ['minReadySeconds', 'revisionHistoryLimit', 'updateStrategy'] as const;

interface OwnProps extends SelectorProps, Pick<DaemonSetSpec, (typeof PASSED)[number]> {
  /** Any other field of the spec, merged over what follows from the props by the keys of the lists. */
  readonly spec?: Partial<DaemonSetSpec>;
}

export type DaemonSetProps<
  P extends Ports = NoPorts,
  M extends PortsByContainer = NoPorts,
  S extends PortsByContainer = NoPorts,
> = WorkloadProps<P, M, S> & OwnProps;

/**
 * One pod on every node, or on every node that `nodeSelector` and `tolerations` let it.
 *
 * https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 */
export class DaemonSet<
  const P extends Ports = NoPorts,
  const M extends PortsByContainer = NoPorts,
  const S extends PortsByContainer = NoPorts,
> extends Workload<Extract<keyof P | PortKeys<M> | PortKeys<S>, string>, Extract<keyof M, string>> {
  readonly resourceType = 'daemonsets';
  readonly #props: OwnProps;

  /** Throws for invalid names of the object, its containers or ports. */
  constructor(scope: Construct, id: string, props: DaemonSetProps<P, M, S>) {
    super(scope, id, KIND, props);
    this.#props = props;
  }

  protected override body(): { spec: DaemonSetSpec } {
    const spec: DaemonSetSpec = {
      selector: labelSelector(this),
      ...pick<OwnProps, (typeof PASSED)[number]>(this.#props, PASSED),
      template: this.renderPods().template,
    };
    return { spec: overlay(spec, this.#props.spec) };
  }
}
