/** Starts a real Kubernetes control plane on loopback: the judge of every rule and the cluster of every end-to-end test. */
import { join } from 'node:path';
import { openClient, type SendRequest } from './client.ts';
import { run, type CommandResult } from './command.ts';
import { ensure } from './build.ts';
import { defaultKubernetes, kubernetesPatches, type KubernetesVersion } from './components.ts';
import { startControllers } from './controllers.ts';
import { writeCredentials, type Credentials } from './credentials.ts';
import { answersOk } from './http.ts';
import { startKwok } from './kwok.ts';
import { freePorts } from './ports.ts';
import { openProcessGroup, type ProcessGroup } from './processes.ts';

export interface ControlPlaneOptions {
  readonly kubernetes?: KubernetesVersion;
  /** Controller manager and scheduler: Deployments make pods, garbage is collected, service accounts appear. */
  readonly controllers?: boolean;
  /** Two nodes whose kubelets are played: scheduled pods become Running and Ready, Jobs complete. */
  readonly kwok?: boolean;
  /** `verdicts`: the flags under which the recorded verdicts were taken. `default`: RBAC and all default admission. */
  readonly admission?: 'verdicts' | 'default';
  /** Further flags of the API server, such as a feature gate under test. */
  readonly apiServerFlags?: readonly string[];
}

export interface ControlPlane {
  readonly kubernetes: KubernetesVersion;
  readonly url: string;
  readonly token: string;
  /** Path of a kubeconfig for this server. */
  readonly kubeconfig: string;
  /** Processes that belong to this cluster join its group and end with it. */
  readonly processes: ProcessGroup;
  readonly request: SendRequest;
  kubectl(args: readonly string[], input?: string): Promise<CommandResult>;
  stop(): Promise<void>;
}

export async function startControlPlane(options: ControlPlaneOptions = {}): Promise<ControlPlane> {
  const kubernetes = options.kubernetes ?? defaultKubernetes;
  const etcd = await ensure('etcd');
  const apiServer = await ensure('kube-apiserver', kubernetesPatches[kubernetes]);
  const kubectlBinary = await ensure('kubectl');

  const processes = openProcessGroup();
  try {
    const [etcdPort, peerPort, apiPort] = await freePorts(3);
    const url = `https://127.0.0.1:${apiPort}`;
    const credentials = writeCredentials(processes.folder, url);
    const client = openClient({ url, token: credentials.token });
    const { request } = client;

    const etcdUrl = `http://127.0.0.1:${etcdPort}`;
    await startEtcd(processes, etcd, etcdUrl, `http://127.0.0.1:${peerPort}`);
    const server = processes.start('kube-apiserver', apiServer, [
      ...apiServerFlags(processes.folder, credentials, etcdUrl, `${apiPort}`),
      ...admissionFlags(options.admission ?? 'default'),
      ...(options.apiServerFlags ?? []),
    ]);
    await processes.untilReady(
      server,
      async () =>
        (await answers(request, '/readyz')) &&
        // Created by the server itself, shortly after it calls itself ready.
        (await answers(request, '/api/v1/namespaces/default')),
    );

    if (options.controllers === true) await startControllers(processes, credentials, request);
    if (options.kwok === true) await startKwok(processes, credentials, request);

    const kubectlCache = join(processes.folder, 'kubectl-cache');
    return {
      kubernetes,
      url,
      token: credentials.token,
      kubeconfig: credentials.kubeconfig,
      processes,
      request,
      // The user's own discovery cache is keyed by address, and ours comes back with other kinds behind it.
      kubectl: (args, input) =>
        run(
          kubectlBinary,
          ['--kubeconfig', credentials.kubeconfig, '--cache-dir', kubectlCache, ...args],
          input === undefined ? {} : { input },
        ),
      stop: async () => {
        client.close();
        await processes.stop();
      },
    };
  } catch (error) {
    await processes.stop();
    throw error;
  }
}

async function startEtcd(processes: ProcessGroup, binary: string, clientUrl: string, peerUrl: string): Promise<void> {
  const etcd = processes.start('etcd', binary, [
    `--data-dir=${join(processes.folder, 'etcd')}`,
    `--listen-client-urls=${clientUrl}`,
    `--advertise-client-urls=${clientUrl}`,
    `--listen-peer-urls=${peerUrl}`,
    `--initial-advertise-peer-urls=${peerUrl}`,
    `--initial-cluster=default=${peerUrl}`,
    // The data does not outlive the test, so it need not survive a power cut.
    '--unsafe-no-fsync',
  ]);
  await processes.untilReady(etcd, () => answersOk(`${clientUrl}/health`));
}

function apiServerFlags(folder: string, credentials: Credentials, etcdUrl: string, port: string): readonly string[] {
  return [
    `--etcd-servers=${etcdUrl}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
    `--cert-dir=${join(folder, 'apiserver-certificates')}`,
    `--token-auth-file=${credentials.tokenFile}`,
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${credentials.verifyingKeyFile}`,
    `--service-account-signing-key-file=${credentials.signingKeyFile}`,
    '--service-cluster-ip-range=10.96.0.0/12',
    '--allow-privileged',
  ];
}

function admissionFlags(admission: 'verdicts' | 'default'): readonly string[] {
  return admission === 'default'
    ? ['--authorization-mode=RBAC']
    : ['--authorization-mode=AlwaysAllow', '--disable-admission-plugins=ServiceAccount'];
}

/** True once the path answers with success; false also while nothing listens yet. */
async function answers(request: SendRequest, path: string): Promise<boolean> {
  try {
    return (await request('GET', path)).status === 200;
  } catch {
    return false;
  }
}
