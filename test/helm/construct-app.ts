import { App } from 'cdk8s';
import {
  claimTemplate,
  ConfigMap,
  CronJob,
  Deployment,
  external,
  http,
  Ingress,
  Job,
  NetworkPolicy,
  Pod,
  ServiceAccount,
  StatefulSet,
} from '../../src/index.ts';
import { helmTest, hook } from '../../src/constructs/hook.ts';
import { ReleaseChart } from '../../src/constructs/release-chart.ts';
import type { Quantity } from '../../src/kubernetes/generated/types.ts';
import {
  asPlain,
  chartMeta,
  choose,
  defineValues,
  each,
  eq,
  fallback,
  jsonText,
  onlyIf,
  release,
  v,
} from '../../src/values/index.ts';
import type { Subject } from './differential.ts';
import { productTemplates } from './render.ts';

/** A chart written with the constructs of the library, values wherever they make sense. */
const values = defineValues({
  replicaCount: v.integer({
    default: 2,
    minimum: 0,
    maximum: 50,
    description: 'Pods to run, unless autoscaling is on',
  }),
  autoscaling: v.object({
    enabled: v.boolean({ default: false, description: 'Let the load decide how many pods run' }),
    maxReplicas: v.integer({ default: 10, minimum: 2, maximum: 100 }),
  }),
  image: v.object({ repository: v.string({ default: 'registry.example.com/shop' }), tag: v.string({ default: '' }) }),
  logLevel: v.string({ default: 'info', enum: ['debug', 'info', 'warn'] }),
  service: v.object({
    type: v.string({ default: 'ClusterIP', enum: ['ClusterIP', 'LoadBalancer', 'NodePort'] }),
    port: v.integer({ default: 80, minimum: 1, maximum: 65535 }),
  }),
  ingress: v.object({
    enabled: v.boolean({ default: false }),
    host: v.string({ default: 'shop.example.com' }),
    className: v.optString(),
  }),
  extraEnv: v.map(v.string(), { description: 'Further variables of the server', example: { TZ: 'UTC' } }),
  podLabels: v.map(v.string()),
  podAnnotations: v.map(v.string()),
  nodeSelector: v.map(v.string()),
  tolerations: v.rawList<{ key?: string }>(),
  resources: v.raw<{ limits?: { cpu: Quantity } }>({ default: { limits: { cpu: '500m' } } }),
  storage: v.string({ default: '10Gi', pattern: '^[0-9]+(Mi|Gi)$' }),
  storageClass: v.optString({ minLength: 1 }),
  existingSecret: v.string({ default: 'shop-database', minLength: 1, description: 'Secret with the key password' }),
  config: v.object({ greeting: v.string({ default: 'hello' }), features: v.list(v.string()) }),
  hosts: v.list(v.object({ ip: v.string(), names: v.list(v.string()) })),
});

function constructApp(x: typeof values.ref): App {
  const app = new App();
  const chart = new ReleaseChart(app, 'shop', { version: '0.3.0', appVersion: '5.1', values });
  const image = `${x.image.repository}:${fallback(x.image.tag, chartMeta.appVersion)}`;
  const resources = { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '64Mi' } } as const;
  const secret = external.secret(`${x.existingSecret}`, { keys: ['password'] });
  const config = new ConfigMap(chart, 'config', {
    data: {
      'app.json': jsonText({ greeting: x.config.greeting, features: x.config.features, port: x.service.port }),
      'app.properties': `log.level=${x.logLevel}\nport=${x.service.port}\n`,
      GREETING: x.config.greeting,
    },
  });
  const database = new StatefulSet(chart, 'database', {
    image: 'mysql:8.4.2',
    ports: { mysql: 3306 },
    env: { MYSQL_ROOT_PASSWORD: secret.key('password') },
    mounts: { '/var/lib/mysql': claimTemplate('data', { storage: asPlain(x.storage) as Quantity }) },
    resources,
  });
  const server = new Deployment(chart, 'server', {
    replicas: x.replicaCount,
    image,
    ports: { http: 8080 },
    env: {
      LOG_LEVEL: x.logLevel,
      DB_HOST: database.name,
      GREETING: config.key('GREETING'),
      VERBOSE: `${eq(x.logLevel, 'debug')}`,
      ...x.extraEnv,
    },
    mounts: { '/etc/shop': config },
    readinessProbe: http('/ready', 'http'),
    resources: x.resources,
    nodeSelector: x.nodeSelector,
    tolerations: x.tolerations,
    podLabels: { ...x.podLabels },
    podAnnotations: { ...x.podAnnotations },
    hostAliases: each(x.hosts, (h) => ({ ip: h.ip, hostnames: h.names })),
    args: ['serve', `--port=${x.service.port}`, choose(eq(x.logLevel, 'debug'), '--verbose', '--quiet')],
  });
  const service = server.expose({ type: x.service.type, ports: { http: { port: x.service.port, to: 'http' } } });
  const scaler = server.autoscale({ minReplicas: 2, maxReplicas: x.autoscaling.maxReplicas, cpu: '80%' });
  onlyIf(x.autoscaling.enabled, scaler);
  new Ingress(chart, 'web', {
    enabled: x.ingress.enabled,
    class: x.ingress.className,
    hosts: { [`${x.ingress.host}`]: { '/': service.port('http') } },
  });
  new NetworkPolicy(chart, 'internal', { pods: database, ingress: [{ peers: [server], ports: [3306] }] });
  new ServiceAccount(chart, 'worker');
  new CronJob(chart, 'report', { schedule: '0 3 * * *', image, resources, enabled: eq(x.logLevel, 'info') });
  hook(new Job(chart, 'migrate', { image, command: ['migrate', `--release=${release.name}`], resources }), [
    'pre-install',
    'pre-upgrade',
  ]);
  helmTest(
    new Pod(chart, 'connection', {
      image: 'curlimages/curl:8.9.1',
      restartPolicy: 'Never',
      command: ['curl', `http://${service.name}:${x.service.port}`],
      resources,
    }),
  );
  return app;
}

function isReferences(refs: unknown): refs is typeof values.ref {
  return typeof refs === 'object' && refs !== null;
}

export const constructSubject: Subject = {
  name: 'constructs',
  values,
  judges: true,
  templates: productTemplates,
  build(refs) {
    if (!isReferences(refs)) throw new Error('the values have to be an object');
    return constructApp(refs);
  },
};
