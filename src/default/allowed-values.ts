/*
 * What the Pod Security Standards allow, value by value.
 *
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */

/** Capabilities that may be added under the profile `baseline`. */
export const BASELINE_CAPABILITIES = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

/** Kernel parameters that concern the pod alone. */
export const SAFE_SYSCTLS = new Set([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_syncookies',
]);

/** Those that are allowed from 1.32 on. */
export const SAFE_SYSCTLS_SINCE_1_32 = new Set(['net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem']);

export const SELINUX_TYPES = new Set(['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t']);

/** Fields of a volume under the profile `restricted`. */
export const RESTRICTED_VOLUMES = new Set([
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  // A control of its own, with an opt-out of its own.
  'hostPath',
  'image',
  'name',
  'persistentVolumeClaim',
  'projected',
  'secret',
]);

/** Types of seccomp and AppArmor profiles; the third, `Unconfined`, is to have none. */
export const PROFILES_OF_THE_NODE = new Set(['RuntimeDefault', 'Localhost']);
