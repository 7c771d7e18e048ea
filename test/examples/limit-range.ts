import type { Chart } from 'cdk8s';
import { LimitRange } from 'charthouse';

export function example(chart: Chart): void {
  new LimitRange(chart, 'limits', {
    container: { default: { cpu: '500m', memory: '128Mi' }, defaultRequest: { cpu: '100m', memory: '64Mi' } },
    persistentVolumeClaim: { max: { storage: '50Gi' } },
  });
}
