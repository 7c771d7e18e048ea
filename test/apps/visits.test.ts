import { describe, expect, test } from 'vitest';
import { at, podOf } from '../constructs/synth.ts';
import { find, objectsOf, SYSTEMS } from './systems.ts';

describe('visits', () => {
  const objects = objectsOf(SYSTEMS.visits);

  test('both applications read one login and stay below the limits', () => {
    for (const [kind, name] of [
      ['Deployment', 'app-deployment'],
      ['StatefulSet', 'app-stateful'],
    ] as const) {
      const container = at(podOf(find(objects, kind, name)), 'containers.0');
      expect(at(container, 'env')).toEqual([
        { name: 'DB_USERNAME', valueFrom: { secretKeyRef: { name: 'db-user-pass', key: 'username' } } },
        { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'db-user-pass', key: 'password' } } },
      ]);
      expect(at(container, 'resources.limits')).toEqual({ cpu: '500m', memory: '128Mi' });
      expect(at(container, 'image')).not.toMatch(/:latest$/);
    }
    expect(at(find(objects, 'LimitRange', 'limits'), 'spec.limits.0')).toEqual({
      type: 'Container',
      default: { cpu: '500m', memory: '128Mi' },
      defaultRequest: { cpu: '500m', memory: '128Mi' },
    });
  });

  test('the state of the StatefulSet is explicit', () => {
    expect(at(find(objects, 'StatefulSet', 'app-stateful'), 'spec')).toMatchObject({
      serviceName: 'app-stateful-pods',
      podManagementPolicy: 'Parallel',
      updateStrategy: { type: 'RollingUpdate' },
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      volumeClaimTemplates: [{ metadata: { name: 'db' } }],
    });
    expect(at(find(objects, 'Service', 'app-stateful-pods'), 'spec.clusterIP')).toBe('None');
  });

  test('Services, strategies and monitoring are there', () => {
    for (const name of ['app-nodejs', 'app-python']) {
      expect(at(find(objects, 'Service', name), 'spec')).toMatchObject({
        type: 'LoadBalancer',
        ports: [{ port: 8080 }],
      });
    }
    expect(at(find(objects, 'Deployment', 'app-deployment'), 'spec')).toMatchObject({
      replicas: 3,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    });
    expect(at(find(objects, 'Deployment', 'visits-report'), 'spec.strategy')).toEqual({ type: 'Recreate' });
    expect(at(find(objects, 'Service', 'database'), 'spec.type')).toBe('ExternalName');
    expect(at(find(objects, 'ServiceMonitor', 'visits-apps'), 'spec.selector.matchLabels')).toEqual({
      'acme.com/metrics': 'true',
      'app.kubernetes.io/instance': 'visits',
    });
    expect(at(find(objects, 'Application', 'kube-prometheus-stack'), 'metadata.namespace')).toBe('argocd');
    find(objects, 'PrometheusRule', 'visits-alerts');
    find(objects, 'DaemonSet', 'log-collector');
  });
});
