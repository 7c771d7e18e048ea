import type { Chart } from 'cdk8s';
import { Deployment, ipBlock, NetworkPolicy, StatefulSet } from 'charthouse';

export function example(chart: Chart): void {
  const web = new Deployment(chart, 'web', { image: 'registry.example.com/shop/web:1.4.2', ports: { http: 8080 } });
  const db = new StatefulSet(chart, 'db', { image: 'docker.io/library/mysql:8.4.2', ports: { mysql: 3306 } });

  // Only the web server reaches the database.
  db.allowFrom(web, { ports: ['mysql'] });

  // Every pod of the namespace may be called from the office.
  new NetworkPolicy(chart, 'office', { ingress: [{ peers: [ipBlock('192.0.2.0/24')] }] });
}
