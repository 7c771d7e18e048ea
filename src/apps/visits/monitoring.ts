import { Namespace } from 'charthouse';
import type { Construct } from 'constructs';
import { Application } from '../../../imports/argoproj.io/application.ts';
import { PrometheusRule } from '../../../imports/monitoring.coreos.com/prometheus-rule.ts';
import { ServiceMonitor } from '../../../imports/monitoring.coreos.com/service-monitor.ts';

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

const values: PrometheusStackValues = {
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
};

/** The monitoring stack of the community, what it scrapes, and when it calls. */
export function monitoring(scope: Construct, scraped: Readonly<Record<string, string>>): void {
  const namespace = new Namespace(scope, 'monitoring');
  new Application(scope, 'kube-prometheus-stack', {
    metadata: { namespace: 'argocd' },
    spec: {
      project: 'monitoring',
      source: {
        repoURL: 'https://prometheus-community.github.io/helm-charts',
        chart: 'kube-prometheus-stack',
        targetRevision: '77.5.0',
        helm: { valuesObject: { ...values } },
      },
      destination: { server: 'https://kubernetes.default.svc', namespace: namespace.name },
      syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ['ServerSideApply=true'] },
    },
  });
  new ServiceMonitor(scope, 'visits-apps', {
    spec: { selector: { matchLabels: scraped }, endpoints: [{ port: 'http', path: '/metrics', interval: '30s' }] },
  });
  new PrometheusRule(scope, 'visits-alerts', {
    spec: {
      groups: [
        {
          name: 'visits',
          rules: [
            {
              alert: 'VisitsDown',
              expr: 'up{namespace="visits"} == 0',
              for: '5m',
              labels: { severity: 'critical' },
              annotations: { summary: '{{ $labels.pod }} has not answered for five minutes' },
            },
          ],
        },
      ],
    },
  });
}
