import type { Chart } from 'cdk8s';
import { Deployment, PriorityClass } from 'charthouse';

export function example(chart: Chart): void {
  const customers = new PriorityClass(chart, 'customers', { value: 100_000, description: 'What customers wait for' });
  new Deployment(chart, 'web', { image: 'registry.example.com/shop/web:1.4.2', priorityClass: customers });
}
