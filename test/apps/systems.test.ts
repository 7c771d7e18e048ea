import { App, type Chart } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { Applications } from '../../src/apps/applications.ts';
import { Bank } from '../../src/apps/bank/bank.ts';
import { JobManager } from '../../src/apps/job-manager/job-manager.ts';
import { Kuard } from '../../src/apps/kuard/kuard.ts';
import { environments } from '../../src/apps/tutorial/environments.ts';
import { Tutorial } from '../../src/apps/tutorial/tutorial.ts';
import { Visits } from '../../src/apps/visits/visits.ts';
import { checkSchema } from '../../src/check/schema/check-schema.ts';
import { judge } from '../../src/check/server/judge.ts';
import { chartOf } from '../../src/values/chart.ts';
import { cornersOf } from '../../src/values/corners.ts';
import { coalesce } from '../../src/values/index.ts';
import { scopeOf } from '../../src/values/scope.ts';
import { valueProblems } from '../../src/values/validate.ts';
import { at, podOf } from '../constructs/synth.ts';
import { plainObjects, templatesOf } from '../helm/render.ts';

/** The objects of a system with the default values, before safe defaults; tests of a release belong to its chart. */
function objectsOf(build: (app: App) => Chart): readonly unknown[] {
  const app = new App();
  const chart = chartOf(build(app)) ?? { name: 'app', version: '0.0.0' };
  return plainObjects(templatesOf(app), scopeOf(chart)).filter(
    (object) => Object(at(object, 'metadata.annotations'))['helm.sh/hook'] !== 'test',
  );
}

function names(objects: readonly unknown[]): string[] {
  return objects.map((object) => `${String(at(object, 'kind'))} ${String(at(object, 'metadata.name'))}`).toSorted();
}

function find(objects: readonly unknown[], kind: string, name: string): unknown {
  const found = objects.find((object) => at(object, 'kind') === kind && at(object, 'metadata.name') === name);
  expect(found, `${kind} ${name}`).toBeDefined();
  return found;
}

const charts = {
  'job-manager': (app: App) => new JobManager(app, 'job-manager'),
  visits: (app: App) => new Visits(app, 'visits'),
  bank: (app: App) => new Bank(app, 'bank'),
};

const systems = {
  kuard: objectsOf((app) => new Kuard(app, 'kuard')),
  'job-manager': objectsOf(charts['job-manager']),
  visits: objectsOf(charts.visits),
  bank: objectsOf(charts.bank),
  tutorial: objectsOf((app) => new Tutorial(app, 'tutorial', environments.prod)),
};

describe.each(Object.entries(systems))('%s', (_, objects) => {
  test.each([33, 34, 35, 36])('is what Kubernetes 1.%i takes', (minor) => {
    for (const object of objects) {
      expect(checkSchema(object, { minor }).filter((finding) => finding.kind !== 'missing-schema')).toEqual([]);
      expect(judge(object, { minor }).verdict).not.toBe('rejected');
    }
  });
});

describe.each(['job-manager', 'visits', 'bank'] as const)('the chart %s', (name) => {
  test('is what Kubernetes takes at every edge of its values', () => {
    const app = new App();
    const chart = chartOf(charts[name](app));
    if (chart?.values === undefined) throw new Error(`${name} has no values`);
    const templates = templatesOf(app);
    const corners = cornersOf(chart.values);
    expect(corners.length).toBeGreaterThan(5);
    for (const { name: edge, values } of corners) {
      expect(valueProblems(chart.values, coalesce(chart.values.defaults, values)), edge).toEqual([]);
      for (const object of plainObjects(templates, scopeOf(chart, values))) {
        expect(checkSchema(object, { minor: 35 }).filter(({ kind }) => kind !== 'missing-schema')).toEqual([]);
        expect(judge(object, { minor: 35 }).verdict, `${edge}: ${JSON.stringify(object)}`).not.toBe('rejected');
      }
    }
  });
});

describe('kuard', () => {
  const objects = systems.kuard;

  test('has the objects of its description', () => {
    expect(names(objects)).toEqual([
      'Namespace kuard',
      'Namespace kuard-alice',
      'Namespace kuard-bob',
      'NetworkPolicy deny-all',
      'NetworkPolicy deny-all',
      'NetworkPolicy site',
      'Pod kuard',
      'Pod serial-reader',
      'Pod site',
      'ReplicaSet kuard-set',
    ]);
  });

  test('the pod says everything a pod can say', () => {
    const pod = find(objects, 'Pod', 'kuard');
    expect(at(pod, 'metadata.labels')).toHaveProperty(['acme.com/app-version']);
    expect(podOf(pod)).toMatchObject({
      volumes: [{ name: 'kuard-data', nfs: { server: 'my.nfs.server.local', path: '/exports' } }],
      containers: [
        {
          image: 'gcr.io/kuar-demo/kuard-arm64:blue',
          ports: [{ name: 'http', containerPort: 8080 }],
          resources: { requests: { cpu: '500m', memory: '128Mi' }, limits: { cpu: '1', memory: '256Mi' } },
          volumeMounts: [{ name: 'kuard-data', mountPath: '/data' }],
          livenessProbe: {
            httpGet: { path: '/healthy', port: 'http' },
            initialDelaySeconds: 5,
            timeoutSeconds: 1,
            periodSeconds: 10,
            failureThreshold: 3,
          },
          readinessProbe: { httpGet: { path: '/ready', port: 'http' }, initialDelaySeconds: 30, timeoutSeconds: 1 },
        },
      ],
    });
  });

  test('two containers share a folder, one of them only to read', () => {
    const pod = podOf(find(objects, 'Pod', 'site'));
    expect(at(pod, 'volumes.0')).toEqual({ name: 'content', emptyDir: {} });
    expect(at(pod, 'containers.0.volumeMounts.0')).toEqual({ name: 'content', mountPath: '/git' });
    expect(at(pod, 'containers.1.volumeMounts.0')).toMatchObject({ name: 'content', readOnly: true });
  });
});

describe('job-manager', () => {
  const objects = systems['job-manager'];

  test('has the objects of its description', () => {
    expect(names(objects)).toEqual([
      'ConfigMap jobmanager-settings',
      'ConfigMap nginx-conf',
      'ConfigMap nginx-site',
      'Deployment jobmanager-api',
      'ExternalSecret jobmanager-config',
      'Ingress jobmanager-ingress',
      'Namespace job-manager',
      'PersistentVolume nfs-media-data',
      'PersistentVolume nfs-pv-miniostorage',
      'PersistentVolumeClaim nfs-media-data',
      'PersistentVolumeClaim nfs-pvc-miniostorage',
      'PersistentVolumeClaim scratch',
      'Pod ubuntu-worker',
      'Service jobmanager-api',
      'Service redis-service',
      'StorageClass openebs-hdd-storageclass',
    ]);
  });

  test('the static port of the Service reaches nginx on 80', () => {
    expect(at(find(objects, 'Service', 'jobmanager-api'), 'spec.ports')).toEqual([
      { name: 'gunicorn', port: 5000, targetPort: 'gunicorn' },
      { name: 'static', port: 8080, targetPort: 'static' },
    ]);
    const pod = podOf(find(objects, 'Deployment', 'jobmanager-api'));
    expect(at(pod, 'containers.1.ports')).toEqual([
      { name: 'static', containerPort: 80 },
      { name: 'tls', containerPort: 443 },
    ]);
    expect(at(pod, 'imagePullSecrets')).toEqual([{ name: 'regcred' }]);
    expect(at(pod, 'containers.0.command')).toEqual(['gunicorn']);
  });

  test('config files come by subPath from objects with explicit items', () => {
    const pod = podOf(find(objects, 'Deployment', 'jobmanager-api'));
    expect(at(pod, 'containers.1.volumeMounts')).toEqual(
      expect.arrayContaining([
        { name: 'jobmanager-config', mountPath: '/code/config.yaml', subPath: 'config.yaml' },
        { name: 'nginx-conf', mountPath: '/etc/nginx/nginx.conf', subPath: 'nginx.conf' },
        { name: 'nginx-site', mountPath: '/etc/nginx/sites-available/jobmanager', subPath: 'jobmanager' },
      ]),
    );
    expect(at(pod, 'volumes')).toEqual(
      expect.arrayContaining([
        { name: 'nginx-conf', configMap: { name: 'nginx-conf', items: [{ key: 'nginx.conf', path: 'nginx.conf' }] } },
        { name: 'nfs-media-data', persistentVolumeClaim: { claimName: 'nfs-media-data' } },
      ]),
    );
  });

  test('credentials stand in no ConfigMap, and a change of settings rolls the pods', () => {
    const { data } = Object(find(objects, 'ConfigMap', 'jobmanager-settings'));
    const template = String(Reflect.get(Object(data), 'config.yaml'));
    expect([...template.matchAll(/\{\{ \.\w+ \}\}/g)]).toHaveLength(12);
    expect(at(find(objects, 'ExternalSecret', 'jobmanager-config'), 'spec.data')).toHaveLength(12);
    const annotations = at(find(objects, 'Deployment', 'jobmanager-api'), 'spec.template.metadata.annotations');
    expect(annotations).toHaveProperty(['checksum/config']);
  });

  test('volumes and claims are bound in both directions', () => {
    const volume = at(find(objects, 'PersistentVolume', 'nfs-pv-miniostorage'), 'spec');
    expect(volume).toMatchObject({
      capacity: { storage: '10Ti' },
      accessModes: ['ReadWriteMany'],
      persistentVolumeReclaimPolicy: 'Retain',
      nfs: { server: '10.117.206.94', path: '/mnt/md0/minio_storage' },
      claimRef: { name: 'nfs-pvc-miniostorage', namespace: 'job-manager' },
    });
    expect(at(find(objects, 'PersistentVolumeClaim', 'nfs-pvc-miniostorage'), 'spec')).toMatchObject({
      volumeName: 'nfs-pv-miniostorage',
      storageClassName: '',
    });
    expect(at(find(objects, 'PersistentVolumeClaim', 'scratch'), 'spec.storageClassName')).toBe(
      'openebs-hdd-storageclass',
    );
  });

  test('the Ingress and the Redis Service are of the current API', () => {
    const ingress = find(objects, 'Ingress', 'jobmanager-ingress');
    expect(at(ingress, 'spec.ingressClassName')).toBe('nginx');
    expect(at(ingress, 'spec.rules.0')).toMatchObject({ host: 's2d2.kub-eo.agr.gc.ca' });
    expect(at(ingress, 'spec.rules.0.http.paths.0')).toEqual({
      path: '/',
      pathType: 'Prefix',
      backend: { service: { name: 'jobmanager-api', port: { name: 'static' } } },
    });
    expect(at(ingress, 'metadata.annotations')).toEqual({
      'nginx.ingress.kubernetes.io/proxy-body-size': '4000m',
      'nginx.ingress.kubernetes.io/proxy-read-timeout': '600',
      'nginx.ingress.kubernetes.io/proxy-send-timeout': '600',
    });
    expect(at(find(objects, 'Service', 'redis-service'), 'spec')).toMatchObject({
      type: 'NodePort',
      selector: { app: 'redis', release: 'redis-dev', role: 'master' },
      ports: [{ port: 6379, nodePort: 30637 }],
    });
  });
});

describe('visits', () => {
  const objects = systems.visits;

  test('both applications read one login and stay below the limits', () => {
    for (const [kind, name] of [
      ['Deployment', 'app-deployment'],
      ['StatefulSet', 'app-stateful'],
    ] as const) {
      const container = at(podOf(find(objects, kind, name)), 'containers.0');
      expect(at(container, 'env')).toEqual([
        { name: 'DB_USERNAME', valueFrom: { secretKeyRef: { name: 'db-user-pass', key: 'username' } } },
        { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'db-user-pass', key: 'password' } } },
      ]);
      expect(at(container, 'resources.limits')).toEqual({ cpu: '500m', memory: '128Mi' });
      expect(at(container, 'image')).not.toMatch(/:latest$/);
    }
    expect(at(find(objects, 'LimitRange', 'limits'), 'spec.limits.0')).toEqual({
      type: 'Container',
      default: { cpu: '500m', memory: '128Mi' },
      defaultRequest: { cpu: '500m', memory: '128Mi' },
    });
  });

  test('the state of the StatefulSet is explicit', () => {
    expect(at(find(objects, 'StatefulSet', 'app-stateful'), 'spec')).toMatchObject({
      serviceName: 'app-stateful-pods',
      podManagementPolicy: 'Parallel',
      updateStrategy: { type: 'RollingUpdate' },
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      volumeClaimTemplates: [{ metadata: { name: 'db' } }],
    });
    expect(at(find(objects, 'Service', 'app-stateful-pods'), 'spec.clusterIP')).toBe('None');
  });

  test('Services, strategies and monitoring are there', () => {
    for (const name of ['app-nodejs', 'app-python']) {
      expect(at(find(objects, 'Service', name), 'spec')).toMatchObject({
        type: 'LoadBalancer',
        ports: [{ port: 8080 }],
      });
    }
    expect(at(find(objects, 'Deployment', 'app-deployment'), 'spec')).toMatchObject({
      replicas: 3,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    });
    expect(at(find(objects, 'Deployment', 'visits-report'), 'spec.strategy')).toEqual({ type: 'Recreate' });
    expect(at(find(objects, 'Service', 'database'), 'spec.type')).toBe('ExternalName');
    expect(at(find(objects, 'ServiceMonitor', 'visits-apps'), 'spec.selector.matchLabels')).toEqual({
      'acme.com/metrics': 'true',
      'app.kubernetes.io/instance': 'visits',
    });
    expect(at(find(objects, 'Application', 'kube-prometheus-stack'), 'metadata.namespace')).toBe('argocd');
    find(objects, 'PrometheusRule', 'visits-alerts');
    find(objects, 'DaemonSet', 'log-collector');
  });
});

describe('bank', () => {
  const objects = systems.bank;

  test('has the objects of its description', () => {
    expect(names(objects)).toEqual([
      'ConfigMap initial-data',
      'ConfigMap mysql-server',
      'ConfigMap mysql-settings',
      'Deployment webserver-deployment',
      'ExternalSecret mysql-credentials',
      'HorizontalPodAutoscaler webserver-autoscaler',
      'Job load-data',
      'Namespace bank',
      'PodDisruptionBudget webserver-deployment',
      'Service mysql-service',
      'Service webserver-service',
      'StatefulSet mysql',
    ]);
  });

  test('the web server scales without downtime and finds its database', () => {
    const web = find(objects, 'Deployment', 'webserver-deployment');
    expect(at(web, 'spec')).not.toHaveProperty('replicas');
    expect(at(web, 'spec.strategy.rollingUpdate')).toEqual({ maxSurge: 1, maxUnavailable: 0 });
    expect(at(podOf(web), 'containers.0.env')).toContainEqual({
      name: 'DB_HOST',
      value: 'mysql-0.mysql-service.bank.svc.cluster.local',
    });
    expect(at(podOf(web), 'containers.0.resources.requests.cpu')).toBe('100m');
    expect(at(find(objects, 'HorizontalPodAutoscaler', 'webserver-autoscaler'), 'spec')).toMatchObject({
      minReplicas: 2,
      maxReplicas: 10,
      metrics: [{ resource: { name: 'cpu', target: { averageUtilization: 10 } } }],
    });
    expect(at(find(objects, 'Service', 'mysql-service'), 'spec')).toMatchObject({
      clusterIP: 'None',
      ports: [{ port: 3306 }],
    });
  });
});

describe('tutorial', () => {
  const objects = systems.tutorial;

  test('mixes our objects with those of cdk8s-plus', () => {
    expect(at(find(objects, 'Deployment', 'alpaca-prod'), 'spec')).toMatchObject({
      replicas: 3,
      template: { metadata: { labels: { ver: '1', app: 'alpaca', env: 'prod' } } },
    });
    expect(at(find(objects, 'Service', 'alpaca-canaries'), 'spec.selector')).toEqual({ app: 'alpaca', canary: 'true' });
    expect(at(find(objects, 'Ingress', 'site'), 'spec.rules.0.http.paths.1.backend.service')).toEqual({
      name: 'alpaca-prod',
      port: { number: 8080 },
    });
  });

  test('keeps its database on block storage and its secrets in files', () => {
    const mysql = find(objects, 'StatefulSet', 'wordpress-mysql');
    expect(at(mysql, 'spec.volumeClaimTemplates.0.spec.storageClassName')).toBe('do-block-storage');
    expect(at(podOf(mysql), 'volumes.0')).toEqual({ name: 'wp-db-secrets', secret: { secretName: 'wp-db-secrets' } });
  });

  test('scales, schedules and finishes work', () => {
    expect(at(find(objects, 'HorizontalPodAutoscaler', 'kuard'), 'spec')).toMatchObject({
      scaleTargetRef: { kind: 'ReplicaSet', name: 'kuard' },
      minReplicas: 2,
      maxReplicas: 5,
    });
    expect(at(podOf(find(objects, 'DaemonSet', 'nginx-fast-storage')), 'nodeSelector')).toEqual({ ssd: 'true' });
    expect(at(podOf(find(objects, 'Job', 'oneshot')), 'containers.0.args')).toEqual([
      '--keygen-enable',
      '--keygen-exit-on-complete',
      '--keygen-num-to-gen',
      '10',
    ]);
    expect(at(podOf(find(objects, 'CronJob', 'cleanup')), 'restartPolicy')).toBe('Never');
    const kuard = at(podOf(find(objects, 'ReplicaSet', 'kuard')), 'containers.0');
    expect(at(kuard, 'args')).toEqual(['--param', '$(EXTRA_PARAM)']);
    expect(at(kuard, 'volumeMounts.0.mountPath')).toBe('/config');
  });

  test('differs from one environment to the other only in what the table says', () => {
    const dev = objectsOf((app) => new Tutorial(app, 'tutorial-dev', environments.dev));
    expect(names(dev).map((name) => name.replace('tutorial-dev', 'tutorial'))).toEqual(names(objects));
    expect(at(find(dev, 'Deployment', 'wordpress'), 'spec.replicas')).toBe(1);
    expect(at(find(objects, 'Deployment', 'wordpress'), 'spec.replicas')).toBe(3);
    expect(at(find(dev, 'Ingress', 'site'), 'spec.rules.0.host')).toBe('dev.blog.acme.com');
  });
});

describe('argocd', () => {
  test('keeps each folder of the output running, and takes away what leaves it', () => {
    const folders = ['bank', 'tutorial-dev'];
    const objects = objectsOf((app) => new Applications(app, 'argocd', folders));
    expect(names(objects)).toEqual(['Application bank', 'Application tutorial-dev']);
    expect(at(find(objects, 'Application', 'bank'), 'spec')).toMatchObject({
      source: { path: 'dist/bank' },
      destination: { namespace: 'bank' },
      syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ['CreateNamespace=true'] },
    });
  });
});
