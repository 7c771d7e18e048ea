import type { Chart } from 'cdk8s';
import { DaemonSet, hostPath } from 'charthouse';

export function example(chart: Chart): void {
  new DaemonSet(chart, 'log-collector', {
    image: 'docker.io/fluent/fluent-bit:4.0.7',
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    tolerations: [{ key: 'node-role.kubernetes.io/control-plane', operator: 'Exists', effect: 'NoSchedule' }],
    mounts: { '/var/log': hostPath('logs', { path: '/var/log', type: 'Directory' }).readOnly() },
    unsafe: { hostPath: 'the logs of all containers lie on the node' },
  });
}
