import type { Chart } from 'cdk8s';
import { PersistentVolumeClaim, StorageClass } from 'charthouse';

export function example(chart: Chart): void {
  const storageClass = new StorageClass(chart, 'fast', {
    provisioner: 'ebs.csi.aws.com',
    parameters: { type: 'gp3', encrypted: 'true' },
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
  });
  new PersistentVolumeClaim(chart, 'scratch', { storage: '100Gi', storageClass });
}
