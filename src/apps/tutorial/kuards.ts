import { ConfigMap, DaemonSet, Deployment, emptyDir, http, ReplicaSet } from 'charthouse';
import type { Construct } from 'constructs';

const image = 'gcr.io/kuar-demo/kuard-amd64:blue';
const nginxImage = 'docker.io/nginxinc/nginx-unprivileged:1.29.1';
const resources = { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '128Mi' } } as const;

/** kuard in every shape, reading one ConfigMap in three ways: variables, arguments and files. */
export function kuards(scope: Construct): void {
  const settings = new ConfigMap(scope, 'kuard-settings', {
    data: { 'extra-param': 'extra-value', 'another-param': 'another-value', 'my-config.txt': 'parameter1 = value1\n' },
  });

  const kuard = new ReplicaSet(scope, 'kuard', {
    image,
    ports: { http: 8080 },
    env: { ANOTHER_PARAM: settings.key('another-param'), EXTRA_PARAM: settings.key('extra-param') },
    command: ['/kuard'],
    args: ['--param', '$(EXTRA_PARAM)'],
    mounts: { '/config': settings },
    podSecurityContext: { runAsUser: 65534 },
    readinessProbe: http('/ready', 'http'),
    livenessProbe: http('/healthy', 'http'),
    resources,
  });
  kuard.autoscale({ minReplicas: 2, maxReplicas: 5, cpu: '80%' });

  new DaemonSet(scope, 'nginx-fast-storage', {
    image: nginxImage,
    ports: { http: 8080 },
    podSecurityContext: { runAsUser: 101 },
    mounts: { '/tmp': emptyDir('tmp') },
    nodeSelector: { ssd: 'true' },
    readinessProbe: http('/', 'http'),
    resources,
  });

  const nginx = new Deployment(scope, 'nginx-deployment-example', {
    replicas: 3,
    image: nginxImage,
    ports: { http: 8080 },
    podSecurityContext: { runAsUser: 101 },
    mounts: { '/tmp': emptyDir('tmp') },
    readinessProbe: http('/', 'http'),
    resources,
  });
  nginx.protect({ maxUnavailable: 1 });
}
