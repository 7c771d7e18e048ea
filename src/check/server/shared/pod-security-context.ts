import type { PodSpec } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { named } from '../go-value.ts';
import { groupId, userId } from '../names.ts';
import { validateAppArmorProfile } from './app-armor.ts';
import { validateSeccompProfile } from './seccomp.ts';
import { validateId } from './security-context.ts';
import { validateSysctls } from './sysctls.ts';
import { validateWindowsOptions } from './windows-options.ts';

/** `spec.securityContext` of a pod, together with the host namespaces it shares. */
export function validatePodSecurityContext(spec: PodSpec, path: FieldPath, errors: FieldErrors): void {
  const security = spec.securityContext ?? {};
  validateId(security.fsGroup, groupId, path.child('fsGroup'), errors);
  validateId(security.runAsUser, userId, path.child('runAsUser'), errors);
  validateId(security.runAsGroup, groupId, path.child('runAsGroup'), errors);
  (security.supplementalGroups ?? []).forEach((group, position) => {
    validateId(group, groupId, path.child('supplementalGroups').index(position), errors);
  });
  if (spec.hostPID === true && spec.shareProcessNamespace === true) {
    const sharePath = path.child('shareProcessNamespace');
    errors.invalid(sharePath, true, 'ShareProcessNamespace and HostPID cannot both be enabled');
  }
  validateSysctls(spec, path.child('sysctls'), errors);
  validateChoice(security.fsGroupChangePolicy, ['Always', 'OnRootMismatch'], path.child('fsGroupChangePolicy'), errors);
  validateSeccompProfile(security.seccompProfile, path.child('seccompProfile'), errors);
  validateWindowsOptions(security.windowsOptions, path.child('windowsOptions'), errors);
  validateAppArmorProfile(security.appArmorProfile, path.child('appArmorProfile'), errors);
  const groupsPath = path.child('supplementalGroupsPolicy');
  validateChoice(security.supplementalGroupsPolicy, ['Merge', 'Strict'], groupsPath, errors);
  // SELinuxMount is off in 1.31 to 1.36: without it labels are changed file by file.
  validateChoice(security.seLinuxChangePolicy, ['Recursive'], path.child('seLinuxChangePolicy'), errors);
}

function validateChoice(
  value: string | undefined,
  known: readonly string[],
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (value !== undefined && !known.includes(value)) errors.notSupported(path, named(value), known);
}
