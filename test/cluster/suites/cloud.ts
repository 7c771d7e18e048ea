/**
 * What a cloud and its operators would do on the test bed, which has none: volumes for claims, addresses for load balancers
 * and ingresses, and the word of the secrets operator that it has fetched what it was asked for.
 */
import { outputOf } from '../testbed/command.ts';
import type { ControlPlane } from '../testbed/server.ts';

interface Item {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: Readonly<Record<string, unknown>>;
  readonly status?: Readonly<Record<string, unknown>>;
}

const PAUSE = 2000;
const KINDS = ['persistentvolumeclaims', 'services', 'ingresses', 'externalsecrets.external-secrets.io'];

/** Plays the cloud until the work is done: StatefulSets make their claims one after another. */
export async function withCloud<Result>(controlPlane: ControlPlane, work: () => Promise<Result>): Promise<Result> {
  const end = new AbortController();
  const playing = play(controlPlane, end.signal);
  try {
    return await work();
  } finally {
    end.abort();
    await playing;
  }
}

async function play(controlPlane: ControlPlane, end: AbortSignal): Promise<void> {
  while (!end.aborted) {
    await serve(controlPlane);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

async function serve(controlPlane: ControlPlane): Promise<void> {
  const answer = outputOf(await controlPlane.kubectl(['get', KINDS.join(','), '-A', '-o=json']));
  const { items } = JSON.parse(answer) as { readonly items: readonly Item[] };
  for (const item of items) {
    if (item.kind === 'PersistentVolumeClaim') await provision(controlPlane, item);
    else await report(controlPlane, item);
  }
}

async function provision({ kubectl }: ControlPlane, { metadata, spec, status }: Item): Promise<void> {
  if (status?.['phase'] === 'Bound' || spec['volumeName'] !== undefined) return;
  const { requests } = spec['resources'] as { readonly requests: { readonly storage: string } };
  const volume = {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: `${metadata.namespace}-${metadata.name}` },
    spec: {
      capacity: { storage: requests.storage },
      accessModes: spec['accessModes'],
      storageClassName: spec['storageClassName'] ?? '',
      hostPath: { path: `/volumes/${metadata.name}` },
      claimRef: { namespace: metadata.namespace, name: metadata.name },
    },
  };
  outputOf(await kubectl(['apply', '-f', '-'], JSON.stringify(volume)));
}

const ADDRESS = { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } };
const FETCHED = {
  conditions: [{ type: 'Ready', status: 'True', reason: 'SecretSynced', lastTransitionTime: '2026-01-01T00:00:00Z' }],
};

async function report({ kubectl }: ControlPlane, { kind, metadata, spec, status }: Item): Promise<void> {
  const isFetched = kind === 'ExternalSecret';
  if (kind === 'Service' && spec['type'] !== 'LoadBalancer') return;
  if (isFetched ? status?.['conditions'] !== undefined : hasAddress(status)) return;
  const patch = JSON.stringify({ status: isFetched ? FETCHED : ADDRESS });
  const target = [kind.toLowerCase(), metadata.name, `--namespace=${metadata.namespace}`];
  // The object may be gone since it was listed: Argo CD prunes meanwhile.
  const patched = await kubectl(['patch', ...target, '--subresource=status', '--type=merge', `--patch=${patch}`]);
  if (patched.status !== 0 && !patched.stderr.includes('not found')) outputOf(patched);
}

function hasAddress(status: Item['status']): boolean {
  const balancer = status?.['loadBalancer'];
  return typeof balancer === 'object' && balancer !== null && 'ingress' in balancer;
}
