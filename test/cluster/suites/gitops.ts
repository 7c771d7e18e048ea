/**
 * Argo CD pulls `dist` from a local git repository, one Application a system, with pruning and self-healing on: all become
 * Synced and Healthy, a hard refresh finds no difference, a changed image rolls that workload alone, a removed object is
 * pruned and nothing else, a deleted live object comes back.
 */
import assert from 'node:assert/strict';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSettled } from '../testbed/application.ts';
import { startArgoCd } from '../testbed/argocd.ts';
import { outputOf } from '../testbed/command.ts';
import { createRepository } from '../testbed/git.ts';
import type { ControlPlane } from '../testbed/server.ts';
import { DIST, installImports, systems } from './dist.ts';
import { withCloud } from './cloud.ts';

const PATIENCE = 300_000;

/** Gives what was shown, in one line. Throws where Argo CD says otherwise. */
export async function run(controlPlane: ControlPlane): Promise<string> {
  await installImports(controlPlane);
  return withCloud(controlPlane, () => pull(controlPlane));
}

async function pull(controlPlane: ControlPlane): Promise<string> {
  const { kubectl, processes } = controlPlane;
  const argoCd = await startArgoCd(controlPlane);
  const repository = await createRepository(join(processes.folder, 'gitops'));
  const tree = join(processes.folder, 'gitops-tree');
  const working = join(tree, 'dist');
  cpSync(DIST, working, { recursive: true });
  const commit = (message: string): Promise<string> => repository.commitFolder(tree, message);
  const first = await commit('the systems');

  const names = systems();
  for (const name of names) outputOf(await kubectl(['apply', '-f', '-'], application(name, repository.url)));
  const arrive = async (revision: string): Promise<void> => {
    for (const name of names) await argoCd.refresh(name);
    for (const name of names) {
      await argoCd.until(name, (state) => state.revision === revision && isSettled(state), PATIENCE);
    }
  };
  await arrive(first);

  const pods = async (): Promise<readonly string[]> =>
    outputOf(await kubectl(['get', 'pods', '--namespace=bank', '-o=name']))
      .trim()
      .split('\n')
      .toSorted();
  const others = async (): Promise<readonly string[]> => (await pods()).filter((pod) => !pod.includes('webserver'));
  const before = await others();
  const deployment = join(working, 'bank/Deployment.webserver-deployment.k8s.yaml');
  writeFileSync(
    deployment,
    readFileSync(deployment, 'utf8').replace('webserver-cct-demo:1.0', 'webserver-cct-demo:1.1'),
  );
  await arrive(await commit('another image'));
  assert.match(
    outputOf(
      await kubectl([
        'get',
        'deployment/webserver-deployment',
        '--namespace=bank',
        '-o=jsonpath={.spec.template.spec.containers[0].image}',
      ]),
    ),
    /:1\.1$/,
  );
  assert.deepEqual(await others(), before, 'a changed image rolled another workload');

  const all = async (): Promise<readonly string[]> =>
    outputOf(await kubectl(['get', 'configmaps,services', '--namespace=bank', '-o=name']))
      .trim()
      .split('\n')
      .toSorted();
  const objects = await all();
  rmSync(join(working, 'bank/Service.webserver-service.k8s.yaml'));
  await arrive(await commit('one object less'));
  assert.deepEqual(
    await all(),
    objects.filter((name) => name !== 'service/webserver-service'),
    'pruning took more than what was removed',
  );

  outputOf(await kubectl(['delete', 'configmap/mysql-settings', '--namespace=bank']));
  await argoCd.refresh('bank');
  await until(
    async () => (await kubectl(['get', 'configmap/mysql-settings', '--namespace=bank'])).status === 0,
    'the deleted object came back',
  );
  return `${names.length} applications are Synced and Healthy; a change rolls, prunes and heals just what it is about`;
}

/** The Application that `dist` has for a system, pulling from the repository of the test. */
function application(name: string, repoURL: string): string {
  const text = readFileSync(join(DIST, `argocd/Application.${name}.k8s.yaml`), 'utf8');
  const own = text.replace(/^( +repoURL: ).*$/m, `$1${repoURL}`);
  assert.notEqual(own, text, `the Application of ${name} names no repository`);
  return own;
}

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`not within ${PATIENCE / 1000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
