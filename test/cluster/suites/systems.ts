/**
 * The manifests in `dist` on a live cluster: accepted in a dry run, applied for real by plain kubectl, workloads Available,
 * Jobs complete, and a second apply finds nothing to do: our output is what the server stores.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { outputOf } from '../testbed/command.ts';
import type { ControlPlane } from '../testbed/server.ts';
import { DIST, installImports, namespaceFiles, systems } from './dist.ts';
import { withCloud } from './cloud.ts';

/** Namespaces that the systems use and somebody else makes, and classes of volumes that a cluster has. */
const ELSEWHERE = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'monitoring' } },
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'argocd' } },
];

const WAIT = '--timeout=60s';

/** Gives what was shown, in one line. Throws where the server says otherwise. */
export async function run(controlPlane: ControlPlane): Promise<string> {
  const { kubectl } = controlPlane;
  await installImports(controlPlane);
  outputOf(await kubectl(['apply', '-f', '-'], ELSEWHERE.map((object) => JSON.stringify(object)).join('\n---\n')));
  let applied = 0;
  for (const system of systems()) {
    const folder = join(DIST, system);
    for (const file of namespaceFiles(system)) outputOf(await kubectl(['apply', '-f', file]));
    outputOf(
      await kubectl([
        'apply',
        '--server-side',
        '--dry-run=server',
        '--field-manager=charthouse-suite',
        '-f',
        folder,
        '-R',
      ]),
    );
    applied += outputOf(await kubectl(['apply', '-f', folder, '-R']))
      .trim()
      .split('\n').length;
    await withCloud(controlPlane, () => settle(controlPlane, folder));
    await applyAgain(controlPlane, folder);
  }
  return `${applied} objects of ${systems().length} folders are applied, run, and stay as they are when applied again`;
}

interface Item {
  readonly kind: string;
  readonly spec?: { readonly scaleTargetRef?: { readonly name: string } };
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly resourceVersion: string;
    readonly generation?: number;
  };
}

async function items({ kubectl }: ControlPlane, folder: string): Promise<readonly Item[]> {
  const list = JSON.parse(outputOf(await kubectl(['get', '-f', folder, '-R', '-o=json']))) as {
    readonly items: readonly Item[];
  };
  return list.items;
}

async function settle(controlPlane: ControlPlane, folder: string): Promise<void> {
  const { kubectl } = controlPlane;
  for (const { kind, metadata } of await items(controlPlane, folder)) {
    const name = `${kind.toLowerCase()}/${metadata.name}`;
    const namespace = `--namespace=${metadata.namespace ?? ''}`;
    if (kind === 'Deployment') outputOf(await kubectl(['wait', '--for=condition=Available', name, namespace, WAIT]));
    if (kind === 'Job') outputOf(await kubectl(['wait', '--for=condition=Complete', name, namespace, WAIT]));
    if (kind === 'StatefulSet') outputOf(await kubectl(['rollout', 'status', name, namespace, WAIT]));
    if (kind === 'DaemonSet') outputOf(await kubectl(['rollout', 'status', name, namespace, WAIT]));
  }
}

/** Kinds whose controllers write them while they settle, and that have no generation to tell our changes from theirs. */
const WRITTEN_BY_CONTROLLERS = new Set([
  'HorizontalPodAutoscaler',
  'Namespace',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'ServiceAccount',
]);

/**
 * What kubectl prints is no measure: it says `configured` of a StatefulSet with claim templates and of a disruption budget
 * although nothing changes. Versions are, and generations where controllers write status.
 */
async function applyAgain(controlPlane: ControlPlane, folder: string): Promise<void> {
  const { kubectl } = controlPlane;
  const versions = async (): Promise<Readonly<Record<string, unknown>>> => {
    const found = await items(controlPlane, folder);
    // An autoscaler sets the replicas of its target whenever it gets to it.
    const scaled = new Set(
      found.flatMap(({ spec }) => (spec?.scaleTargetRef === undefined ? [] : spec.scaleTargetRef.name)),
    );
    const fixed = found.filter(({ kind, metadata }) => !WRITTEN_BY_CONTROLLERS.has(kind) && !scaled.has(metadata.name));
    return Object.fromEntries(
      fixed.map(({ kind, metadata }) => [
        `${kind} ${metadata.namespace ?? ''}/${metadata.name}`,
        metadata.generation ?? metadata.resourceVersion,
      ]),
    );
  };
  const before = await versions();
  outputOf(await kubectl(['apply', '-f', folder, '-R']));
  assert.deepEqual(await versions(), before, `a second apply of ${folder} changes something`);
  const difference = await kubectl(['diff', '-f', folder, '-R']);
  assert.equal(difference.stdout, '', `kubectl diff of ${folder} is not empty`);
}
