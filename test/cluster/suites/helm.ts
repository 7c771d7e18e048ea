/**
 * The charts of `dist` on a live cluster: Helm 3 and 4 install each twice side by side, test it, upgrade it with other values,
 * roll back and uninstall; Argo CD renders and syncs one of them from a local git repository.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSettled } from '../testbed/application.ts';
import { startArgoCd } from '../testbed/argocd.ts';
import { ensure } from '../testbed/build.ts';
import { outputOf, run as execute } from '../testbed/command.ts';
import { createRepository } from '../testbed/git.ts';
import type { ControlPlane } from '../testbed/server.ts';
import { withCloud } from './cloud.ts';
import { DIST, installImports } from './dist.ts';

const CHARTS = join(DIST, 'charts');
const VERSIONS = ['3.22.0', '4.3.1'] as const;
const PATIENCE = 180_000;
const SOON = 60_000;

/** What makes the second release and the upgrade differ from the first installation. */
interface Plan {
  readonly chart: string;
  readonly second: readonly string[];
  readonly upgrade: readonly string[];
  /** Kind and name that the upgrade takes away and rolling back brings again. */
  readonly goes: string;
}

const PLANS: readonly Plan[] = [
  {
    chart: 'bank',
    second: [],
    upgrade: ['autoscaling.enabled=false', 'replicas=3'],
    goes: 'horizontalpodautoscaler.autoscaling/webserver-autoscaler',
  },
  {
    chart: 'job-manager',
    // A node port is there once in a cluster.
    second: ['redisService.nodePort=null'],
    // A claim keeps its class; a Redis of its own takes the place of the Service for another.
    upgrade: ['replicas=3', 'ingress.host=jobs.example.com', 'redis.enabled=true'],
    goes: 'service/redis-service',
  },
  {
    chart: 'visits',
    second: [],
    upgrade: ['limitRange.enabled=false', 'service.type=ClusterIP'],
    goes: 'limitrange/limits',
  },
];

/** Gives what was shown, in one line. Throws where Helm, the server or Argo CD says otherwise. */
export async function run(controlPlane: ControlPlane): Promise<string> {
  await installImports(controlPlane);
  // Where visits puts its Application; later the real Argo CD makes the namespace itself.
  outputOf(await controlPlane.kubectl(['create', 'namespace', 'argocd']));
  const charts = PLANS.map(({ chart }) => chart);
  return withCloud(controlPlane, async () => {
    for (const version of VERSIONS) for (const plan of PLANS) await live(controlPlane, version, plan);
    outputOf(await controlPlane.kubectl(['delete', 'namespace', 'argocd', '--wait']));
    await pull(controlPlane);
    return `${charts.join(', ')} live through Helm ${VERSIONS.join(' and ')}, twice side by side, and Argo CD syncs bank`;
  });
}

async function live(controlPlane: ControlPlane, version: string, plan: Plan): Promise<void> {
  const { processes, kubeconfig, kubectl } = controlPlane;
  const binary = await ensure('helm', version);
  const namespace = `${plan.chart}-${version.charAt(0)}`;
  const chart = withDependencies(plan.chart, join(processes.folder, `charts-${version}`));
  const environment = { HOME: processes.folder, KUBECONFIG: kubeconfig };
  const helm = async (...args: readonly string[]): Promise<string> =>
    outputOf(await execute(binary, [...args, `--namespace=${namespace}`], { folder: processes.folder, environment }));
  const set = (values: readonly string[]): readonly string[] => values.flatMap((value) => ['--set', value]);
  /** The objects of a release that are in the cluster; kubectl wants all of a file in the namespace it is told. */
  const objects = async (manifest: string): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const document of manifest.split(/^---$/m).filter((text) => text.trim() !== '')) {
      const place = /^ {2}namespace: (\S+)$/m.exec(document)?.[1] ?? namespace;
      const options = ['--ignore-not-found', '-o=name', `--namespace=${place}`];
      found.push(outputOf(await kubectl(['get', '-f', '-', ...options], document)).trim());
    }
    return found.filter((name) => name !== '');
  };
  const gone = async (manifest: string): Promise<void> => {
    for (const end = Date.now() + SOON; ;) {
      const left = await objects(manifest);
      if (left.length === 0) return;
      assert.ok(Date.now() < end, `left after uninstalling ${plan.chart}: ${left.join(', ')}`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  };

  outputOf(await execute(binary, ['lint', '--strict', chart], { folder: processes.folder, environment }));
  await helm('install', plan.chart, chart, '--create-namespace', '--dry-run=server');
  await helm('install', plan.chart, chart, '--create-namespace');
  await helm('install', 'second', chart, ...set(plan.second));
  const [first, beside] = [await helm('get', 'manifest', plan.chart), await helm('get', 'manifest', 'second')];
  const [installed, others] = [await objects(first), await objects(beside)];
  assert.ok(installed.includes(plan.goes), `${plan.goes} is not among ${installed.join(', ')}`);
  assert.deepEqual(
    installed.filter((name) => others.includes(name)),
    [],
    'the second release has objects of its own',
  );
  assert.match(await helm('test', plan.chart, '--timeout=60s'), /Phase: +Succeeded/);
  await helm('upgrade', plan.chart, chart, ...set(plan.upgrade));
  assert.ok(!(await objects(first)).includes(plan.goes), `${plan.goes} is still there after the upgrade`);
  assert.match(await helm('test', plan.chart, '--timeout=60s'), /Phase: +Succeeded/);
  await helm('rollback', plan.chart, '1');
  assert.equal(await helm('get', 'manifest', plan.chart), first, 'rolling back brings the first manifest back');
  assert.deepEqual(await objects(first), installed, 'rolling back brings every object back');
  await helm('uninstall', plan.chart);
  await gone(first);
  assert.deepEqual(await objects(beside), others, 'the second release outlives the first');
  await helm('uninstall', 'second');
  await gone(beside);
}

/** The chart, with empty ones in place of those it can bring along: nothing is downloaded here. */
function withDependencies(name: string, folder: string): string {
  const chart = join(folder, name);
  cpSync(join(CHARTS, name), chart, { recursive: true });
  const metadata = readFileSync(join(chart, 'Chart.yaml'), 'utf8');
  for (const [, dependency, version] of metadata.matchAll(/- name: (\S+)\n {4}version: "([^"]+)"\n {4}repository/g)) {
    const inside = join(chart, 'charts', String(dependency));
    mkdirSync(inside, { recursive: true });
    writeFileSync(join(inside, 'Chart.yaml'), `apiVersion: v2\nname: ${dependency}\nversion: "${version}"\n`);
  }
  return chart;
}

async function pull(controlPlane: ControlPlane): Promise<void> {
  const { kubectl, processes } = controlPlane;
  const argoCd = await startArgoCd(controlPlane);
  const repository = await createRepository(join(processes.folder, 'charts-repository'));
  const tree = join(processes.folder, 'charts-tree');
  cpSync(join(CHARTS, 'bank'), join(tree, 'bank'), { recursive: true });
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
