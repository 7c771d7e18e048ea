import type { Chart } from 'cdk8s';
import { Deployment, Namespace } from 'charthouse';

export function example(chart: Chart): void {
  const alice = new Namespace(chart, 'alice', { podSecurity: 'restricted' });
  alice.denyAll();
  new Deployment(chart, 'web', { namespace: alice, image: 'registry.example.com/shop/web:1.4.2' });
}
