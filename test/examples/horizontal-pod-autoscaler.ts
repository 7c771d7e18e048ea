import type { Chart } from 'cdk8s';
import { Deployment, HorizontalPodAutoscaler } from 'charthouse';

export function example(chart: Chart): void {
  const web = new Deployment(chart, 'web', { image: 'registry.example.com/shop/web:1.4.2', ports: { http: 8080 } });
  new HorizontalPodAutoscaler(chart, 'web-scaler', {
    target: web,
    minReplicas: 2,
    maxReplicas: 20,
    cpu: '70%',
    memory: '400Mi',
    behavior: { scaleDown: { stabilizationWindowSeconds: 600 } },
  });
}
