import { Chart, App, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import {
  ConfigMap,
  Deployment,
  HorizontalPodAutoscaler,
  Ingress,
  NetworkPolicy,
  Pod,
  PodDisruptionBudget,
  Role,
  Service,
} from '../../src/index.ts';
import { at, only, podOf, synth } from './synth.ts';

const image = 'registry.example.com/web:1';

test('objects of cdk8s-plus stand wherever a handle does', () => {
  const manifests = synth((chart) => {
    const config = new kplus.ConfigMap(chart, 'config', { metadata: { name: 'config' }, data: { a: '1' } });
    const secret = new kplus.Secret(chart, 'secret', { metadata: { name: 'secret' } });
    const claim = new kplus.PersistentVolumeClaim(chart, 'claim', {
      metadata: { name: 'claim' },
      storage: Size.gibibytes(1),
      accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
    });
    const account = new kplus.ServiceAccount(chart, 'account', { metadata: { name: 'account' } });
    new Pod(chart, 'web', {
      image,
      serviceAccount: account,
      imagePullSecrets: [secret],
      envFrom: [config, secret],
      mounts: { '/config': config, '/secret': secret, '/data': claim },
    });
    new Role(chart, 'reader', { rules: [] }).bind(account);
  });
  const pod = podOf(only(manifests, 'Pod'));
  expect(pod).toMatchObject({
    serviceAccountName: 'account',
    imagePullSecrets: [{ name: 'secret' }],
    containers: [{ envFrom: [{ configMapRef: { name: 'config' } }, { secretRef: { name: 'secret' } }] }],
    volumes: [
      { name: 'config', configMap: { name: 'config' } },
      { name: 'secret', secret: { secretName: 'secret' } },
      { name: 'claim', persistentVolumeClaim: { claimName: 'claim' } },
    ],
  });
  expect(at(only(manifests, 'RoleBinding'), 'subjects')).toEqual([
    { kind: 'ServiceAccount', name: 'account', namespace: 'shop' },
  ]);
});

test('workloads of cdk8s-plus are selected, scaled and protected like ours', () => {
  const manifests = synth((chart) => {
    const guest = new kplus.Deployment(chart, 'guest', {
      metadata: { name: 'guest' },
      containers: [{ image, portNumber: 80 }],
    });
    new Service(chart, 'service', { selector: guest, ports: { http: { port: 80, to: 80 } } });
    new PodDisruptionBudget(chart, 'budget', { pods: guest, maxUnavailable: 1 });
    new HorizontalPodAutoscaler(chart, 'scaler', { target: guest, maxReplicas: 3 });
    new NetworkPolicy(chart, 'policy', { pods: guest, ingress: [{ peers: [guest] }] });
    const service = guest.exposeViaService({ name: 'guest' });
    new Ingress(chart, 'ingress', { hosts: { 'a.example.com': { '/': { service, port: service.port } } } });
  });
  const labels: unknown = at(only(manifests, 'Deployment'), 'spec.selector.matchLabels');
  expect(Object.keys(labels ?? {})).toEqual(['cdk8s.io/metadata.addr']);
  expect(at(only(manifests, 'Service', 'service'), 'spec.selector')).toEqual(labels);
  expect(at(only(manifests, 'PodDisruptionBudget'), 'spec.selector.matchLabels')).toEqual(labels);
  expect(at(only(manifests, 'NetworkPolicy'), 'spec.ingress.0.from.0.podSelector.matchLabels')).toEqual(labels);
  expect(at(only(manifests, 'HorizontalPodAutoscaler'), 'spec.scaleTargetRef')).toEqual({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    name: 'guest',
  });
  expect(at(only(manifests, 'Ingress'), 'spec.rules.0.http.paths.0.backend.service')).toEqual({
    name: 'guest',
    port: { number: 80 },
  });
});

test('cdk8s-plus takes our objects by name', () => {
  const manifests = synth((chart) => {
    const config = new ConfigMap(chart, 'settings', { data: { a: '1' } });
    const guest = new kplus.Deployment(chart, 'guest', { metadata: { name: 'guest' } });
    const imported = kplus.ConfigMap.fromConfigMapName(chart, 'imported', config.name);
    guest.addContainer({ image }).env.copyFrom(kplus.Env.fromConfigMap(imported));
  });
  expect(at(podOf(only(manifests, 'Deployment')), 'containers.0.envFrom')).toEqual([
    { configMapRef: { name: 'settings' } },
  ]);
});

test('a guest of another chart is applied before', () => {
  const app = new App();
  const base = new Chart(app, 'base');
  const config = new kplus.ConfigMap(base, 'config');
  const web = new Deployment(new Chart(app, 'apps'), 'web', { image, envFrom: [config] });
  expect(web.node.dependencies).toEqual([config]);
});
