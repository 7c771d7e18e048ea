import type { EndpointSlice } from '../generated/objects.ts';

/** Source: kubernetes `pkg/apis/discovery/v1/defaults.go`. */
export function defaultEndpointSlice(slice: EndpointSlice): EndpointSlice {
  if (!slice.ports) return slice;
  const ports = slice.ports.map((port) => ({ ...port, name: port.name ?? '', protocol: port.protocol ?? 'TCP' }));
  return { ...slice, ports };
}
