import type { SendRequest } from './client.ts';
import { list, read, text } from './json.ts';

/** The pods that neither run ready nor have ended, each with what its conditions say: why something waits in vain. */
export async function unreadyPods(request: SendRequest): Promise<readonly string[]> {
  const pods = list((await request('GET', '/api/v1/pods')).json(), 'items');
  return pods.flatMap((pod) => {
    const phase = text(pod, 'status', 'phase');
    const conditions = list(pod, 'status', 'conditions');
    const isReady = conditions.some((each) => text(each, 'type') === 'Ready' && text(each, 'status') === 'True');
    if (isReady || phase === 'Succeeded') return [];
    const reasons = conditions
      .filter((each) => read(each, 'status') !== 'True')
      .map((each) => `${text(each, 'type')}: ${text(each, 'reason')} ${text(each, 'message')}`.trim());
    const name = `${text(pod, 'metadata', 'namespace')}/${text(pod, 'metadata', 'name')}`;
    return [`${name} on ${text(pod, 'spec', 'nodeName') || 'no node'} is ${phase} (${reasons.join('; ')})`];
  });
}
