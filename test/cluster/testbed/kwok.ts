/** Nodes without machines: kwok plays their kubelets, so that pods run, become ready and finish without containers. */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ensure } from './build.ts';
import type { SendRequest } from './client.ts';
import type { Credentials } from './credentials.ts';
import { list, read } from './json.ts';
import { freePort } from './ports.ts';
import type { ProcessGroup } from './processes.ts';

const architectures: Readonly<Record<string, string>> = { x64: 'amd64' };
const capacity = { cpu: '32', memory: '256Gi', 'ephemeral-storage': '1Ti', pods: '110' };

const nodeLabels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'node-1': {},
  // For node selectors.
  'node-2': { ssd: 'true' },
};

export async function startKwok(
  processes: ProcessGroup,
  credentials: Credentials,
  request: SendRequest,
): Promise<void> {
  const binary = await ensure('kwok');
  const stages = join(processes.folder, 'kwok-stages.yaml');
  await writeFile(stages, await readStages(join(dirname(binary), 'stages')));

  const kwok = processes.start('kwok', binary, [
    `--kubeconfig=${credentials.kubeconfig}`,
    '--manage-all-nodes=true',
    '--cidr=10.244.0.1/16',
    '--node-ip=127.0.0.1',
    `--server-address=127.0.0.1:${await freePort()}`,
    `--config=${stages}`,
  ]);
  for (const [name, labels] of Object.entries(nodeLabels)) {
    const created = await request('POST', '/api/v1/nodes', node(name, labels));
    if (created.status !== 201) throw new Error(`node ${name} was refused: ${created.text}`);
  }
  await processes.untilReady(kwok, async () => {
    const nodes = list((await request('GET', '/api/v1/nodes')).json(), 'items');
    return nodes.length > 0 && nodes.every(isReady);
  });
}

/** What kwok does to nodes and pods is itself data; without any it refuses to start. */
async function readStages(folder: string): Promise<string> {
  const names = (await readdir(folder)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return [...texts, JSON.stringify(completeTests)].join('\n---\n');
}

/** Of itself kwok finishes pods of Jobs only; `helm test` waits for its pods as well. */
const completeTests = {
  apiVersion: 'kwok.x-k8s.io/v1alpha1',
  kind: 'Stage',
  metadata: { name: 'helm-test-complete' },
  spec: {
    resourceRef: { apiGroup: 'v1', kind: 'Pod' },
    selector: {
      matchExpressions: [
        { key: '.metadata.deletionTimestamp', operator: 'DoesNotExist' },
        { key: '.status.phase', operator: 'In', values: ['Running'] },
        { key: '.metadata.annotations.["helm.sh/hook"]', operator: 'In', values: ['test'] },
      ],
    },
    next: { statusTemplate: 'phase: Succeeded' },
  },
};

function node(name: string, labels: Readonly<Record<string, string>>): unknown {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': architectures[process.arch] ?? process.arch,
        ...labels,
      },
    },
    status: { capacity, allocatable: capacity },
  };
}

function isReady(object: unknown): boolean {
  return list(object, 'status', 'conditions').some(
    (condition) => read(condition, 'type') === 'Ready' && read(condition, 'status') === 'True',
  );
}
