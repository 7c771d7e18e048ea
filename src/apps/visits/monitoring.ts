import { HelmRelease, type ImportedChart, Namespace, onlyIf, release, type Value } from 'charthouse';
import type { Construct } from 'constructs';
import { PrometheusRule } from '../../../imports/monitoring.coreos.com/prometheus-rule.ts';
import { ServiceMonitor } from '../../../imports/monitoring.coreos.com/service-monitor.ts';
import { visitsValues } from './values.ts';

const values = visitsValues.ref.monitoring;

/** What is set of the values of kube-prometheus-stack, as far as this system uses them. */
interface PrometheusStackValues {
  readonly grafana: { readonly enabled: boolean; readonly defaultDashboardsTimezone: string };
  readonly alertmanager: { readonly enabled: boolean };
  readonly prometheus: {
    readonly prometheusSpec: {
      readonly retention: `${number}${'h' | 'd' | 'w'}`;
      readonly serviceMonitorSelectorNilUsesHelmValues: boolean;
      readonly ruleSelectorNilUsesHelmValues: boolean;
    };
  };
}

const prometheusStack: ImportedChart<PrometheusStackValues> = {
  name: 'kube-prometheus-stack',
  version: '77.5.0',
  repository: 'https://prometheus-community.github.io/helm-charts',
};

/** The monitoring stack of the community, in a namespace of its own. */
export function prometheus(scope: Construct): void {
  const { enabled } = values.stack;
  const namespace = new Namespace(scope, 'monitoring', { enabled });
  const stack = new HelmRelease(scope, 'kube-prometheus-stack', {
    chart: prometheusStack,
    namespace: namespace.name,
    values: {
      grafana: { enabled: true, defaultDashboardsTimezone: 'utc' },
      alertmanager: { enabled: true },
      prometheus: {
        prometheusSpec: {
          retention: '10d',
          // Monitors and rules of every namespace are taken, not only those of the release.
          serviceMonitorSelectorNilUsesHelmValues: false,
          ruleSelectorNilUsesHelmValues: false,
        },
      },
    },
  });
  onlyIf(enabled, stack);
}

/** What of the applications is scraped, and when somebody is called. */
export function monitoring(scope: Construct, scraped: Readonly<Record<string, Value<string>>>): void {
  const options = { enabled: values.enabled };
  new ServiceMonitor(
    scope,
    'visits-apps',
    { spec: { selector: { matchLabels: scraped }, endpoints: [{ port: 'http', path: '/metrics', interval: '30s' }] } },
    options,
  );
  const down = {
    alert: 'VisitsDown',
    expr: `up{namespace="${release.namespace}"} == 0`,
    for: '5m' as const,
    labels: { severity: 'critical' },
    annotations: { summary: '{{ $labels.pod }} has not answered for five minutes' },
  };
  new PrometheusRule(scope, 'visits-alerts', { spec: { groups: [{ name: 'visits', rules: [down] }] } }, options);
}
