/** Source: kubernetes `pkg/api/service/warnings.go` of each release. */
import type { Service, ServiceSpec } from '../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../context.ts';
import { quote } from '../go-value.ts';
import { serviceAddressWarnings } from './service-address-warnings.ts';

const TOPOLOGY_HINTS = 'service.kubernetes.io/topology-aware-hints';
const TOPOLOGY_MODE = 'service.kubernetes.io/topology-mode';

/** `service` has its addresses normalised. */
export function serviceWarnings(service: Service, context: ServerContext): string[] {
  const spec = service.spec ?? {};
  const headless = spec.type === 'ClusterIP' && spec.clusterIP === 'None';
  return [
    ...hintsWarning(service),
    ...(headless && holds(context, 34) ? headlessWarnings(spec) : []),
    ...serviceAddressWarnings(spec, context),
    ...externalWarnings(spec, headless, context),
    ...distributionWarning(spec, context),
  ];
}

function hintsWarning(service: Service): string[] {
  if (service.metadata?.annotations?.[TOPOLOGY_HINTS] === undefined) return [];
  return [`annotation ${TOPOLOGY_HINTS} is deprecated, please use ${TOPOLOGY_MODE} instead`];
}

function headlessWarnings(spec: ServiceSpec): string[] {
  const ignored = [
    ...((spec.loadBalancerIP ?? '') === '' ? [] : ['loadBalancerIP']),
    ...((spec.externalIPs ?? []).length === 0 ? [] : ['externalIPs']),
    ...(spec.sessionAffinity === 'None' ? [] : ['SessionAffinity']),
  ];
  return ignored.map((field) => `spec.${field} is ignored for headless services`);
}

function externalWarnings(spec: ServiceSpec, headless: boolean, context: ServerContext): string[] {
  const external = (spec.externalIPs ?? []).length > 0;
  const named = spec.type === 'ExternalName';
  const warnings: string[] = [];
  if (external && !headless && !named && holds(context, 36)) {
    warnings.push('spec.externalIPs is deprecated and may no longer be implemented in some clusters');
  }
  if (named && external) warnings.push('spec.externalIPs is ignored when spec.type is "ExternalName"');
  if (!named && (spec.externalName ?? '') !== '') {
    warnings.push('spec.externalName is ignored when spec.type is not "ExternalName"');
  }
  return warnings;
}

function distributionWarning(spec: ServiceSpec, context: ServerContext): string[] {
  if (spec.trafficDistribution !== 'PreferClose' || !holds(context, 35)) return [];
  return [`spec.trafficDistribution: ${quote('PreferClose')} is deprecated; use ${quote('PreferSameZone')}`];
}
