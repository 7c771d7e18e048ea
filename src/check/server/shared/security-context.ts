/** Security settings of one container; the test bed's servers and most clusters allow privileged ones. */
import type { SecurityContext } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { named } from '../go-value.ts';
import { groupId, userId } from '../names.ts';
import { validateAppArmorProfile } from './app-armor.ts';
import { validateSeccompProfile } from './seccomp.ts';
import { validateWindowsOptions } from './windows-options.ts';

const PROC_MOUNTS = ['Default', 'Unmasked'];

export function validateSecurityContext(
  security: SecurityContext | undefined,
  path: FieldPath,
  errors: FieldErrors,
  hostUsers: boolean,
): void {
  if (!security) return;
  validateId(security.runAsUser, userId, path.child('runAsUser'), errors);
  validateId(security.runAsGroup, groupId, path.child('runAsGroup'), errors);
  validateProcMount(security.procMount, hostUsers, path.child('procMount'), errors);
  validateSeccompProfile(security.seccompProfile, path.child('seccompProfile'), errors);
  validatePrivileges(security, path, errors);
  validateWindowsOptions(security.windowsOptions, path.child('windowsOptions'), errors);
  validateAppArmorProfile(security.appArmorProfile, path.child('appArmorProfile'), errors);
}

export function validateId(
  id: number | undefined,
  format: (id: number) => string[],
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (id === undefined) return;
  for (const text of format(id)) errors.invalid(path, id, text);
}

function validateProcMount(
  procMount: string | undefined,
  hostUsers: boolean,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (procMount === undefined) return;
  if (!PROC_MOUNTS.includes(procMount)) errors.notSupported(path, named(procMount), PROC_MOUNTS);
  if (hostUsers && procMount === 'Unmasked') {
    const help = 'Set spec.hostUsers to false: the pod then has a user namespace of its own.';
    errors.invalid(path, named(procMount), '`hostUsers` must be false to use `Unmasked`', help);
  }
}

const ESCALATION_HELP =
  'Such a container can always gain privileges: leave allowPrivilegeEscalation out, or better what gives it them.';

function validatePrivileges(security: SecurityContext, path: FieldPath, errors: FieldErrors): void {
  if (security.allowPrivilegeEscalation !== false) return;
  if (security.privileged === true) {
    const refused = 'cannot set `allowPrivilegeEscalation` to false and `privileged` to true';
    errors.invalid(path, goSecurityContext(security), refused, ESCALATION_HELP);
  }
  for (const capability of security.capabilities?.add ?? []) {
    if (capability !== 'CAP_SYS_ADMIN') continue;
    const refused = 'cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN';
    errors.invalid(path, goSecurityContext(security), refused, ESCALATION_HELP);
  }
}

/** As the server's internal type prints it. */
function goSecurityContext(security: SecurityContext): object {
  const { capabilities, seLinuxOptions, windowsOptions, seccompProfile, appArmorProfile } = security;
  return {
    Capabilities: capabilities ? { Add: capabilities.add ?? null, Drop: capabilities.drop ?? null } : null,
    Privileged: security.privileged ?? null,
    SELinuxOptions: seLinuxOptions
      ? {
          User: seLinuxOptions.user ?? '',
          Role: seLinuxOptions.role ?? '',
          Type: seLinuxOptions.type ?? '',
          Level: seLinuxOptions.level ?? '',
        }
      : null,
    WindowsOptions: windowsOptions
      ? {
          GMSACredentialSpecName: windowsOptions.gmsaCredentialSpecName ?? null,
          GMSACredentialSpec: windowsOptions.gmsaCredentialSpec ?? null,
          RunAsUserName: windowsOptions.runAsUserName ?? null,
          HostProcess: windowsOptions.hostProcess ?? null,
        }
      : null,
    RunAsUser: security.runAsUser ?? null,
    RunAsGroup: security.runAsGroup ?? null,
    RunAsNonRoot: security.runAsNonRoot ?? null,
    ReadOnlyRootFilesystem: security.readOnlyRootFilesystem ?? null,
    AllowPrivilegeEscalation: security.allowPrivilegeEscalation ?? null,
    ProcMount: security.procMount ?? null,
    SeccompProfile: goProfile(seccompProfile),
    AppArmorProfile: goProfile(appArmorProfile),
  };
}

function goProfile(profile: { readonly type?: string; readonly localhostProfile?: string } | undefined): object | null {
  return profile ? { Type: profile.type ?? '', LocalhostProfile: profile.localhostProfile ?? null } : null;
}
