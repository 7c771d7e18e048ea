import type { Chart } from 'cdk8s';
import { allow, ClusterRole, group } from 'charthouse';

export function example(chart: Chart): void {
  const nodes = new ClusterRole(chart, 'node-reader', {
    rules: [allow(['get', 'list'], 'nodes', 'nodes.metrics.k8s.io')],
  });
  nodes.bind(group('operators'));
}
