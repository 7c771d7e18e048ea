/**
 * Proves that the testbed itself works: pods run, Argo CD pulls, the registry keeps. To be run after a version changes.
 *
 *     npx tsx test/cluster/testbed/check.ts
 */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSettled } from './application.ts';
import { startArgoCd } from './argocd.ts';
import { ensure } from './build.ts';
import { outputOf, run } from './command.ts';
import { createRepository } from './git.ts';
import { startRegistry } from './registry.ts';
import { startControlPlane, type ControlPlane } from './server.ts';

async function main(): Promise<void> {
  const controlPlane = await timed('the control plane starts', () =>
    startControlPlane({ controllers: true, kwok: true }),
  );
  try {
    await timed('a deployment rolls out, on the node it selects', () => rollOut(controlPlane));
    await timed('a job completes', () => completeJob(controlPlane));
    await pull(controlPlane);
    for (const version of ['3.22.0', '4.3.1']) {
      await timed(`Helm ${version} pushes a chart and pulls it`, () => pushAndPull(controlPlane, version));
    }
  } finally {
    await timed('everything stops', () => controlPlane.stop());
  }
}

async function timed<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const start = Date.now();
  const result = await work();
  console.log(`${what}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

function deployment(name: string): Readonly<Record<string, unknown>> {
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { nodeSelector: { ssd: 'true' }, containers: [{ name: 'web', image: 'web' }] },
      },
    },
  };
}

async function rollOut({ kubectl }: ControlPlane): Promise<void> {
  outputOf(await kubectl(['apply', '-f', '-'], JSON.stringify(deployment('web'))));
  outputOf(await kubectl(['rollout', 'status', 'deployment/web', '--timeout=60s']));
  const nodes = outputOf(await kubectl(['get', 'pods', '-l=app=web', '-o=jsonpath={.items[*].spec.nodeName}']));
  expect(nodes, 'node-2 node-2');
}

async function completeJob({ kubectl }: ControlPlane): Promise<void> {
  outputOf(await kubectl(['create', 'job', 'once', '--image=once']));
  outputOf(await kubectl(['wait', '--for=condition=Complete', 'job/once', '--timeout=60s']));
}

async function pull(controlPlane: ControlPlane): Promise<void> {
  const { folder } = controlPlane.processes;
  const argoCd = await timed('Argo CD starts', () => startArgoCd(controlPlane));
  const repository = await createRepository(join(folder, 'repository'));
  const commit = async (names: readonly string[]): Promise<string> => {
    const dist = await mkdtemp(join(folder, 'dist-'));
    for (const name of names) await writeFile(join(dist, `${name}.json`), JSON.stringify(deployment(name)));
    return repository.commitFolder(dist, names.join(' and '));
  };
  const arrives = async (revision: string): Promise<void> => {
    await argoCd.until('shop', (state) => state.revision === revision && isSettled(state));
  };

  const both = await commit(['one', 'two']);
  const application = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'shop', namespace: argoCd.namespace },
    spec: {
      project: 'default',
      source: { repoURL: repository.url, path: '.', targetRevision: 'main' },
      destination: { server: 'https://kubernetes.default.svc', namespace: 'shop' },
      syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ['CreateNamespace=true'] },
    },
  };
  outputOf(await controlPlane.kubectl(['apply', '-f', '-'], JSON.stringify(application)));
  await timed('Argo CD applies the first commit', () => arrives(both));

  const one = await commit(['one']);
  await argoCd.refresh('shop');
  await timed('Argo CD prunes after a refresh', () => arrives(one));
  expect(outputOf(await controlPlane.kubectl(['get', 'deployments', '-n=shop', '-o=name'])), 'deployment.apps/one\n');

  const three = await commit(['one', 'three']);
  await timed('Argo CD finds a commit by itself', () => arrives(three));
}

async function pushAndPull({ processes }: ControlPlane, version: string): Promise<void> {
  const helm = await ensure('helm', version);
  const folder = join(processes.folder, `helm-${version}`);
  await mkdir(folder);
  const environment = { HOME: folder };
  const helmOutput = async (...args: readonly string[]): Promise<string> => {
    return outputOf(await run(helm, args, { folder, environment }));
  };
  const { host } = await startRegistry(processes);
  await helmOutput('create', 'shop');
  await helmOutput('package', 'shop');
  await helmOutput('push', 'shop-0.1.0.tgz', `oci://${host}/charts`, '--plain-http');
  expect(
    (await helmOutput('show', 'chart', `oci://${host}/charts/shop`, '--plain-http')).includes('version: 0.1.0'),
    true,
  );
}

function expect(actual: unknown, wanted: unknown): void {
  if (actual !== wanted) throw new Error(`expected ${JSON.stringify(wanted)}, got ${JSON.stringify(actual)}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
