import type { Chart } from 'cdk8s';
import { HelmRelease, type ImportedChart } from 'charthouse';

/** As `charthouse import redis-20.1.0.tgz` writes it. */
interface RedisValues {
  readonly architecture?: 'standalone' | 'replication';
  readonly replica?: { readonly replicaCount?: number };
}
const redis: ImportedChart<RedisValues> = {
  name: 'redis',
  version: '20.1.0',
  repository: 'oci://registry.example.com/charts',
};

export function example(chart: Chart): void {
  new HelmRelease(chart, 'cache', {
    chart: redis,
    namespace: 'cache',
    values: { architecture: 'replication', replica: { replicaCount: 3 } },
  });
}
