import type { Chart } from 'cdk8s';
import { Secret } from 'charthouse';

export function example(chart: Chart): void {
  new Secret(chart, 'smoke-test', {
    data: { token: 'not-a-secret' },
    allowPlaintext: 'fixture of the smoke test, valid nowhere',
  });
}
