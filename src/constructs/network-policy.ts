import type { Construct } from 'constructs';
import type {
  IPBlock,
  LabelSelector,
  NetworkPolicyEgressRule,
  NetworkPolicyIngressRule,
  NetworkPolicyPeer,
  NetworkPolicyPort,
  NetworkPolicySpec,
} from '../kubernetes/generated/types.ts';
import { isReference, type Value } from '../values/reference.ts';
import { overlay } from './fields.ts';
import { type GuestPeer, guestPeer, isGuestPeer } from './guest.ts';
import { namespaceOf } from './handle.ts';
import { type Labels, labelSelector, type Selectable } from './labels.ts';
import { Manifest, type ManifestProps } from './manifest.ts';
import { Port } from './workload/ports.ts';

const KIND = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', fields: ['spec'] };

/** Somebody on the other side of a connection who is no workload; made by `pods`, `namespaces` and `ipBlock`. */
export class Peer {
  readonly peer: NetworkPolicyPeer;

  constructor(peer: NetworkPolicyPeer) {
    this.peer = peer;
  }
}

/** A workload of ours, anybody of cdk8s-plus, a label selector for pods of the same namespace, or a `Peer`. */
export type PolicyPeer = Selectable | Peer | GuestPeer;

/** Pods by label, in the namespaces that the second selector matches. Default: those of the policy's own namespace. */
export function pods(selector: Selectable, inNamespaces?: LabelSelector): Peer {
  const peer = { podSelector: labelSelector(selector) };
  return new Peer(inNamespaces === undefined ? peer : { ...peer, namespaceSelector: labelSelector(inNamespaces) });
}

/** All pods of the namespaces that the selector matches; every namespace has `kubernetes.io/metadata.name`. */
export function namespaces(selector: LabelSelector): Peer {
  return new Peer({ namespaceSelector: labelSelector(selector) });
}

/** Addresses outside the cluster. https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors */
export function ipBlock(cidr: IPBlock['cidr'], except?: IPBlock['except']): Peer {
  return new Peer({ ipBlock: except === undefined ? { cidr } : { cidr, except } });
}

/** A port of a workload, a name or number, or Kubernetes' own form with protocol and range. */
export type PolicyPort<N extends string = string> = N | Value<number> | Port | NetworkPolicyPort;

/** One kind of connections that are allowed: with any of the peers, on any of the ports. */
export interface PolicyRule<N extends string = string> {
  /** Who may connect, or be connected to; an empty list means nobody. Default: anybody. */
  readonly peers?: readonly PolicyPeer[];
  /** An empty list means none. Default: every port. */
  readonly ports?: readonly PolicyPort<N>[];
}

export interface NetworkPolicyProps extends ManifestProps {
  /** The pods the policy is for. Default: every pod of the namespace. */
  readonly pods?: Selectable;
  /** Connections to the pods that are allowed; an empty list allows none. */
  readonly ingress?: readonly PolicyRule[];
  /** Connections from the pods that are allowed; an empty list allows none. */
  readonly egress?: readonly PolicyRule[];
  /** Any other field, merged over what follows from the props. */
  readonly spec?: Partial<NetworkPolicySpec>;
}

/**
 * Which connections of pods are allowed. A pod that no policy selects may do everything; one that a policy selects may
 * do what any of its policies allows.
 *
 * https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export class NetworkPolicy extends Manifest {
  readonly resourceType = 'networkpolicies';
  readonly #props: NetworkPolicyProps;
  #ingress: readonly PolicyRule[] | undefined;
  #egress: readonly PolicyRule[] | undefined;

  constructor(scope: Construct, id: string, props: NetworkPolicyProps, labels: Labels = {}) {
    super(scope, id, KIND, props, labels);
    this.#props = props;
    this.#ingress = props.ingress;
    this.#egress = props.egress;
    this.usesHere(props.pods);
    this.uses(...rulesOf(props).flatMap((rule) => [...(rule.peers ?? []), ...(rule.ports ?? [])]));
  }

  /** Adds a rule for connections to the pods. */
  allowFrom(rule: PolicyRule): this {
    this.#ingress = [...(this.#ingress ?? []), rule];
    this.uses(...(rule.peers ?? []), ...(rule.ports ?? []));
    return this;
  }

  /** Adds a rule for connections from the pods. */
  allowTo(rule: PolicyRule): this {
    this.#egress = [...(this.#egress ?? []), rule];
    this.uses(...(rule.peers ?? []), ...(rule.ports ?? []));
    return this;
  }

  protected override body(): { spec: NetworkPolicySpec } {
    const ingress = this.#ingress?.filter(allowsSomething).map((rule): NetworkPolicyIngressRule => ({
      ...this.#from(rule),
      ...renderPorts(rule),
    }));
    const egress = this.#egress
      ?.filter(allowsSomething)
      .map((rule): NetworkPolicyEgressRule => ({ ...this.#to(rule), ...renderPorts(rule) }));
    const rendered: NetworkPolicySpec = {
      podSelector: labelSelector(this.#props.pods ?? {}),
      policyTypes: [
        ...(ingress === undefined ? [] : ['Ingress' as const]),
        ...(egress === undefined ? [] : ['Egress' as const]),
      ],
      ...(ingress === undefined || ingress.length === 0 ? {} : { ingress }),
      ...(egress === undefined || egress.length === 0 ? {} : { egress }),
    };
    return { spec: overlay(rendered, this.#props.spec) };
  }

  #from(rule: PolicyRule): { from?: NetworkPolicyPeer[] } {
    return rule.peers === undefined ? {} : { from: rule.peers.map((peer) => this.#peer(peer)) };
  }

  #to(rule: PolicyRule): { to?: NetworkPolicyPeer[] } {
    return rule.peers === undefined ? {} : { to: rule.peers.map((peer) => this.#peer(peer)) };
  }

  /** A workload of another namespace is selected there: a pod selector alone means the namespace of the policy. */
  #peer(peer: PolicyPeer): NetworkPolicyPeer {
    if (peer instanceof Peer) return peer.peer;
    if (isGuestPeer(peer)) return guestPeer(peer, this.metadata.namespace);
    const podSelector = labelSelector(peer);
    const namespace = namespaceOf(peer);
    return namespace === undefined || namespace === this.metadata.namespace
      ? { podSelector }
      : { podSelector, namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } };
  }
}

/** In Kubernetes an empty list of peers or ports means all of them, which a list that turns out empty never wants to say. */
function allowsSomething({ peers, ports }: PolicyRule): boolean {
  return peers?.length !== 0 && ports?.length !== 0;
}

function rulesOf(props: NetworkPolicyProps): readonly PolicyRule[] {
  return [...(props.ingress ?? []), ...(props.egress ?? [])];
}

function renderPorts(rule: PolicyRule): { ports?: NetworkPolicyPort[] } {
  if (rule.ports === undefined) return {};
  return {
    ports: rule.ports.map((port): NetworkPolicyPort => {
      if (port instanceof Port) return { port: port.name };
      return typeof port === 'object' && !isReference(port) ? port : { port };
    }),
  };
}
