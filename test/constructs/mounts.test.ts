import { describe, expect, test } from 'vitest';
import {
  ConfigMap,
  csi,
  downward,
  emptyDir,
  ephemeral,
  external,
  field,
  hostPath,
  imageVolume,
  nfs,
  PersistentVolumeClaim,
  Pod,
  projected,
  resourceField,
  serviceAccountToken,
  volume,
} from '../../src/index.ts';
import { at, container, image, inChart, only, podOf, synth } from './synth.ts';

const secret = external.secret('login', { keys: ['user', 'password'] });

describe('mounts', () => {
  test('the pod declares each volume once, whoever mounts it', () => {
    const content = emptyDir('content', { medium: 'Memory', sizeLimit: '64Mi' });
    const manifests = synth((chart) => {
      const settings = new ConfigMap(chart, 'settings', { data: { 'a.conf': 'a', 'b.conf': 'b' } });
      new Pod(chart, 'web', {
        containers: {
          write: { image, mounts: { '/out': content, '/etc/a.conf': settings.key('a.conf') } },
          read: {
            image,
            mounts: { '/in': content.readOnly().subPath('x'), '/etc/b.conf': settings.key('b.conf').mode(0o400) },
          },
        },
      });
    });
    expect(podOf(only(manifests, 'Pod'))).toEqual({
      containers: [
        {
          name: 'write',
          image,
          volumeMounts: [
            { name: 'content', mountPath: '/out' },
            { name: 'settings', mountPath: '/etc/a.conf', subPath: 'a.conf' },
          ],
        },
        {
          name: 'read',
          image,
          volumeMounts: [
            { name: 'content', mountPath: '/in', readOnly: true, subPath: 'x' },
            { name: 'settings', mountPath: '/etc/b.conf', subPath: 'b.conf' },
          ],
        },
      ],
      volumes: [
        { name: 'content', emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } },
        {
          name: 'settings',
          configMap: {
            name: 'settings',
            items: [
              { key: 'a.conf', path: 'a.conf' },
              { key: 'b.conf', path: 'b.conf', mode: 0o400 },
            ],
          },
        },
      ],
    });
  });

  test('a whole ConfigMap beside one of its keys is mounted whole', () => {
    const manifests = synth((chart) => {
      const settings = new ConfigMap(chart, 'settings', { data: { a: 'a' } });
      new Pod(chart, 'web', { image, mounts: { '/all': settings, '/one': settings.key('a') } });
    });
    expect(at(podOf(only(manifests, 'Pod')), 'volumes')).toEqual([
      { name: 'settings', configMap: { name: 'settings' } },
    ]);
  });

  test('a Secret and a ConfigMap of one name become two volumes', () => {
    const manifests = synth((chart) => {
      const settings = new ConfigMap(chart, 'app.settings', { data: { a: 'a' } });
      new Pod(chart, 'web', {
        image,
        mounts: {
          '/config': settings,
          '/secret': external.secret('app.settings'),
          '/data': external.claim('app.settings'),
        },
      });
    });
    expect(at(podOf(only(manifests, 'Pod')), 'volumes')).toEqual([
      { name: 'app-settings', configMap: { name: 'app.settings' } },
      { name: 'app-settings-secret', secret: { secretName: 'app.settings' } },
      { name: 'app-settings-claim', persistentVolumeClaim: { claimName: 'app.settings' } },
    ]);
  });

  test('every type of volume has its function', () => {
    const manifests = synth((chart) => {
      const settings = new ConfigMap(chart, 'settings', { data: { a: 'a' } });
      const data = new PersistentVolumeClaim(chart, 'data', { storage: '1Gi' });
      new Pod(chart, 'web', {
        image,
        mounts: {
          '/nfs': nfs('exports', { server: 'nfs.example.com', path: '/exports' }),
          '/host': hostPath('logs', { path: '/var/log', type: 'Directory' }),
          '/csi': csi('tokens', { driver: 'secrets-store.csi.k8s.io' }),
          '/image': imageVolume('model', { reference: 'registry.example.com/model:1' }),
          '/scratch': ephemeral('scratch', {
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: '1Gi' } },
          }),
          '/pod': downward('pod', { name: field('metadata.name'), cpu: resourceField('limits.cpu') }),
          '/all': projected('all', [
            settings,
            secret.key('password'),
            serviceAccountToken({ path: 'token', audience: 'vault' }),
            { labels: field('metadata.labels') },
          ]),
          '/data': data.volume({ readOnly: true }),
          '/secret': secret.volume({ items: { password: 'db/password' }, defaultMode: 0o400, optional: true }),
          '/iscsi': volume('block', { iscsi: { targetPortal: '10.0.0.1', iqn: 'iqn.2024-01.com.example:a', lun: 0 } }),
        },
      });
    });
    expect(at(podOf(only(manifests, 'Pod')), 'volumes')).toEqual([
      { name: 'exports', nfs: { server: 'nfs.example.com', path: '/exports' } },
      { name: 'logs', hostPath: { path: '/var/log', type: 'Directory' } },
      { name: 'tokens', csi: { driver: 'secrets-store.csi.k8s.io' } },
      { name: 'model', image: { reference: 'registry.example.com/model:1' } },
      {
        name: 'scratch',
        ephemeral: {
          volumeClaimTemplate: {
            spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
          },
        },
      },
      {
        name: 'pod',
        downwardAPI: {
          items: [
            { path: 'name', fieldRef: { fieldPath: 'metadata.name' } },
            { path: 'cpu', resourceFieldRef: { resource: 'limits.cpu' } },
          ],
        },
      },
      {
        name: 'all',
        projected: {
          sources: [
            { configMap: { name: 'settings' } },
            { secret: { name: 'login', items: [{ key: 'password', path: 'password' }] } },
            { serviceAccountToken: { path: 'token', audience: 'vault' } },
            { downwardAPI: { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] } },
          ],
        },
      },
      { name: 'data', persistentVolumeClaim: { claimName: 'data', readOnly: true } },
      {
        name: 'login',
        secret: {
          secretName: 'login',
          items: [{ key: 'password', path: 'db/password' }],
          defaultMode: 0o400,
          optional: true,
        },
      },
      { name: 'block', iscsi: { targetPortal: '10.0.0.1', iqn: 'iqn.2024-01.com.example:a', lun: 0 } },
    ]);
  });

  test('block devices are keyed by path like mounts', () => {
    const claim = external.claim('disk');
    expect(container({ devices: { '/dev/xvda': claim } })).toMatchObject({
      volumeDevices: [{ name: 'disk', devicePath: '/dev/xvda' }],
    });
  });

  test('a claim, ConfigMap or Secret is one volume however often and however it is mounted', () => {
    const pod = podOf(
      only(
        synth((chart) => {
          const data = new PersistentVolumeClaim(chart, 'data', { storage: '1Gi' });
          const shared = external.claim('shared');
          const settings = new ConfigMap(chart, 'settings', { data: { a: '1' } });
          const legacy = external.configMap('legacy', { keys: ['b'] });
          new Pod(chart, 'web', {
            image,
            mounts: {
              '/data': data,
              '/data/a': data.volume().subPath('a'),
              '/shared': shared.volume().readOnly(),
              '/settings': settings.volume({ defaultMode: 0o400 }),
              '/more/settings': settings.volume({ defaultMode: 0o400 }),
              '/legacy': legacy.volume({ items: { b: 'c' } }),
            },
          });
        }),
        'Pod',
      ),
    );
    expect(pod).toMatchObject({
      containers: [
        {
          volumeMounts: [
            { name: 'data', mountPath: '/data' },
            { name: 'data', mountPath: '/data/a', subPath: 'a' },
            { name: 'shared', mountPath: '/shared', readOnly: true },
            { name: 'settings' },
            { name: 'settings' },
            { name: 'legacy' },
          ],
        },
      ],
    });
    expect(at(pod, 'volumes')).toEqual([
      { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
      { name: 'shared', persistentVolumeClaim: { claimName: 'shared' } },
      { name: 'settings', configMap: { name: 'settings', defaultMode: 0o400 } },
      { name: 'legacy', configMap: { name: 'legacy', items: [{ key: 'b', path: 'c' }] } },
    ]);
  });

  test('what JavaScript leaves open is told by its name', () => {
    expect(() => container({ env: { DEBUG: undefined } })).toThrow('the variable DEBUG has no value; leave it out');
    expect(() => container({ mounts: { '/data': undefined } })).toThrow('mounts["/data"]: there is nothing to mount');
  });

  test('two folders of one name that were made apart are two: a container does not get at the files of another', () => {
    expect(() => container({ mounts: { '/a': emptyDir('tmp'), '/b': emptyDir('tmp') } })).toThrow(
      'the pod has another volume "tmp"; give this one a name',
    );
  });

  test('two different volumes of one name are an error, and so are relative paths', () => {
    const twice = {
      '/a': emptyDir('tmp'),
      '/b': hostPath('tmp', { path: '/tmp' }),
      '/c': nfs('tmp', { server: 's', path: '/' }),
    };
    expect(() => container({ mounts: twice })).toThrow('the pod has another volume "tmp"');
    expect(() => container({ mounts: { data: emptyDir('tmp') } })).toThrow('mounts are keyed by absolute path');
    expect(() => emptyDir('My_Volume')).toThrow('"My_Volume" is not a valid name');
  });
});

test('what is mounted later lands in the container that was named', () => {
  inChart((chart) => {
    const pod = new Pod(chart, 'web', { containers: { a: { image }, b: { image } } });
    pod.mount('/tmp', emptyDir('tmp'), { container: 'b' });
    expect(at(podOf(pod.toJson()), 'containers')).toEqual([
      { name: 'a', image },
      { name: 'b', image, volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }] },
    ]);
  });
});
