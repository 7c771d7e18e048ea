import type { Chart } from 'cdk8s';
import { Deployment, ServiceAccount } from 'charthouse';

export function example(chart: Chart): void {
  const agent = new ServiceAccount(chart, 'agent', { automountServiceAccountToken: false });
  new Deployment(chart, 'web', {
    image: 'registry.example.com/shop/web:1.4.2',
    serviceAccount: agent,
    automountServiceAccountToken: true,
  });
}
