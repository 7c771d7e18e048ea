import type { Construct } from 'constructs';
import type { PodSpec } from '../kubernetes/generated/types.ts';
import type { NoPorts, PortKeys, Ports, PortsByContainer } from './workload/ports.ts';
import type { WorkloadProps } from './workload/pod-props.ts';
import { Workload } from './workload/workload.ts';

const KIND = { apiVersion: 'v1', kind: 'Pod', fields: ['spec'] };

interface OwnProps {
  /** What happens when a container ends. Default: `Always`. */
  readonly restartPolicy?: PodSpec['restartPolicy'];
}

/** What a Pod can be told; `podSpec` reaches every other field. */
export type PodOptions<
  P extends Ports = NoPorts,
  M extends PortsByContainer = NoPorts,
  S extends PortsByContainer = NoPorts,
> = WorkloadProps<P, M, S> & OwnProps;

/**
 * A single pod. Nothing replaces it when its node goes away: for that a Deployment, StatefulSet or Job makes pods.
 *
 *     new Pod(chart, 'kuard', { image: 'gcr.io/kuar-demo/kuard-amd64:blue', ports: { http: 8080 } });
 *
 * https://kubernetes.io/docs/concepts/workloads/pods/
 */
export class Pod<
  const P extends Ports = NoPorts,
  const M extends PortsByContainer = NoPorts,
  const S extends PortsByContainer = NoPorts,
> extends Workload<Extract<keyof P | PortKeys<M> | PortKeys<S>, string>, Extract<keyof M, string>> {
  readonly resourceType = 'pods';
  readonly #restartPolicy: PodSpec['restartPolicy'];

  /** Throws for invalid names of the object, its containers or ports. */
  constructor(scope: Construct, id: string, props: PodOptions<P, M, S>) {
    // The labels of a pod are its own: there is no template that could have others.
    const labels = { ...props.labels, ...props.podLabels };
    super(scope, id, KIND, { ...props, labels, annotations: { ...props.annotations, ...props.podAnnotations } });
    this.#restartPolicy = props.restartPolicy;
  }

  protected override body(): { spec: PodSpec } {
    const restartPolicy = this.#restartPolicy;
    const { template } = this.renderPods(restartPolicy === undefined ? {} : { restartPolicy });
    return { spec: template.spec ?? { containers: [] } };
  }
}
