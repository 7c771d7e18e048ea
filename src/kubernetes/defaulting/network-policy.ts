import type { NetworkPolicy, NetworkPolicyPort, NetworkPolicySpec } from '../generated/objects.ts';

/** Source: kubernetes `pkg/apis/networking/v1/defaults.go`. */
export function defaultNetworkPolicy(policy: NetworkPolicy): NetworkPolicy {
  const spec = policy.spec ?? {};
  const { ingress, egress } = spec;
  const completed: NetworkPolicySpec = {
    ...spec,
    ...(ingress && { ingress: ingress.map(withProtocols) }),
    ...(egress && { egress: egress.map(withProtocols) }),
    policyTypes: policyTypes(spec),
  };
  return { ...policy, spec: completed };
}

function withProtocols<T extends { readonly ports?: readonly NetworkPolicyPort[] }>(rule: T): T {
  if (!rule.ports) return rule;
  return { ...rule, ports: rule.ports.map((port) => ({ ...port, protocol: port.protocol ?? 'TCP' })) };
}

// A policy is about incoming traffic, and about outgoing traffic when it says something of it.
function policyTypes({ policyTypes: given, egress }: NetworkPolicySpec): readonly string[] {
  if (given && given.length > 0) return given;
  return (egress ?? []).length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}
