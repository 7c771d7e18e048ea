import type { Chart } from 'cdk8s';
import { Deployment, PodDisruptionBudget } from 'charthouse';

export function example(chart: Chart): void {
  const web = new Deployment(chart, 'web', { image: 'registry.example.com/shop/web:1.4.2', replicas: 3 });
  new PodDisruptionBudget(chart, 'web-budget', {
    pods: web,
    minAvailable: '50%',
    unhealthyPodEvictionPolicy: 'AlwaysAllow',
  });
}
