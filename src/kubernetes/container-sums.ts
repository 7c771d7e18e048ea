/**
 * What the containers of a pod ask for together: the regular ones and the sidecars at once, each init container with the
 * sidecars started before it.
 *
 * Source: k8s.io/component-helpers `resource/helpers.go`;
 * https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
 */
import { amount } from './amount-text.ts';
import { addAmounts, type Amount, compareAmounts } from './amount.ts';
import type { Container, PodSpec } from './generated/objects.ts';

export type Sums = ReadonlyMap<string, Amount>;

export function sumOfContainers(spec: PodSpec, list: 'limits' | 'requests'): Sums {
  const together = new Map<string, Amount>();
  const sidecars = new Map<string, Amount>();
  const starting = new Map<string, Amount>();
  for (const container of spec.containers ?? []) add(together, resourcesOf(container, list));
  for (const container of spec.initContainers ?? []) {
    const own = resourcesOf(container, list);
    if (container.restartPolicy === 'Always') {
      add(together, own);
      add(sidecars, own);
      raise(starting, sidecars);
    } else {
      const needed = new Map(own);
      add(needed, sidecars);
      raise(starting, needed);
    }
  }
  raise(together, starting);
  return together;
}

function resourcesOf(container: Container, list: 'limits' | 'requests'): Sums {
  return new Map(Object.entries(container.resources?.[list] ?? {}).map(([name, given]) => [name, amount(given)]));
}

function add(sums: Map<string, Amount>, more: Sums): void {
  for (const [name, given] of more) {
    const sum = sums.get(name);
    sums.set(name, sum === undefined ? given : addAmounts(sum, given));
  }
}

function raise(sums: Map<string, Amount>, least: Sums): void {
  for (const [name, given] of least) {
    const sum = sums.get(name);
    if (sum === undefined || compareAmounts(given, sum) > 0) sums.set(name, given);
  }
}
