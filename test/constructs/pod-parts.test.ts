import { expect, test } from 'vitest';
import {
  ConfigMap,
  exec,
  external,
  field,
  grpc,
  http,
  Pod,
  prefixed,
  request,
  resourceField,
  run,
  sctp,
  sleep,
  tcp,
  udp,
} from '../../src/index.ts';
import { at, container, image, only, podOf, synth } from './synth.ts';

const secret = external.secret('login', { keys: ['user', 'password'] });

test('variables take texts, keys, fields of the pod and whole objects', () => {
  const manifests = synth((chart) => {
    const settings = new ConfigMap(chart, 'settings', { data: { level: 'info' } });
    new Pod(chart, 'web', {
      image,
      env: {
        TEXT: 'yes',
        NUMBER: 8080,
        FLAG: true,
        LEVEL: settings.key('level'),
        PASSWORD: secret.key('password'),
        USER: secret.key('user').optional(),
        POD: field('metadata.name'),
        LIMIT: resourceField('limits.memory', { divisor: '1Mi', container: 'web' }),
      },
      envFrom: [settings, secret, prefixed('DB_', secret, { optional: true })],
    });
  });
  expect(at(podOf(only(manifests, 'Pod')), 'containers.0')).toEqual({
    name: 'web',
    image,
    env: [
      { name: 'TEXT', value: 'yes' },
      { name: 'NUMBER', value: '8080' },
      { name: 'FLAG', value: 'true' },
      { name: 'LEVEL', valueFrom: { configMapKeyRef: { name: 'settings', key: 'level' } } },
      { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'login', key: 'password' } } },
      { name: 'USER', valueFrom: { secretKeyRef: { name: 'login', key: 'user', optional: true } } },
      { name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      {
        name: 'LIMIT',
        valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: '1Mi', containerName: 'web' } },
      },
    ],
    envFrom: [
      { configMapRef: { name: 'settings' } },
      { secretRef: { name: 'login' } },
      { prefix: 'DB_', secretRef: { name: 'login', optional: true } },
    ],
  });
});

test('probes and hooks in every form', () => {
  expect(
    container({
      ports: { http: 8080 },
      startupProbe: exec(['test', '-f', '/ready'], { failureThreshold: 30 }),
      livenessProbe: grpc(9000, { service: 'health' }),
      readinessProbe: http('/ready', 'http', {
        scheme: 'HTTPS',
        headers: { Host: 'shop.example.com' },
        terminationGracePeriodSeconds: 5,
      }),
      lifecycle: { postStart: run(['warm-up']), preStop: sleep(5) },
    }),
  ).toMatchObject({
    startupProbe: { exec: { command: ['test', '-f', '/ready'] }, failureThreshold: 30 },
    livenessProbe: { grpc: { port: 9000, service: 'health' } },
    readinessProbe: {
      httpGet: {
        path: '/ready',
        port: 'http',
        scheme: 'HTTPS',
        httpHeaders: [{ name: 'Host', value: 'shop.example.com' }],
      },
      terminationGracePeriodSeconds: 5,
    },
    lifecycle: { postStart: { exec: { command: ['warm-up'] } }, preStop: { sleep: { seconds: 5 } } },
  });
  expect(container({ livenessProbe: tcp(5432), lifecycle: { preStop: request('/stop', 8080) } })).toMatchObject({
    livenessProbe: { tcpSocket: { port: 5432 } },
    lifecycle: { preStop: { httpGet: { path: '/stop', port: 8080 } } },
  });
});

test('ports have protocols and host ports', () => {
  expect(
    container({ ports: { dns: udp(53), sig: sctp(2905), web: { containerPort: 80, hostPort: 8080 } } }),
  ).toMatchObject({
    ports: [
      { name: 'dns', containerPort: 53, protocol: 'UDP' },
      { name: 'sig', containerPort: 2905, protocol: 'SCTP' },
      { name: 'web', containerPort: 80, hostPort: 8080 },
    ],
  });
});

test('sidecars start first and stay; init containers keep their order', () => {
  const manifests = synth((chart) => {
    new Pod(chart, 'web', {
      image,
      initContainers: { fetch: { image }, tunnel: { image, restartPolicy: 'Always' }, migrate: { image } },
      sidecars: { mesh: { image, ports: { admin: 15000 }, readinessProbe: http('/', 'admin') } },
    });
  });
  expect(at(podOf(only(manifests, 'Pod')), 'initContainers')).toEqual([
    {
      name: 'mesh',
      image,
      ports: [{ name: 'admin', containerPort: 15000 }],
      readinessProbe: { httpGet: { path: '/', port: 'admin' } },
      restartPolicy: 'Always',
    },
    { name: 'fetch', image },
    { name: 'tunnel', image, restartPolicy: 'Always' },
    { name: 'migrate', image },
  ]);
});

test('a bare pod carries the labels and annotations of its pods', () => {
  const manifests = synth((chart) => {
    new Pod(chart, 'web', { image, podLabels: { a: '1' }, podAnnotations: { b: '2' }, annotations: { c: '3' } });
  });
  expect(at(only(manifests, 'Pod'), 'metadata')).toMatchObject({
    labels: { a: '1' },
    annotations: { b: '2', c: '3' },
  });
});
