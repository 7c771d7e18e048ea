/**
 * A chart of `dist` on a live cluster: Helm 3 and 4 install it twice side by side, upgrade it with other values, roll back and
 * uninstall; Argo CD renders and syncs the same chart from a local git repository.
 */
import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { isSettled } from '../testbed/application.ts';
import { startArgoCd } from '../testbed/argocd.ts';
import { ensure } from '../testbed/build.ts';
import { outputOf, run as execute } from '../testbed/command.ts';
import { createRepository } from '../testbed/git.ts';
import type { ControlPlane } from '../testbed/server.ts';
import { withCloud } from './cloud.ts';
import { DIST, installImports } from './dist.ts';

const CHART = join(DIST, 'charts/bank');
const VERSIONS = ['3.22.0', '4.3.1'] as const;
const PATIENCE = 180_000;

/** Gives what was shown, in one line. Throws where Helm, the server or Argo CD says otherwise. */
export async function run(controlPlane: ControlPlane): Promise<string> {
  await installImports(controlPlane);
  return withCloud(controlPlane, async () => {
    for (const version of VERSIONS) await live(controlPlane, version);
    await pull(controlPlane);
    return `the chart of bank lives through Helm ${VERSIONS.join(' and ')}, twice side by side, and Argo CD syncs it`;
  });
}

async function live(controlPlane: ControlPlane, version: string): Promise<void> {
  const { processes, kubeconfig, kubectl } = controlPlane;
  const binary = await ensure('helm', version);
  const namespace = `helm-${version.charAt(0)}`;
  const environment = { HOME: processes.folder, KUBECONFIG: kubeconfig };
  const helm = async (...args: readonly string[]): Promise<string> =>
    outputOf(await execute(binary, [...args, `--namespace=${namespace}`], { folder: processes.folder, environment }));
  const replicas = async (name: string): Promise<string> =>
    outputOf(
      await kubectl([
        'get',
        `statefulset/${name}`,
        `--namespace=${namespace}`,
        '-o=jsonpath={.spec.template.spec.containers[0].image}',
      ]),
    );

  await helm('install', 'bank', CHART, '--create-namespace', '--dry-run=server');
  await helm('install', 'bank', CHART, '--create-namespace');
  await helm('install', 'second', CHART);
  const first = await replicas('mysql');
  assert.equal(await replicas('second-bank-mysql'), first, 'the second release has objects of its own');
  await helm('upgrade', 'bank', CHART, '--set', 'autoscaling.enabled=false', '--set', 'replicas=3');
  const autoscalers = async (): Promise<string> =>
    outputOf(await kubectl(['get', 'hpa', `--namespace=${namespace}`, '-o=name']));
  assert.equal((await autoscalers()).trim().split('\n').length, 1, 'only the second release keeps its autoscaler');
  await helm('rollback', 'bank', '1');
  assert.equal((await autoscalers()).trim().split('\n').length, 2, 'rolling back brings the autoscaler back');
  await helm('uninstall', 'bank');
  assert.equal(await replicas('second-bank-mysql'), first, 'the second release outlives the first');
  await helm('uninstall', 'second');
}

async function pull(controlPlane: ControlPlane): Promise<void> {
  const { kubectl, processes } = controlPlane;
  const argoCd = await startArgoCd(controlPlane);
  const repository = await createRepository(join(processes.folder, 'charts-repository'));
  const tree = join(processes.folder, 'charts-tree');
  cpSync(CHART, join(tree, 'bank'), { recursive: true });
  const revision = await repository.commitFolder(tree, 'the chart');
  const application = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'chart', namespace: argoCd.namespace },
    spec: {
      project: 'default',
      source: { repoURL: repository.url, path: 'bank', targetRevision: 'main', helm: { releaseName: 'bank' } },
      destination: { server: 'https://kubernetes.default.svc', namespace: 'chart' },
      syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ['CreateNamespace=true'] },
    },
  };
  outputOf(await kubectl(['apply', '-f', '-'], JSON.stringify(application)));
  await argoCd.until('chart', (state) => state.revision === revision && isSettled(state), PATIENCE);
}
