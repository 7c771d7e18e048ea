import type { Chart } from 'cdk8s';
import { IngressClass } from 'charthouse';

export function example(chart: Chart): void {
  new IngressClass(chart, 'nginx', { controller: 'k8s.io/ingress-nginx', isDefault: true });
}
