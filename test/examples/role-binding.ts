import type { Chart } from 'cdk8s';
import { allow, ClusterRole, external, RoleBinding } from 'charthouse';

export function example(chart: Chart): void {
  const role = new ClusterRole(chart, 'scraper', { rules: [allow(['get', 'list', 'watch'], 'pods', 'services')] });
  // The permissions of the cluster role, in this namespace only.
  new RoleBinding(chart, 'prometheus', {
    role,
    subjects: [external.serviceAccount('prometheus', { namespace: 'monitoring' })],
  });
}
