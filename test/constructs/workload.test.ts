import { describe, expect, test } from 'vitest';
import {
  claimTemplate,
  ConfigMap,
  CronJob,
  DaemonSet,
  Deployment,
  emptyDir,
  external,
  HorizontalPodAutoscaler,
  http,
  Job,
  Pod,
  ReplicaSet,
  Role,
  ServiceAccount,
  StatefulSet,
  user,
  where,
  oneOf,
} from '../../src/index.ts';
import { at, inChart, only, podOf, synth } from './synth.ts';

const image = 'registry.example.com/web:1';
const labels = { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/instance': 'shop' };

test('pods are placed near others and apart from each other, by wish or by need', () => {
  const manifests = synth((chart) => {
    const web = new Deployment(chart, 'web', { image });
    const far = new Deployment(chart, 'far', { image, namespace: 'elsewhere' });
    web.separate(web, 'kubernetes.io/hostname', { required: true });
    new Deployment(chart, 'cache', {
      image,
      affinity: { podAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [term(1, { tier: 'web' })] } },
    })
      .colocate(web, 'topology.kubernetes.io/zone')
      .colocate(far, 'topology.kubernetes.io/zone', { weight: 5 })
      .separate({ matchLabels: { noisy: 'true' } }, 'kubernetes.io/hostname');
  });
  const labels = (name: string): object => ({
    'app.kubernetes.io/instance': 'shop',
    'app.kubernetes.io/name': name,
  });
  expect(at(podOf(only(manifests, 'Deployment', 'web')), 'affinity')).toEqual({
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        { labelSelector: { matchLabels: labels('web') }, topologyKey: 'kubernetes.io/hostname' },
      ],
    },
  });
  const { podAffinityTerm: elsewhere, weight } = term(5, labels('far'));
  expect(at(podOf(only(manifests, 'Deployment', 'cache')), 'affinity')).toEqual({
    podAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        term(1, { tier: 'web' }),
        term(100, labels('web')),
        { weight, podAffinityTerm: { ...elsewhere, namespaces: ['elsewhere'] } },
      ],
    },
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [term(100, { noisy: 'true' }, 'kubernetes.io/hostname')],
    },
  });
});

function term(weight: number, matchLabels: object, topologyKey = 'topology.kubernetes.io/zone') {
  return { weight, podAffinityTerm: { labelSelector: { matchLabels: { ...matchLabels } }, topologyKey } };
}

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

describe('StatefulSet', () => {
  const manifests = synth((chart) => {
    const mysql = new StatefulSet(chart, 'mysql', {
      service: 'mysql-service',
      image,
      ports: { mysql: 3306 },
      podManagementPolicy: 'Parallel',
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Delete' },
      mounts: {
        '/var/lib/mysql': claimTemplate('data', {
          storage: '10Gi',
          storageClass: external.storageClass('fast'),
          labels: { backup: 'daily' },
        }).subPath('mysql'),
      },
    });
    new Deployment(chart, 'web', {
      image,
      env: { DB_HOST: mysql.host, DB_POD: mysql.pod(0).host, DB_PORT: mysql.port('mysql') },
    });
  });

  test('comes with the headless Service it is governed by', () => {
    expect(at(only(manifests, 'StatefulSet'), 'spec.serviceName')).toBe('mysql-service');
    expect(at(only(manifests, 'Service'), 'metadata.name')).toBe('mysql-service');
    expect(at(only(manifests, 'Service'), 'spec')).toEqual({
      clusterIP: 'None',
      ports: [{ name: 'mysql', port: 3306, targetPort: 'mysql' }],
      selector: { 'app.kubernetes.io/name': 'mysql', 'app.kubernetes.io/instance': 'shop' },
    });
  });

  test('takes claim templates from what is mounted', () => {
    const spec = at(only(manifests, 'StatefulSet'), 'spec');
    expect(at(spec, 'volumeClaimTemplates')).toEqual([
      {
        metadata: { name: 'data', labels: { backup: 'daily' } },
        spec: {
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: '10Gi' } },
          storageClassName: 'fast',
        },
      },
    ]);
    expect(at(spec, 'template.spec')).not.toHaveProperty('volumes');
    expect(at(spec, 'template.spec.containers.0.volumeMounts')).toEqual([
      { name: 'data', mountPath: '/var/lib/mysql', subPath: 'mysql' },
    ]);
    expect(at(spec, 'podManagementPolicy')).toBe('Parallel');
    expect(at(spec, 'persistentVolumeClaimRetentionPolicy')).toEqual({ whenDeleted: 'Retain', whenScaled: 'Delete' });
  });

  test('gives its pods names that others can use', () => {
    expect(at(podOf(only(manifests, 'Deployment')), 'containers.0.env')).toEqual([
      { name: 'DB_HOST', value: 'mysql-service.shop.svc.cluster.local' },
      { name: 'DB_POD', value: 'mysql-0.mysql-service.shop.svc.cluster.local' },
      { name: 'DB_PORT', value: '3306' },
    ]);
  });

  test('two different claim templates of one name are an error', () => {
    const build = () =>
      synth((chart) => {
        new StatefulSet(chart, 'db', {
          image,
          mounts: { '/a': claimTemplate('data', { storage: '1Gi' }), '/b': claimTemplate('data', { storage: '2Gi' }) },
        });
      });
    expect(build).toThrow('two different claim templates are called "data"');
  });
});

describe('Job and CronJob', () => {
  test('have a restart policy that Kubernetes accepts, and all fields of a Job', () => {
    const manifests = synth((chart) => {
      new Job(chart, 'load', {
        image,
        restartPolicy: 'OnFailure',
        completions: 5,
        parallelism: 2,
        completionMode: 'Indexed',
        backoffLimitPerIndex: 1,
        deadlineSeconds: 600,
        activeDeadlineSeconds: 60,
        podFailurePolicy: {
          rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [42] } }],
        },
      });
      new CronJob(chart, 'cleanup', {
        image,
        schedule: '0 3 * * *',
        timeZone: 'Etc/UTC',
        backoffLimit: 2,
        suspend: true,
      });
    });
    const job = at(only(manifests, 'Job'), 'spec');
    expect(job).toMatchObject({
      completions: 5,
      parallelism: 2,
      completionMode: 'Indexed',
      activeDeadlineSeconds: 600,
    });
    expect(job).not.toHaveProperty('selector');
    expect(at(job, 'template.spec')).toMatchObject({ restartPolicy: 'OnFailure', activeDeadlineSeconds: 60 });
    const cron = at(only(manifests, 'CronJob'), 'spec');
    expect(cron).toMatchObject({ schedule: '0 3 * * *', timeZone: 'Etc/UTC', suspend: true });
    expect(at(cron, 'jobTemplate.spec')).toMatchObject({ backoffLimit: 2 });
    expect(at(cron, 'jobTemplate.spec')).not.toHaveProperty('suspend');
    expect(at(cron, 'jobTemplate.spec.template.spec.restartPolicy')).toBe('Never');
  });
});

test('a DaemonSet passes its strategy on', () => {
  const manifests = synth((chart) => {
    new DaemonSet(chart, 'agent', { image, updateStrategy: { type: 'OnDelete' }, nodeSelector: { ssd: 'true' } });
  });
  expect(at(only(manifests, 'DaemonSet'), 'spec.updateStrategy')).toEqual({ type: 'OnDelete' });
  expect(at(podOf(only(manifests, 'DaemonSet')), 'nodeSelector')).toEqual({ ssd: 'true' });
});

describe('pods roll when their configuration changes', () => {
  const checksum = (text: string, extra: object = {}) => {
    const manifests = synth((chart) => {
      const settings = new ConfigMap(chart, 'settings', { data: { level: text } });
      new Deployment(chart, 'web', { image, env: { LEVEL: settings.key('level') }, ...extra });
    });
    return at(only(manifests, 'Deployment'), 'spec.template.metadata.annotations');
  };

  test('by a checksum of what they use', () => {
    expect(checksum('info')).toEqual(checksum('info'));
    expect(checksum('info')).not.toEqual(checksum('debug'));
    expect(Object.keys(checksum('info') ?? {})).toEqual(['checksum/config']);
  });

  test('but not those of a Job, which cannot be changed, or of the next run of a CronJob', () => {
    const manifests = synth((chart) => {
      const settings = new ConfigMap(chart, 'settings', { data: { LEVEL: 'info' } });
      new Job(chart, 'once', { image, envFrom: [settings] });
      new Job(chart, 'hooked', { image, envFrom: [settings], rollOnConfigChange: true });
      new CronJob(chart, 'nightly', { image, schedule: '@daily', envFrom: [settings] });
    });
    const once = at(only(manifests, 'Job', 'once'), 'spec.template.metadata');
    expect(once).not.toHaveProperty('annotations');
    expect(at(only(manifests, 'CronJob'), 'spec.jobTemplate.spec.template.metadata')).not.toHaveProperty('annotations');
    expect(at(only(manifests, 'Job', 'hooked'), 'spec.template.metadata.annotations')).toHaveProperty([
      'checksum/config',
    ]);
  });

  test('unless told otherwise', () => {
    expect(checksum('info', { rollOnConfigChange: false })).toBeUndefined();
  });

  test('also for what they do not use, when asked', () => {
    const manifests = synth((chart) => {
      const settings = new ConfigMap(chart, 'settings', { data: { level: 'info' } });
      new Deployment(chart, 'web', { image }).rollOn(settings);
    });
    expect(at(only(manifests, 'Deployment'), 'spec.template.metadata.annotations')).toHaveProperty(['checksum/config']);
  });

  test('in projected volumes and whole folders too', () => {
    for (const mounted of ['folder', 'volume'] as const) {
      const manifests = synth((chart) => {
        const settings = new ConfigMap(chart, 'settings', { data: { level: 'info' } });
        new Deployment(chart, 'web', {
          image,
          mounts: { '/config': mounted === 'folder' ? settings : settings.volume({ defaultMode: 0o400 }) },
        });
      });
      expect(at(only(manifests, 'Deployment'), 'spec.template.metadata.annotations')).toHaveProperty([
        'checksum/config',
      ]);
    }
  });
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
