import type {
  CapacityRequestPolicy,
  Counter,
  CounterSet,
  Device,
  DeviceCapacity,
  DeviceCounterConsumption,
  ResourceSlice,
} from '../generated/objects.ts';
import { canonicalQuantity } from './resource-list.ts';

/** Nothing but the form of amounts; the time of a taint is the server's own. */
export function defaultResourceSlice(slice: ResourceSlice): ResourceSlice {
  const { spec } = slice;
  if (spec === undefined) return slice;
  return {
    ...slice,
    spec: {
      ...spec,
      ...(spec.devices && { devices: spec.devices.map(canonicalDevice) }),
      ...(spec.sharedCounters && { sharedCounters: spec.sharedCounters.map(canonicalCounters) }),
    },
  };
}

function canonicalDevice(device: Device): Device {
  const { capacity, consumesCounters } = device;
  return {
    ...device,
    ...(capacity && { capacity: mapValues(capacity, canonicalCapacity) }),
    ...(consumesCounters && { consumesCounters: consumesCounters.map(canonicalCounters) }),
  };
}

function canonicalCapacity(capacity: DeviceCapacity): DeviceCapacity {
  return {
    ...capacity,
    value: canonicalQuantity(capacity.value ?? '0'),
    ...(capacity.requestPolicy && { requestPolicy: canonicalPolicy(capacity.requestPolicy) }),
  };
}

function canonicalPolicy(policy: CapacityRequestPolicy): CapacityRequestPolicy {
  const { validRange, validValues } = policy;
  return {
    ...policy,
    ...(policy.default !== undefined && { default: canonicalQuantity(policy.default) }),
    ...(validValues && { validValues: validValues.map(canonicalQuantity) }),
    ...(validRange && {
      validRange: {
        ...(validRange.min !== undefined && { min: canonicalQuantity(validRange.min) }),
        ...(validRange.max !== undefined && { max: canonicalQuantity(validRange.max) }),
        ...(validRange.step !== undefined && { step: canonicalQuantity(validRange.step) }),
      },
    }),
  };
}

function canonicalCounters<T extends CounterSet | DeviceCounterConsumption>(set: T): T {
  const canonicalCounter = (counter: Counter): Counter => ({ value: canonicalQuantity(counter.value ?? '0') });
  return set.counters === undefined ? set : { ...set, counters: mapValues(set.counters, canonicalCounter) };
}

function mapValues<T>(entries: Readonly<Record<string, T>>, map: (value: T) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, map(value)]));
}
