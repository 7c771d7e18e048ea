import type { Chart } from 'cdk8s';
import { noneOf, oneOf, ReplicaSet, where } from 'charthouse';

export function example(chart: Chart): void {
  new ReplicaSet(chart, 'kuard', {
    replicas: 3,
    selector: where({ app: 'kuard', version: oneOf('blue', 'green'), stage: noneOf('test') }),
    podLabels: { version: 'blue' },
    image: 'gcr.io/kuar-demo/kuard-amd64:blue',
    ports: { http: 8080 },
  });
}
