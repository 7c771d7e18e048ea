import type { Chart } from 'cdk8s';
import { PersistentVolume, PersistentVolumeClaim, Pod } from 'charthouse';

export function example(chart: Chart): void {
  const disk = new PersistentVolume(chart, 'disk', {
    capacity: '100Gi',
    accessModes: ['ReadWriteOnce'],
    csi: { driver: 'ebs.csi.aws.com', volumeHandle: 'vol-0123456789abcdef0', fsType: 'ext4' },
    claim: { name: 'disk' },
  });
  const claim = new PersistentVolumeClaim(chart, 'disk-claim', { name: 'disk', storage: '100Gi', volume: disk });

  new Pod(chart, 'reader', { image: 'registry.example.com/shop/reader:1.0.0', mounts: { '/data': claim } });
}
