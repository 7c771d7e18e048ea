import type { Node, NodeStatus } from '../../../kubernetes/generated/objects.ts';
import { isIpv4, parseCidr } from '../../../kubernetes/ip.ts';
import { cidrWarnings, legacyCidr } from '../addresses.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { byteLength, quote } from '../go-value.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { validateNodeAnnotations } from '../shared/node-annotations.ts';
import { validateResourceQuantity } from '../shared/resource-quantity.ts';
import { validateTaints } from '../shared/taints.ts';

const FEATURE = /^[A-Z][a-zA-Z0-9]*(\/[a-zA-Z][a-zA-Z0-9]*)*$/;
const LONGEST_FEATURE = 253;
/** NodeDeclaredFeatures is on by default since 1.36; before, the list is taken away. */
const DECLARED_FEATURES = 36;
const NODE_SWAP_STATUS = 33;

/** A machine of the cluster: https://kubernetes.io/docs/concepts/architecture/nodes/ */
export const node: KindRules<Node> = {
  name: nameIsSubdomain,
  validate({ metadata, spec, status = {} }, errors, context) {
    const metadataPath = FieldPath.of('metadata');
    validateNodeAnnotations(metadata?.annotations ?? {}, metadataPath.child('annotations'), errors);
    // The server writes metadata where it means spec.
    validateTaints(spec?.taints ?? [], metadataPath.child('taints'), errors);
    validateResources(status, errors);
    const swap = status.nodeInfo?.swap?.capacity;
    if (swap !== undefined && swap <= 0 && holds(context, NODE_SWAP_STATUS)) {
      errors.invalid(metadataPath.child('nodeSwapStatus').child('capacity'), swap, 'must be greater than zero');
    }
    validateFeatures(status.declaredFeatures ?? [], FieldPath.of('status', 'declaredFeatures'), errors);
    validatePodCidrs(spec?.podCIDRs ?? [], FieldPath.of('spec', 'podCIDRs'), errors, context);
  },
  warnings({ spec }, context) {
    const path = FieldPath.of('spec', 'podCIDRs');
    return [
      ...(spec?.externalID ? ['spec.externalID: this field is deprecated, and is unused by Kubernetes'] : []),
      ...(holds(context, 33)
        ? (spec?.podCIDRs ?? []).flatMap((cidr, position) => cidrWarnings(path.index(position), cidr))
        : []),
    ];
  },
  dropDisabled(object, context) {
    const { configSource: _source, ...spec } = object.spec ?? {};
    const node = object.spec === undefined ? object : { ...object, spec };
    if (holds(context, DECLARED_FEATURES) || object.status?.declaredFeatures === undefined) return node;
    const { declaredFeatures: _features, ...status } = object.status;
    return { ...node, status };
  },
  // An empty list does not outlast storage, and what is read back has its default.
  stored(object) {
    const { allocatable = {}, capacity } = object.status ?? {};
    if (capacity === undefined || Object.keys(allocatable).length > 0) return object;
    return { ...object, status: { ...object.status, allocatable: capacity } };
  },
};

function validateResources(status: NodeStatus, errors: FieldErrors): void {
  for (const list of ['capacity', 'allocatable'] as const) {
    for (const [name, quantity] of Object.entries(status[list] ?? {})) {
      validateResourceQuantity(name, quantity, FieldPath.of('status', list, name), errors);
    }
  }
}

function validateFeatures(features: readonly string[], path: FieldPath, errors: FieldErrors): void {
  features.forEach((feature, position) => {
    const fault = featureFault(feature);
    if (fault !== undefined)
      errors.invalid(path.index(position), feature, `invalid feature name ${quote(feature)}: ${fault}`);
    const next = features[position + 1];
    if (next === undefined) return;
    const nextPath = path.index(position + 1);
    if (feature === next) errors.duplicate(nextPath, next);
    else if (feature > next) errors.invalid(nextPath, next, 'list must be sorted alphabetically');
  });
}

function featureFault(feature: string): string | undefined {
  if (byteLength(feature) > LONGEST_FEATURE) return `must be no more than ${LONGEST_FEATURE} characters`;
  return FEATURE.test(feature)
    ? undefined
    : "must start with an UpperCamelCase segment, with subsequent segments separated by '/' (e.g., MyFeature or MyFeature/mySubFeature), and contain only alphanumeric characters and slashes";
}

/** One range of each IP family at most. */
function validatePodCidrs(
  cidrs: readonly string[],
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  cidrs.forEach((cidr, position) => legacyCidr(path.index(position), cidr, errors, context));
  if (cidrs.length < 2) return;
  const wrong = cidrs.findIndex((cidr) => parseCidr(cidr) === undefined);
  if (wrong >= 0) {
    const detail = `invalid CIDR[${wrong}]: <nil> (invalid CIDR address: ${cidrs[wrong] ?? ''})`;
    errors.internal(path, `invalid PodCIDRs. failed to check with dual stack with error:${detail}`);
  }
  const families = cidrs.map((cidr) => {
    const network = parseCidr(cidr);
    return network !== undefined && isIpv4(network.address) ? 4 : 6;
  });
  const dual = wrong < 0 && families.includes(4) && families.includes(6);
  if (!dual || cidrs.length > 2) {
    errors.invalid(path, cidrs, 'may specify no more than one CIDR for each IP family');
  }
  // Until 1.32 repetitions were told one by one.
  if (holds(context, 33)) return;
  cidrs.forEach((cidr, position) => {
    if (cidrs.indexOf(cidr) < position) errors.duplicate(path.index(position), cidr);
  });
}
