import type { Chart } from 'cdk8s';
import { allow, ConfigMap, Role, ServiceAccount, user } from 'charthouse';

export function example(chart: Chart): void {
  const settings = new ConfigMap(chart, 'settings', { data: { LOG_LEVEL: 'info' } });
  const agent = new ServiceAccount(chart, 'agent');
  const reader = new Role(chart, 'reader', {
    rules: [allow(['get', 'list', 'watch'], 'pods', 'deployments.apps'), allow(['get', 'update'], settings)],
  });
  reader.bind(agent, user('ada@example.com'));
}
