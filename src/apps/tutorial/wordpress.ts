import {
  claimTemplate,
  type ConfigKey,
  Deployment,
  emptyDir,
  exec,
  external,
  ExternalSecret,
  type Host,
  http,
  type Service,
  StatefulSet,
  tcp,
} from 'charthouse';
import { Construct } from 'constructs';
import { store } from '../secret-store.ts';
import type { Environment } from './environments.ts';

const secrets = '/run/secrets/wordpress';

/** The blog: a web tier behind a load balancer, and its database on block storage. */
export class WordPress extends Construct {
  readonly web: Deployment<{ http: 80 }>;
  readonly service: Service<{ http: 80 }>;
  readonly database: Host;
  readonly password: ConfigKey;

  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);

    const login = new ExternalSecret(this, 'db-secrets', {
      name: 'wp-db-secrets',
      store,
      keys: {
        password: { key: 'tutorial/wordpress', property: 'password' },
        'root-password': { key: 'tutorial/wordpress', property: 'root-password' },
      },
    });

    const mysql = new StatefulSet(this, 'mysql', {
      replicas: 1,
      image: 'docker.io/library/mysql:8.4.2',
      ports: { mysql: 3306 },
      podSecurityContext: { runAsUser: 999, runAsGroup: 999, fsGroup: 999 },
      env: {
        MYSQL_DATABASE: 'wordpress',
        MYSQL_USER: 'wordpress',
        MYSQL_PASSWORD_FILE: `${secrets}/password`,
        MYSQL_ROOT_PASSWORD_FILE: `${secrets}/root-password`,
      },
      mounts: {
        '/var/lib/mysql': claimTemplate('data', {
          storage: environment.storage,
          storageClass: external.storageClass('do-block-storage'),
        }).subPath('mysql'),
        [secrets]: login,
        '/var/run/mysqld': emptyDir('run'),
        '/tmp': emptyDir('tmp'),
      },
      startupProbe: tcp('mysql', { failureThreshold: 30 }),
      readinessProbe: exec(['mysqladmin', 'ping', '--host=127.0.0.1'], { timeoutSeconds: 5 }),
      resources: { requests: { cpu: '250m', memory: '512Mi' }, limits: { memory: '1Gi' } },
    });

    this.database = mysql.host;
    this.password = login.key('password');

    this.web = new Deployment(this, 'web', {
      name: 'wordpress',
      replicas: environment.replicas,
      image: `docker.io/library/wordpress:${environment.wordpressTag}`,
      ports: { http: 80 },
      // Apache of the image listens on port 80 as this user.
      podSecurityContext: { runAsUser: 33, runAsGroup: 33, fsGroup: 33 },
      env: {
        WORDPRESS_DB_HOST: `${mysql.host}:${mysql.port('mysql')}`,
        WORDPRESS_DB_USER: 'wordpress',
        WORDPRESS_DB_NAME: 'wordpress',
        WORDPRESS_DB_PASSWORD_FILE: `${secrets}/password`,
      },
      mounts: {
        [secrets]: login.volume({ items: { password: 'password' } }),
        '/var/www/html': emptyDir('html'),
        '/run/apache2': emptyDir('apache'),
        '/tmp': emptyDir('tmp'),
      },
      readinessProbe: http('/wp-login.php', 'http', { initialDelaySeconds: 10 }),
      resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { memory: '512Mi' } },
    });
    this.service = this.web.expose({ type: 'LoadBalancer', ports: { http: 80 } });
    this.web.expose({ name: 'wordpress-nodeport', type: 'NodePort', ports: { http: 80 } });
    this.web.spread('kubernetes.io/hostname');
  }
}
