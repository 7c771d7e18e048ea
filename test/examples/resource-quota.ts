import type { Chart } from 'cdk8s';
import { ResourceQuota } from 'charthouse';

export function example(chart: Chart): void {
  new ResourceQuota(chart, 'quota', {
    hard: { 'requests.cpu': '4', 'requests.memory': '8Gi', 'count/deployments.apps': 20, pods: 50 },
  });
}
