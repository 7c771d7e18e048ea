import { App, Chart } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import {
  Deployment,
  external,
  Ingress,
  IngressClass,
  ipBlock,
  Namespace,
  namespaces,
  NetworkPolicy,
  nginxIngress,
  oneOf,
  pods,
  Service,
  StatefulSet,
  where,
} from '../../src/index.ts';
import { at, inChart, only, synth } from './synth.ts';

const image = 'registry.example.com/web:1';

describe('Service', () => {
  test('sends traffic to ports of the pods by name', () => {
    const manifests = synth((chart) => {
      const web = new Deployment(chart, 'web', { image, ports: { http: 8080, metrics: 9090 } });
      web.expose({
        type: 'LoadBalancer',
        loadBalancerClass: 'example.com/lb',
        externalTrafficPolicy: 'Local',
        ports: { http: { port: 80, appProtocol: 'http' }, admin: { port: 81, to: 'metrics', protocol: 'TCP' } },
      });
    });
    expect(at(only(manifests, 'Service'), 'spec')).toMatchObject({
      type: 'LoadBalancer',
      loadBalancerClass: 'example.com/lb',
      externalTrafficPolicy: 'Local',
      ports: [
        { name: 'http', port: 80, targetPort: 'http', appProtocol: 'http' },
        { name: 'admin', port: 81, targetPort: 'metrics', protocol: 'TCP' },
      ],
    });
  });

  test('of a workload is called like it, and others need a name of their own', () => {
    const manifests = synth((chart) => {
      const web = new Deployment(chart, 'web', { image, ports: { http: 80 } });
      web.expose({ ports: { http: 80 } });
      web.expose({ name: 'web-nodeport', type: 'NodePort', ports: { http: { port: 80, nodePort: 30637 } } });
      expect(() => web.expose({ name: 'web-nodeport', ports: { http: 80 } })).toThrow('web-nodeport');
    });
    expect(at(only(manifests, 'Service', 'web'), 'spec.type')).toBeUndefined();
    expect(at(only(manifests, 'Service', 'web-nodeport'), 'spec.ports.0.nodePort')).toBe(30637);
  });

  test('selects pods by label, keeps the ports of an alias, and can be headless', () => {
    const manifests = synth((chart) => {
      new Service(chart, 'redis', {
        selector: { matchLabels: { app: 'redis' } },
        ports: { redis: { port: 6379, to: 6380 } },
      });
      new Service(chart, 'db', { externalName: 'db.example.com', ports: { mysql: 3306 } });
      new Service(chart, 'peers', {
        headless: true,
        selector: { matchLabels: { app: 'peer' } },
        publishNotReadyAddresses: true,
      });
    });
    expect(at(only(manifests, 'Service', 'redis'), 'spec')).toEqual({
      selector: { app: 'redis' },
      ports: [{ name: 'redis', port: 6379, targetPort: 6380 }],
    });
    expect(at(only(manifests, 'Service', 'db'), 'spec')).toEqual({
      type: 'ExternalName',
      externalName: 'db.example.com',
      ports: [{ name: 'mysql', port: 3306 }],
    });
    expect(at(only(manifests, 'Service', 'peers'), 'spec')).toEqual({
      clusterIP: 'None',
      selector: { app: 'peer' },
      publishNotReadyAddresses: true,
    });
  });

  test('refuses what it cannot do', () => {
    inChart((chart) => {
      const selector = where({ app: oneOf('a', 'b') });
      expect(() => new Service(chart, 'a', { selector, ports: { http: 80 } })).toThrow('selects by equal labels only');
      expect(() => new Service(chart, 'b', {})).toThrow('needs `ports` unless it is headless');
      expect(() => new Service(chart, '1web', { headless: true })).toThrow('beginning with a letter');
    });
  });

  test('gives its host with the namespace, and without one where there is none', () => {
    inChart((chart) => {
      const web = new Service(chart, 'web', { headless: true });
      expect(`${web.host}`).toBe('web.shop.svc.cluster.local');
    });
    inChart((chart) => expect(`${new Service(chart, 'web', { headless: true }).host}`).toBe('web'), null);
    expect(`${external.service('db', { namespace: 'data' }).host}`).toBe('db.data.svc.cluster.local');
    expect(external.service('db', { ports: { mysql: 3306 } }).port('mysql').number).toBe(3306);
  });
});

describe('Ingress', () => {
  test('routes hosts and paths to named ports', () => {
    const manifests = synth((chart) => {
      const web = new Deployment(chart, 'web', { image, ports: { http: 8080 } });
      const service = web.expose({ ports: { http: 80 } });
      new Ingress(chart, 'shop', {
        class: external.ingressClass('nginx'),
        annotations: nginxIngress({ proxyBodySize: '4000m', proxyReadTimeout: 600, sslRedirect: false }),
        tls: { 'shop.example.com': external.secret('shop-tls', { type: 'kubernetes.io/tls' }) },
        defaultBackend: service.port('http'),
        hosts: {
          'shop.example.com': {
            '/': service.port('http'),
            '/login': { to: service.port('http'), pathType: 'Exact' },
            '/files': { resource: { apiGroup: 'example.com', kind: 'Bucket', name: 'files' } },
          },
          '*': { '/': { service: external.service('fallback'), port: 8080 } },
        },
      });
    });
    const ingress = only(manifests, 'Ingress');
    const backend = { service: { name: 'web', port: { name: 'http' } } };
    expect(at(ingress, 'metadata.annotations')).toEqual({
      'nginx.ingress.kubernetes.io/proxy-body-size': '4000m',
      'nginx.ingress.kubernetes.io/proxy-read-timeout': '600',
      'nginx.ingress.kubernetes.io/ssl-redirect': 'false',
    });
    expect(at(ingress, 'spec')).toEqual({
      ingressClassName: 'nginx',
      defaultBackend: backend,
      tls: [{ hosts: ['shop.example.com'], secretName: 'shop-tls' }],
      rules: [
        {
          host: 'shop.example.com',
          http: {
            paths: [
              { path: '/', pathType: 'Prefix', backend },
              { path: '/login', pathType: 'Exact', backend },
              {
                path: '/files',
                pathType: 'Prefix',
                backend: { resource: { apiGroup: 'example.com', kind: 'Bucket', name: 'files' } },
              },
            ],
          },
        },
        {
          http: {
            paths: [
              { path: '/', pathType: 'Prefix', backend: { service: { name: 'fallback', port: { number: 8080 } } } },
            ],
          },
        },
      ],
    });
  });

  test('takes rules in the words of Kubernetes, which chart values may be', () => {
    const rules = [
      {
        http: { paths: [{ path: '/', pathType: 'Prefix' as const, backend: { resource: { kind: 'A', name: 'b' } } }] },
      },
    ];
    const manifests = synth((chart) => void new Ingress(chart, 'shop', { hosts: {}, spec: { rules } }));
    expect(at(only(manifests, 'Ingress'), 'spec')).toEqual({ rules });
  });

  test('refuses to route nothing, or to paths that are none', () => {
    inChart((chart) => {
      expect(() => new Ingress(chart, 'a', { hosts: {} })).toThrow('has no route');
      const port = external.service('web', { ports: { http: 80 } }).port('http');
      expect(() => new Ingress(chart, 'b', { hosts: { 'a.example.com': { app: port } } })).toThrow(
        'host a.example.com: the path "app" does not begin with "/"',
      );
    });
  });

  test('an IngressClass can be the default', () => {
    const manifests = synth(
      (chart) => void new IngressClass(chart, 'nginx', { controller: 'k8s.io/ingress-nginx', isDefault: true }),
    );
    const ingressClass = only(manifests, 'IngressClass');
    expect(at(ingressClass, 'metadata.annotations')).toEqual({ 'ingressclass.kubernetes.io/is-default-class': 'true' });
    expect(at(ingressClass, 'metadata')).not.toHaveProperty('namespace');
    expect(at(ingressClass, 'spec')).toEqual({ controller: 'k8s.io/ingress-nginx' });
  });
});

describe('NetworkPolicy', () => {
  test('of a workload collects its rules in one object', () => {
    const manifests = synth((chart) => {
      const db = new StatefulSet(chart, 'db', { image, ports: { mysql: 3306 } });
      const web = new Deployment(chart, 'web', { image, ports: { http: 80 } });
      db.allowFrom(web, { ports: ['mysql'] });
      db.allowFrom([
        pods({ matchLabels: { app: 'backup' } }, where({ team: 'ops' })),
        ipBlock('10.0.0.0/8', ['10.1.0.0/16']),
      ]);
      db.allowTo(namespaces({ matchLabels: { name: 'kube-system' } }), { ports: [{ protocol: 'UDP', port: 53 }] });
      web.allowTo(db, { ports: [db.port('mysql'), 443] });
    });
    expect(at(only(manifests, 'NetworkPolicy', 'db'), 'spec')).toEqual({
      podSelector: { matchLabels: { 'app.kubernetes.io/name': 'db', 'app.kubernetes.io/instance': 'shop' } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        {
          from: [
            { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/instance': 'shop' } } },
          ],
          ports: [{ port: 'mysql' }],
        },
        {
          from: [
            { podSelector: { matchLabels: { app: 'backup' } }, namespaceSelector: { matchLabels: { team: 'ops' } } },
            { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
          ],
        },
      ],
      egress: [
        {
          to: [{ namespaceSelector: { matchLabels: { name: 'kube-system' } } }],
          ports: [{ protocol: 'UDP', port: 53 }],
        },
      ],
    });
    expect(at(only(manifests, 'NetworkPolicy', 'web'), 'spec.egress.0.ports')).toEqual([
      { port: 'mysql' },
      { port: 443 },
    ]);
  });

  test('a list that turns out empty lets nobody in, where Kubernetes would let in everybody', () => {
    const manifests = synth((chart) => {
      const web = new Deployment(chart, 'web', { image, ports: { http: 80 } });
      web.allowFrom([]).allowTo([], { ports: [] });
      const none = { peers: [ipBlock('10.0.0.0/8')], ports: [] };
      new NetworkPolicy(chart, 'some', { ingress: [none, { peers: [ipBlock('10.0.0.0/8')] }] });
    });
    const policy = at(only(manifests, 'NetworkPolicy', 'web'), 'spec');
    expect(policy).toMatchObject({ policyTypes: ['Ingress', 'Egress'] });
    expect(policy).not.toHaveProperty('ingress');
    expect(policy).not.toHaveProperty('egress');
    expect(at(only(manifests, 'NetworkPolicy', 'some'), 'spec.ingress')).toEqual([
      { from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] },
    ]);
  });

  test('a label with an empty value still selects by it', () => {
    const manifests = synth(
      (chart) => void new NetworkPolicy(chart, 'p', { pods: { matchLabels: { role: '' } }, ingress: [] }),
    );
    expect(at(only(manifests, 'NetworkPolicy'), 'spec.podSelector')).toEqual({ matchLabels: { role: '' } });
  });

  test('a workload of another namespace is looked for there', () => {
    const app = new App();
    const here = new Chart(app, 'here', { namespace: 'here' });
    const there = new Chart(app, 'there', { namespace: 'there' });
    const client = new Deployment(there, 'client', { image });
    const web = new Deployment(here, 'web', { image, ports: { http: 80 } });
    web.allowFrom(client);
    expect(web).not.toBeInstanceOf(NetworkPolicy);
    const policy = here.node.findAll().find((node) => node instanceof NetworkPolicy);
    expect(at(policy?.toJson(), 'spec.ingress.0.from.0.namespaceSelector')).toEqual({
      matchLabels: { 'kubernetes.io/metadata.name': 'there' },
    });
  });

  test('a namespace can deny everything but DNS', () => {
    const manifests = synth((chart) => {
      const alice = new Namespace(chart, 'alice', { podSecurity: 'restricted' });
      alice.denyAll();
      new Namespace(chart, 'bob').denyAll({ name: 'deny', directions: ['ingress'] });
    });
    const policy = only(manifests, 'NetworkPolicy', 'deny-all');
    expect(at(policy, 'metadata.namespace')).toBe('alice');
    expect(at(policy, 'spec')).toEqual({
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
      egress: [
        {
          to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } }],
          ports: [
            { protocol: 'UDP', port: 53 },
            { protocol: 'TCP', port: 53 },
          ],
        },
      ],
    });
    expect(at(only(manifests, 'NetworkPolicy', 'deny'), 'spec')).toEqual({ podSelector: {}, policyTypes: ['Ingress'] });
    expect(at(only(manifests, 'Namespace', 'alice'), 'metadata.labels')).toMatchObject({
      'pod-security.kubernetes.io/enforce': 'restricted',
    });
  });
});
