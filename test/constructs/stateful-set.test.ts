import { describe, expect, test } from 'vitest';
import { claimTemplate, Deployment, external, StatefulSet } from '../../src/index.ts';
import { at, image, only, podOf, synth } from './synth.ts';

describe('StatefulSet', () => {
  const manifests = synth((chart) => {
    const mysql = new StatefulSet(chart, 'mysql', {
      service: 'mysql-service',
      image,
      ports: { mysql: 3306 },
      podManagementPolicy: 'Parallel',
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Delete' },
      mounts: {
        '/var/lib/mysql': claimTemplate('data', {
          storage: '10Gi',
          storageClass: external.storageClass('fast'),
          labels: { backup: 'daily' },
        }).subPath('mysql'),
      },
    });
    new Deployment(chart, 'web', {
      image,
      env: { DB_HOST: mysql.host, DB_POD: mysql.pod(0).host, DB_PORT: mysql.port('mysql') },
    });
  });

  test('comes with the headless Service it is governed by', () => {
    expect(at(only(manifests, 'StatefulSet'), 'spec.serviceName')).toBe('mysql-service');
    expect(at(only(manifests, 'Service'), 'metadata.name')).toBe('mysql-service');
    expect(at(only(manifests, 'Service'), 'spec')).toEqual({
      clusterIP: 'None',
      ports: [{ name: 'mysql', port: 3306, targetPort: 'mysql' }],
      selector: { 'app.kubernetes.io/name': 'mysql', 'app.kubernetes.io/instance': 'shop' },
    });
  });

  test('takes claim templates from what is mounted', () => {
    const spec = at(only(manifests, 'StatefulSet'), 'spec');
    expect(at(spec, 'volumeClaimTemplates')).toEqual([
      {
        metadata: { name: 'data', labels: { backup: 'daily' } },
        spec: {
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: '10Gi' } },
          storageClassName: 'fast',
        },
      },
    ]);
    expect(at(spec, 'template.spec')).not.toHaveProperty('volumes');
    expect(at(spec, 'template.spec.containers.0.volumeMounts')).toEqual([
      { name: 'data', mountPath: '/var/lib/mysql', subPath: 'mysql' },
    ]);
    expect(at(spec, 'podManagementPolicy')).toBe('Parallel');
    expect(at(spec, 'persistentVolumeClaimRetentionPolicy')).toEqual({ whenDeleted: 'Retain', whenScaled: 'Delete' });
  });

  test('gives its pods names that others can use', () => {
    expect(at(podOf(only(manifests, 'Deployment')), 'containers.0.env')).toEqual([
      { name: 'DB_HOST', value: 'mysql-service.shop.svc.cluster.local' },
      { name: 'DB_POD', value: 'mysql-0.mysql-service.shop.svc.cluster.local' },
      { name: 'DB_PORT', value: '3306' },
    ]);
  });

  test('two different claim templates of one name are an error', () => {
    const build = () =>
      synth((chart) => {
        new StatefulSet(chart, 'db', {
          image,
          mounts: { '/a': claimTemplate('data', { storage: '1Gi' }), '/b': claimTemplate('data', { storage: '2Gi' }) },
        });
      });
    expect(build).toThrow('two different claim templates are called "data"');
  });
});
