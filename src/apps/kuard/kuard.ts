import { Chart } from 'cdk8s';
import {
  emptyDir,
  hostPath,
  http,
  missing,
  Namespace,
  nfs,
  noneOf,
  oneOf,
  Pod,
  present,
  ReplicaSet,
  where,
} from 'charthouse';
import type { Construct } from 'constructs';

const image = 'gcr.io/kuar-demo/kuard-arm64:blue';
const resources = { requests: { cpu: '500m', memory: '128Mi' }, limits: { cpu: '1', memory: '256Mi' } } as const;
/** The user `nobody` of the image. */
const nobody = { runAsUser: 65534, runAsGroup: 65534 } as const;
const small = { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } } as const;

/** One pod and everything a pod can say. */
export class Kuard extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'kuard' });

    new Namespace(this, 'kuard-namespace', { name: 'kuard' });

    new Pod(this, 'kuard', {
      labels: { 'acme.com/app-version': 'blue' },
      annotations: { 'acme.com/contact': 'platform@acme.com' },
      image,
      ports: { http: 8080 },
      resources,
      mounts: { '/data': nfs('kuard-data', { server: 'my.nfs.server.local', path: '/exports' }) },
      livenessProbe: http('/healthy', 'http', {
        initialDelaySeconds: 5,
        timeoutSeconds: 1,
        periodSeconds: 10,
        failureThreshold: 3,
      }),
      readinessProbe: http('/ready', 'http', { initialDelaySeconds: 30, timeoutSeconds: 1 }),
      podSecurityContext: nobody,
      unsafe: { volumeType: 'the data lies on an NFS server and is mounted without a claim' },
    });

    new ReplicaSet(this, 'kuard-set', {
      replicas: 3,
      selector: where({ app: 'kuard', version: oneOf('blue', 'green'), environment: noneOf('test') }),
      podLabels: { version: 'blue' },
      image,
      ports: { http: 8080 },
      resources,
      readinessProbe: http('/ready', 'http'),
      podSecurityContext: nobody,
    });

    const site = this.site();
    site.allowFrom(
      where({
        access: 'site',
        stage: noneOf('test'),
        tier: oneOf('web', 'tools'),
        team: present(),
        quarantine: missing(),
      }),
      { ports: ['http'] },
    );

    new Pod(this, 'serial-reader', {
      image,
      resources: small,
      podSecurityContext: nobody,
      mounts: { '/dev/ttyUSB0': hostPath('serial', { path: '/dev/ttyUSB0', type: 'CharDevice' }) },
      unsafe: { hostPath: 'reads the sensor on the serial port of the node' },
    });

    for (const developer of ['alice', 'bob']) {
      const namespace = new Namespace(this, developer, { name: `kuard-${developer}`, podSecurity: 'restricted' });
      namespace.denyAll();
    }
  }

  /** Two containers that share a folder: one pulls content from git every minute, one serves it. */
  private site() {
    const content = emptyDir('content');
    return new Pod(this, 'site', {
      // What git-sync writes belongs to its group, so that the web server can read it.
      podSecurityContext: { runAsUser: 65533, runAsGroup: 65533, fsGroup: 65533 },
      containers: {
        pull: {
          image: 'registry.k8s.io/git-sync/git-sync:v4.4.2',
          args: [
            '--repo=https://github.com/kubernetes-up-and-running/kuard',
            '--root=/git',
            '--link=current',
            '--period=60s',
          ],
          resources: small,
          mounts: { '/git': content, '/tmp': emptyDir('pull-tmp') },
        },
        serve: {
          image: 'docker.io/nginxinc/nginx-unprivileged:1.29.1',
          ports: { http: 8080 },
          securityContext: { runAsUser: 101 },
          resources: small,
          mounts: { '/usr/share/nginx/html': content.readOnly(), '/tmp': emptyDir('serve-tmp') },
          readinessProbe: http('/', 'http'),
        },
      },
    });
  }
}
