import { Chart } from 'cdk8s';
import {
  claimTemplate,
  type ConfigKey,
  ConfigMap,
  DaemonSet,
  Deployment,
  emptyDir,
  external,
  ExternalSecret,
  fallback,
  file,
  type FileContent,
  hostPath,
  http,
  LimitRange,
  Namespace,
  not,
  packageAs,
  PersistentVolumeClaim,
  Pod,
  release,
  Service,
  StatefulSet,
} from 'charthouse';
import type { Construct } from 'constructs';
import { metadata } from '../chart.ts';
import { connectionTest } from '../connection-test.ts';
import { store } from '../secret-store.ts';
import { monitoring, prometheus } from './monitoring.ts';
import { visitsValues } from './values.ts';

const values = visitsValues.ref;
const nodejsImage = `${values.image.nodejs.repository}:${values.image.nodejs.tag}`;
const pythonImage = `${values.image.python.repository}:${values.image.python.tag}`;
/** For what is not one of the applications. */
const resources = { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '500m', memory: '128Mi' } } as const;
/** Services with these labels are scraped. */
const scraped = { 'acme.com/metrics': 'true', 'app.kubernetes.io/instance': release.name };

/** A Python and a Node application that count their visits, with monitoring. */
export class Visits extends Chart {
  private readonly config: ConfigMap<{ 'config.json': FileContent }>;
  /** The variables that say how to reach the database: both applications read it in the same way. */
  private readonly databaseLogin: { readonly DB_USERNAME: ConfigKey; readonly DB_PASSWORD: ConfigKey };

  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: `${release.namespace}` });
    packageAs(this, {
      ...metadata,
      name: 'visits',
      appVersion: '1.0.0',
      description: 'A Python and a Node application that count their visits, with monitoring.',
      release: { namespace: 'visits' },
      values: visitsValues,
    });

    new Namespace(this, 'namespace', { name: release.namespace });
    new LimitRange(this, 'limits', {
      enabled: values.limitRange.enabled,
      container: { default: { cpu: '500m', memory: '128Mi' }, defaultRequest: { cpu: '500m', memory: '128Mi' } },
    });
    new Service(this, 'database', { externalName: 'db.acme.com' });
    this.config = new ConfigMap(this, 'app-config', {
      data: { 'config.json': file('src/apps/visits/files/config.json') },
    });
    const login = this.login();
    this.databaseLogin = { DB_USERNAME: login.key('username'), DB_PASSWORD: login.key('password') };

    const expose = { type: values.service.type, ports: { http: 8080 }, labels: scraped } as const;
    const nodejs = this.nodejs().expose({ name: 'app-nodejs', ...expose });
    const python = this.python();
    python.expose({ name: 'app-python', ...expose });
    this.report(python);
    this.download();
    this.logCollector();
    connectionTest(this, 'test-app', nodejs.host, 8080);
    prometheus(this);
    monitoring(this, scraped);
  }

  /** Login of the database: from the store, unless the installation brings a Secret of its own. */
  private login() {
    const made = new ExternalSecret(this, 'db-user-pass', {
      enabled: not(values.existingSecret),
      store,
      keys: {
        username: { key: 'visits/database', property: 'username' },
        password: { key: 'visits/database', property: 'password' },
      },
    });
    return external.secret(fallback(values.existingSecret, made.name), { keys: ['username', 'password'] });
  }

  private nodejs() {
    const nodejs = new Deployment(this, 'app-deployment', {
      replicas: values.replicas,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      image: nodejsImage,
      ports: { http: 8080 },
      podSecurityContext: { runAsUser: 1000 },
      env: this.databaseLogin,
      mounts: { '/app/config': this.config, '/app/db': emptyDir('visits'), '/tmp': emptyDir('tmp') },
      readinessProbe: http('/', 'http'),
      resources: values.resources,
    });
    nodejs.separate(nodejs, 'kubernetes.io/hostname');
    nodejs.protect({ maxUnavailable: 1 });
    return nodejs;
  }

  private python() {
    return new StatefulSet(this, 'app-stateful', {
      service: 'app-stateful-pods',
      replicas: values.replicas,
      podManagementPolicy: 'Parallel',
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      image: pythonImage,
      ports: { http: 8080 },
      podSecurityContext: { runAsUser: 1000, fsGroup: 1000 },
      env: this.databaseLogin,
      mounts: {
        '/app/config': this.config,
        '/app/db': claimTemplate('db', { storage: '256Mi' }),
        '/tmp': emptyDir('tmp'),
      },
      readinessProbe: http('/', 'http'),
      resources: values.resources,
      affinity: {
        nodeAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            { weight: 1, preference: { matchExpressions: [{ key: 'disktype', operator: 'In', values: ['ssd'] }] } },
          ],
        },
      },
    });
  }

  /** Writes to a disk that only one pod can have, so the old pod goes before the new one comes. */
  private report(near: StatefulSet<{ http: 8080 }>) {
    const report = new Deployment(this, 'visits-report', {
      replicas: 1,
      strategy: { type: 'Recreate' },
      image: pythonImage,
      ports: { http: 8080 },
      podSecurityContext: { runAsUser: 1000, fsGroup: 1000 },
      env: { VISITS_HOST: near.host, VISITS_PORT: near.port('http'), ...this.databaseLogin },
      mounts: {
        '/app/config': this.config,
        '/app/db': new PersistentVolumeClaim(this, 'reports', { storage: '1Gi' }),
        '/tmp': emptyDir('tmp'),
      },
      readinessProbe: http('/', 'http'),
      resources: values.resources,
    });
    report.colocate(near, 'topology.kubernetes.io/zone', { weight: 50 });
  }

  /** A page that is downloaded before the web server starts. */
  private download() {
    const page = emptyDir('page');
    new Pod(this, 'download', {
      podSecurityContext: { runAsUser: 101, fsGroup: 101 },
      initContainers: {
        fetch: {
          image: 'docker.io/library/busybox:1.37.0',
          command: ['wget', '-O', '/page/index.html', 'http://info.cern.ch'],
          resources,
          mounts: { '/page': page },
        },
      },
      image: 'docker.io/nginxinc/nginx-unprivileged:1.29.1',
      ports: { http: 8080 },
      resources,
      mounts: { '/usr/share/nginx/html': page.readOnly(), '/tmp': emptyDir('tmp') },
      readinessProbe: http('/', 'http'),
    });
  }

  /** Reads the logs of all containers of a node and sends them on. */
  private logCollector() {
    new DaemonSet(this, 'log-collector', {
      image: 'docker.io/fluent/fluent-bit:4.0.7',
      args: ['-i', 'tail', '-p', 'path=/var/log/containers/*.log', '-o', 'stdout'],
      nodeSelector: { 'kubernetes.io/os': 'linux' },
      tolerations: [{ key: 'node-role.kubernetes.io/control-plane', operator: 'Exists', effect: 'NoSchedule' }],
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
      podSecurityContext: { runAsNonRoot: false, runAsUser: 0 },
      mounts: { '/var/log': hostPath('logs', { path: '/var/log', type: 'Directory' }).readOnly() },
      resources,
      unsafe: {
        hostPath: 'the logs of all containers lie on the node',
        runAsRoot: 'log files of the node are readable by root only',
      },
    });
  }
}
