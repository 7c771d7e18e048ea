import type { ObjectMeta, PodSpec } from '../../../kubernetes/generated/objects.ts';
import type { ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { named } from '../go-value.ts';
import { dns1123Label, dns1123Subdomain, inRange } from '../names.ts';
import { validateAffinity } from './affinity.ts';
import { validateContainerResourceName } from './resource-names.ts';
import { validateContainers, validateEphemeralContainers, validateInitContainers } from './containers.ts';
import { validateHostNetworkPorts } from './container-ports.ts';
import { validateDnsConfig, validateDnsPolicy } from './dns.ts';
import { validateFileKeyVolumes } from './environment-key.ts';
import { checkFormat } from './format.ts';
import { validateHostAliases, validateHostnameOverride, validateHostUsers } from './host-namespaces.ts';
import { validateLabels } from './labels.ts';
import { validateReadinessGates, validateSchedulingGates } from './pod-gates.ts';
import { validatePodOs } from './pod-os.ts';
import { validatePodResourceClaims } from './pod-resource-claims.ts';
import { hasPodResources, validatePodResources } from './pod-resources.ts';
import type { PodScope } from './pod-scope.ts';
import { validatePodSecurityContext } from './pod-security-context.ts';
import { validateResources } from './resources.ts';
import { validateTolerations } from './tolerations.ts';
import { validateTopologySpread } from './topology-spread.ts';
import { validateVolumes } from './volumes.ts';
import { validateHostProcess } from './windows-options.ts';

const RESTART_POLICIES = ['Always', 'OnFailure', 'Never'];
const PREEMPTION_POLICIES = ['PreemptLowerPriority', 'Never'];
const LARGEST_INT32 = 2147483647;

/** The spec of a pod (`metadata` is the pod's) or of a template (then there is none). */
export function validatePodSpec(
  spec: PodSpec,
  metadata: ObjectMeta | undefined,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  if (spec.terminationGracePeriodSeconds === undefined) errors.required(path.child('terminationGracePeriodSeconds'));
  const isPod = metadata !== undefined;
  const place = { isPod, ...(metadata?.name !== undefined && { podName: metadata.name }) };
  const volumes = validateVolumes(spec.volumes, place, path.child('volumes'), errors, context);
  const scope: PodScope = {
    ...context,
    isPod,
    volumes,
    claims: new Set((spec.resourceClaims ?? []).map(({ name = '' }) => name).filter((name) => name !== '')),
    gracePeriod: spec.terminationGracePeriodSeconds,
    restartPolicy: spec.restartPolicy ?? '',
    os: spec.os,
    hostUsers: spec.hostUsers !== false,
  };
  validatePodResourceClaims(spec.resourceClaims, metadata, path.child('resourceClaims'), errors, context);
  validateContainers(spec.containers, path.child('containers'), errors, scope);
  validateInitContainers(spec, path.child('initContainers'), errors, scope);
  validateEphemeralContainers(spec, path.child('ephemeralContainers'), errors, scope);
  if (hasPodResources(context)) validatePodResources(spec, scope.claims, path.child('resources'), errors);
  if (spec.hostNetwork === true) validateHostNetworkPorts(spec.containers, isPod, path.child('containers'), errors);
  validateScheduling(spec, path, errors, context);
  validateHostProcess(spec, path, errors);
  validateHostUsers(spec, path, errors, context);
  validateHostnameOverride(spec, path, errors);
  validateNames(spec, path, errors, context);
  validateRuntime(spec, path, errors);
  validatePodOs(spec, path, errors, context);
  validateFileKeyVolumes(spec, path, errors);
}

function validateScheduling(spec: PodSpec, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  requireOneOf(spec.restartPolicy ?? '', RESTART_POLICIES, path.child('restartPolicy'), errors);
  validateDnsPolicy(spec.dnsPolicy ?? '', path.child('dnsPolicy'), errors);
  validateLabels(spec.nodeSelector, path.child('nodeSelector'), errors);
  validatePodSecurityContext(spec, path.child('securityContext'), errors);
  validateAffinity(spec.affinity, path.child('affinity'), errors, context);
  validateDnsConfig(spec, path.child('dnsConfig'), errors, context);
  validateReadinessGates(spec.readinessGates, path.child('readinessGates'), errors);
  validateSchedulingGates(spec.schedulingGates, path.child('schedulingGates'), errors);
  const spreadPath = path.child('topologySpreadConstraints');
  validateTopologySpread(spec.topologySpreadConstraints, spreadPath, errors, context);
}

function validateNames(spec: PodSpec, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  if (spec.serviceAccountName) {
    checkFormat(spec.serviceAccountName, dns1123Subdomain, path.child('serviceAccountName'), errors);
  }
  if (spec.nodeName) checkFormat(spec.nodeName, dns1123Subdomain, path.child('nodeName'), errors);
  const deadline = spec.activeDeadlineSeconds;
  if (deadline !== undefined) {
    const deadlinePath = path.child('activeDeadlineSeconds');
    for (const text of inRange(deadline, 1, LARGEST_INT32)) errors.invalid(deadlinePath, deadline, text);
  }
  if (spec.hostname) checkFormat(spec.hostname, dns1123Label, path.child('hostname'), errors);
  if (spec.subdomain) checkFormat(spec.subdomain, dns1123Label, path.child('subdomain'), errors);
  validateTolerations(spec.tolerations, path.child('tolerations'), errors, context);
  validateHostAliases(spec.hostAliases, path.child('hostAliases'), errors, context);
  if (spec.priorityClassName) {
    checkFormat(spec.priorityClassName, dns1123Subdomain, path.child('priorityClassName'), errors);
  }
}

function validateRuntime(spec: PodSpec, path: FieldPath, errors: FieldErrors): void {
  if (spec.runtimeClassName !== undefined) {
    checkFormat(spec.runtimeClassName, dns1123Subdomain, path.child('runtimeClassName'), errors);
  }
  if (spec.preemptionPolicy !== undefined) {
    requireOneOf(spec.preemptionPolicy, PREEMPTION_POLICIES, path.child('preemptionPolicy'), errors);
  }
  if (spec.overhead) {
    const overhead = { limits: spec.overhead };
    validateResources(overhead, validateContainerResourceName, new Set(), path.child('overhead'), errors);
  }
}

function requireOneOf(value: string, known: readonly string[], path: FieldPath, errors: FieldErrors): void {
  if (value === '') errors.required(path);
  else if (!known.includes(value)) errors.notSupported(path, named(value), known);
}
