import type { IPBlock, LabelSelector, NetworkPolicyPeer } from '../kubernetes/generated/types.ts';

/*
 * The questions that constructs of cdk8s-plus answer about themselves. They are known by these methods, whatever the
 * version of the library.
 */

/** Pods: a Pod or workload of cdk8s-plus, or what its `Pods.select` makes. */
export interface GuestPods {
  toPodSelectorConfig(): { readonly labelSelector: object };
}

/** Whom a NetworkPolicy can name: pods, `Namespace`, `Namespaces` and `NetworkPolicyIpBlock` of cdk8s-plus. */
export interface GuestPeer {
  toNetworkPolicyPeerConfig(): {
    readonly ipBlock?: Pick<IPBlock, 'cidr'> & { readonly except?: string[] };
    readonly podSelector?: {
      readonly labelSelector: object;
      readonly namespaces?: { readonly labelSelector?: object; readonly names?: readonly string[] };
    };
  };
}

/** A Namespace of cdk8s-plus, whose type does not tell its plural name. */
export interface GuestNamespace {
  readonly name: string;
  toNamespaceSelectorConfig(): object;
}

/** A user, group, service account, or pods that run as one. */
export interface GuestSubject {
  toSubjectConfiguration(): {
    readonly kind: string;
    readonly name: string;
    readonly apiGroup?: string;
    readonly namespace?: string;
  };
}

export function isGuestPods(value: object): value is GuestPods {
  return 'toPodSelectorConfig' in value && typeof value.toPodSelectorConfig === 'function';
}

export function isGuestPeer(value: object): value is GuestPeer {
  return 'toNetworkPolicyPeerConfig' in value && typeof value.toNetworkPolicyPeerConfig === 'function';
}

export function isGuestSubject(value: object): value is GuestSubject {
  return 'toSubjectConfiguration' in value && typeof value.toSubjectConfiguration === 'function';
}

export function guestSelector(pods: GuestPods): LabelSelector {
  return selectorOf(pods.toPodSelectorConfig().labelSelector);
}

/** @param own Namespace of the policy: a peer there needs no other selector. */
export function guestPeer(guest: GuestPeer, own: string | undefined): NetworkPolicyPeer {
  const { ipBlock, podSelector } = guest.toNetworkPolicyPeerConfig();
  if (ipBlock !== undefined) {
    const { cidr, except } = ipBlock;
    return { ipBlock: except === undefined ? { cidr } : { cidr, except } };
  }
  const peer = podSelector === undefined ? {} : { podSelector: selectorOf(podSelector.labelSelector) };
  const { labelSelector = {}, names = [] } = podSelector?.namespaces ?? {};
  if (podSelector?.namespaces === undefined || (names.length === 1 && names[0] === own)) return peer;
  const { matchLabels, matchExpressions = [] } = selectorOf(labelSelector);
  const named =
    names.length === 0 ? [] : [{ key: 'kubernetes.io/metadata.name', operator: 'In' as const, values: names }];
  const expressions = [...matchExpressions, ...named];
  return {
    ...peer,
    namespaceSelector: {
      ...(matchLabels === undefined ? {} : { matchLabels }),
      ...(expressions.length === 0 ? {} : { matchExpressions: expressions }),
    },
  };
}

/** Read from its parts: what cdk8s-plus renders loses labels with an empty value, and then selects every pod. */
function selectorOf(selector: object): LabelSelector {
  const { labels = {}, expressions = [] }: Parts = selector;
  return {
    ...(Object.keys(labels).length === 0 ? {} : { matchLabels: labels }),
    ...(expressions.length === 0
      ? {}
      : {
          matchExpressions: expressions.map(({ key, operator, values }) => ({
            key,
            operator,
            ...(values === undefined ? {} : { values }),
          })),
        }),
  };
}

interface Parts {
  readonly labels?: Record<string, string>;
  readonly expressions?: NonNullable<LabelSelector['matchExpressions']>;
}
