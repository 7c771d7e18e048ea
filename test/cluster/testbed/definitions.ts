/** Custom resource definitions: applied, and waited for until the server takes objects of them. */
import { setTimeout as sleep } from 'node:timers/promises';
import { outputOf } from './command.ts';
import { list, read, text } from './json.ts';
import type { ControlPlane } from './server.ts';

const pollMs = 100;

/** @param path a file of definitions, or a folder of such files */
export async function applyDefinitions(controlPlane: ControlPlane, path: string, timeoutMs = 30_000): Promise<void> {
  // Server-side: as an annotation, which the client-side way needs, many definitions are too large.
  outputOf(await controlPlane.kubectl(['apply', '--server-side', '--force-conflicts', '-f', path]));

  const deadline = Date.now() + timeoutMs;
  for (;;) {
    // Not `kubectl wait`: it fails on a definition that is so new that it has no conditions yet.
    const answer = await controlPlane.request('GET', '/apis/apiextensions.k8s.io/v1/customresourcedefinitions');
    const waiting = list(answer.json(), 'items').filter((definition) => !isEstablished(definition));
    if (waiting.length === 0) return;
    if (Date.now() > deadline) {
      const names = waiting.map((definition) => text(definition, 'metadata', 'name'));
      throw new Error(`not established after ${timeoutMs / 1000} s: ${names.join(', ')}`);
    }
    await sleep(pollMs);
  }
}

function isEstablished(definition: unknown): boolean {
  return list(definition, 'status', 'conditions').some(
    (condition) => read(condition, 'type') === 'Established' && read(condition, 'status') === 'True',
  );
}
