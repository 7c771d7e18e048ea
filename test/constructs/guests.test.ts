import { App, Chart, Cron, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import {
  allow,
  ConfigKey,
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
import { at, inChart, only, podOf, synth } from './synth.ts';

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

test('one key of a ConfigMap or Secret of cdk8s-plus is a variable or a file', () => {
  const manifests = synth((chart) => {
    const config = new kplus.ConfigMap(chart, 'config', { metadata: { name: 'config' }, data: { 'a.txt': '1' } });
    const secret = new kplus.Secret(chart, 'secret', { metadata: { name: 'secret' } });
    new Pod(chart, 'web', {
      image,
      env: { TOKEN: new ConfigKey(secret, 'token') },
      mounts: { '/etc/a.txt': new ConfigKey(config, 'a.txt') },
    });
  });
  expect(podOf(only(manifests, 'Pod'))).toMatchObject({
    containers: [
      {
        env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'secret', key: 'token' } } }],
        volumeMounts: [{ mountPath: '/etc/a.txt', subPath: 'a.txt' }],
      },
    ],
    volumes: [{ name: 'config', configMap: { name: 'config', items: [{ key: 'a.txt', path: 'a.txt' }] } }],
  });
});

test('volumes of cdk8s-plus are mounted as cdk8s-plus writes them', () => {
  const manifests = synth((chart) => {
    const config = new kplus.ConfigMap(chart, 'config', { metadata: { name: 'config' } });
    const secret = new kplus.Secret(chart, 'secret', { metadata: { name: 'secret' } });
    const claim = kplus.PersistentVolumeClaim.fromClaimName(chart, 'claim', 'claim');
    const volumes = [
      kplus.Volume.fromConfigMap(chart, 'a', config, { items: { 'a.txt': { path: 'b.txt', mode: 0o400 } } }),
      kplus.Volume.fromSecret(chart, 'b', secret, { optional: true }),
      kplus.Volume.fromEmptyDir(chart, 'c', 'scratch', {
        medium: kplus.EmptyDirMedium.MEMORY,
        sizeLimit: Size.mebibytes(64),
      }),
      kplus.Volume.fromPersistentVolumeClaim(chart, 'd', claim),
      kplus.Volume.fromHostPath(chart, 'e', 'host', { path: '/var/log' }),
      kplus.Volume.fromNfs(chart, 'f', 'nfs', { server: 'nfs.example.com', path: '/' }),
      kplus.Volume.fromCsi(chart, 'g', 'csi.example.com', { name: 'csi', attributes: { volumeId: 'v' } }),
      kplus.Volume.fromAwsElasticBlockStore(chart, 'h', 'vol-1'),
      kplus.Volume.fromAzureDisk(chart, 'i', 'disk', 'uri'),
      kplus.Volume.fromGcePersistentDisk(chart, 'j', 'disk'),
    ];
    const guest = new kplus.Pod(chart, 'guest', { metadata: { name: 'guest' } }).addContainer({ image });
    for (const volume of volumes) guest.mount(`/${volume.name}`, volume);
    const own = new Pod(chart, 'own', { image });
    for (const volume of volumes) own.mount(`/${volume.name}`, volume).mount(`/again/${volume.name}`, volume);
  });
  const theirs = podOf(only(manifests, 'Pod', 'guest'));
  const ours = podOf(only(manifests, 'Pod', 'own'));
  expect(at(ours, 'volumes')).toHaveLength(10);
  expect(at(ours, 'volumes')).toEqual(at(theirs, 'volumes'));
  expect(at(ours, 'containers.0.volumeMounts')).toEqual(
    expect.arrayContaining(Array.from(Object(at(theirs, 'containers.0.volumeMounts')))),
  );
  expect(at(ours, 'containers.0.volumeMounts')).toHaveLength(20);
});

test('a PersistentVolume of cdk8s-plus is mounted through the claim that reserves it', () => {
  const manifests = synth((chart) => {
    const disk = new kplus.AwsElasticBlockStorePersistentVolume(chart, 'disk', {
      metadata: { name: 'disk' },
      volumeId: 'vol-1',
      storage: Size.gibibytes(1),
    });
    new Pod(chart, 'web', { image, mounts: { '/data': disk.reserve() } });
  });
  expect(podOf(only(manifests, 'Pod'))).toMatchObject({
    volumes: [{ persistentVolumeClaim: { claimName: 'pvc-disk' } }],
  });
  inChart((chart) => {
    const held = new kplus.GCEPersistentDiskPersistentVolume(chart, 'held', { pdName: 'held' });
    // @ts-expect-error: the volume itself is no part of a pod
    const wrong = new Pod(chart, 'wrong', { image, mounts: { '/data': held } });
    expect(() => wrong.toJson()).toThrow('neither a volume nor a ConfigMap, Secret or claim');
  });
});

test('variables of cdk8s-plus are set as cdk8s-plus writes them', () => {
  const manifests = synth((chart) => {
    const config = new kplus.ConfigMap(chart, 'config', { metadata: { name: 'config' } });
    const secret = new kplus.Secret(chart, 'secret', { metadata: { name: 'secret' } });
    const env = {
      TEXT: kplus.EnvValue.fromValue('text'),
      CONFIG: kplus.EnvValue.fromConfigMap(config, 'a', { optional: true }),
      SECRET: kplus.EnvValue.fromSecretValue({ secret, key: 'b' }),
      LABEL: kplus.EnvValue.fromFieldRef(kplus.EnvFieldPaths.POD_LABEL, { key: 'app' }),
      CPU: kplus.EnvValue.fromResource(kplus.ResourceFieldPaths.CPU_LIMIT, { divisor: '1m' }),
    };
    new kplus.Pod(chart, 'guest', { metadata: { name: 'guest' }, containers: [{ image, envVariables: env }] });
    new Pod(chart, 'own', { image, env });
  });
  const [theirs, ours] = ['guest', 'own'].map((name) => podOf(only(manifests, 'Pod', name)));
  expect(at(ours, 'containers.0.env')).toHaveLength(5);
  expect(at(ours, 'containers.0.env')).toEqual(at(theirs, 'containers.0.env'));
  inChart((chart) => {
    const unset = new Pod(chart, 'unset', { image, env: { A: kplus.EnvValue.fromProcess('NO_SUCH_VARIABLE') } });
    expect(() => unset.toJson()).toThrow('the variable A has no value; leave it out');
  });
});

test('pods of cdk8s-plus are selected by the label they are known by', () => {
  const manifests = synth((chart) => {
    const pod = new kplus.Pod(chart, 'guest', { containers: [{ image }] });
    new Service(chart, 'service', { selector: pod, ports: { http: { port: 80, to: 80 } } });
    new PodDisruptionBudget(chart, 'budget', {
      pods: kplus.Pods.select(chart, 'pods', {
        labels: { stage: '' },
        expressions: [kplus.LabelExpression.in('tier', ['web'])],
      }),
      maxUnavailable: 1,
    });
  }, null);
  const labels: unknown = at(only(manifests, 'Pod'), 'metadata.labels');
  expect(Object.keys(labels ?? {})).toHaveLength(1);
  expect(at(only(manifests, 'Service'), 'spec.selector')).toEqual(labels);
  expect(at(only(manifests, 'PodDisruptionBudget'), 'spec.selector')).toEqual({
    matchLabels: { stage: '' },
    matchExpressions: [{ key: 'tier', operator: 'In', values: ['web'] }],
  });
});

test('a Service of pods that are selected by expressions is refused', () => {
  inChart((chart) => {
    const tier = kplus.Pods.select(chart, 'pods', { expressions: [kplus.LabelExpression.exists('tier')] });
    expect(() => new Service(chart, 'some', { selector: tier, ports: { http: 80 } })).toThrow(
      /a Service selects by equal labels only/,
    );
  });
});

test('a policy names whom cdk8s-plus can name', () => {
  const manifests = synth((chart) => {
    const pod = new kplus.Pod(chart, 'guest', { metadata: { namespace: 'elsewhere' }, containers: [{ image }] });
    const near = new kplus.Pod(chart, 'near', { containers: [{ image }] });
    const namespace = new kplus.Namespace(chart, 'tools', { metadata: { name: 'tools' } });
    const addresses = kplus.NetworkPolicyIpBlock.ipv4(chart, 'net', '10.0.0.0/8', ['10.1.0.0/16']);
    const teams = kplus.Namespaces.select(chart, 'teams', { labels: { team: 'a' } });
    new NetworkPolicy(chart, 'policy', {
      pods: near,
      ingress: [{ peers: [pod, near, namespace, addresses, teams, kplus.Pods.all(chart, 'all')] }],
    });
  });
  const [far, near] = manifests.filter(({ kind }) => kind === 'Pod').map(({ metadata }) => metadata.labels);
  const policy = only(manifests, 'NetworkPolicy');
  expect(at(policy, 'spec.podSelector.matchLabels')).toEqual(near);
  const named = (name: string): object => ({
    matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: [name] }],
  });
  expect(at(policy, 'spec.ingress.0.from')).toEqual([
    { podSelector: { matchLabels: far }, namespaceSelector: named('elsewhere') },
    { podSelector: { matchLabels: near } },
    { podSelector: {}, namespaceSelector: named('tools') },
    { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
    { podSelector: {}, namespaceSelector: { matchLabels: { team: 'a' } } },
    { podSelector: {} },
  ]);
});

test('subjects, namespaces and rules take what cdk8s-plus makes', () => {
  const manifests = synth((chart) => {
    const namespace = new kplus.Namespace(chart, 'tools', { metadata: { name: 'tools' } });
    const worker = new kplus.Deployment(chart, 'worker', {
      automountServiceAccountToken: true,
      containers: [{ image }],
    });
    const nightly = new kplus.CronJob(chart, 'nightly', {
      metadata: { name: 'nightly' },
      schedule: Cron.daily(),
      containers: [{ image }],
    });
    new Role(chart, 'runner', { namespace, rules: [allow(['get'], nightly)] }).bind(
      kplus.User.fromName(chart, 'anna', 'anna'),
      kplus.Group.fromName(chart, 'staff', 'staff'),
      worker,
    );
  });
  expect(at(only(manifests, 'Role'), 'metadata.namespace')).toBe('tools');
  expect(at(only(manifests, 'Role'), 'rules')).toEqual([
    { apiGroups: ['batch'], resources: ['cronjobs'], resourceNames: ['nightly'], verbs: ['get'] },
  ]);
  expect(at(only(manifests, 'RoleBinding'), 'subjects')).toEqual([
    { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'anna' },
    { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'staff' },
    { kind: 'ServiceAccount', name: 'default', namespace: 'shop' },
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
