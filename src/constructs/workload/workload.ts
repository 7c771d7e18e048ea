import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type {
  LabelSelectorRequirement,
  PodSpec,
  PodTemplateSpec,
  TopologySpreadConstraint,
} from '../../kubernetes/generated/types.ts';
import { namespaceOf } from '../handle.ts';
import { type Labels, labelSelector, type Selectable, workloadLabels } from '../labels.ts';
import { Manifest, type ManifestKind, type ManifestProps } from '../manifest.ts';
import { objectName } from '../name.ts';
import { NetworkPolicy, type PolicyPeer, type PolicyPort } from '../network-policy.ts';
import { PodDisruptionBudget, type ProtectOptions } from '../pod-disruption-budget.ts';
import { isLocalToPods } from '../same-namespace.ts';
import { Service, type ServiceOptions, type ServicePortOptions, type ServicePorts } from '../service.ts';
import { hasMark } from '../../values/mark.ts';
import { isReference, type Value } from '../../values/reference.ts';
import { mergeMaps } from '../../values/structure.ts';
import type { ClaimTemplate } from './claim-template.ts';
import type { ConfigSource } from './config-checksum.ts';
import { type AnyWorkloadProps, PodDefinition } from './pod-definition.ts';
import type { Placement, PlacementOptions } from './placement.ts';
import type { SelectorProps } from './pod-props.ts';
import type { PodVolumes } from './pod-volumes.ts';
import { Port } from './ports.ts';
import type { Mountable } from './volume.ts';

/** A port of the Service that is no port of the pods has to say where its traffic goes. */
type Targeted<S, N extends string> = { readonly [K in Exclude<keyof S, N>]: ServicePortOptions<N> & { to: unknown } };

/** The Service before a workload, and where its traffic goes. */
export interface ExposeOptions<S, N extends string> extends ServiceOptions {
  /** Ports, keyed by name; a number alone goes to the port of the pods with the same name. */
  readonly ports: S & Targeted<S, N>;
}

/** Label of nodes by which they are told apart: a node, a zone, a region, or whatever a label stands for. */
export type TopologyKey = 'topology.kubernetes.io/zone' | 'kubernetes.io/hostname' | `${string}/${string}`;

/** How evenly pods are spread over nodes or zones, and what happens where that cannot be. */
export interface SpreadOptions extends Omit<TopologySpreadConstraint, 'topologyKey' | 'maxSkew' | 'whenUnsatisfiable'> {
  /** By how many pods two domains may differ. Default: 1. */
  readonly maxSkew?: Value<number>;
  /** Whether a pod waits when it cannot be placed so. Default: `ScheduleAnyway`. */
  readonly whenUnsatisfiable?: TopologySpreadConstraint['whenUnsatisfiable'];
}

/** To which of the ports of a workload a connection is allowed. */
export interface AllowOptions<N extends string> {
  /** Default: every port. */
  readonly ports?: readonly PolicyPort<N>[];
}

/** Everything that makes pods. `N` are the names of their ports, `C` those of their containers. */
export abstract class Workload<N extends string = string, C extends string = string> extends Manifest {
  /** What selects the pods: made once, the same in the workload, its Services and policies. */
  readonly matchLabels: Record<string, Value<string>>;
  /** Conditions of the selector beyond equality. */
  readonly matchExpressions: LabelSelectorRequirement[];

  protected readonly pods: PodDefinition;
  readonly #podLabels: Labels;
  readonly #workloadLabels: Labels;
  #policy: NetworkPolicy | undefined;

  constructor(
    scope: Construct,
    id: string,
    kind: ManifestKind,
    props: AnyWorkloadProps & ManifestProps & SelectorProps,
  ) {
    const recommended: Labels = workloadLabels(Chart.of(scope), workloadName(scope, id, props.name));
    // Which keys a map of chart values will have is known only to whoever installs the chart.
    const given = isReference(props.labels) ? undefined : props.labels;
    const labels = Object.fromEntries(Object.entries(recommended).map(([key, value]) => [key, given?.[key] ?? value]));
    super(scope, id, kind, props, labels);
    this.#workloadLabels = labels;
    this.matchLabels = { ...(props.selector?.matchLabels ?? (props.selector === undefined ? labels : {})) };
    this.matchExpressions = [...(props.selector?.matchExpressions ?? [])];
    // Not a literal: JavaScript keeps a key at its first place, so values in podLabels would win over the selector.
    this.#podLabels = mergeMaps<Value<string>>(labels, props.labels, props.podLabels, this.matchLabels);
    this.pods = new PodDefinition(id === 'Default' ? scope.node.id : id, props);
    for (const handle of this.pods.handles()) this.#usesInPods(handle);
  }

  /** A port of the pods. */
  port(name: N): Port<N> {
    const port = this.pods.ports(this).find((known) => known.name === name);
    if (port === undefined) throw new Error(`${this.kind} ${this.node.path} has no port "${name}"`);
    return new Port(this, name, port.number);
  }

  /** Whether a container has a port of this name. */
  hasPort(name: string): name is N {
    return this.pods.ports(this).some((port) => port.name === name);
  }

  /**
   * Puts a Service before the pods, called like the workload.
   *
   *     web.expose({ type: 'LoadBalancer', ports: { http: 80, admin: { port: 8081, to: 'metrics' } } });
   */
  expose<const S extends ServicePorts<N>>(options: ExposeOptions<S, N>): Service<S> {
    const name = options.name ?? this.name;
    for (const [port, target] of Object.entries<ServicePorts<N>[string]>(options.ports)) {
      const isNamed = typeof target === 'object' && !isReference(target) && target.to !== undefined;
      if (!isNamed && !this.hasPort(port)) {
        throw new Error(`${this.kind} ${this.node.path} has no port "${port}"; say \`to\` which port the traffic goes`);
      }
    }
    const id = this.node.tryFindChild('service') === undefined ? 'service' : `service-${name}`;
    return new Service<S>(this, id, { ...this.here, ...options, name, selector: this }, this.#workloadLabels);
  }

  /** Keeps drains of nodes from taking too many of the pods at once. */
  protect(options: ProtectOptions): PodDisruptionBudget {
    const name = options.name ?? this.name;
    return new PodDisruptionBudget(
      this,
      'budget',
      { ...this.here, ...options, name, pods: this },
      this.#workloadLabels,
    );
  }

  /** Spreads the pods over nodes, zones or whatever the label of the nodes tells apart. */
  spread(topologyKey: TopologyKey, options: SpreadOptions = {}): this {
    const { maxSkew = 1, whenUnsatisfiable = 'ScheduleAnyway', ...others } = options;
    this.pods.spread({ labelSelector: labelSelector(this), ...others, maxSkew, topologyKey, whenUnsatisfiable });
    return this;
  }

  /**
   * Places the pods where those others are: on the same node, in the same zone.
   *
   *     cache.colocate(web, 'kubernetes.io/hostname');
   */
  colocate(others: Selectable, topologyKey: TopologyKey, options: PlacementOptions = {}): this {
    return this.#place('podAffinity', others, topologyKey, options);
  }

  /** Places the pods where those others are not; with the workload itself, apart from each other. */
  separate(others: Selectable, topologyKey: TopologyKey, options: PlacementOptions = {}): this {
    return this.#place('podAntiAffinity', others, topologyKey, options);
  }

  /** Lets somebody connect to the pods; from then on nobody else can. All rules stand in one NetworkPolicy. */
  allowFrom(peer: PolicyPeer | readonly PolicyPeer[], options: AllowOptions<N> = {}): this {
    this.#networkPolicy().allowFrom({ ...options, peers: listOf(peer) });
    return this;
  }

  /** Lets the pods connect to somebody; from then on they can connect to nobody else, DNS included. */
  allowTo(peer: PolicyPeer | readonly PolicyPeer[], options: AllowOptions<never> = {}): this {
    this.#networkPolicy().allowTo({ ...options, peers: listOf(peer) });
    return this;
  }

  /** Mounts something after the fact. With several containers, `container` says in which. */
  mount(path: string, mountable: Mountable, options: { readonly container?: C } = {}): this {
    return this.mountAny(path, mountable, options.container);
  }

  protected mountAny(path: string, mountable: Mountable | ClaimTemplate, container?: string): this {
    const [first, ...others] = this.pods.containerNames;
    const name = container ?? (others.length === 0 ? first : undefined);
    if (name === undefined || !this.pods.containerNames.includes(name)) {
      const known = this.pods.containerNames.join(', ');
      throw new Error(`${this.kind} ${this.node.path}: mount in which container? Pass \`container\`: ${known}`);
    }
    this.pods.mount(name, path, mountable);
    this.#usesInPods(mountable);
    return this;
  }

  /** A change of the content rolls the pods, also where they do not mount it. */
  rollOn(...configs: readonly ConfigSource[]): this {
    this.pods.rollOn(...configs);
    this.uses(...configs);
    return this;
  }

  /** What is made for a workload is made in its namespace, also where that is not the one of the chart. */
  protected get here(): { readonly namespace?: string } {
    const { namespace } = this.metadata;
    return namespace === undefined ? {} : { namespace };
  }

  /** The labels by which this workload's own objects are known. */
  protected get ownLabels(): Labels {
    return this.#workloadLabels;
  }

  protected renderPods(defaults: Partial<PodSpec> = {}): { template: PodTemplateSpec; volumes: PodVolumes } {
    return this.pods.render(this.#podLabels, defaults);
  }

  #usesInPods(handle: unknown): void {
    if (isLocalToPods(handle)) this.usesHere(handle);
    else this.uses(handle);
  }

  #place(side: Placement['side'], others: Selectable, topologyKey: TopologyKey, options: PlacementOptions): this {
    const namespace = namespaceOf(others);
    const elsewhere = namespace !== undefined && namespace !== this.metadata.namespace;
    const term = {
      labelSelector: labelSelector(others),
      topologyKey,
      ...(elsewhere ? { namespaces: [namespace] } : {}),
    };
    this.pods.place({ ...options, side, term });
    // Neither has to be applied before the other.
    if (!Construct.isConstruct(others)) this.uses(others);
    return this;
  }

  #networkPolicy(): NetworkPolicy {
    const props = { ...this.here, name: this.name, pods: this };
    this.#policy ??= new NetworkPolicy(this, 'network-policy', props, this.#workloadLabels);
    return this.#policy;
  }
}

function listOf(peer: PolicyPeer | readonly PolicyPeer[]): readonly PolicyPeer[] {
  return isList(peer) ? peer : [peer];
}

function isList(peer: PolicyPeer | readonly PolicyPeer[]): peer is readonly PolicyPeer[] {
  return Array.isArray(peer);
}

function workloadName(scope: Construct, id: string, name: Value<string> | undefined): string {
  return name === undefined || isReference(name) || hasMark(name) ? objectName(scope, id) : name;
}
