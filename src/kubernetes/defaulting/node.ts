import type { Node, NodeSpec, NodeStatus } from '../generated/objects.ts';
import { defaultResourceList } from './resource-list.ts';

export function defaultNode(node: Node): Node {
  return {
    ...node,
    ...(node.spec && { spec: withPodCidrs(node.spec) }),
    ...(node.status && { status: defaultStatus(node.status) }),
  };
}

/** The older field for one range decides when the two disagree. */
function withPodCidrs(spec: NodeSpec): NodeSpec {
  const { podCIDR: only = '', podCIDRs: all = [] } = spec;
  const podCIDRs = only !== '' && only !== all[0] ? [only] : all;
  return podCIDRs.length === 0 ? spec : { ...spec, podCIDR: podCIDRs[0] ?? '', podCIDRs };
}

/** All of a node can be used unless it says otherwise. */
function defaultStatus(status: NodeStatus): NodeStatus {
  const capacity = defaultResourceList(status.capacity);
  const allocatable = defaultResourceList(status.allocatable) ?? capacity;
  return { ...status, ...(capacity && { capacity }), ...(allocatable && { allocatable }) };
}
