import type { KubernetesObject } from '../../src/model/resource.ts';
import type { Unsafe } from '../../src/model/trait.ts';
import { pod } from './objects.ts';

/** Each control with something it forbids, the opt-out for it, and whether the baseline has it too. */
export const FORBIDDEN: readonly (readonly [
  name: string,
  optOut: Unsafe,
  baseline: boolean,
  object: KubernetesObject,
])[] = [
  [
    'windows-host-process',
    'windowsHostProcess',
    true,
    pod({ securityContext: { windowsOptions: { hostProcess: true } } }),
  ],
  ['host-network', 'hostNetwork', true, pod({ hostNetwork: true })],
  ['host-pid', 'hostPID', true, pod({ hostPID: true })],
  ['host-ipc', 'hostIPC', true, pod({ hostIPC: true })],
  ['privileged', 'privileged', true, inContext({ privileged: true })],
  ['capabilities', 'capabilities', true, inContext({ capabilities: { add: ['NET_ADMIN'] } })],
  ['capabilities', 'capabilities', false, inContext({ capabilities: { add: ['CHOWN'] } })],
  ['capabilities', 'capabilities', false, inContext({ capabilities: { drop: ['NET_RAW'] } })],
  ['host-path', 'hostPath', true, pod({ volumes: [{ name: 'dev', hostPath: { path: '/dev' } }] })],
  ['volume-type', 'volumeType', false, pod({ volumes: [{ name: 'data', nfs: { server: 's', path: '/' } }] })],
  ['host-port', 'hostPort', true, pod({}, { ports: [{ containerPort: 80, hostPort: 80 }], readinessProbe: {} })],
  ['host-probe', 'hostProbe', true, pod({}, { livenessProbe: { httpGet: { host: '10.0.0.1', port: 80 } } })],
  ['host-probe', 'hostProbe', true, pod({}, { lifecycle: { preStop: { tcpSocket: { host: 'db', port: 80 } } } })],
  ['app-armor', 'appArmor', true, pod({ securityContext: { appArmorProfile: { type: 'Unconfined' } } })],
  ['selinux', 'seLinux', true, inContext({ seLinuxOptions: { type: 'spc_t' } })],
  ['selinux', 'seLinux', true, inContext({ seLinuxOptions: { user: 'root' } })],
  ['proc-mount', 'procMount', true, inContext({ procMount: 'Unmasked' })],
  ['seccomp', 'seccomp', true, inContext({ seccompProfile: { type: 'Unconfined' } })],
  ['sysctls', 'sysctls', true, pod({ securityContext: { sysctls: [{ name: 'kernel.msgmax', value: '1' }] } })],
  ['privilege-escalation', 'privilegeEscalation', false, inContext({ allowPrivilegeEscalation: true })],
  ['run-as-non-root', 'runAsRoot', false, inContext({ runAsNonRoot: false })],
  ['run-as-user', 'runAsRoot', false, pod({ securityContext: { runAsUser: 0 } })],
];

function inContext(securityContext: Readonly<Record<string, unknown>>): KubernetesObject {
  return pod({}, { securityContext });
}
