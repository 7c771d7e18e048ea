import type { Chart } from 'cdk8s';
import { CronJob } from 'charthouse';

export function example(chart: Chart): void {
  new CronJob(chart, 'cleanup', {
    schedule: '15 3 * * *',
    timeZone: 'Etc/UTC',
    concurrencyPolicy: 'Forbid',
    image: 'registry.example.com/shop/cleanup:1.0.3',
    args: ['--older-than', '30d'],
    backoffLimit: 2,
    ttlSecondsAfterFinished: 86_400,
  });
}
