import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import {
  ClusterRole,
  ConfigMap,
  defineValues,
  Deployment,
  external,
  HorizontalPodAutoscaler,
  Ingress,
  NetworkPolicy,
  PersistentVolumeClaim,
  PodDisruptionBudget,
  projected,
  Role,
  RoleBinding,
  Service,
  ServiceAccount,
  StatefulSet,
  user,
  v,
} from '../../src/index.ts';

const image = 'registry.example.com/web:1';

function charts(): { here: Chart; there: Chart } {
  const app = new App();
  return {
    here: new Chart(app, 'here', { namespace: 'here' }),
    there: new Chart(app, 'there', { namespace: 'there' }),
  };
}

const { here, there } = charts();
const config = new ConfigMap(there, 'config', { data: { a: '1' } });
const claim = new PersistentVolumeClaim(there, 'claim', { storage: '1Gi' });
const account = new ServiceAccount(there, 'account', {});
const api = new Deployment(there, 'api', { image, ports: { http: 80 } });
const service = api.expose({ ports: { http: 80 } });
const role = new Role(there, 'role', { rules: [] });
const secret = external.secret('login', { namespace: 'there' });
const guest = new kplus.ConfigMap(there, 'guest');

test.each<[string, (id: string) => unknown]>([
  ['variables', (id) => new Deployment(here, id, { image, envFrom: [config] })],
  ['one key', (id) => new Deployment(here, id, { image, env: { A: config.key('a') } })],
  ['a mounted claim', (id) => new Deployment(here, id, { image, mounts: { '/a': claim.volume() } })],
  ['a projected volume', (id) => new Deployment(here, id, { image, mounts: { '/a': projected('all', [config]) } })],
  ['a mount after the fact', (id) => new Deployment(here, id, { image }).mount('/a', config)],
  ['an object of cdk8s-plus', (id) => new Deployment(here, id, { image, envFrom: [guest] })],
  ['a declared Secret', (id) => new Deployment(here, id, { image, imagePullSecrets: [secret] })],
  ['a service account', (id) => new Deployment(here, id, { image, serviceAccount: account })],
  ['the Service of a StatefulSet', (id) => new StatefulSet(here, id, { image, service })],
  ['a selector', (id) => new Service(here, id, { selector: api, ports: { http: 80 } })],
  ['the pods of a budget', (id) => new PodDisruptionBudget(here, id, { pods: api, maxUnavailable: 1 })],
  ['the pods of a policy', (id) => new NetworkPolicy(here, id, { pods: api, ingress: [] })],
  ['the target of an autoscaler', (id) => new HorizontalPodAutoscaler(here, id, { target: api, maxReplicas: 2 })],
  ['a backend', (id) => new Ingress(here, id, { hosts: { '*': { '/': service.port('http') } } })],
  ['a role', (id) => new RoleBinding(here, id, { role, subjects: [user('anna')] })],
])('%s of another namespace would not be found', (name, make) => {
  expect(() => make(name.toLowerCase().replaceAll(/\W/g, '-'))).toThrow(
    /here\/[\w-]+: the \w+ "[\w-]+" is in the namespace "there", and a \w+ in "here" finds only what is in its own/,
  );
});

test('what reaches into other namespaces may, and what is not known yet is not refused', () => {
  const values = defineValues({ room: v.string({ default: 'here' }) });
  expect(() => {
    new Deployment(here, 'client', { image, env: { HOST: service.host, PORT: service.port('http') } })
      .allowTo(api)
      .separate(api, 'kubernetes.io/hostname')
      .rollOn(config);
    const everywhere = new ClusterRole(there, 'everywhere', {});
    new RoleBinding(here, 'ours', { role: everywhere, subjects: [account] });
    new RoleBinding(here, 'theirs', { role: new kplus.ClusterRole(there, 'plus'), subjects: [account] });
    new Deployment(here, 'anywhere', { image, namespace: values.ref.room, envFrom: [config] });
  }).not.toThrow();
});
