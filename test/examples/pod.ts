import type { Chart } from 'cdk8s';
import { emptyDir, http, Pod } from 'charthouse';

export function example(chart: Chart): void {
  const content = emptyDir('content');
  new Pod(chart, 'site', {
    containers: {
      pull: {
        image: 'registry.k8s.io/git-sync/git-sync:v4.4.2',
        args: ['--repo=https://github.com/example/site', '--root=/git', '--period=60s'],
        mounts: { '/git': content },
      },
      serve: {
        image: 'docker.io/nginxinc/nginx-unprivileged:1.29.1',
        ports: { http: 8080 },
        mounts: { '/usr/share/nginx/html': content.readOnly() },
        readinessProbe: http('/', 'http'),
      },
    },
  });
}
