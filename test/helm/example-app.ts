import { App } from 'cdk8s';
import {
  chartMeta,
  defineValues,
  Deployment,
  fallback,
  http,
  Ingress,
  jsonText,
  ConfigMap,
  ReleaseChart,
  v,
} from 'charthouse';

const values = defineValues({
  replicaCount: v.integer({ default: 2, minimum: 0, maximum: 50, description: 'Pods to run' }),
  image: v.object({
    repository: v.string({ default: 'registry.example.com/shop' }),
    tag: v.string({ default: '', description: 'Empty: the app version of the chart' }),
  }),
  logLevel: v.string({ default: 'info', enum: ['debug', 'info', 'warn'] }),
  extraEnv: v.map(v.string(), { description: 'Further variables', example: { TZ: 'UTC' } }),
  ingress: v.object({ enabled: v.boolean({ default: false }), host: v.string({ default: 'shop.example.com' }) }),
});
const x = values.ref;

export const app = new App();
const chart = new ReleaseChart(app, 'shop', { version: '0.3.0', appVersion: '5.1', values });

const config = new ConfigMap(chart, 'config', {
  data: { 'shop.json': jsonText({ logLevel: x.logLevel, currency: 'EUR' }) },
});
const server = new Deployment(chart, 'server', {
  replicas: x.replicaCount,
  image: `${x.image.repository}:${fallback(x.image.tag, chartMeta.appVersion)}`,
  ports: { http: 8080 },
  env: { LOG_LEVEL: x.logLevel, ...x.extraEnv },
  mounts: { '/etc/shop': config },
  readinessProbe: http('/ready', 'http'),
  resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '64Mi' } },
});
const service = server.expose({ ports: { http: 80 } });
new Ingress(chart, 'web', {
  enabled: x.ingress.enabled,
  hosts: { [`${x.ingress.host}`]: { '/': service.port('http') } },
});
