import type { Endpoints } from '../generated/objects.ts';

/** Source: kubernetes `pkg/apis/core/v1/defaults.go`. */
export function defaultEndpoints(endpoints: Endpoints): Endpoints {
  if (!endpoints.subsets) return endpoints;
  const subsets = endpoints.subsets.map((subset) =>
    subset.ports
      ? { ...subset, ports: subset.ports.map((port) => ({ ...port, protocol: port.protocol || 'TCP' })) }
      : subset,
  );
  return { ...endpoints, subsets };
}
