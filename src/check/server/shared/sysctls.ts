import type { PodSpec } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { byteLength } from '../go-value.ts';

const SEGMENT = '[a-z0-9]([-_a-z0-9]*[a-z0-9])?';
const PATTERN = `^(${SEGMENT}[\\./])*${SEGMENT}$`;
// The same language as the server's pattern, without its overlapping repetitions: linear.
const NAME = /^[a-z0-9]+(?:[-_]+[a-z0-9]+)*(?:[./][a-z0-9]+(?:[-_]+[a-z0-9]+)*)*$/;
const MAXIMUM_BYTES = 253;

const IPC = new Set([
  'kernel.sem',
  'kernel.shmall',
  'kernel.shmmax',
  'kernel.shmmni',
  'kernel.shm_rmid_forced',
  'kernel.shm',
  'kernel.msgmax',
  'kernel.msgmnb',
  'kernel.msgmni',
  'kernel.msg',
]);

/** Kernel parameters of a pod: https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/ */
export function validateSysctls(spec: PodSpec, path: FieldPath, errors: FieldErrors): void {
  const seen = new Set<string>();
  (spec.securityContext?.sysctls ?? []).forEach(({ name = '' }, position) => {
    const namePath = path.index(position).child('name');
    if (name === '') errors.required(namePath);
    else if (byteLength(name) > MAXIMUM_BYTES || !NAME.test(name)) {
      errors.invalid(namePath, name, `must have at most ${MAXIMUM_BYTES} characters and match regex ${PATTERN}`);
    } else if (seen.has(name)) errors.duplicate(namePath, name);
    const namespace = namespaceOf(name);
    if (spec.hostNetwork === true && namespace === 'net') {
      errors.invalid(namePath, name, "may not be specified when 'hostNetwork' is true");
    } else if (spec.hostIPC === true && namespace === 'ipc') {
      errors.invalid(namePath, name, "may not be specified when 'hostIPC' is true");
    }
    seen.add(name);
  });
}

/** The namespace of the kernel that a parameter belongs to. */
function namespaceOf(name: string): 'net' | 'ipc' | undefined {
  const [normal = ''] = normalized(name.slice(0, MAXIMUM_BYTES)).split('*', 1);
  if (IPC.has(normal) || normal.startsWith('fs.mqueue.')) return 'ipc';
  return normal.startsWith('net.') ? 'net' : undefined;
}

/** `net/ipv4/conf/eno2.100/rp_filter` is `net.ipv4.conf.eno2/100.rp_filter`. */
function normalized(name: string): string {
  const separator = /[./]/.exec(name)?.[0];
  if (separator !== '/') return name;
  return name.replace(/[./]/g, (character) => (character === '.' ? '/' : '.'));
}
