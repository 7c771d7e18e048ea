import type { Chart } from 'cdk8s';
import { Job } from 'charthouse';

export function example(chart: Chart): void {
  new Job(chart, 'render', {
    image: 'registry.example.com/shop/render:2.0.0',
    completionMode: 'Indexed',
    completions: 8,
    parallelism: 4,
    backoffLimitPerIndex: 2,
    restartPolicy: 'Never',
    deadlineSeconds: 3600,
    podFailurePolicy: {
      rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [42] } }],
    },
  });
}
