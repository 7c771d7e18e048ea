import type { Chart } from 'cdk8s';
import { ConfigMap, Deployment, ExternalSecret } from 'charthouse';

export function example(chart: Chart): void {
  const settings = new ConfigMap(chart, 'settings', {
    data: { 'app.yaml': 'database:\n  host: db\n  password: "{{ .password }}"\n' },
  });

  // The settings stay readable in git; the file with the password is rendered in the cluster.
  const config = new ExternalSecret(chart, 'config', {
    store: { name: 'platform', kind: 'ClusterSecretStore' },
    keys: { password: { key: 'shop/db', property: 'password' } },
    template: { 'app.yaml': settings.key('app.yaml') },
  });

  new Deployment(chart, 'web', {
    image: 'registry.example.com/shop/web:1.4.2',
    mounts: { '/etc/web/app.yaml': config.key('app.yaml') },
  }).rollOn(settings);
}
