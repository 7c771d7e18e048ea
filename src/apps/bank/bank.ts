import { Chart } from 'cdk8s';
import {
  claimTemplate,
  ConfigMap,
  Deployment,
  emptyDir,
  exec,
  external,
  ExternalSecret,
  fallback,
  file,
  http,
  Job,
  Namespace,
  not,
  packageAs,
  release,
  StatefulSet,
  tcp,
} from 'charthouse';
import type { Construct } from 'constructs';
import { metadata } from '../chart.ts';
import { connectionTest } from '../connection-test.ts';
import { store } from '../secret-store.ts';
import { bankValues } from './values.ts';

const values = bankValues.ref;

const mysqlImage = 'docker.io/library/mysql:8.4.2';
/** The user `mysql` of the image. */
const mysqlUser = { runAsUser: 999, runAsGroup: 999, fsGroup: 999 } as const;

/** The demo bank: a web server that scales, and the database it needs. */
export class Bank extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: `${release.namespace}` });
    packageAs(this, {
      ...metadata,
      name: 'bank',
      appVersion: '1.0',
      description: 'The demo bank: a web server that scales, and the MySQL database it needs.',
      release: { namespace: 'bank' },
      values: bankValues,
    });

    new Namespace(this, 'namespace', { name: release.namespace });
    const settings = new ConfigMap(this, 'mysql-settings', { data: { MYSQL_DATABASE: 'bank' } });
    const server = new ConfigMap(this, 'mysql-server', { data: { 'bank.cnf': file('src/apps/bank/files/bank.cnf') } });
    const accounts = new ConfigMap(this, 'initial-data', {
      data: { 'accounts.sql': file('src/apps/bank/files/accounts.sql') },
    });
    const credentials = this.credentials();

    const { className, size } = values.database.storage;
    const mysql = new StatefulSet(this, 'mysql', {
      service: 'mysql-service',
      replicas: 1,
      image: mysqlImage,
      ports: { mysql: 3306 },
      podSecurityContext: mysqlUser,
      env: { MYSQL_ROOT_PASSWORD: credentials.key('password') },
      envFrom: [settings],
      mounts: {
        '/var/lib/mysql': claimTemplate('data', {
          storage: size,
          storageClass: external.storageClass(className),
        }).subPath('mysql'),
        '/etc/mysql/conf.d': server,
        '/var/run/mysqld': emptyDir('run'),
        '/tmp': emptyDir('tmp'),
      },
      startupProbe: tcp('mysql', { failureThreshold: 30 }),
      readinessProbe: tcp('mysql'),
      livenessProbe: exec(['mysqladmin', 'ping', '--host=127.0.0.1'], { timeoutSeconds: 5 }),
      resources: { requests: { cpu: '250m', memory: '512Mi' }, limits: { memory: '512Mi' } },
    });

    const load = new Job(this, 'load-data', {
      backoffLimit: 4,
      restartPolicy: 'OnFailure',
      image: mysqlImage,
      podSecurityContext: mysqlUser,
      command: ['sh', '-ec'],
      args: [
        'until mysqladmin ping --host="$DB_HOST" --silent; do sleep 2; done\n' +
          'mysql --host="$DB_HOST" --user=root "$MYSQL_DATABASE" < /data/accounts.sql\n',
      ],
      env: { DB_HOST: mysql.pod(0).host, MYSQL_PWD: credentials.key('password') },
      envFrom: [settings],
      mounts: { '/data': accounts, '/tmp': emptyDir('tmp') },
      resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '128Mi' } },
    });
    load.node.addDependency(mysql);

    const web = new Deployment(this, 'webserver-deployment', {
      image: `${values.image.repository}:${values.image.tag}`,
      replicas: values.replicas,
      ports: { http: 8080 },
      podSecurityContext: { runAsUser: 10001 },
      env: {
        DB_HOST: mysql.pod(0).host,
        DB_PORT: mysql.port('mysql'),
        DB_NAME: settings.key('MYSQL_DATABASE'),
        DB_PASSWORD: credentials.key('password'),
      },
      mounts: { '/tmp': emptyDir('tmp') },
      readinessProbe: http('/', 'http'),
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '128Mi' } },
    });
    const service = web.expose({ name: 'webserver-service', type: values.service.type, ports: { http: 80 } });
    const { enabled, minReplicas, maxReplicas, cpuPercent } = values.autoscaling;
    web.autoscale({ name: 'webserver-autoscaler', enabled, minReplicas, maxReplicas, cpuPercent });
    web.protect({ maxUnavailable: 1 });
    web.spread('topology.kubernetes.io/zone');
    connectionTest(this, 'test-webserver', service.host, 80);
  }

  /** The password of the database: from the store, unless the installation brings a Secret of its own. */
  private credentials() {
    const { existingSecret } = values.database;
    const made = new ExternalSecret(this, 'mysql-credentials', {
      enabled: not(existingSecret),
      store,
      keys: { password: { key: 'bank/mysql', property: 'password' } },
    });
    return external.secret(fallback(existingSecret, made.name), { keys: ['password'] });
  }
}
