import type { Construct } from 'constructs';
import type { StatefulSetSpec } from '../kubernetes/generated/types.ts';
import { isReference, type Value } from '../values/reference.ts';
import { overlay, pick } from './fields.ts';
import type { ServiceHandle } from './handle.ts';
import { labelSelector } from './labels.ts';
import { Service } from './service.ts';
import { Host } from './service-handle.ts';
import type { ClaimTemplate } from './workload/claim-template.ts';
import type { NoPorts, PortKeys, Ports, PortsByContainer } from './workload/ports.ts';
import type { ReplicasProps, SelectorProps, WorkloadProps } from './workload/pod-props.ts';
import { ScalableWorkload } from './workload/scalable-workload.ts';
import type { Mountable } from './workload/volume.ts';

const KIND = { apiVersion: 'apps/v1', kind: 'StatefulSet', fields: ['spec'] };
const PASSED = [
  'minReadySeconds',
  'ordinals',
  'persistentVolumeClaimRetentionPolicy',
  'podManagementPolicy',
  'revisionHistoryLimit',
  'updateStrategy',
] as const;

interface OwnProps extends ReplicasProps, SelectorProps, Pick<StatefulSetSpec, (typeof PASSED)[number]> {
  /**
   * The headless Service that gives each pod a DNS name: the name of the one that is made with the StatefulSet, or one
   * that is there. Default: one called like the StatefulSet.
   */
  readonly service?: Value<string> | ServiceHandle;
  /** Any other field of the spec, merged over what follows from the props by the keys of the lists. */
  readonly spec?: Partial<StatefulSetSpec>;
}

export type StatefulSetProps<
  P extends Ports = NoPorts,
  M extends PortsByContainer = NoPorts,
  S extends PortsByContainer = NoPorts,
> = WorkloadProps<P, M, S, Mountable | ClaimTemplate> & OwnProps;

/** One pod of a StatefulSet, which keeps its name and its claims when it is replaced. */
export interface StatefulPod {
  /** `<set>-<number>`. */
  readonly name: string;
  /** Its own DNS name, behind that of the headless Service. */
  readonly host: Host;
}

/**
 * Pods with an identity: a number, a DNS name and claims of their own. Comes with the headless Service it needs.
 *
 *     const mysql = new StatefulSet(chart, 'mysql', {
 *       image: 'mysql:8.4.2',
 *       ports: { mysql: 3306 },
 *       mounts: { '/var/lib/mysql': claimTemplate('data', { storage: '10Gi' }) },
 *     });
 *     mysql.pod(0).host
 *
 * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export class StatefulSet<
  const P extends Ports = NoPorts,
  const M extends PortsByContainer = NoPorts,
  const S extends PortsByContainer = NoPorts,
> extends ScalableWorkload<Extract<keyof P | PortKeys<M> | PortKeys<S>, string>, Extract<keyof M, string>> {
  readonly resourceType = 'statefulsets';
  /** The headless Service of the pods. */
  readonly service: ServiceHandle;
  readonly #props: OwnProps;

  /** Throws for invalid names of the object, its containers or ports. */
  constructor(scope: Construct, id: string, props: StatefulSetProps<P, M, S>) {
    super(scope, id, KIND, props);
    this.#props = props;
    this.service = this.#headless(props.service ?? this.name);
    this.usesHere(this.service);
  }

  /** DNS name of the headless Service: resolves to the addresses of all ready pods. */
  get host(): Host {
    return Host.ofService(this, this.service.name, this.metadata.namespace);
  }

  /** One of the pods by its number, beginning with 0. */
  pod(ordinal: number): StatefulPod {
    const name = `${this.name}-${ordinal}`;
    return { name, host: Host.ofService(this, this.service.name, this.metadata.namespace, name) };
  }

  /** Mounts a volume or a claim of each pod's own. With several containers, `container` says in which. */
  override mount(
    path: string,
    mountable: Mountable | ClaimTemplate,
    options: { readonly container?: Extract<keyof M, string> } = {},
  ): this {
    return this.mountAny(path, mountable, options.container);
  }

  protected override body(): { spec: StatefulSetSpec } {
    const { template, volumes } = this.renderPods();
    const templates = [...volumes.claimTemplates.values()];
    const spec: StatefulSetSpec = {
      ...this.replicasField(this.#props.replicas),
      selector: labelSelector(this),
      serviceName: this.service.name,
      ...pick<OwnProps, (typeof PASSED)[number]>(this.#props, PASSED),
      template,
      ...(templates.length === 0 ? {} : { volumeClaimTemplates: templates.map((claim) => claim.render()) }),
    };
    return { spec: overlay(spec, this.#props.spec) };
  }

  #headless(service: Value<string> | ServiceHandle): ServiceHandle {
    if (typeof service !== 'string' && !isReference(service)) return service;
    const ports: Record<string, Value<number>> = {};
    for (const port of this.pods.ports(this)) ports[port.name] = port.number;
    return new Service(
      this,
      'headless',
      { ...this.here, name: service, headless: true, selector: this, ports },
      this.ownLabels,
    );
  }
}
