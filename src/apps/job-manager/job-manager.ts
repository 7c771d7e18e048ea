import { Chart } from 'cdk8s';
import {
  chartFile,
  choose,
  ConfigMap,
  Deployment,
  emptyDir,
  external,
  fallback,
  file,
  Ingress,
  Namespace,
  nfsVolume,
  nginxIngress,
  not,
  or,
  packageAs,
  PersistentVolumeClaim,
  Pod,
  release,
  Service,
  StorageClass,
  tcp,
} from 'charthouse';
import type { Construct } from 'constructs';
import { metadata } from '../chart.ts';
import { connectionTest } from '../connection-test.ts';
import { hostOf, renderedConfig, replaced, serviceCredentials } from './config.ts';
import { jobManagerValues } from './values.ts';

const values = jobManagerValues.ref;
const image = `registry.cullen.io/jobmanager-api:${values.image.tag}`;
const folder = 'src/apps/job-manager/files';

/**
 * Charts that can be installed with this one; `helm dependency build` fetches them. They are of the time when
 * Bitnami moved its images. https://github.com/bitnami/containers/issues/83267
 */
const dependencies = [
  { name: 'postgresql', version: '16.7.27' },
  { name: 'rabbitmq', version: '16.0.14' },
  { name: 'redis', version: '22.0.7' },
  { name: 'minio', version: '17.0.21' },
].map((chart) => ({
  ...chart,
  repository: 'oci://registry-1.docker.io/bitnamicharts',
  condition: `${chart.name}.enabled`,
}));

const readme = `Bitnami has moved the images of the charts it can bring along to docker.io/bitnamilegacy, where they get no updates, and deprecated some of
the charts. Whoever installs one gives its images a registry, \`--set redis.image.repository=bitnamilegacy/redis\`, and says that this is
meant: \`--set redis.global.security.allowInsecureImages=true\`. For production prefer services of your own: \`hosts\` and
\`redisService\` name them.`;

/** A data-processing platform on bare metal: its data lies on two NFS servers. */
export class JobManager extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: `${release.namespace}` });
    packageAs(this, {
      ...metadata,
      name: 'job-manager',
      appVersion: '0.0.24',
      description: 'A data-processing platform on bare metal, with its data on NFS.',
      readme,
      release: { namespace: 'job-manager' },
      values: jobManagerValues,
      dependencies,
      files: {
        'files/config.yaml': `${file(`${folder}/config.yaml`)}`,
        'files/nginx.conf': `${file(`${folder}/nginx.conf`)}`,
        'files/jobmanager': `${file(`${folder}/jobmanager`)}`,
      },
    });

    new Namespace(this, 'namespace', { name: release.namespace });
    const regcred = external.secret(values.imagePullSecret, { type: 'kubernetes.io/dockerconfigjson' });
    const { minio, postgresql, rabbitmq, redis: ownRedis } = values;
    const services = serviceCredentials(
      this,
      or(minio.enabled, postgresql.enabled, rabbitmq.enabled, ownRedis.enabled),
    );
    const redis = external.secret(choose<string>(ownRedis.enabled, services.name, values.redisService.existingSecret), {
      keys: ['redis-password'],
    });

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

    const redisService = this.redis();
    const hosts = {
      minio: hostOf(minio.enabled, 'minio', values.hosts.minio),
      postgresql: hostOf(postgresql.enabled, 'postgresql', values.hosts.postgresql),
      rabbitmq: hostOf(rabbitmq.enabled, 'rabbitmq', values.hosts.rabbitmq),
      redis: hostOf(ownRedis.enabled, 'redis', redisService.name, '-master'),
    };
    const { settings, config } = renderedConfig(this, values.ingress.host, hosts, postgresql.enabled);
    const nginx = new ConfigMap(this, 'nginx-conf', {
      data: { 'nginx.conf': replaced(chartFile('files/nginx.conf'), { '4000m': values.ingress.bodySize }) },
    });
    const site = new ConfigMap(this, 'nginx-site', { data: { jobmanager: chartFile('files/jobmanager') } });

    const api = new Deployment(this, 'jobmanager-api', {
      replicas: values.replicas,
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
      annotations: nginxIngress({
        proxyBodySize: values.ingress.bodySize,
        proxySendTimeout: 600,
        proxyReadTimeout: 600,
      }),
      hosts: { [`${values.ingress.host}`]: { '/': service.port('static') } },
    });

    connectionTest(this, 'test-api', service.host, 5000);
  }

  /** Redis of another release, unless one is installed with this. */
  private redis() {
    return new Service(this, 'redis-service', {
      enabled: not(values.redis.enabled),
      type: 'NodePort',
      selector: external.pods({ matchLabels: { app: 'redis', release: 'redis-dev', role: 'master' } }),
      ports: { redis: { port: 6379, nodePort: values.redisService.nodePort } },
    });
  }

  /** The second way to storage: made on demand on the disks of the nodes. */
  private scratch(): PersistentVolumeClaim {
    const { size, storageClass } = values.scratch;
    const made = new StorageClass(this, 'openebs-hdd-storageclass', {
      enabled: not(storageClass),
      provisioner: 'cstor.csi.openebs.io',
      parameters: { 'cas-type': 'cstor', cstorPoolCluster: 'cstor-hdd-pool', replicaCount: '3' },
      allowVolumeExpansion: true,
    });
    return new PersistentVolumeClaim(this, 'scratch', {
      storage: size,
      storageClass: external.storageClass(fallback(storageClass, made.name)),
    });
  }
}
