import { describe, expect, test } from 'vitest';
import {
  DaemonSet,
  Deployment,
  emptyDir,
  external,
  HorizontalPodAutoscaler,
  http,
  Pod,
  ReplicaSet,
  Role,
  ServiceAccount,
  StatefulSet,
  user,
  where,
  oneOf,
} from '../../src/index.ts';
import { at, image, inChart, only, podOf, synth } from './synth.ts';

const labels = { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/instance': 'shop' };

describe('selectors and labels', () => {
  test('are made once and are the same everywhere', () => {
    const manifests = synth((chart) => {
      const web = new Deployment(chart, 'web', { image, ports: { http: 80 } });
      web.expose({ ports: { http: 80 } });
      web.protect({ maxUnavailable: 1 });
      web.allowFrom({ matchLabels: { role: 'client' } });
      web.spread('kubernetes.io/hostname');
    });
    const web = only(manifests, 'Deployment');
    expect(at(web, 'metadata.labels')).toEqual(labels);
    expect(at(web, 'spec.template.metadata.labels')).toEqual(labels);
    expect(at(web, 'spec.selector')).toEqual({ matchLabels: labels });
    expect(at(only(manifests, 'Service'), 'spec.selector')).toEqual(labels);
    expect(at(only(manifests, 'PodDisruptionBudget'), 'spec.selector')).toEqual({ matchLabels: labels });
    expect(at(only(manifests, 'NetworkPolicy'), 'spec.podSelector')).toEqual({ matchLabels: labels });
    expect(at(podOf(web), 'topologySpreadConstraints')).toEqual([
      {
        labelSelector: { matchLabels: labels },
        maxSkew: 1,
        topologyKey: 'kubernetes.io/hostname',
        whenUnsatisfiable: 'ScheduleAnyway',
      },
    ]);
  });

  test('what is made for a workload is made in its namespace', () => {
    const manifests = synth((chart) => {
      const web = new Deployment(chart, 'web', { image, namespace: 'elsewhere', ports: { http: 80 } });
      web.expose({ ports: { http: 80 } });
      web.protect({ maxUnavailable: 1 });
      web.autoscale({ maxReplicas: 3 });
      web.allowFrom({ matchLabels: { role: 'client' } });
      new StatefulSet(chart, 'db', { image, namespace: 'elsewhere' });
      new Role(chart, 'reader', { rules: [], namespace: 'elsewhere' }).bind(user('anna'));
    });
    expect(manifests.map(({ kind, metadata }) => `${metadata.namespace} ${kind}`)).toEqual([
      'elsewhere Deployment',
      'elsewhere Service',
      'elsewhere PodDisruptionBudget',
      'elsewhere HorizontalPodAutoscaler',
      'elsewhere NetworkPolicy',
      'elsewhere StatefulSet',
      'elsewhere Service',
      'elsewhere Role',
      'elsewhere RoleBinding',
    ]);
  });

  test('can be chosen, and the pods get what the selector asks for', () => {
    const manifests = synth((chart) => {
      new ReplicaSet(chart, 'web', {
        image,
        selector: where({ app: 'web', version: oneOf('1', '2') }),
        podLabels: { version: '1' },
      });
    });
    const spec = at(only(manifests, 'ReplicaSet'), 'spec');
    expect(at(spec, 'selector')).toEqual({
      matchLabels: { app: 'web' },
      matchExpressions: [{ key: 'version', operator: 'In', values: ['1', '2'] }],
    });
    expect(at(spec, 'template.metadata.labels')).toMatchObject({ app: 'web', version: '1' });
  });

  test('a recommended label that is overridden is overridden in the selector too', () => {
    const manifests = synth((chart) => {
      new Deployment(chart, 'web', { image, labels: { 'app.kubernetes.io/name': 'shopfront', tier: 'web' } });
    });
    const web = only(manifests, 'Deployment');
    expect(at(web, 'spec.selector.matchLabels')).toEqual({ ...labels, 'app.kubernetes.io/name': 'shopfront' });
    expect(at(web, 'spec.template.metadata.labels')).toEqual({
      ...labels,
      'app.kubernetes.io/name': 'shopfront',
      tier: 'web',
    });
  });
});

describe('replicas', () => {
  test('are left to the API server when nothing is said', () => {
    const manifests = synth((chart) => void new Deployment(chart, 'web', { image }));
    expect(at(only(manifests, 'Deployment'), 'spec')).not.toHaveProperty('replicas');
  });

  test('leave the workload when an autoscaler sets them', () => {
    const manifests = synth((chart) => {
      const web = new Deployment(chart, 'web', { image, replicas: 3 });
      web.autoscale({ minReplicas: 2, maxReplicas: 10, cpu: '10%', memory: '500Mi' });
    });
    expect(at(only(manifests, 'Deployment'), 'spec')).not.toHaveProperty('replicas');
    expect(at(only(manifests, 'HorizontalPodAutoscaler'), 'spec')).toEqual({
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      minReplicas: 2,
      maxReplicas: 10,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 10 } } },
        { type: 'Resource', resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '500Mi' } } },
      ],
    });
  });

  test('stay when the autoscaler is switched off', () => {
    const manifests = synth((chart) => {
      new Deployment(chart, 'web', { image, replicas: 3 }).autoscale({ maxReplicas: 10, enabled: false });
    });
    expect(at(only(manifests, 'Deployment'), 'spec.replicas')).toBe(3);
  });

  test('cannot be set by two autoscalers, nor between limits the wrong way round', () => {
    inChart((chart) => {
      const web = new Deployment(chart, 'web', { image });
      web.autoscale({ maxReplicas: 5 });
      expect(() => new HorizontalPodAutoscaler(chart, 'second', { target: web, maxReplicas: 3 })).toThrow(
        'Deployment shop/web has an autoscaler already',
      );
      const set = new ReplicaSet(chart, 'set', { image });
      expect(() => set.autoscale({ minReplicas: 9, maxReplicas: 3 })).toThrow('minReplicas 9 is above maxReplicas 3');
    });
  });
});

test('a DaemonSet passes its strategy on', () => {
  const manifests = synth((chart) => {
    new DaemonSet(chart, 'agent', { image, updateStrategy: { type: 'OnDelete' }, nodeSelector: { ssd: 'true' } });
  });
  expect(at(only(manifests, 'DaemonSet'), 'spec.updateStrategy')).toEqual({ type: 'OnDelete' });
  expect(at(podOf(only(manifests, 'DaemonSet')), 'nodeSelector')).toEqual({ ssd: 'true' });
});

describe('every field of Kubernetes is in reach', () => {
  test('spec, podSpec and containerSpec are merged by the keys of the lists', () => {
    const manifests = synth((chart) => {
      new Deployment(chart, 'web', {
        image,
        env: { A: '1', B: '2' },
        mounts: { '/tmp': emptyDir('tmp') },
        spec: { paused: true, template: { metadata: { annotations: { note: 'x' } } } },
        podSpec: {
          containers: [
            { name: 'web', tty: true },
            { name: 'extra', image },
          ],
          volumes: [{ name: 'tmp', emptyDir: { medium: 'Memory' } }],
          hostname: 'web',
        },
        containerSpec: {
          env: [
            { name: 'B', value: '3' },
            { name: 'C', value: '4' },
          ],
        },
      });
    });
    const web = only(manifests, 'Deployment');
    expect(at(web, 'spec.paused')).toBe(true);
    expect(at(web, 'spec.template.metadata')).toEqual({ labels, annotations: { note: 'x' } });
    expect(podOf(web)).toEqual({
      hostname: 'web',
      containers: [
        {
          name: 'web',
          image,
          tty: true,
          env: [
            { name: 'A', value: '1' },
            { name: 'B', value: '3' },
            { name: 'C', value: '4' },
          ],
          volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
        },
        { name: 'extra', image },
      ],
      volumes: [{ name: 'tmp', emptyDir: { medium: 'Memory' } }],
    });
  });

  test('pod fields pass through under their own names', () => {
    const pod = {
      affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [] } },
      dnsPolicy: 'None',
      dnsConfig: { nameservers: ['10.0.0.10'] },
      enableServiceLinks: false,
      hostAliases: [{ ip: '10.0.0.1', hostnames: ['db'] }],
      shareProcessNamespace: true,
      terminationGracePeriodSeconds: 60,
      tolerations: [{ operator: 'Exists' }],
    } as const;
    const manifests = synth((chart) => {
      new Pod(chart, 'web', {
        image,
        ...pod,
        imagePullSecrets: [external.secret('regcred'), external.secret('other')],
        serviceAccount: new ServiceAccount(chart, 'agent'),
        automountServiceAccountToken: true,
        priorityClass: external.priorityClass('high'),
        runtimeClass: external.runtimeClass('gvisor'),
        podSecurityContext: { fsGroup: 1000 },
        securityContext: { runAsUser: 1000 },
        restartPolicy: 'Never',
      });
    });
    expect(podOf(only(manifests, 'Pod'))).toMatchObject({
      ...pod,
      imagePullSecrets: [{ name: 'regcred' }, { name: 'other' }],
      serviceAccountName: 'agent',
      automountServiceAccountToken: true,
      priorityClassName: 'high',
      runtimeClassName: 'gvisor',
      securityContext: { fsGroup: 1000 },
      containers: [{ securityContext: { runAsUser: 1000 } }],
      restartPolicy: 'Never',
    });
  });
});

describe('mistakes are told at construction', () => {
  test.each<[string, (chart: Parameters<Parameters<typeof synth>[0]>[0]) => unknown, string]>([
    ['a pod without container', (chart) => new Pod(chart, 'web', { containers: {} }), 'needs at least one container'],
    [
      'two containers of one name',
      (chart) => new Pod(chart, 'web', { image, sidecars: { web: { image } } }),
      'two containers are called "web"',
    ],
    [
      'a container whose name is no DNS label',
      (chart) => new Pod(chart, 'web', { containers: { Web_1: { image } } }),
      'container: "Web_1" is not a valid name',
    ],
    [
      'mount without saying in which container',
      (chart) => new Pod(chart, 'web', { containers: { a: { image }, b: { image } } }).mount('/x', emptyDir('x')),
      'mount in which container? Pass `container`: a, b',
    ],
    [
      'a second mount at one path',
      (chart) => new Pod(chart, 'web', { image, mounts: { '/x': emptyDir('x') } }).mount('/x', emptyDir('y')),
      'something is mounted at /x already',
    ],
  ])('%s', (_, build, message) => {
    inChart((chart) => {
      expect(() => build(chart)).toThrow(message);
    });
  });

  test('a port name that is too long, when the manifest is made', () => {
    const build = () => synth((chart) => void new Pod(chart, 'web', { image, ports: { 'administration-http': 1 } }));
    expect(build).toThrow('the name "administration-http" has 19 characters, at most 15 are allowed');
  });

  test('a port that the pods do not have, without type checks', () => {
    inChart((chart) => {
      const web = new Deployment(chart, 'web', { image, ports: { http: 80 } });
      const ports: object = { htpp: 80 };
      expect(() => Reflect.apply(web.expose, web, [{ ports }])).toThrow('Deployment shop/web has no port "htpp"');
      expect(() => Reflect.apply(web.port, web, ['htpp'])).toThrow('has no port "htpp"');
    });
  });
});

test('a probe of the only container knows its ports, and one of many its own', () => {
  const manifests = synth((chart) => {
    new Deployment(chart, 'pair', {
      containers: {
        api: { image, ports: { http: 8080 }, readinessProbe: http('/ready', 'http') },
        proxy: { image, ports: { http2: 80 }, livenessProbe: http('/live', 80) },
      },
    });
  });
  const pod = podOf(only(manifests, 'Deployment'));
  expect(at(pod, 'containers.0.readinessProbe.httpGet')).toEqual({ path: '/ready', port: 'http' });
  expect(at(pod, 'containers.1.livenessProbe.httpGet')).toEqual({ path: '/live', port: 80 });
});
