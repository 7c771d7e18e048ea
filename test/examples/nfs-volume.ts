import type { Chart } from 'cdk8s';
import { Deployment, nfsVolume } from 'charthouse';

export function example(chart: Chart): void {
  const media = nfsVolume(chart, 'media', { server: 'nfs.example.com', path: '/exports/media', capacity: '14Ti' });
  new Deployment(chart, 'web', { image: 'registry.example.com/shop/web:1.4.2', mounts: { '/media': media } });
}
