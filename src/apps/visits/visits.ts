import { Chart } from 'cdk8s';
import {
  claimTemplate,
  ConfigMap,
  DaemonSet,
  Deployment,
  emptyDir,
  external,
  file,
  hostPath,
  http,
  LimitRange,
  Namespace,
  PersistentVolumeClaim,
  Pod,
  Service,
  StatefulSet,
} from 'charthouse';
import type { Construct } from 'constructs';
import { monitoring } from './monitoring.ts';

/** Images with the version that is installed: `latest` would change under a running system. */
export interface VisitsProps {
  readonly pythonImage: string;
  readonly nodejsImage: string;
}

const resources = { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '500m', memory: '128Mi' } } as const;
/** Services with this label are scraped. */
const scraped = { 'acme.com/metrics': 'true' } as const;

/** A Python and a Node application that count their visits, with monitoring. */
export class Visits extends Chart {
  private readonly config = new ConfigMap(this, 'app-config', {
    data: { 'config.json': file('src/apps/visits/files/config.json') },
  });

  /** Made by the database team; both applications read it in the same way. */
  private readonly database = external.secret('db-user-pass', { keys: ['username', 'password'] });

  constructor(scope: Construct, id: string, props: VisitsProps) {
    super(scope, id, { namespace: 'visits' });

    new Namespace(this, 'visits');
    new LimitRange(this, 'limits', {
      container: { default: { cpu: '500m', memory: '128Mi' }, defaultRequest: { cpu: '500m', memory: '128Mi' } },
    });
    new Service(this, 'database', { externalName: 'db.acme.com' });

    const nodejs = this.nodejs(props.nodejsImage);
    nodejs.expose({ name: 'app-nodejs', type: 'LoadBalancer', ports: { http: 8080 }, labels: scraped });
    const python = this.python(props.pythonImage);
    python.expose({ name: 'app-python', type: 'LoadBalancer', ports: { http: 8080 }, labels: scraped });
    this.report(props.pythonImage, python);
    this.download();
    this.logCollector();
    monitoring(this, scraped);
  }

  /** The variables that say how to reach the database. */
  private get databaseLogin() {
    return { DB_USERNAME: this.database.key('username'), DB_PASSWORD: this.database.key('password') };
  }

  private nodejs(image: string) {
    const nodejs = new Deployment(this, 'app-deployment', {
      replicas: 3,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      image,
      ports: { http: 8080 },
      podSecurityContext: { runAsUser: 1000 },
      env: this.databaseLogin,
      mounts: { '/app/config': this.config, '/app/db': emptyDir('visits'), '/tmp': emptyDir('tmp') },
      readinessProbe: http('/', 'http'),
      resources,
      affinity: {
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            {
              weight: 100,
              podAffinityTerm: {
                topologyKey: 'kubernetes.io/hostname',
                labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'app-deployment' } },
              },
            },
          ],
        },
      },
    });
    nodejs.protect({ maxUnavailable: 1 });
    return nodejs;
  }

  private python(image: string) {
    return new StatefulSet(this, 'app-stateful', {
      service: 'app-stateful-pods',
      replicas: 3,
      podManagementPolicy: 'Parallel',
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      image,
      ports: { http: 8080 },
      podSecurityContext: { runAsUser: 1000, fsGroup: 1000 },
      env: this.databaseLogin,
      mounts: {
        '/app/config': this.config,
        '/app/db': claimTemplate('db', { storage: '256Mi' }),
        '/tmp': emptyDir('tmp'),
      },
      readinessProbe: http('/', 'http'),
      resources,
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
  private report(image: string, near: StatefulSet<{ http: 8080 }>) {
    new Deployment(this, 'visits-report', {
      replicas: 1,
      strategy: { type: 'Recreate' },
      image,
      ports: { http: 8080 },
      podSecurityContext: { runAsUser: 1000, fsGroup: 1000 },
      env: { VISITS_HOST: near.host, VISITS_PORT: near.port('http'), ...this.databaseLogin },
      mounts: {
        '/app/config': this.config,
        '/app/db': new PersistentVolumeClaim(this, 'reports', { storage: '1Gi' }),
        '/tmp': emptyDir('tmp'),
      },
      readinessProbe: http('/', 'http'),
      resources,
      affinity: {
        podAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            {
              weight: 50,
              podAffinityTerm: {
                topologyKey: 'topology.kubernetes.io/zone',
                labelSelector: { matchLabels: near.matchLabels },
              },
            },
          ],
        },
      },
    });
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
