import { describe, expect, test } from 'vitest';
import { at, podOf } from '../constructs/synth.ts';
import { find, names, objectsOf, SYSTEMS } from './systems.ts';

describe('bank', () => {
  const objects = objectsOf(SYSTEMS.bank);

  test('has the objects of its description', () => {
    expect(names(objects)).toEqual([
      'ConfigMap initial-data',
      'ConfigMap mysql-server',
      'ConfigMap mysql-settings',
      'Deployment webserver-deployment',
      'ExternalSecret mysql-credentials',
      'HorizontalPodAutoscaler webserver-autoscaler',
      'Job load-data',
      'Namespace bank',
      'PodDisruptionBudget webserver-deployment',
      'Service mysql-service',
      'Service webserver-service',
      'StatefulSet mysql',
    ]);
  });

  test('the web server scales without downtime and finds its database', () => {
    const web = find(objects, 'Deployment', 'webserver-deployment');
    expect(at(web, 'spec')).not.toHaveProperty('replicas');
    expect(at(web, 'spec.strategy.rollingUpdate')).toEqual({ maxSurge: 1, maxUnavailable: 0 });
    expect(at(podOf(web), 'containers.0.env')).toContainEqual({
      name: 'DB_HOST',
      value: 'mysql-0.mysql-service.bank.svc.cluster.local',
    });
    expect(at(podOf(web), 'containers.0.resources.requests.cpu')).toBe('100m');
    expect(at(find(objects, 'HorizontalPodAutoscaler', 'webserver-autoscaler'), 'spec')).toMatchObject({
      minReplicas: 2,
      maxReplicas: 10,
      metrics: [{ resource: { name: 'cpu', target: { averageUtilization: 10 } } }],
    });
    expect(at(find(objects, 'Service', 'mysql-service'), 'spec')).toMatchObject({
      clusterIP: 'None',
      ports: [{ port: 3306 }],
    });
  });
});
