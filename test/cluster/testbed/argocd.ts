/** Argo CD without its server: what pulls a git repository, applies it to the cluster and reports on it. */
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { applicationState, type ApplicationState } from './application.ts';
import { argoCdNamespace, argoCdSettings } from './argocd-settings.ts';
import { ensure } from './build.ts';
import { outputOf } from './command.ts';
import { answersOk } from './http.ts';
import { applyDefinitions } from './definitions.ts';
import { freePorts } from './ports.ts';
import type { ControlPlane } from './server.ts';
import { unreadyPods } from './unready-pods.ts';

export interface ArgoCdOptions {
  /** The Helm that renders charts. Argo CD 3.2 brings one of the third major version. */
  readonly helm?: '3.22.0' | '4.3.1';
}

/** Its processes belong to the control plane's group and end with it. */
export interface ArgoCd {
  /** Where Applications, ApplicationSets and AppProjects live. A project `default` that allows everything is there. */
  readonly namespace: string;
  /** Undefined while there is no such Application, for instance because an ApplicationSet has yet to make it. */
  find(application: string): Promise<ApplicationState | undefined>;
  /** Makes Argo CD compare now, with the repository's newest commit and no cached manifests. */
  refresh(application: string): Promise<void>;
  /** Waits for a state; what it last saw, conditions included, is in the error if it does not come. */
  until(
    application: string,
    isWanted: (state: ApplicationState) => boolean,
    timeoutMs?: number,
  ): Promise<ApplicationState>;
}

/** Needs a control plane with controllers; without kwok no pod becomes ready and Applications stay Progressing. */
export async function startArgoCd(controlPlane: ControlPlane, options: ArgoCdOptions = {}): Promise<ArgoCd> {
  const binary = await ensure('argo-cd');
  const helm = await ensure('helm', options.helm ?? '3.22.0');
  const redis = findRedis();

  outputOf(await controlPlane.kubectl(['create', 'namespace', argoCdNamespace]));
  await applyDefinitions(controlPlane, join(dirname(binary), 'crds'));
  outputOf(await controlPlane.kubectl(['apply', '--server-side', '-f', '-'], JSON.stringify(argoCdSettings())));
  await startProcesses(controlPlane, { binary, helm, redis });

  const path = (application: string): string =>
    `/apis/argoproj.io/v1alpha1/namespaces/${argoCdNamespace}/applications/${application}`;
  const find = async (application: string): Promise<ApplicationState | undefined> => {
    const answer = await controlPlane.request('GET', path(application));
    if (answer.status === 404) return undefined;
    if (answer.status !== 200) throw new Error(`Application ${application}: ${answer.text}`);
    return applicationState(answer.json());
  };
  return {
    namespace: argoCdNamespace,
    find,
    refresh: async (application) => {
      const metadata = { annotations: { 'argocd.argoproj.io/refresh': 'hard' } };
      const answer = await controlPlane.request('PATCH', path(application), { metadata });
      if (answer.status !== 200) throw new Error(`Application ${application} was not refreshed: ${answer.text}`);
    },
    until: async (application, isWanted, timeoutMs = 60_000) => {
      const deadline = Date.now() + timeoutMs;
      for (;;) {
        const current = await find(application);
        if (current !== undefined && isWanted(current)) return current;
        if (Date.now() > deadline) {
          const waiting = (await unreadyPods(controlPlane.request)).join(', ') || 'none';
          throw new Error(
            `Application ${application} after ${timeoutMs / 1000} s: ${JSON.stringify(current ?? 'absent')}; pods that wait: ${waiting}`,
          );
        }
        await sleep(pollMs);
      }
    },
  };
}

const pollMs = 200;

interface Programs {
  readonly binary: string;
  readonly helm: string;
  readonly redis: string;
}

async function startProcesses({ processes, kubeconfig }: ControlPlane, programs: Programs): Promise<void> {
  const [redisPort, repoPort, repoMetrics, controllerMetrics, setMetrics, setProbe, setWebhook] = await freePorts(7);
  const folder = join(processes.folder, 'argocd');
  const environment = prepareFolder(folder, programs, kubeconfig);
  const program = (role: string): string => join(folder, 'bin', role);
  const redisAddress = `--redis=127.0.0.1:${redisPort}`;

  processes.start('redis', programs.redis, [
    '--port',
    `${redisPort}`,
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
  ]);
  const repoServer = processes.start(
    'argocd-repo-server',
    program('argocd-repo-server'),
    [
      redisAddress,
      '--address=127.0.0.1',
      `--port=${repoPort}`,
      '--metrics-address=127.0.0.1',
      `--metrics-port=${repoMetrics}`,
      '--disable-tls',
      // Else a commit made during a test stays unseen for three minutes.
      '--revision-cache-expiration=5s',
    ],
    environment,
  );
  const controller = processes.start(
    'argocd-application-controller',
    program('argocd-application-controller'),
    [
      redisAddress,
      `--namespace=${argoCdNamespace}`,
      `--repo-server=127.0.0.1:${repoPort}`,
      '--repo-server-plaintext',
      `--metrics-port=${controllerMetrics}`,
      // Else the health of single resources is in Redis only.
      '--persist-resource-health',
      '--app-resync=10',
      '--app-resync-jitter=0',
    ],
    environment,
  );
  const sets = processes.start(
    'argocd-applicationset-controller',
    program('argocd-applicationset-controller'),
    [
      `--namespace=${argoCdNamespace}`,
      `--argocd-repo-server=127.0.0.1:${repoPort}`,
      '--repo-server-plaintext',
      `--metrics-addr=127.0.0.1:${setMetrics}`,
      `--probe-addr=127.0.0.1:${setProbe}`,
      `--webhook-addr=127.0.0.1:${setWebhook}`,
    ],
    environment,
  );

  await processes.untilReady(repoServer, () => answersOk(`http://127.0.0.1:${repoMetrics}/healthz`));
  await processes.untilReady(controller, () => answersOk(`http://127.0.0.1:${controllerMetrics}/healthz`));
  await processes.untilReady(sets, () => answersOk(`http://127.0.0.1:${setMetrics}/metrics`));
}

/** Folders that the official image has, and one binary under the names by which it knows its part. */
function prepareFolder(folder: string, programs: Programs, kubeconfig: string): Readonly<Record<string, string>> {
  const inside = (name: string): string => {
    const path = join(folder, name);
    mkdirSync(path, { recursive: true });
    return path;
  };
  const bin = inside('bin');
  for (const role of ['argocd-repo-server', 'argocd-application-controller', 'argocd-applicationset-controller']) {
    symlinkSync(programs.binary, join(bin, role));
  }
  symlinkSync(programs.helm, join(bin, 'helm'));
  const ssh = inside('ssh');
  writeFileSync(join(ssh, 'ssh_known_hosts'), '');
  return {
    PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
    HOME: inside('home'),
    KUBECONFIG: kubeconfig,
    // Else the address https://kubernetes.default.svc works inside a pod only.
    ARGOCD_FAKE_IN_CLUSTER: 'true',
    ARGOCD_GPG_ENABLED: 'false',
    ARGOCD_GNUPGHOME: inside('gnupg'),
    ARGOCD_TLS_DATA_PATH: inside('tls'),
    ARGOCD_SSH_DATA_PATH: ssh,
  };
}

function findRedis(): string {
  const found = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'redis-server'))
    .find(existsSync);
  if (found === undefined)
    throw new Error('Argo CD needs Redis, and there is no `redis-server` on PATH: apt-get install redis-server');
  return found;
}
