import type { Chart } from 'cdk8s';
import { Deployment, external, Service } from 'charthouse';

export function example(chart: Chart): void {
  const web = new Deployment(chart, 'web', {
    image: 'registry.example.com/shop/web:1.4.2',
    ports: { http: 8080, metrics: 9090 },
  });

  // A port with the name of a port of the pods needs no target; another one says where the traffic goes.
  web.expose({ type: 'LoadBalancer', ports: { http: 80, admin: { port: 8081, to: 'metrics' } } });

  // Pods of another release, on a fixed port of every node.
  new Service(chart, 'redis', {
    type: 'NodePort',
    selector: external.pods({ matchLabels: { app: 'redis', role: 'master' } }),
    ports: { redis: { port: 6379, nodePort: 30637 } },
  });

  // A name inside the cluster for something outside of it.
  new Service(chart, 'database', { externalName: 'db.example.com' });
}
