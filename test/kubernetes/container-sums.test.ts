import { describe, expect, test } from 'vitest';
import { amountText } from '../../src/kubernetes/amount-text.ts';
import { sumOfContainers } from '../../src/kubernetes/container-sums.ts';
import type { Container, PodSpec } from '../../src/kubernetes/generated/objects.ts';

const asking = (cpu: string, more: Partial<Container> = {}): Container => ({
  name: 'a',
  resources: { requests: { cpu } },
  ...more,
});
const sidecar = (cpu: string): Container => asking(cpu, { restartPolicy: 'Always' });

function sums(spec: PodSpec, list: 'limits' | 'requests' = 'requests'): Record<string, string> {
  return Object.fromEntries([...sumOfContainers(spec, list)].map(([name, sum]) => [name, amountText(sum)]));
}

describe('what the containers of a pod ask for together', () => {
  test('containers run at once', () => {
    expect(sums({ containers: [asking('500m'), asking('1'), { name: 'b' }] })).toEqual({ cpu: '1500m' });
  });

  test('init containers run one after another, before the others', () => {
    expect(sums({ initContainers: [asking('2'), asking('3')], containers: [asking('1')] })).toEqual({ cpu: '3' });
    expect(sums({ initContainers: [asking('200m')], containers: [asking('1')] })).toEqual({ cpu: '1' });
  });

  test('a sidecar runs beside all that start after it', () => {
    const containers = [asking('1')];
    expect(sums({ initContainers: [sidecar('500m'), asking('2')], containers })).toEqual({ cpu: '2500m' });
    expect(sums({ initContainers: [asking('2'), sidecar('500m')], containers })).toEqual({ cpu: '2' });
    expect(sums({ initContainers: [sidecar('1'), sidecar('1')], containers })).toEqual({ cpu: '3' });
  });

  test('each resource by itself, limits apart from requests', () => {
    const resources = { limits: { memory: '1Gi', 'example.com/gpu': 1 }, requests: { memory: '512Mi' } };
    const spec = { containers: [{ name: 'a', resources }, asking('1')] };
    expect(sums(spec, 'limits')).toEqual({ memory: '1Gi', 'example.com/gpu': '1' });
    expect(sums(spec)).toEqual({ memory: '512Mi', cpu: '1' });
    expect(sums({})).toEqual({});
  });
});
