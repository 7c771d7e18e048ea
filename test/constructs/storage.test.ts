import { describe, expect, test } from 'vitest';
import {
  external,
  LimitRange,
  nfsVolume,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  PriorityClass,
  ResourceQuota,
  StorageClass,
} from '../../src/index.ts';
import { at, inChart, only, podOf, synth } from './synth.ts';

const image = 'registry.example.com/web:1';

describe('PersistentVolume and PersistentVolumeClaim', () => {
  test('of NFS are bound to each other in both directions', () => {
    const manifests = synth((chart) => {
      const media = nfsVolume(chart, 'media', {
        server: 'nfs.example.com',
        path: '/exports/media',
        capacity: '14Ti',
        volumeName: 'media-volume',
        mountOptions: ['nfsvers=4.2'],
      });
      new Pod(chart, 'web', { image, mounts: { '/media': media } });
    });
    const volume = only(manifests, 'PersistentVolume');
    expect(at(volume, 'metadata')).toEqual({ name: 'media-volume', labels: { 'app.kubernetes.io/instance': 'shop' } });
    expect(at(volume, 'spec')).toEqual({
      capacity: { storage: '14Ti' },
      accessModes: ['ReadWriteMany'],
      mountOptions: ['nfsvers=4.2'],
      persistentVolumeReclaimPolicy: 'Retain',
      nfs: { server: 'nfs.example.com', path: '/exports/media' },
      storageClassName: '',
      claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: 'media', namespace: 'shop' },
    });
    expect(at(only(manifests, 'PersistentVolumeClaim'), 'spec')).toEqual({
      accessModes: ['ReadWriteMany'],
      resources: { requests: { storage: '14Ti' } },
      volumeName: 'media-volume',
      storageClassName: '',
    });
    expect(at(podOf(only(manifests, 'Pod')), 'volumes')).toEqual([
      { name: 'media', persistentVolumeClaim: { claimName: 'media' } },
    ]);
  });

  test('of NFS need a namespace, and take another one than that of the chart', () => {
    const props = { server: 's', path: '/', capacity: '1Gi' } as const;
    expect(() => synth((chart) => void nfsVolume(chart, 'a', props), null)).toThrow('give the claim a namespace');
    const manifests = synth((chart) => void nfsVolume(chart, 'a', { ...props, namespace: 'data' }), null);
    expect(at(only(manifests, 'PersistentVolume'), 'spec.claimRef.namespace')).toBe('data');
    expect(at(only(manifests, 'PersistentVolumeClaim'), 'metadata.namespace')).toBe('data');
  });

  test('have one source of every kind', () => {
    const nodeAffinity = {
      required: {
        nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['n1'] }] }],
      },
    } as const;
    const sources = {
      local: { local: { path: '/mnt/disk' }, nodeAffinity },
      host: { hostPath: { path: '/data', type: 'Directory' } },
      csi: { csi: { driver: 'ebs.csi.aws.com', volumeHandle: 'vol-1' } },
      azure: { azureFile: { secretName: 'azure', shareName: 'share' } },
    } as const;
    for (const [name, source] of Object.entries(sources)) {
      const manifests = synth((chart) => {
        new PersistentVolume(chart, name, { capacity: '10Gi', accessModes: ['ReadWriteOnce'], ...source });
      });
      expect(at(only(manifests, 'PersistentVolume'), 'spec')).toMatchObject(source);
    }
    inChart((chart) => {
      const base = { capacity: '10Gi', accessModes: ['ReadWriteOnce'] } as const;
      expect(() => new PersistentVolume(chart, 'a', base)).toThrow('needs exactly one source');
      expect(() => new PersistentVolume(chart, 'b', { ...base, ...sources.host, ...sources.csi })).toThrow(
        'it has csi, hostPath',
      );
      expect(() => new PersistentVolume(chart, 'c', { ...base, local: { path: '/x' } })).toThrow('needs nodeAffinity');
    });
  });

  test('a claim asks for anything a claim can', () => {
    const manifests = synth((chart) => {
      const storageClass = new StorageClass(chart, 'fast', {
        provisioner: 'csi.example.com',
        parameters: { type: 'ssd' },
        volumeBindingMode: 'WaitForFirstConsumer',
        allowVolumeExpansion: true,
        isDefault: true,
      });
      new PersistentVolumeClaim(chart, 'small', { storage: '500Mi', storageClass });
      new PersistentVolumeClaim(chart, 'copy', {
        storage: '1Gi',
        accessModes: ['ReadWriteOncePod'],
        volumeMode: 'Block',
        storageClass: external.storageClass('fast'),
        dataSource: { kind: 'PersistentVolumeClaim', name: 'small' },
        selector: { matchLabels: { tier: 'fast' } },
      });
      new PersistentVolumeClaim(chart, 'static', { storage: '1Gi', storageClass: '' });
    });
    expect(at(only(manifests, 'StorageClass'), 'metadata')).toEqual({
      name: 'fast',
      labels: { 'app.kubernetes.io/instance': 'shop' },
      annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
    });
    expect(only(manifests, 'StorageClass')).toMatchObject({
      provisioner: 'csi.example.com',
      parameters: { type: 'ssd' },
    });
    expect(at(only(manifests, 'PersistentVolumeClaim', 'small'), 'spec')).toEqual({
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '500Mi' } },
      storageClassName: 'fast',
    });
    expect(at(only(manifests, 'PersistentVolumeClaim', 'copy'), 'spec')).toMatchObject({
      accessModes: ['ReadWriteOncePod'],
      volumeMode: 'Block',
      dataSource: { kind: 'PersistentVolumeClaim', name: 'small' },
      selector: { matchLabels: { tier: 'fast' } },
    });
    expect(at(only(manifests, 'PersistentVolumeClaim', 'static'), 'spec.storageClassName')).toBe('');
  });
});

test('limits, quotas and priorities', () => {
  const manifests = synth((chart) => {
    new LimitRange(chart, 'limits', {
      container: { default: { cpu: '500m' }, defaultRequest: { cpu: '250m' } },
      pod: { max: { memory: '1Gi' } },
      persistentVolumeClaim: { min: { storage: '1Gi' } },
    });
    new ResourceQuota(chart, 'quota', { hard: { 'requests.cpu': '4', pods: 10 }, scopes: ['NotTerminating'] });
    new PriorityClass(chart, 'high', { value: 1000, description: 'before all others', preemptionPolicy: 'Never' });
  });
  expect(at(only(manifests, 'LimitRange'), 'spec.limits')).toEqual([
    { type: 'Container', default: { cpu: '500m' }, defaultRequest: { cpu: '250m' } },
    { type: 'Pod', max: { memory: '1Gi' } },
    { type: 'PersistentVolumeClaim', min: { storage: '1Gi' } },
  ]);
  expect(at(only(manifests, 'ResourceQuota'), 'spec')).toEqual({
    hard: { 'requests.cpu': '4', pods: 10 },
    scopes: ['NotTerminating'],
  });
  expect(only(manifests, 'PriorityClass')).toMatchObject({ value: 1000, preemptionPolicy: 'Never' });
  expect(at(only(manifests, 'PriorityClass'), 'metadata')).not.toHaveProperty('namespace');
});
