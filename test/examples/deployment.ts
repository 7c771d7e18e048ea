import type { Chart } from 'cdk8s';
import { ConfigMap, Deployment, external, http } from 'charthouse';

export function example(chart: Chart): void {
  const settings = new ConfigMap(chart, 'settings', { data: { LOG_LEVEL: 'info' } });
  const login = external.secret('login', { keys: ['password'] });

  const web = new Deployment(chart, 'web', {
    image: 'registry.example.com/shop/web:1.4.2',
    ports: { http: 8080 },
    env: { LOG_LEVEL: settings.key('LOG_LEVEL'), PASSWORD: login.key('password') },
    readinessProbe: http('/ready', 'http'),
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '128Mi' } },
  });
  web.expose({ ports: { http: 80 } });
  web.autoscale({ minReplicas: 2, maxReplicas: 10, cpu: '70%' });
  web.protect({ maxUnavailable: 1 });
  web.spread('topology.kubernetes.io/zone');
}
