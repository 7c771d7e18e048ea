import { Chart } from 'cdk8s';
import {
  ConfigMap,
  Deployment,
  emptyDir,
  external,
  file,
  Ingress,
  Namespace,
  nfsVolume,
  nginxIngress,
  PersistentVolumeClaim,
  Pod,
  Service,
  StorageClass,
  tcp,
} from 'charthouse';
import type { Construct } from 'constructs';
import { renderedConfig } from './config.ts';

const image = 'registry.cullen.io/jobmanager-api:v0.0.24';
const files = 'src/apps/job-manager/files';

/** A data-processing platform on bare metal: its data lies on two NFS servers. */
export class JobManager extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'job-manager' });

    new Namespace(this, 'job-manager');
    const regcred = external.secret('regcred', { type: 'kubernetes.io/dockerconfigjson' });
    const redis = external.secret('redis', { keys: ['redis-password'] });

    const storage = nfsVolume(this, 'nfs-pvc-miniostorage', {
      volumeName: 'nfs-pv-miniostorage',
      server: '10.117.206.94',
      path: '/mnt/md0/minio_storage',
      capacity: '10Ti',
    });
    const media = nfsVolume(this, 'nfs-media-data', {
      server: 'zeus684440.agr.gc.ca',
      path: '/mnt/drobo',
      capacity: '14Ti',
    });
    this.scratch();

    new Pod(this, 'ubuntu-worker', {
      labels: { name: 'ubuntu-worker' },
      image: 'registry.kub-eo.agr.gc.ca/ubuntu-base:v0.0.8',
      command: ['sleep'],
      args: ['infinity'],
      ports: { web: 80 },
      imagePullSecrets: [regcred],
      podSecurityContext: { runAsUser: 1000, fsGroup: 1000 },
      mounts: { '/mnt/zeusdrobo': storage },
      unsafe: { probes: 'a place to work in by hand: nothing waits for its answer' },
      resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '512Mi' } },
    });

    const { settings, config } = renderedConfig(this);
    const nginx = new ConfigMap(this, 'nginx-conf', { data: { 'nginx.conf': file(`${files}/nginx.conf`) } });
    const site = new ConfigMap(this, 'nginx-site', { data: { jobmanager: file(`${files}/jobmanager`) } });

    const api = new Deployment(this, 'jobmanager-api', {
      replicas: 1,
      imagePullSecrets: [regcred],
      podSecurityContext: { runAsUser: 1000, runAsGroup: 1000, fsGroup: 1000 },
      containers: {
        'jobmanager-api': {
          image,
          imagePullPolicy: 'Always',
          command: ['gunicorn'],
          args: ['--bind', '0.0.0.0:5000', '--log-level=debug', 'jobmanager.wsgi', '--timeout', '300'],
          ports: { gunicorn: 5000 },
          env: { REDIS_PASSWORD: redis.key('redis-password') },
          mounts: {
            '/code/media': media,
            '/code/config.yaml': config.key('config.yaml'),
            '/tmp': emptyDir('gunicorn-tmp'),
          },
          readinessProbe: tcp('gunicorn'),
          resources: { requests: { cpu: '500m', memory: '512Mi' }, limits: { memory: '1Gi' } },
        },
        'jobmanager-api-nginx': {
          image,
          imagePullPolicy: 'Always',
          command: ['nginx', '-g', 'daemon off;'],
          ports: { static: 80, tls: 443 },
          mounts: {
            '/code/media': media,
            '/code/config.yaml': config.key('config.yaml'),
            '/etc/nginx/nginx.conf': nginx.key('nginx.conf'),
            '/etc/nginx/sites-available/jobmanager': site.key('jobmanager'),
            '/var/cache/nginx': emptyDir('nginx-cache'),
            '/run': emptyDir('nginx-run'),
          },
          readinessProbe: tcp('static'),
          resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '128Mi' } },
        },
      },
    });
    api.rollOn(settings);

    const service = api.expose({ ports: { gunicorn: 5000, static: { port: 8080, to: 'static' } } });
    new Ingress(this, 'jobmanager-ingress', {
      class: external.ingressClass('nginx'),
      annotations: nginxIngress({ proxyBodySize: '4000m', proxySendTimeout: 600, proxyReadTimeout: 600 }),
      hosts: { 's2d2.kub-eo.agr.gc.ca': { '/': service.port('static') } },
    });

    new Service(this, 'redis-service', {
      type: 'NodePort',
      selector: external.pods({ matchLabels: { app: 'redis', release: 'redis-dev', role: 'master' } }),
      ports: { redis: { port: 6379, nodePort: 30637 } },
    });
  }

  /** The second way to storage: made on demand on the disks of the nodes. */
  private scratch(): PersistentVolumeClaim {
    const storageClass = new StorageClass(this, 'openebs-hdd-storageclass', {
      provisioner: 'cstor.csi.openebs.io',
      parameters: { 'cas-type': 'cstor', cstorPoolCluster: 'cstor-hdd-pool', replicaCount: '3' },
      allowVolumeExpansion: true,
    });
    return new PersistentVolumeClaim(this, 'scratch', { storage: '100Gi', storageClass });
  }
}
