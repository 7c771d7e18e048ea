/** Which traffic a Service takes, and where it sends it. Source: kubernetes `pkg/apis/core/validation`. */
import type { ServiceSpec, SessionAffinityConfig } from '../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';

const POLICIES = ['Cluster', 'Local'];
const AFFINITIES = ['ClientIP', 'None'];
const LONGEST_AFFINITY_SECONDS = 86_400;

export function validateSessionAffinity(spec: ServiceSpec, path: FieldPath, errors: FieldErrors): void {
  const affinity = spec.sessionAffinity ?? '';
  if (affinity === '') errors.required(path.child('sessionAffinity'));
  else if (!AFFINITIES.includes(affinity)) errors.notSupported(path.child('sessionAffinity'), affinity, AFFINITIES);
  const config = path.child('sessionAffinityConfig');
  if (affinity === 'ClientIP') validateClientIp(spec.sessionAffinityConfig ?? undefined, config, errors);
  else if (affinity === 'None' && spec.sessionAffinityConfig) {
    errors.forbidden(config, 'must not be set when session affinity is None');
  }
}

function validateClientIp(config: SessionAffinityConfig | undefined, path: FieldPath, errors: FieldErrors): void {
  const detail = 'when session affinity type is ClientIP';
  if (config === undefined) return errors.required(path, detail);
  if (!config.clientIP) return errors.required(path.child('clientIP'), detail);
  const seconds = config.clientIP.timeoutSeconds;
  const timeout = path.child('clientIP').child('timeoutSeconds');
  if (typeof seconds !== 'number') return errors.required(timeout, detail);
  if (seconds <= 0 || seconds > LONGEST_AFFINITY_SECONDS) {
    errors.invalid(timeout, seconds, `must be greater than 0 and less than ${LONGEST_AFFINITY_SECONDS}`);
  }
}

export function validateExternalTraffic(spec: ServiceSpec, path: FieldPath, errors: FieldErrors): void {
  const policy = spec.externalTrafficPolicy ?? '';
  const policyPath = path.child('externalTrafficPolicy');
  if (!isReachableFromOutside(spec)) {
    if (policy !== '') {
      const help = 'Set type to NodePort or LoadBalancer, or leave externalTrafficPolicy out.';
      errors.invalid(policyPath, policy, 'may only be set for externally-accessible services', help);
    }
  } else if (policy === '') errors.required(policyPath);
  else if (!POLICIES.includes(policy)) errors.notSupported(policyPath, policy, POLICIES);

  const port = spec.healthCheckNodePort ?? 0;
  const portPath = path.child('healthCheckNodePort');
  if (spec.type !== 'LoadBalancer' || policy !== 'Local') {
    if (port === 0) return;
    errors.invalid(
      portPath,
      port,
      "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'",
    );
  } else if (port < 0 || port > 65535) {
    // Zero does not get here: the cluster picks a port.
    errors.invalid(portPath, port, 'must be between 1 and 65535, inclusive');
  }
}

function isReachableFromOutside(spec: ServiceSpec): boolean {
  if (spec.type === 'LoadBalancer' || spec.type === 'NodePort') return true;
  return spec.type === 'ClusterIP' && (spec.externalIPs ?? []).length > 0;
}

export function validateInternalTraffic(spec: ServiceSpec, path: FieldPath, errors: FieldErrors): void {
  const policy = spec.internalTrafficPolicy ?? undefined;
  const policyPath = path.child('internalTrafficPolicy');
  if (policy === undefined) {
    if (['ClusterIP', 'LoadBalancer', 'NodePort'].includes(spec.type ?? '')) errors.required(policyPath);
  } else if (!POLICIES.includes(policy)) errors.notSupported(policyPath, policy, POLICIES);
}

export function validateTrafficDistribution(
  spec: ServiceSpec,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const distribution = spec.trafficDistribution;
  if (typeof distribution !== 'string') return;
  const known = holds(context, 34) ? ['PreferClose', 'PreferSameZone', 'PreferSameNode'] : ['PreferClose'];
  if (!known.includes(distribution)) errors.notSupported(path.child('trafficDistribution'), distribution, known);
}
