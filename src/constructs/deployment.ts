import type { Construct } from 'constructs';
import type { DeploymentSpec } from '../kubernetes/generated/types.ts';
import { overlay, pick } from './fields.ts';
import { labelSelector } from './labels.ts';
import type { NoPorts, PortKeys, Ports, PortsByContainer } from './workload/ports.ts';
import type { ReplicasProps, SelectorProps, WorkloadProps } from './workload/pod-props.ts';
import { ScalableWorkload } from './workload/scalable-workload.ts';

const KIND = { apiVersion: 'apps/v1', kind: 'Deployment', fields: ['spec'] };
const PASSED = ['minReadySeconds', 'paused', 'progressDeadlineSeconds', 'revisionHistoryLimit', 'strategy'] as const;

interface OwnProps extends ReplicasProps, SelectorProps, Pick<DeploymentSpec, (typeof PASSED)[number]> {
  /** Any other field of the spec, merged over what follows from the props by the keys of the lists. */
  readonly spec?: Partial<DeploymentSpec>;
}

export type DeploymentProps<
  P extends Ports = NoPorts,
  M extends PortsByContainer = NoPorts,
  S extends PortsByContainer = NoPorts,
> = WorkloadProps<P, M, S> & OwnProps;

/**
 * Pods that are all alike and are replaced in steps when they change.
 *
 *     const web = new Deployment(chart, 'web', {
 *       image: 'nginx:1.29.1',
 *       ports: { http: 80 },
 *       readinessProbe: http('/', 'http'),
 *     });
 *     web.expose({ ports: { http: 80 } });
 *
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export class Deployment<
  const P extends Ports = NoPorts,
  const M extends PortsByContainer = NoPorts,
  const S extends PortsByContainer = NoPorts,
> extends ScalableWorkload<Extract<keyof P | PortKeys<M> | PortKeys<S>, string>, Extract<keyof M, string>> {
  readonly resourceType = 'deployments';
  readonly #props: OwnProps;

  /** Throws for invalid names of the object, its containers or ports. */
  constructor(scope: Construct, id: string, props: DeploymentProps<P, M, S>) {
    super(scope, id, KIND, props);
    this.#props = props;
  }

  protected override body(): { spec: DeploymentSpec } {
    const spec: DeploymentSpec = {
      ...this.replicasField(this.#props.replicas),
      selector: labelSelector(this),
      ...pick<OwnProps, (typeof PASSED)[number]>(this.#props, PASSED),
      template: this.renderPods().template,
    };
    return { spec: overlay(spec, this.#props.spec) };
  }
}
