/** The controller manager and the scheduler of a control plane. */
import { join } from 'node:path';
import { ensure } from './build.ts';
import type { SendRequest } from './client.ts';
import type { Credentials } from './credentials.ts';
import { freePorts } from './ports.ts';
import type { ProcessGroup } from './processes.ts';

export async function startControllers(
  processes: ProcessGroup,
  credentials: Credentials,
  request: SendRequest,
): Promise<void> {
  const managerBinary = await ensure('kube-controller-manager');
  const schedulerBinary = await ensure('kube-scheduler');
  const [managerPort, schedulerPort] = await freePorts(2);

  const flags = (name: string, port: number | undefined): readonly string[] => [
    `--kubeconfig=${credentials.kubeconfig}`,
    // Alone, nobody else wants to lead; an election would only cost seconds.
    '--leader-elect=false',
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
    `--cert-dir=${join(processes.folder, `${name}-certificates`)}`,
  ];
  const manager = processes.start('kube-controller-manager', managerBinary, [
    ...flags('kube-controller-manager', managerPort),
    `--service-account-private-key-file=${credentials.signingKeyFile}`,
    // On a busy machine kwok may report late. Pods of a node that was taken for dead once are not made ready again.
    '--node-monitor-grace-period=10m',
  ]);
  processes.start('kube-scheduler', schedulerBinary, flags('kube-scheduler', schedulerPort));

  // Without it no pod is admitted to the default namespace; its presence shows that the controllers work.
  const account = '/api/v1/namespaces/default/serviceaccounts/default';
  await processes.untilReady(manager, async () => (await request('GET', account)).status === 200);
}
