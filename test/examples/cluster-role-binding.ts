import type { Chart } from 'cdk8s';
import { allow, ClusterRole, ClusterRoleBinding, ServiceAccount } from 'charthouse';

export function example(chart: Chart): void {
  const role = new ClusterRole(chart, 'node-reader', { rules: [allow(['get', 'list'], 'nodes')] });
  new ClusterRoleBinding(chart, 'agents', { role, subjects: [new ServiceAccount(chart, 'agent')] });
}
