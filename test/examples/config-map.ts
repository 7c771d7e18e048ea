import type { Chart } from 'cdk8s';
import { ConfigMap, Deployment, file } from 'charthouse';

export function example(chart: Chart): void {
  const settings = new ConfigMap(chart, 'settings', {
    data: { LOG_LEVEL: 'info', 'app.yaml': file('test/data/constructs/folder/a.yaml') },
  });

  // Three ways to use it; a change of the content rolls the pods.
  new Deployment(chart, 'web', {
    image: 'registry.example.com/shop/web:1.4.2',
    env: { LOG_LEVEL: settings.key('LOG_LEVEL') },
    args: ['--log-level', '$(LOG_LEVEL)'],
    mounts: { '/etc/web/app.yaml': settings.key('app.yaml') },
  });
}
