import type { Chart } from 'cdk8s';
import { Deployment, external, PersistentVolumeClaim } from 'charthouse';

export function example(chart: Chart): void {
  const uploads = new PersistentVolumeClaim(chart, 'uploads', {
    storage: '500Mi',
    accessModes: ['ReadWriteMany'],
    storageClass: external.storageClass('shared'),
  });
  new Deployment(chart, 'web', { image: 'registry.example.com/shop/web:1.4.2', mounts: { '/uploads': uploads } });
}
