import { App, Chart } from 'cdk8s';
import { expect, test } from 'vitest';
import {
  allow,
  ClusterRole,
  ConfigMap,
  Deployment,
  external,
  group,
  Role,
  RoleBinding,
  ServiceAccount,
  user,
} from '../../src/index.ts';
import { at, only, synth } from './synth.ts';

test('a role that is bound again keeps its one binding', () => {
  const manifests = synth((chart) => {
    const role = new Role(chart, 'reader', { rules: [] });
    role.bind(user('anna'));
    role.bind(user('ben'), group('staff'));
    const everywhere = new ClusterRole(chart, 'watcher', {});
    everywhere.bind(user('anna')).add(user('ben'));
    everywhere.bind(user('eve'));
  });
  const named = (...names: string[]): object[] => names.map((name) => expect.objectContaining({ name }));
  expect(at(only(manifests, 'RoleBinding'), 'subjects')).toEqual(named('anna', 'ben', 'staff'));
  expect(at(only(manifests, 'ClusterRoleBinding'), 'subjects')).toEqual(named('anna', 'ben', 'eve'));
});

test('rules name resources as kubectl does, one rule for each group', () => {
  expect(allow(['get', 'list'], 'pods', 'pods/log', 'deployments.apps/scale')).toEqual([
    { apiGroups: [''], resources: ['pods', 'pods/log'], verbs: ['get', 'list'] },
    { apiGroups: ['apps'], resources: ['deployments/scale'], verbs: ['get', 'list'] },
  ]);
});

test('rules can be limited to objects of the app', () => {
  const manifests = synth((chart) => {
    const settings = new ConfigMap(chart, 'settings', { data: { a: '' } });
    const web = new Deployment(chart, 'web', { image: 'registry.example.com/web:1' });
    new Role(chart, 'r', {
      rules: [allow(['get'], settings, web), { apiGroups: [''], resources: ['events'], verbs: ['*'] }],
    });
  });
  expect(at(only(manifests, 'Role'), 'rules')).toEqual([
    { apiGroups: [''], resources: ['configmaps'], resourceNames: ['settings'], verbs: ['get'] },
    { apiGroups: ['apps'], resources: ['deployments'], resourceNames: ['web'], verbs: ['get'] },
    { apiGroups: [''], resources: ['events'], verbs: ['*'] },
  ]);
});

test('a binding follows its role, and service accounts always have a namespace', () => {
  const manifests = synth((chart) => {
    const account = new ServiceAccount(chart, 'agent', {
      automountServiceAccountToken: false,
      imagePullSecrets: [external.secret('regcred')],
    });
    new Role(chart, 'reader', { namespace: 'data', rules: [allow(['get'], 'pods')] }).bind(
      account,
      external.serviceAccount('prometheus', { namespace: 'monitoring' }),
      user('ada@example.com'),
      group('ops'),
    );
  });
  expect(only(manifests, 'ServiceAccount')).toMatchObject({
    automountServiceAccountToken: false,
    imagePullSecrets: [{ name: 'regcred' }],
  });
  const binding = only(manifests, 'RoleBinding');
  expect(at(binding, 'metadata')).toMatchObject({ name: 'reader', namespace: 'data' });
  expect(at(binding, 'roleRef')).toEqual({ apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'reader' });
  expect(at(binding, 'subjects')).toEqual([
    { kind: 'ServiceAccount', name: 'agent', namespace: 'shop' },
    { kind: 'ServiceAccount', name: 'prometheus', namespace: 'monitoring' },
    { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'ada@example.com' },
    { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'ops' },
  ]);
  const build = () =>
    synth((chart) => void new Role(chart, 'r', { rules: [] }).bind(new ServiceAccount(chart, 'agent')), null);
  expect(build).toThrow('give the service account or the chart a namespace');
});

test('cluster roles have no namespace, and can be bound everywhere or in one namespace', () => {
  const manifests = synth((chart) => {
    const account = new ServiceAccount(chart, 'agent');
    const role = new ClusterRole(chart, 'nodes', { name: 'example.com:nodes', rules: [allow(['get'], 'nodes')] });
    role.bind(account);
    new RoleBinding(chart, 'local', { role, subjects: [account] });
    new ClusterRole(chart, 'all', { aggregationRule: { clusterRoleSelectors: [{ matchLabels: { all: 'true' } }] } });
  });
  const role = only(manifests, 'ClusterRole', 'example.com:nodes');
  expect(at(role, 'metadata')).not.toHaveProperty('namespace');
  expect(role).toMatchObject({ rules: [{ apiGroups: [''], resources: ['nodes'], verbs: ['get'] }] });
  const binding = only(manifests, 'ClusterRoleBinding');
  expect(at(binding, 'metadata')).not.toHaveProperty('namespace');
  expect(at(binding, 'roleRef.kind')).toBe('ClusterRole');
  expect(at(only(manifests, 'RoleBinding'), 'roleRef.name')).toBe('example.com:nodes');
  expect(only(manifests, 'ClusterRole', 'all')).not.toHaveProperty('rules');
});

test('what comes from another chart is applied before', () => {
  const app = new App();
  const base = new Chart(app, 'base', { namespace: 'shop' });
  const apps = new Chart(app, 'apps', { namespace: 'shop' });
  const settings = new ConfigMap(base, 'settings', { data: { a: '' } });
  const account = new ServiceAccount(base, 'agent');
  const here = new ConfigMap(apps, 'here', { data: { a: '' } });
  const web = new Deployment(apps, 'web', {
    image: 'registry.example.com/web:1',
    serviceAccount: account,
    env: { A: settings.key('a'), B: here.key('a') },
  });
  expect(web.node.dependencies).toEqual([account, settings]);
});
