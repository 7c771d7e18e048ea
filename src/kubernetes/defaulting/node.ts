import type { Node, NodeSpec, NodeStatus } from '../generated/objects.ts';
import { defaultResourceList } from './resource-list.ts';

const NOT_READY = 'node.kubernetes.io/not-ready';

export function defaultNode(node: Node): Node {
  return {
    ...node,
    spec: withNotReadyTaint(withPodCidrs(node.spec ?? {})),
    status: defaultStatus(node.status ?? {}),
  };
}

/** Admission keeps pods off a node until it reports that it is ready (TaintNodesByCondition). */
function withNotReadyTaint(spec: NodeSpec): NodeSpec {
  const taints = spec.taints ?? [];
  const has = taints.some(({ key, effect }) => key === NOT_READY && effect === 'NoSchedule');
  return has ? spec : { ...spec, taints: [...taints, { key: NOT_READY, effect: 'NoSchedule' }] };
}

/** The older field for one range decides when the two disagree. */
function withPodCidrs(spec: NodeSpec): NodeSpec {
  const { podCIDR: only = '', podCIDRs: all = [] } = spec;
  const podCIDRs = only !== '' && only !== all[0] ? [only] : all;
  return podCIDRs.length === 0 ? spec : { ...spec, podCIDR: podCIDRs[0] ?? '', podCIDRs };
}

/** Fields that the server writes even when nobody set them. */
const NO_SYSTEM = {
  machineID: '',
  systemUUID: '',
  bootID: '',
  kernelVersion: '',
  osImage: '',
  containerRuntimeVersion: '',
  kubeletVersion: '',
  kubeProxyVersion: '',
  operatingSystem: '',
  architecture: '',
};
const NO_ENDPOINT = { kubeletEndpoint: { Port: 0 } };

/** All of a node can be used unless it says otherwise. */
function defaultStatus(status: NodeStatus): NodeStatus {
  const capacity = defaultResourceList(status.capacity);
  const allocatable = defaultResourceList(status.allocatable) ?? capacity;
  return {
    ...status,
    daemonEndpoints: status.daemonEndpoints ?? NO_ENDPOINT,
    nodeInfo: { ...NO_SYSTEM, ...status.nodeInfo },
    ...(capacity && { capacity }),
    ...(allocatable && { allocatable }),
  };
}
