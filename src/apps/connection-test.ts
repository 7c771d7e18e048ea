import { type Host, helmTest, Pod } from 'charthouse';
import type { Construct } from 'constructs';

/** A pod by which `helm test` sees whether a Service answers. */
export function connectionTest(scope: Construct, id: string, host: Host, port: number): Pod {
  const pod = new Pod(scope, id, {
    restartPolicy: 'Never',
    image: 'docker.io/library/busybox:1.37.0',
    podSecurityContext: { runAsUser: 65534 },
    command: ['nc', '-z', '-w', '5', `${host}`, String(port)],
    resources: { requests: { cpu: '50m', memory: '32Mi' }, limits: { cpu: '50m', memory: '32Mi' } },
  });
  return helmTest(pod);
}
