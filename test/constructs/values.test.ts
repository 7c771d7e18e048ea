import { App, Chart, type ApiObject as Cdk8sApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { expect, test } from 'vitest';
import {
  chartMeta,
  ConfigMap,
  defineValues,
  Deployment,
  each,
  external,
  fallback,
  HorizontalPodAutoscaler,
  http,
  Ingress,
  onlyIf,
  packageAs,
  releaseName,
  v,
  when,
} from '../../src/index.ts';
import { evaluate, guardOf, holds, manifestTemplate, scopeOf, valuesResolver } from '../../src/values/index.ts';
import { at } from './synth.ts';

const values = defineValues({
  image: v.object({ repository: v.string({ default: 'registry.example.com/web' }), tag: v.string({ default: '' }) }),
  replicas: v.integer({ default: 2 }),
  port: v.integer({ default: 8080 }),
  host: v.string({ default: 'shop.example.com' }),
  greeting: v.string({ default: 'hello' }),
  labels: v.map(v.string({ default: '' }), { default: { team: 'shop' } }),
  env: v.map(v.string({ default: '' }), { default: { EXTRA: 'yes' } }),
  existingSecret: v.string({ default: 'login' }),
  memory: v.string({ default: '128Mi' }),
  autoscaling: v.object({ enabled: v.boolean({ default: false }), max: v.integer({ default: 5 }) }),
  debug: v.boolean({ default: false }),
  nodeSelector: v.map(v.string({ default: '' }), { default: { disk: 'ssd' } }),
  ingress: v.object({ enabled: v.boolean({ default: true }) }),
});
const x = values.ref;
const packaging = { name: 'shop', version: '1.0.0', appVersion: '1.2.3', values };

function shop(chart: Chart): void {
  const settings = new ConfigMap(chart, 'settings', {
    data: { GREETING: x.greeting, 'app.conf': `greeting=${x.greeting}` },
  });
  const login = external.secret(x.existingSecret, { keys: ['password'] });
  const web = new Deployment(chart, 'web', {
    name: releaseName('web'),
    labels: { ...x.labels },
    replicas: x.replicas,
    image: `${x.image.repository}:${fallback(x.image.tag, chartMeta.appVersion)}`,
    ports: { http: x.port },
    env: { PASSWORD: login.key('password'), PORT: `${x.port}`, ...x.env },
    envFrom: [settings],
    mounts: { '/etc/login': login, '/etc/app.conf': settings.key('app.conf') },
    readinessProbe: http('/', 'http'),
    nodeSelector: x.nodeSelector,
    tolerations: each(['a', 'b'], (key) => ({ key, operator: 'Exists' as const })),
    containerSpec: { ...when(x.debug, { stdin: true }) },
  });
  const service = web.expose({ ports: { http: 80 } });
  web.autoscale({ maxReplicas: x.autoscaling.max, enabled: x.autoscaling.enabled, cpu: '80%' });
  new Ingress(chart, 'site', {
    enabled: x.ingress.enabled,
    hosts: { [`${x.host}`]: { '/': service.port('http') } },
  });
}

function resolved(given: Parameters<typeof scopeOf>[1], make = shop): unknown[] {
  const app = new App();
  const chart = new Chart(app, 'shop');
  packageAs(chart, packaging);
  make(chart);
  const resolver = valuesResolver();
  app.resolvers.unshift(resolver);
  return chart.node.findAll().flatMap((node) => {
    if (!isApiObject(node)) return [];
    const json: unknown = node.toJson();
    resolver.verify(json);
    const scope = scopeOf(packaging, given);
    const guard = guardOf(node);
    if (guard !== undefined && !holds(guard, scope)) return [];
    return [evaluate(manifestTemplate(json), scope)];
  });
}

function isApiObject(node: object): node is Cdk8sApiObject {
  return 'apiGroup' in node;
}

function kind(objects: readonly unknown[], name: string): unknown {
  return objects.find((object) => at(object, 'kind') === name);
}

test('values stand in names, images, ports, variables, labels and whole fields', () => {
  const objects = resolved({});
  const web = kind(objects, 'Deployment');
  expect(at(web, 'metadata')).toEqual({
    name: 'shop-web',
    labels: { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/instance': 'shop', team: 'shop' },
  });
  expect(at(web, 'spec.selector.matchLabels')).toEqual({
    'app.kubernetes.io/name': 'web',
    'app.kubernetes.io/instance': 'shop',
  });
  expect(at(web, 'spec.template.metadata.labels.team')).toBe('shop');
  expect(at(web, 'spec.replicas')).toBe(2);
  const pod = at(web, 'spec.template.spec');
  expect(at(pod, 'nodeSelector')).toEqual({ disk: 'ssd' });
  expect(at(pod, 'tolerations.1.key')).toBe('b');
  expect(at(pod, 'containers.0')).toMatchObject({
    name: 'web',
    image: 'registry.example.com/web:1.2.3',
    ports: [{ name: 'http', containerPort: 8080 }],
    env: [
      { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'login', key: 'password' } } },
      { name: 'PORT', value: '8080' },
      { name: 'EXTRA', value: 'yes' },
    ],
    volumeMounts: [
      { name: 'etc-login', mountPath: '/etc/login' },
      { name: 'settings', mountPath: '/etc/app.conf', subPath: 'app.conf' },
    ],
  });
  expect(at(kind(objects, 'Ingress'), 'spec.rules.0.host')).toBe('shop.example.com');
  expect(at(kind(objects, 'Service'), 'metadata.name')).toBe('shop-web');
});

test.each<Record<string, string>>([{ team: 'shop' }, { 'app.kubernetes.io/name': 'mine' }])(
  'labels of the installer %j never reach the selector',
  (labels) => {
    const make = (chart: Chart): void =>
      void new Deployment(chart, 'web', { image: 'registry.example.com/web:1', labels: x.labels });
    const deployment = kind(resolved({ labels }, make), 'Deployment');
    const selected = { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/instance': 'shop' };
    expect(at(deployment, 'spec.selector.matchLabels')).toEqual(selected);
    expect(at(deployment, 'spec.template.metadata.labels')).toMatchObject({ team: 'shop', ...selected });
  },
);

test('an autoscaler that a value switches on takes replicas from the workload', () => {
  const off = resolved({});
  expect(kind(off, 'HorizontalPodAutoscaler')).toBeUndefined();
  expect(at(kind(off, 'Deployment'), 'spec.replicas')).toBe(2);
  const on = resolved({ autoscaling: { enabled: true } });
  expect(at(kind(on, 'HorizontalPodAutoscaler'), 'spec.maxReplicas')).toBe(5);
  expect(at(kind(on, 'Deployment'), 'spec')).not.toHaveProperty('replicas');
});

test.each<[string, (chart: Chart) => void]>([
  ['the autoscaler', (chart) => void onlyIf(x.autoscaling.enabled, scaled(chart).autoscale({ maxReplicas: 5 }))],
  [
    'a group that it is in',
    (chart) => {
      const group = onlyIf(x.autoscaling.enabled, new Construct(chart, 'scaling'));
      new HorizontalPodAutoscaler(group, 'scaler', { target: scaled(chart), maxReplicas: 5 });
    },
  ],
])('replicas stay where a condition leaves %s out', (_, make) => {
  expect(at(kind(resolved({}, make), 'Deployment'), 'spec.replicas')).toBe(2);
  const on = resolved({ autoscaling: { enabled: true } }, make);
  expect(kind(on, 'HorizontalPodAutoscaler')).toBeDefined();
  expect(at(kind(on, 'Deployment'), 'spec')).not.toHaveProperty('replicas');
});

test('a condition of the workload itself gives no second one for its replicas', () => {
  const make = (chart: Chart): void => {
    onlyIf(x.debug, scaled(chart)).autoscale({ maxReplicas: 5 });
  };
  expect(kind(resolved({}, make), 'Deployment')).toBeUndefined();
  expect(at(kind(resolved({ debug: true }, make), 'Deployment'), 'spec')).not.toHaveProperty('replicas');
});

function scaled(chart: Chart): Deployment {
  return new Deployment(chart, 'scaled', { image: 'registry.example.com/web:1', replicas: x.replicas });
}

test('the checksum of a configuration follows the values in it', () => {
  const checksum = (given: Parameters<typeof scopeOf>[1]) =>
    at(kind(resolved(given), 'Deployment'), 'spec.template.metadata.annotations');
  expect(checksum({})).toEqual(checksum({ replicas: 9 }));
  expect(checksum({})).not.toEqual(checksum({ greeting: 'good day' }));
});

test('an object that a value switches off is not there', () => {
  expect(kind(resolved({ ingress: { enabled: false } }), 'Ingress')).toBeUndefined();
});

test('what has a value for a name takes its volume name from the path', () => {
  const web = kind(resolved({}), 'Deployment');
  expect(at(web, 'spec.template.spec.volumes.0')).toEqual({ name: 'etc-login', secret: { secretName: 'login' } });
});
