import type { Construct } from 'constructs';
import { Manifest, type ManifestProps } from './manifest.ts';
import { LABEL } from './name.ts';
import { namespaces, NetworkPolicy, type PolicyRule } from './network-policy.ts';

const KIND = { apiVersion: 'v1', kind: 'Namespace', clusterScoped: true, nameRule: LABEL, fields: [] };

/** https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';

export interface NamespaceProps extends ManifestProps {
  /**
   * Pod Security standard that the API server enforces on the pods of the namespace. Default: what the cluster is
   * configured for. https://kubernetes.io/docs/concepts/security/pod-security-admission/
   */
  readonly podSecurity?: PodSecurityLevel;
}

/** What the policy is called, denies, and lets through all the same. */
export interface DenyAllOptions {
  /** Name of the NetworkPolicy. Default: `deny-all`. */
  readonly name?: string;
  /** Which connections are denied. Default: both. */
  readonly directions?: readonly ('ingress' | 'egress')[];
  /** Lets the pods ask the DNS of the cluster, without which no name resolves. Default: true. */
  readonly allowDns?: boolean;
}

/**
 * A room for names. Objects go into it with `namespace`, or with the namespace of their chart.
 *
 *     const alice = new Namespace(chart, 'alice');
 *     alice.denyAll();
 *     new Deployment(chart, 'web', { namespace: alice, image });
 *
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
 */
export class Namespace extends Manifest {
  readonly resourceType = 'namespaces';

  /** Throws for a name that is no DNS label. */
  constructor(scope: Construct, id: string, props: NamespaceProps = {}) {
    super(scope, id, KIND, props);
    const { podSecurity } = props;
    if (podSecurity !== undefined) this.metadata.addLabel('pod-security.kubernetes.io/enforce', podSecurity);
  }

  /**
   * Denies all connections of the pods of the namespace that no other policy allows.
   *
   * https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-policies
   */
  denyAll(options: DenyAllOptions = {}): NetworkPolicy {
    const { name = 'deny-all', directions = ['ingress', 'egress'], allowDns = true } = options;
    const egress = allowDns ? [CLUSTER_DNS] : [];
    return new NetworkPolicy(this, 'deny-all', {
      name,
      namespace: this,
      ...(directions.includes('ingress') ? { ingress: [] } : {}),
      ...(directions.includes('egress') ? { egress } : {}),
    });
  }

  protected override body(): Readonly<Record<string, never>> {
    return {};
  }
}

const CLUSTER_DNS: PolicyRule = {
  peers: [namespaces({ matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } })],
  ports: [
    { protocol: 'UDP', port: 53 },
    { protocol: 'TCP', port: 53 },
  ],
};
