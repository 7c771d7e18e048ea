import type { Service, ServicePort, ServiceSpec } from '../generated/objects.ts';

const AFFINITY_SECONDS = 10_800;
const ALLOCATED = ['ClusterIP', 'LoadBalancer', 'NodePort'];

/** What does not come from the cluster's allocators. Source: kubernetes `pkg/apis/core/v1/defaults.go`. */
export function defaultService(service: Service): Service {
  const { sessionAffinityConfig, ...given } = service.spec ?? {};
  const type = given.type || 'ClusterIP';
  const sessionAffinity = given.sessionAffinity || 'None';
  const config = affinityConfig(sessionAffinity, sessionAffinityConfig);
  const spec: ServiceSpec = {
    ...given,
    type,
    sessionAffinity,
    ...(config && { sessionAffinityConfig: config }),
    ...(given.ports && { ports: given.ports.map(defaultPort) }),
    ...(!given.externalTrafficPolicy && isReachable(given, type) && { externalTrafficPolicy: 'Cluster' }),
    ...(ALLOCATED.includes(type) && { internalTrafficPolicy: given.internalTrafficPolicy ?? 'Cluster' }),
    ...(type === 'LoadBalancer' && { allocateLoadBalancerNodePorts: given.allocateLoadBalancerNodePorts ?? true }),
  };
  return { ...service, spec };
}

function affinityConfig(affinity: string, config: ServiceSpec['sessionAffinityConfig']): typeof config {
  if (affinity === 'None') return undefined;
  const complete = typeof config?.clientIP?.timeoutSeconds === 'number';
  return affinity !== 'ClientIP' || complete ? config : { clientIP: { timeoutSeconds: AFFINITY_SECONDS } };
}

function defaultPort(port: ServicePort): ServicePort {
  return { ...port, protocol: port.protocol || 'TCP', targetPort: port.targetPort || (port.port ?? 0) };
}

function isReachable({ externalIPs }: ServiceSpec, type: string): boolean {
  if (type === 'LoadBalancer' || type === 'NodePort') return true;
  return type === 'ClusterIP' && (externalIPs ?? []).length > 0;
}
