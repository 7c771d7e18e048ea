import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ApiObject as Cdk8sApiObject, Chart, Testing } from 'cdk8s';
import {
  ConfigMap,
  defineValues,
  Deployment,
  helmTest,
  Namespace,
  packageAs,
  Pod,
  release,
  StatefulSet,
  v,
} from 'charthouse';
import { manifestsOf } from 'charthouse/testing';
import { Construct } from 'constructs';
import { afterAll, expect, test } from 'vitest';

const project = mkdtempSync(path.join(tmpdir(), 'charthouse-testing-'));
afterAll(() => rmSync(project, { recursive: true, force: true }));

const resources = { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } } as const;

function shop(): Chart {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  const web = new Deployment(chart, 'web', { image: 'nginx:1.29.1', replicas: 3, ports: { http: 8080 }, resources });
  web.expose({ ports: { http: 80 } });
  return chart;
}

const values = defineValues({ replicas: v.integer({ default: 2, minimum: 1 }), debug: v.boolean({ default: false }) });

function packaged(): Chart {
  const chart = new Chart(Testing.app(), 'shop', { namespace: `${release.namespace}` });
  packageAs(chart, { name: 'shop', version: '1.0.0', values });
  new Deployment(chart, 'web', { image: 'nginx:1.29.1', replicas: values.ref.replicas, resources });
  new ConfigMap(chart, 'debugging', { enabled: values.ref.debug, data: { LEVEL: 'debug' } });
  helmTest(new Pod(chart, 'answers', { image: 'busybox:1.37.0', restartPolicy: 'Never', resources }));
  return chart;
}

test('K26: a test reads what synthesis writes, typed and with safe defaults', () => {
  const web = manifestsOf(shop()).get('apps/v1', 'Deployment', 'web');
  expect(web.metadata.namespace).toBe('shop');
  expect(web.spec?.replicas).toBe(3);
  expect(web.spec?.template.spec?.automountServiceAccountToken).toBe(false);
  expect(web.spec?.template.spec?.containers[0]).toMatchObject({
    image: 'nginx:1.29.1',
    securityContext: { readOnlyRootFilesystem: true },
  });
});

test('what is not there is told with what is', () => {
  const manifests = manifestsOf(shop());
  expect(() => manifests.get('apps/v1', 'Deployment', 'wep')).toThrow(
    'there is no apps/v1 Deployment wep; there is\n  apps/v1 Deployment shop/web',
  );
  expect(() => manifests.get('v1', 'ConfigMap')).toThrow(
    'there is no v1 ConfigMap; there is\n  apps/v1 Deployment shop/web\n  v1 Service shop/web',
  );
  expect(() => manifestsOf(new Chart(Testing.app(), 'empty')).get('v1', 'Pod')).toThrow(
    'there is no v1 Pod; nothing is made',
  );
});

test('two that fit are told apart by name and namespace', () => {
  const chart = new Chart(Testing.app(), 'shop');
  for (const namespace of ['a', 'b'])
    new ConfigMap(chart, namespace, { name: 'same', namespace, data: { of: namespace } });
  const manifests = manifestsOf(chart);
  expect(manifests.all('v1', 'ConfigMap')).toHaveLength(2);
  expect(() => manifests.get('v1', 'ConfigMap', 'same')).toThrow(
    'there are 2 of v1 ConfigMap same: ConfigMap a/same, ConfigMap b/same; say which by name and namespace',
  );
  expect(manifests.get('v1', 'ConfigMap', 'same', 'b').data).toEqual({ of: 'b' });
});

test('chart values are their defaults, or what the test says', () => {
  const chart = packaged();
  const standard = manifestsOf(chart);
  expect(standard.get('apps/v1', 'Deployment', 'web').spec?.replicas).toBe(2);
  expect(standard.all('v1', 'ConfigMap')).toEqual([]);
  const debugged = manifestsOf(chart, { values: { replicas: 5, debug: true }, release: { name: 'blue' } });
  expect(debugged.get('apps/v1', 'Deployment').spec?.replicas).toBe(5);
  expect(debugged.get('v1', 'ConfigMap').metadata.name).toBe('blue-shop-debugging');
});

test('values that the chart does not take, and values for no chart, are refused', () => {
  expect(() => manifestsOf(packaged(), { values: { replicas: 0, colour: 'red' } })).toThrow(
    /the values do not fit chart shop: .*values\.replicas must be >= 1.*values\.colour is not declared|values\.colour is not declared.*values\.replicas must be >= 1/,
  );
  expect(() => manifestsOf(shop(), { values: { replicas: 1 } })).toThrow(/^shop takes no values/);
});

test('tests of a release are no manifests, and only what is below the construct is', () => {
  const chart = packaged();
  expect(manifestsOf(chart).all('v1', 'Pod')).toEqual([]);
  const group = new Construct(chart, 'group');
  new ConfigMap(group, 'settings', { data: { A: 'b' } });
  expect(manifestsOf(group).objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'ConfigMap group-settings',
  ]);
  expect(manifestsOf(chart.node.root).objects).toHaveLength(2);
});

test('profile and objects of others are those of cdk8s.yaml', () => {
  const chart = new Chart(Testing.app(), 'shop');
  new Cdk8sApiObject(chart, 'foreign', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'foreign' },
    spec: { containers: [{ name: 'web', image: 'nginx:1.29.1' }] },
  });
  expect(manifestsOf(chart, { project }).get('v1', 'Pod').spec?.automountServiceAccountToken).toBeUndefined();
  writeFileSync(path.join(project, 'cdk8s.yaml'), 'charthouse: { defaults: all }\n');
  expect(manifestsOf(chart, { project }).get('v1', 'Pod').spec?.automountServiceAccountToken).toBe(false);
  writeFileSync(path.join(project, 'cdk8s.yaml'), 'charthouse: { profle: none }\n');
  expect(() => manifestsOf(chart, { project })).toThrow(/profle/);
});

test('a tree without an App is refused', () => {
  expect(() => manifestsOf(new Construct(undefined as never, ''))).toThrow(/is below no App of this cdk8s/);
});

test('names and namespaces can be chart values', () => {
  const named = defineValues({ room: v.string({ default: 'blue' }), database: v.string({ default: 'db' }) });
  const chart = new Chart(Testing.app(), 'shop');
  packageAs(chart, { name: 'shop', version: '1.0.0', values: named, namespace: 'set' });
  const { room, database } = named.ref;
  new Namespace(chart, 'room', { name: room });
  const made = new StatefulSet(chart, 'store', {
    image: 'mysql:8.4.2',
    name: database,
    namespace: room,
    service: database,
    ports: { mysql: 3306 },
    resources,
  });
  new ConfigMap(chart, 'where', { data: { HOST: `${made.host}` } });
  const manifests = manifestsOf(chart, { values: { room: 'green', database: 'pg' } });
  expect(manifests.objects.map(({ kind, metadata: { name, namespace } }) => [kind, name, namespace])).toEqual([
    ['Namespace', 'green', undefined],
    ['StatefulSet', 'pg', 'green'],
    ['Service', 'pg', 'green'],
    ['ConfigMap', 'where', undefined],
  ]);
  expect(manifests.get('apps/v1', 'StatefulSet').spec?.serviceName).toBe('pg');
  expect(manifests.get('v1', 'ConfigMap').data).toEqual({ HOST: 'pg.green.svc.cluster.local' });
});
