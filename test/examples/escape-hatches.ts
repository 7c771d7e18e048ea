import type { Chart } from 'cdk8s';
import { Deployment } from 'charthouse';

export function example(chart: Chart): void {
  new Deployment(chart, 'web', {
    image: 'registry.example.com/shop/web:1.4.2',
    ports: { http: 8080 },
    // Typed fields of Kubernetes, merged over what the construct says by the keys of the lists.
    spec: { paused: true },
    podSpec: { containers: [{ name: 'web', stdin: true }] },
    containerSpec: { ports: [{ containerPort: 8080, hostIP: '127.0.0.1' }] },
    // Operations on the finished manifest; one that matches nothing fails the synthesis.
    patches: [
      { op: 'replace', path: '/spec/template/spec/containers/0/image', value: 'registry.example.com/mirror/web:1.4.2' },
    ],
  });
}
