import type { Profile } from '../model/trait.ts';
import {
  BASELINE_CAPABILITIES,
  PROFILES_OF_THE_NODE,
  RESTRICTED_VOLUMES,
  SAFE_SYSCTLS,
  SAFE_SYSCTLS_SINCE_1_32,
  SELINUX_TYPES,
} from './allowed-values.ts';
import type { Control } from './control.ts';
import { type Fields, isFields } from './fields.ts';

const RESTRICTED: readonly Profile[] = ['restricted'];
const BASELINE: readonly Profile[] = ['baseline'];
const BOTH: readonly Profile[] = ['restricted', 'baseline'];

const HANDLERS = ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle.postStart', 'lifecycle.preStop'];
const APP_ARMOR_ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';

const isTrue = (value: unknown): boolean => value === true;
const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const mustNot =
  (field: string) =>
  (value: unknown, who: string): string =>
    `${who} must not set ${field}=${String(value)}`;
const mustNotTo =
  (field: string) =>
  (value: unknown, who: string): string =>
    `${who} must not set ${field} to ${JSON.stringify(value)}`;

/**
 * The Pod Security Standards, with the versions in which a control changed, and what goes beyond them.
 *
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export const CONTROLS: readonly Control[] = [
  {
    name: 'windows-host-process',
    profiles: BOTH,
    optOut: 'windowsHostProcess',
    fields: ['securityContext.windowsOptions.hostProcess', '*.securityContext.windowsOptions.hostProcess'],
    forbids: isTrue,
    says: mustNot('securityContext.windowsOptions.hostProcess'),
  },
  ...(['hostNetwork', 'hostPID', 'hostIPC'] as const).map((field): Control => ({
    name: { hostNetwork: 'host-network', hostPID: 'host-pid', hostIPC: 'host-ipc' }[field],
    profiles: BOTH,
    optOut: field,
    fields: [field],
    forbids: isTrue,
    says: () => `host namespaces (${field}=true)`,
  })),
  {
    name: 'privileged',
    profiles: BOTH,
    optOut: 'privileged',
    fields: ['*.securityContext.privileged'],
    forbids: isTrue,
    says: mustNot('securityContext.privileged'),
  },
  {
    name: 'capabilities',
    profiles: BASELINE,
    optOut: 'capabilities',
    fields: ['*.securityContext.capabilities.add[*]'],
    forbids: (value) => !BASELINE_CAPABILITIES.has(String(value)),
    says: (value, who) => `${who} must not include ${JSON.stringify(value)} in securityContext.capabilities.add`,
  },
  {
    name: 'capabilities',
    profiles: RESTRICTED,
    optOut: 'capabilities',
    fields: ['*.securityContext.capabilities.add[*]'],
    forbids: (value) => value !== 'NET_BIND_SERVICE',
    says: (value, who) => `${who} must not include ${JSON.stringify(value)} in securityContext.capabilities.add`,
    exemptsWindows: true,
  },
  {
    name: 'capabilities',
    profiles: RESTRICTED,
    optOut: 'capabilities',
    fields: ['*.securityContext.capabilities.drop'],
    forbids: (value) => Array.isArray(value) && !value.includes('ALL'),
    says: (_value, who) => `${who} must set securityContext.capabilities.drop=["ALL"]`,
    exemptsWindows: true,
  },
  {
    name: 'host-path',
    profiles: BOTH,
    optOut: 'hostPath',
    fields: ['volumes[*].hostPath'],
    forbids: () => true,
    says: (value) => `hostPath volumes (path ${JSON.stringify(isFields(value) ? value['path'] : undefined)})`,
  },
  {
    name: 'volume-type',
    profiles: RESTRICTED,
    optOut: 'volumeType',
    fields: ['volumes[*]'],
    forbids: (value) => isFields(value) && restrictedTypes(value).length > 0,
    says: (value) => {
      const volume = isFields(value) ? value : {};
      return `volume ${JSON.stringify(volume['name'])} uses restricted volume type ${JSON.stringify(restrictedTypes(volume)[0])}`;
    },
  },
  {
    name: 'host-port',
    profiles: BOTH,
    optOut: 'hostPort',
    fields: ['*.ports[*].hostPort'],
    forbids: (value) => value !== 0,
    says: (value, who) => `${who} uses hostPort ${String(value)}`,
  },
  {
    name: 'host-probe',
    profiles: BOTH,
    optOut: 'hostProbe',
    fields: HANDLERS.flatMap((handler) => [`*.${handler}.httpGet.host`, `*.${handler}.tcpSocket.host`]),
    forbids: isText,
    says: (value, who) => `${who} uses probe or lifecycle host ${JSON.stringify(value)}`,
    since: 34,
  },
  {
    name: 'app-armor',
    profiles: BOTH,
    optOut: 'appArmor',
    fields: ['securityContext.appArmorProfile.type', '*.securityContext.appArmorProfile.type'],
    forbids: (value) => !PROFILES_OF_THE_NODE.has(String(value)),
    says: mustNotTo('AppArmor profile type'),
  },
  {
    name: 'app-armor',
    profiles: BOTH,
    optOut: 'appArmor',
    fields: ['metadata.annotations{*}'],
    forbids: (value, key) =>
      key.startsWith(APP_ARMOR_ANNOTATION) && value !== '' && !/^(?:runtime\/default$|localhost\/)/.test(String(value)),
    says: (value, _who, key) => `annotation must not set AppArmor profile type to "${key}=${JSON.stringify(value)}"`,
  },
  {
    name: 'selinux',
    profiles: BOTH,
    optOut: 'seLinux',
    fields: ['securityContext.seLinuxOptions.type', '*.securityContext.seLinuxOptions.type'],
    forbids: (value) => !SELINUX_TYPES.has(String(value)),
    says: (value, who) => `${who} set forbidden securityContext.seLinuxOptions: type ${JSON.stringify(value)}`,
  },
  ...(['user', 'role'] as const).map((part): Control => ({
    name: 'selinux',
    profiles: BOTH,
    optOut: 'seLinux',
    fields: [`securityContext.seLinuxOptions.${part}`, `*.securityContext.seLinuxOptions.${part}`],
    forbids: isText,
    says: (_value, who) => `${who} set forbidden securityContext.seLinuxOptions: ${part} may not be set`,
  })),
  {
    name: 'proc-mount',
    profiles: BASELINE,
    optOut: 'procMount',
    fields: ['*.securityContext.procMount'],
    forbids: (value) => value !== 'Default',
    says: mustNotTo('securityContext.procMount'),
    exemptsOwnUsersSince: 35,
  },
  {
    name: 'proc-mount',
    profiles: RESTRICTED,
    optOut: 'procMount',
    fields: ['*.securityContext.procMount'],
    forbids: (value) => value !== 'Default',
    says: mustNotTo('securityContext.procMount'),
  },
  {
    name: 'seccomp',
    profiles: BOTH,
    optOut: 'seccomp',
    fields: ['securityContext.seccompProfile.type', '*.securityContext.seccompProfile.type'],
    forbids: (value) => !PROFILES_OF_THE_NODE.has(String(value)),
    says: mustNotTo('securityContext.seccompProfile.type'),
  },
  {
    name: 'sysctls',
    profiles: BOTH,
    optOut: 'sysctls',
    fields: ['securityContext.sysctls[*].name'],
    forbids: (value) => !SAFE_SYSCTLS.has(String(value)) && !SAFE_SYSCTLS_SINCE_1_32.has(String(value)),
    says: (value) => `forbidden sysctls (${String(value)})`,
  },
  {
    name: 'sysctls',
    profiles: BOTH,
    optOut: 'sysctls',
    fields: ['securityContext.sysctls[*].name'],
    forbids: (value) => SAFE_SYSCTLS_SINCE_1_32.has(String(value)),
    says: (value) => `forbidden sysctls (${String(value)})`,
    until: 31,
  },
  {
    name: 'privilege-escalation',
    profiles: RESTRICTED,
    optOut: 'privilegeEscalation',
    fields: ['*.securityContext.allowPrivilegeEscalation'],
    forbids: isTrue,
    says: (_value, who) => `${who} must set securityContext.allowPrivilegeEscalation=false`,
    exemptsWindows: true,
  },
  {
    name: 'run-as-non-root',
    profiles: RESTRICTED,
    optOut: 'runAsRoot',
    fields: ['securityContext.runAsNonRoot', '*.securityContext.runAsNonRoot'],
    forbids: (value) => value === false,
    says: mustNot('securityContext.runAsNonRoot'),
    exemptsOwnUsersSince: 35,
  },
  {
    name: 'run-as-user',
    profiles: RESTRICTED,
    optOut: 'runAsRoot',
    fields: ['securityContext.runAsUser', '*.securityContext.runAsUser'],
    forbids: (value) => value === 0,
    says: mustNot('runAsUser'),
    exemptsOwnUsersSince: 35,
  },
  {
    // Not of the standard, and so no error.
    name: 'writable-root-file-system',
    profiles: RESTRICTED,
    optOut: 'writableRootFileSystem',
    fields: ['*.securityContext.readOnlyRootFilesystem'],
    forbids: (value) => value === false,
    says: mustNot('securityContext.readOnlyRootFilesystem'),
    severity: 'warning',
    docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    exemptsWindows: true,
  },
];

function restrictedTypes(volume: Fields): string[] {
  return Object.keys(volume).filter((type) => !RESTRICTED_VOLUMES.has(type));
}
