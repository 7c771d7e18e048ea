import { describe, expect, test } from 'vitest';
import { at, podOf } from '../constructs/synth.ts';
import { find, names, objectsOf, SYSTEMS } from './systems.ts';

describe('job-manager', () => {
  const objects = objectsOf(SYSTEMS['job-manager']);

  test('has the objects of its description', () => {
    expect(names(objects)).toEqual([
      'ConfigMap jobmanager-settings',
      'ConfigMap nginx-conf',
      'ConfigMap nginx-site',
      'Deployment jobmanager-api',
      'ExternalSecret jobmanager-config',
      'Ingress jobmanager-ingress',
      'Namespace job-manager',
      'PersistentVolume nfs-media-data',
      'PersistentVolume nfs-pv-miniostorage',
      'PersistentVolumeClaim nfs-media-data',
      'PersistentVolumeClaim nfs-pvc-miniostorage',
      'PersistentVolumeClaim scratch',
      'Pod ubuntu-worker',
      'Service jobmanager-api',
      'Service redis-service',
      'StorageClass openebs-hdd-storageclass',
    ]);
  });

  test('the static port of the Service reaches nginx on 80', () => {
    expect(at(find(objects, 'Service', 'jobmanager-api'), 'spec.ports')).toEqual([
      { name: 'gunicorn', port: 5000, targetPort: 'gunicorn' },
      { name: 'static', port: 8080, targetPort: 'static' },
    ]);
    const pod = podOf(find(objects, 'Deployment', 'jobmanager-api'));
    expect(at(pod, 'containers.1.ports')).toEqual([
      { name: 'static', containerPort: 80 },
      { name: 'tls', containerPort: 443 },
    ]);
    expect(at(pod, 'imagePullSecrets')).toEqual([{ name: 'regcred' }]);
    expect(at(pod, 'containers.0.command')).toEqual(['gunicorn']);
  });

  test('config files come by subPath from objects with explicit items', () => {
    const pod = podOf(find(objects, 'Deployment', 'jobmanager-api'));
    expect(at(pod, 'containers.1.volumeMounts')).toEqual(
      expect.arrayContaining([
        { name: 'jobmanager-config', mountPath: '/code/config.yaml', subPath: 'config.yaml' },
        { name: 'nginx-conf', mountPath: '/etc/nginx/nginx.conf', subPath: 'nginx.conf' },
        { name: 'nginx-site', mountPath: '/etc/nginx/sites-available/jobmanager', subPath: 'jobmanager' },
      ]),
    );
    expect(at(pod, 'volumes')).toEqual(
      expect.arrayContaining([
        { name: 'nginx-conf', configMap: { name: 'nginx-conf', items: [{ key: 'nginx.conf', path: 'nginx.conf' }] } },
        { name: 'nfs-media-data', persistentVolumeClaim: { claimName: 'nfs-media-data' } },
      ]),
    );
  });

  test('credentials stand in no ConfigMap, and a change of settings rolls the pods', () => {
    const { data } = Object(find(objects, 'ConfigMap', 'jobmanager-settings'));
    const template = String(Reflect.get(Object(data), 'config.yaml'));
    expect([...template.matchAll(/\{\{ \.\w+ \}\}/g)]).toHaveLength(12);
    expect(at(find(objects, 'ExternalSecret', 'jobmanager-config'), 'spec.data')).toHaveLength(12);
    const annotations = at(find(objects, 'Deployment', 'jobmanager-api'), 'spec.template.metadata.annotations');
    expect(annotations).toHaveProperty(['checksum/config']);
  });

  test('volumes and claims are bound in both directions', () => {
    const volume = at(find(objects, 'PersistentVolume', 'nfs-pv-miniostorage'), 'spec');
    expect(volume).toMatchObject({
      capacity: { storage: '10Ti' },
      accessModes: ['ReadWriteMany'],
      persistentVolumeReclaimPolicy: 'Retain',
      nfs: { server: '10.117.206.94', path: '/mnt/md0/minio_storage' },
      claimRef: { name: 'nfs-pvc-miniostorage', namespace: 'job-manager' },
    });
    expect(at(find(objects, 'PersistentVolumeClaim', 'nfs-pvc-miniostorage'), 'spec')).toMatchObject({
      volumeName: 'nfs-pv-miniostorage',
      storageClassName: '',
    });
    expect(at(find(objects, 'PersistentVolumeClaim', 'scratch'), 'spec.storageClassName')).toBe(
      'openebs-hdd-storageclass',
    );
  });

  test('the Ingress and the Redis Service are of the current API', () => {
    const ingress = find(objects, 'Ingress', 'jobmanager-ingress');
    expect(at(ingress, 'spec.ingressClassName')).toBe('nginx');
    expect(at(ingress, 'spec.rules.0')).toMatchObject({ host: 's2d2.kub-eo.agr.gc.ca' });
    expect(at(ingress, 'spec.rules.0.http.paths.0')).toEqual({
      path: '/',
      pathType: 'Prefix',
      backend: { service: { name: 'jobmanager-api', port: { name: 'static' } } },
    });
    expect(at(ingress, 'metadata.annotations')).toEqual({
      'nginx.ingress.kubernetes.io/proxy-body-size': '4000m',
      'nginx.ingress.kubernetes.io/proxy-read-timeout': '600',
      'nginx.ingress.kubernetes.io/proxy-send-timeout': '600',
    });
    expect(at(find(objects, 'Service', 'redis-service'), 'spec')).toMatchObject({
      type: 'NodePort',
      selector: { app: 'redis', release: 'redis-dev', role: 'master' },
      ports: [{ port: 6379, nodePort: 30637 }],
    });
  });
});
