import { App, Chart } from 'cdk8s';
import {
  claimTemplate,
  ConfigMap,
  Deployment,
  external,
  ExternalSecret,
  http,
  Ingress,
  Pod,
  Role,
  RoleBinding,
  Secret,
  Service,
  ServiceAccount,
  StatefulSet,
  tcp,
} from '../../../src/index.ts';
import { manifestsOf } from '../../../src/testing/index.ts';

const chart = new Chart(new App(), 'shop');
const image = 'registry.example.com/shop:1';
const settings = new ConfigMap(chart, 'settings', { data: { LOG_LEVEL: 'info' } });
const login = new ExternalSecret(chart, 'login', { store: { name: 'vault' }, keys: { password: { key: 'shop/db' } } });
const files = new ExternalSecret(chart, 'files', {
  store: { name: 'vault' },
  keys: { password: { key: 'shop/db' } },
  template: { 'config.yaml': 'password: {{ .password }}' },
});
const legacy = external.secret('legacy', { keys: ['token'] });
const web = new Deployment(chart, 'web', { image, ports: { http: 8080, metrics: 9090 } });
const pair = new Deployment(chart, 'pair', {
  containers: {
    api: { image, ports: { http: 8080 }, readinessProbe: http('/ready', 'http') },
    proxy: { image, ports: { static: 80 } },
  },
  sidecars: { mesh: { image, ports: { admin: 15000 } } },
});
const service = web.expose({ ports: { http: 80, admin: { port: 81, to: 'metrics' } } });
pair.expose({ ports: { http: 80, static: 8080, mesh: { port: 15000, to: 'admin' } } });
new Service(chart, 'labels', { selector: { matchLabels: { app: 'web' } }, ports: { http: { port: 80, to: 8080 } } });

// @ts-expect-error: no such port of the pods
web.expose({ ports: { http: { port: 80, to: 'htpp' } } });
// @ts-expect-error: no port of the pods has this name, so it has to be said where the traffic goes
web.expose({ ports: { web: 80 } });
// @ts-expect-error: no such port of any container
pair.port('metrics');
// @ts-expect-error: no such port of the Service
service.port('metrics');
// @ts-expect-error: no such port of this container
new Pod(chart, 'a', { image, ports: { http: 80 }, readinessProbe: http('/ready', 'metrics') });
// @ts-expect-error: a container without ports has none to probe by name
new Pod(chart, 'b', { image, readinessProbe: tcp('http') });
new Deployment(chart, 'c', {
  containers: {
    // @ts-expect-error: a port of the other container
    api: { image, ports: { http: 80 }, readinessProbe: http('/ready', 'static') },
    proxy: { image, ports: { static: 80 } },
  },
});
// @ts-expect-error: no such key of the Secret
login.key('pasword');
// @ts-expect-error: with a template the keys are those of the template
files.key('password');
// @ts-expect-error: no such key was declared
legacy.key('tokn');
// @ts-expect-error: no such key of the ConfigMap
settings.key('LOG_LEVLE');
// @ts-expect-error: no such key of the Secret to mount
login.volume({ items: { pasword: 'password' } });
// @ts-expect-error: a whole ConfigMap is no value of a variable
new Pod(chart, 'd', { image, env: { LEVEL: settings } });
// @ts-expect-error: a Deployment cannot be mounted
new Pod(chart, 'e', { image, mounts: { '/data': web } });
// @ts-expect-error: claim templates belong to a StatefulSet
new Deployment(chart, 'f', { image, mounts: { '/data': claimTemplate('data', { storage: '1Gi' }) } });
new StatefulSet(chart, 'g', { image, mounts: { '/data': claimTemplate('data', { storage: '1Gi' }) } });
// @ts-expect-error: not a quantity
new Pod(chart, 'h', { image, resources: { limits: { memory: '256mb' } } });
// @ts-expect-error: misspelt
new Pod(chart, 'i', { image, prots: { http: 80 } });
// @ts-expect-error: misspelt in one of several containers
new Pod(chart, 'j', { containers: { api: { image, imagePullPolcy: 'Always' } } });
// @ts-expect-error: no such policy
new Pod(chart, 'k', { image, imagePullPolicy: 'Allways' });
// @ts-expect-error: either one container or several
new Pod(chart, 'l', { image, containers: { api: { image } } });
// @ts-expect-error: an Ingress needs the port of a Service, not of the pods
new Ingress(chart, 'm', { hosts: { 'shop.example.com': { '/': web.port('http') } } });
new Ingress(chart, 'n', {
  hosts: { 'shop.example.com': { '/': service.port('http') } },
  // @ts-expect-error: TLS for a host that has no route
  tls: { 'shp.example.com': login },
});
// @ts-expect-error: an opt-out has one of the known names
new Pod(chart, 'o', { image, unsafe: { hostPaths: 'device' } });
const account = new ServiceAccount(chart, 'agent');
// @ts-expect-error: a service account is no role
new RoleBinding(chart, 'p', { role: account, subjects: [account] });
// @ts-expect-error: a Deployment is no subject; its service account is
new Role(chart, 'q', { rules: [] }).bind(web);
// @ts-expect-error: exactly one of the two limits
web.protect({ minAvailable: 1, maxUnavailable: 1 });
// @ts-expect-error: no such port of the pods
web.allowFrom({ matchLabels: { app: 'client' } }, { ports: ['htpp'] });
// @ts-expect-error: no such container
pair.mount('/config', settings, { container: 'poxy' });
// @ts-expect-error: Secrets have no literal data without a reason
new Secret(chart, 'r', { data: { password: 'x' } });
const manifests = manifestsOf(chart);
// @ts-expect-error: misspelt kind
manifests.get('apps/v1', 'Deploymnt', 'web');
// @ts-expect-error: a manifest has values, not references
manifests.get('apps/v1', 'Deployment').spec?.replicas satisfies string | undefined;
manifests.get('apps/v1', 'Deployment').spec?.replicas satisfies number | undefined;
manifests.get('monitoring.coreos.com/v1', 'ServiceMonitor').metadata.name satisfies string | undefined;
// @ts-expect-error: no such operator
web.allowFrom({ matchExpressions: [{ key: 'tier', operator: 'Inn', values: ['web'] }] });

// @ts-expect-error: a whole Secret is no value
new Pod(chart, 'whole', { image, env: { TOKEN: legacy } });
// @ts-expect-error: a container is no volume, although cdk8s-plus prints it the same way
new Pod(chart, 'container', { image, mounts: { '/a': { name: 'a', _toKube: () => ({}) } } });
