import { external, Service } from 'charthouse';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';

const kuard = 'gcr.io/kuar-demo/kuard-amd64';

/** Two apps written with cdk8s-plus, and a Service of ours for the canary among their pods. */
export function greetings(scope: Construct) {
  const alpaca = app(scope, 'alpaca-prod', { ver: '1', app: 'alpaca', env: 'prod' }, 3);
  const bandicoot = app(scope, 'bandicoot', { ver: '2', app: 'bandicoot', env: 'prod' }, 2);
  app(scope, 'alpaca-canary', { ver: '2', app: 'alpaca', env: 'prod', canary: 'true' }, 1);
  new Service(scope, 'alpaca-canaries', {
    selector: external.pods({ matchLabels: { app: 'alpaca', canary: 'true' } }),
    ports: { http: { port: 80, to: 8080 } },
  });
  return { alpaca, bandicoot };
}

function app(scope: Construct, name: string, labels: Record<string, string>, replicas: number): kplus.Service {
  const deployment = new kplus.Deployment(scope, name, {
    metadata: { name, labels },
    podMetadata: { labels },
    replicas,
    securityContext: { user: 65534, group: 65534 },
    containers: [
      {
        name: 'kuard',
        image: `${kuard}:${labels['ver']}`,
        portNumber: 8080,
        readiness: kplus.Probe.fromHttpGet('/ready'),
        securityContext: { user: 65534, group: 65534 },
      },
    ],
  });
  return deployment.exposeViaService({ name, ports: [{ port: 8080 }] });
}
