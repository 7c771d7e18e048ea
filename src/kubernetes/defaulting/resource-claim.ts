import type {
  CapacityRequirements,
  DeviceRequest,
  DeviceToleration,
  ResourceClaim,
  ResourceClaimSpec,
  ResourceClaimTemplate,
} from '../generated/objects.ts';
import { canonicalQuantities } from './resource-list.ts';

/** The status is not the author's: the server begins it anew. */
export function defaultResourceClaim(claim: ResourceClaim): ResourceClaim {
  const { status: _status, ...rest } = claim;
  return claim.spec === undefined ? rest : { ...rest, spec: defaultSpec(claim.spec) };
}

export function defaultResourceClaimTemplate(template: ResourceClaimTemplate): ResourceClaimTemplate {
  const spec = template.spec?.spec;
  return spec === undefined ? template : { ...template, spec: { ...template.spec, spec: defaultSpec(spec) } };
}

function defaultSpec(spec: ResourceClaimSpec): ResourceClaimSpec {
  const requests = spec.devices?.requests;
  if (requests === undefined) return spec;
  return { ...spec, devices: { ...spec.devices, requests: requests.map(defaultRequest) } };
}

function defaultRequest(request: DeviceRequest): DeviceRequest {
  const { exactly, firstAvailable } = request;
  return {
    ...request,
    ...(exactly && { exactly: defaultAlternative(exactly) }),
    ...(firstAvailable && { firstAvailable: firstAvailable.map(defaultAlternative) }),
  };
}

interface Alternative {
  readonly allocationMode?: string;
  readonly count?: number;
  readonly tolerations?: readonly DeviceToleration[];
  readonly capacity?: CapacityRequirements;
}

/** One device, unless all that match are asked for. */
function defaultAlternative<T extends Alternative>(alternative: T): T {
  const allocationMode = alternative.allocationMode || 'ExactCount';
  return {
    ...alternative,
    allocationMode,
    ...(allocationMode === 'ExactCount' && { count: alternative.count || 1 }),
    ...(alternative.capacity?.requests && {
      capacity: { ...alternative.capacity, requests: canonicalQuantities(alternative.capacity.requests) },
    }),
    ...(alternative.tolerations && {
      tolerations: alternative.tolerations.map((toleration) => ({
        ...toleration,
        operator: toleration.operator || 'Equal',
      })),
    }),
  };
}
