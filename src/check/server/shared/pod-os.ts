/** What pods of one operating system may not have: https://kubernetes.io/docs/concepts/workloads/pods/#pod-os */
import type { PodSpec } from '../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { named } from '../go-value.ts';
import { containersOf } from './pod-containers.ts';

const SYSTEMS = ['linux', 'windows'];

export function validatePodOs(spec: PodSpec, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  if (!spec.os) return;
  const name = spec.os.name ?? '';
  if (name === '') errors.required(path.child('os', 'name'));
  else if (!SYSTEMS.includes(name)) errors.notSupported(path.child('os'), named(name), SYSTEMS);
  else if (name === 'linux') validateLinux(spec, path, errors);
  else validateWindows(spec, path, errors, context);
}

function validateLinux(spec: PodSpec, path: FieldPath, errors: FieldErrors): void {
  const refused = 'windows options cannot be set for a linux pod';
  if (spec.securityContext?.windowsOptions) {
    errors.forbidden(path.child('securityContext', 'windowsOptions'), refused);
  }
  for (const { container, path: containerPath } of containersOf(spec, path)) {
    if (!container.securityContext?.windowsOptions) continue;
    errors.forbidden(containerPath.child('securityContext', 'windowsOptions'), refused);
  }
}

const OF_CONTAINERS = [
  'appArmorProfile',
  'seLinuxOptions',
  'seccompProfile',
  'capabilities',
  'readOnlyRootFilesystem',
  'privileged',
  'allowPrivilegeEscalation',
  'procMount',
  'runAsUser',
  'runAsGroup',
] as const;

function validateWindows(spec: PodSpec, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  const refuse = (refusedPath: FieldPath): void => errors.forbidden(refusedPath, 'cannot be set for a windows pod');
  const security = spec.securityContext ?? {};
  const securityPath = path.child('securityContext');
  if (security.appArmorProfile) refuse(securityPath.child('appArmorProfile'));
  if (security.seLinuxOptions) refuse(securityPath.child('seLinuxOptions'));
  if (spec.hostUsers !== undefined) refuse(path.child('hostUsers'));
  if (spec.hostPID === true) refuse(path.child('hostPID'));
  if (spec.hostIPC === true) refuse(path.child('hostIPC'));
  if (security.seccompProfile) refuse(securityPath.child('seccompProfile'));
  if (security.fsGroup !== undefined) refuse(securityPath.child('fsGroup'));
  if (security.fsGroupChangePolicy !== undefined) refuse(securityPath.child('fsGroupChangePolicy'));
  if ((security.sysctls ?? []).length > 0) refuse(securityPath.child('sysctls'));
  if (spec.shareProcessNamespace !== undefined) refuse(path.child('shareProcessNamespace'));
  if (security.runAsUser !== undefined) refuse(securityPath.child('runAsUser'));
  if (security.runAsGroup !== undefined) refuse(securityPath.child('runAsGroup'));
  if (security.supplementalGroups) refuse(securityPath.child('supplementalGroups'));
  if (security.supplementalGroupsPolicy !== undefined) refuse(securityPath.child('supplementalGroupsPolicy'));
  if (security.seLinuxChangePolicy !== undefined && holds(context, 32)) {
    refuse(securityPath.child('seLinuxChangePolicy'));
  }
  for (const { container, path: containerPath } of containersOf(spec, path)) {
    const own = container.securityContext ?? {};
    for (const field of OF_CONTAINERS) {
      if (own[field] !== undefined) refuse(containerPath.child('securityContext', field));
    }
  }
}
