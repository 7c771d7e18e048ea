/** Parts of dynamic resource allocation that came after it: off in 1.34 and 1.35, on by default since 1.36. */
import type {
  CapacityRequirements,
  Device,
  DeviceAttribute,
  DeviceCapacity,
  DeviceConstraint,
  DeviceRequest,
  DeviceToleration,
  ResourceClaimSpec,
  ResourceSliceSpec,
} from '../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../context.ts';

/** Taints, partitionable devices, consumable capacity, binding conditions, extended resources. */
export function hasLaterDeviceFeatures(context: ServerContext): boolean {
  return holds(context, 36);
}

/** 1.34 forgot tolerations and distinct attributes, which stay in claims although their features are off. */
function dropsAll(context: ServerContext): boolean {
  return holds(context, 35);
}

export function dropDisabledClaim(spec: ResourceClaimSpec, context: ServerContext): ResourceClaimSpec {
  const { devices } = spec;
  if (devices === undefined || hasLaterDeviceFeatures(context)) return spec;
  const all = dropsAll(context);
  return {
    ...spec,
    devices: {
      ...devices,
      ...(devices.requests && { requests: devices.requests.map((request) => plainRequest(request, all)) }),
      ...(devices.constraints && all && { constraints: devices.constraints.map(plainConstraint) }),
    },
  };
}

function plainRequest(request: DeviceRequest, all: boolean): DeviceRequest {
  const { exactly, firstAvailable } = request;
  return {
    ...request,
    ...(exactly && { exactly: withoutLaterParts(exactly, all) }),
    ...(firstAvailable && { firstAvailable: firstAvailable.map((alternative) => withoutLaterParts(alternative, all)) }),
  };
}

interface LaterParts {
  readonly tolerations?: readonly DeviceToleration[];
  readonly capacity?: CapacityRequirements;
}

function withoutLaterParts<T extends LaterParts>(request: T, all: boolean): Omit<T, keyof LaterParts> & LaterParts {
  const { tolerations, capacity: _capacity, ...kept } = request;
  return all || tolerations === undefined ? kept : { ...kept, tolerations };
}

function plainConstraint({ distinctAttribute: _distinct, ...kept }: DeviceConstraint): DeviceConstraint {
  return kept;
}

export function dropDisabledSlice(spec: ResourceSliceSpec, context: ServerContext): ResourceSliceSpec {
  const devices = spec.devices?.map((device) => dropDisabledDevice(device, context));
  if (hasLaterDeviceFeatures(context)) return devices === undefined ? spec : { ...spec, devices };
  const { sharedCounters: _counters, perDeviceNodeSelection: _selection, ...kept } = spec;
  return devices === undefined ? kept : { ...kept, devices };
}

/** Lists of attribute values and node allocatable resources are off in 1.36 too. */
function dropDisabledDevice(given: Device, context: ServerContext): Device {
  const { nodeAllocatableResourceMappings: _mappings, ...device } = given;
  const attributes = mapValues(device.attributes, withoutLists);
  const later = attributes === undefined ? device : { ...device, attributes };
  if (hasLaterDeviceFeatures(context)) return later;
  const {
    taints: _taints,
    consumesCounters: _counters,
    nodeName: _name,
    nodeSelector: _selector,
    allNodes: _all,
    bindingConditions: _conditions,
    bindingFailureConditions: _failures,
    bindsToNode: _binds,
    allowMultipleAllocations: _multiple,
    ...kept
  } = later;
  const capacity = mapValues(kept.capacity, withoutPolicy);
  return capacity === undefined ? kept : { ...kept, capacity };
}

function withoutLists({ bools: _b, ints: _i, strings: _s, versions: _v, ...kept }: DeviceAttribute): DeviceAttribute {
  return kept;
}

function withoutPolicy({ requestPolicy: _policy, ...kept }: DeviceCapacity): DeviceCapacity {
  return kept;
}

function mapValues<T>(
  entries: Readonly<Record<string, T>> | undefined,
  map: (value: T) => T,
): Readonly<Record<string, T>> | undefined {
  if (entries === undefined) return undefined;
  return Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, map(value)]));
}
