import type { Construct } from 'constructs';
import type { ServicePort as KubernetesServicePort, ServiceSpec } from '../kubernetes/generated/types.ts';
import { isReference, type Value } from '../values/reference.ts';
import { overlay, pick } from './fields.ts';
import { type Labels, labelSelector, type Selectable } from './labels.ts';
import { Manifest, type ManifestProps } from './manifest.ts';
import { LABEL, requireName, SERVICE_NAME } from './name.ts';
import { Host, ServicePort } from './service-handle.ts';

const KIND = { apiVersion: 'v1', kind: 'Service', nameRule: SERVICE_NAME, fields: ['spec'] };

const PASSED = [
  'allocateLoadBalancerNodePorts',
  'externalIPs',
  'externalTrafficPolicy',
  'healthCheckNodePort',
  'internalTrafficPolicy',
  'ipFamilies',
  'ipFamilyPolicy',
  'loadBalancerClass',
  'loadBalancerIP',
  'loadBalancerSourceRanges',
  'publishNotReadyAddresses',
  'sessionAffinity',
  'sessionAffinityConfig',
  'trafficDistribution',
  'type',
] as const;

/** What traffic can be sent to: behind plain labels a port of any name or number, of a workload only those it has. */
export type PortTarget = string | Value<number>;

/** A port of a Service. `T` are the ports of the pods. */
export interface ServicePortOptions<T = PortTarget> extends Omit<KubernetesServicePort, 'name' | 'targetPort'> {
  /** The port of the pods that gets the traffic. Default: the one with the name of this port. */
  readonly to?: T;
}

/** Ports of a Service, keyed by name; a number alone goes to the port of the pods with the same name. */
export type ServicePorts<T = PortTarget> = Readonly<Record<string, Value<number> | ServicePortOptions<T>>>;

/** The parts of a Service that its type does not decide. */
export interface ServiceOptions extends ManifestProps, Pick<ServiceSpec, (typeof PASSED)[number]> {
  /** No address of its own: the name resolves to the pods. Sets `clusterIP: None`. Default: false. */
  readonly headless?: boolean;
  /** A fixed address inside the range of the cluster. Default: the cluster takes a free one. */
  readonly clusterIP?: Value<string>;
  /** Any other field, merged over what follows from the props; `null` takes a field away. */
  readonly spec?: Partial<ServiceSpec>;
}

export interface ServiceProps<S extends ServicePorts = ServicePorts> extends ServiceOptions {
  /**
   * The pods behind the Service: a workload of ours or of cdk8s-plus, or labels. A selector with expressions throws:
   * a Service can only compare labels. Default: none, for endpoints made by somebody else.
   */
  readonly selector?: Selectable;
  /** Ports, keyed by name. Needed unless the Service is headless or an alias. */
  readonly ports?: S;
  /** Makes the Service an alias of this DNS name (type ExternalName). */
  readonly externalName?: Value<string>;
}

/**
 * A name and address for a set of pods.
 *
 *     const web = new Service(chart, 'web', { selector: deployment, ports: { http: 80 } });
 *     web.port('http'), web.host
 *
 * https://kubernetes.io/docs/concepts/services-networking/service/
 */
export class Service<const S extends ServicePorts = Record<never, never>> extends Manifest {
  readonly resourceType = 'services';
  readonly #props: ServiceProps<S>;

  /** Throws for a selector with expressions, for no ports where a Service needs some, and for invalid port names. */
  constructor(scope: Construct, id: string, props: ServiceProps<S>, labels: Labels = {}) {
    super(scope, id, KIND, props, labels);
    this.#props = props;
    const { selector = {}, externalName, headless = false } = props;
    if (labelSelector(selector).matchExpressions !== undefined) {
      throw new Error(`Service ${this.node.path}: a Service selects by equal labels only; leave out matchExpressions`);
    }
    if (Object.keys(props.ports ?? {}).length === 0 && externalName === undefined && !headless) {
      throw new Error(`Service ${this.node.path}: a Service needs \`ports\` unless it is headless or has externalName`);
    }
    for (const name of Object.keys(props.ports ?? {})) {
      requireName(name, LABEL, () => `Service ${this.node.path}, port`, 'rename the key in `ports`');
    }
    this.usesHere(selector);
  }

  /** Full DNS name inside the cluster, `<name>.<namespace>.svc.cluster.local`; without a namespace just the name. */
  get host(): Host {
    return Host.ofService(this, this.name, this.metadata.namespace);
  }

  /** A port of this Service, for an Ingress or an environment variable. */
  port(name: Extract<keyof S, string>): ServicePort {
    const port = this.#props.ports?.[name];
    if (port === undefined) throw new Error(`Service ${this.node.path} has no port "${name}"`);
    return new ServicePort(this, name, isPortNumber(port) ? port : port.port);
  }

  protected override body(): { spec: ServiceSpec } {
    const { selector, ports, externalName, headless, clusterIP, spec } = this.#props;
    const { matchLabels } = labelSelector(selector ?? {});
    const rendered: ServiceSpec = {
      ...pick(this.#props, PASSED),
      ...(externalName === undefined ? {} : { type: 'ExternalName', externalName }),
      ...(headless === true ? { clusterIP: 'None' } : clusterIP === undefined ? {} : { clusterIP }),
      ...(matchLabels === undefined ? {} : { selector: matchLabels }),
      ...(ports === undefined || Object.keys(ports).length === 0 ? {} : { ports: renderPorts(ports, selector) }),
    };
    return { spec: overlay(rendered, spec) };
  }
}

function renderPorts(ports: ServicePorts, selector: Selectable | undefined): KubernetesServicePort[] {
  return Object.entries(ports).map(([name, port]) => {
    const { to, ...options }: ServicePortOptions = isPortNumber(port) ? { port } : port;
    const targetPort = to ?? (namesPort(selector, name) ? name : undefined);
    return { name, ...options, ...(targetPort === undefined ? {} : { targetPort }) };
  });
}

function isPortNumber(port: Value<number> | ServicePortOptions): port is Value<number> {
  return typeof port === 'number' || isReference(port);
}

/** Whether the pods behind the Service have a port of this name; only workloads of ours can tell. */
function namesPort(selector: Selectable | undefined, name: string): boolean {
  if (selector === undefined || !('hasPort' in selector) || typeof selector.hasPort !== 'function') return false;
  return selector.hasPort(name) === true;
}
