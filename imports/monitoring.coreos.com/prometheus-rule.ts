// Made by charthouse import from the CustomResourceDefinition prometheusrules.monitoring.coreos.com; do not edit.
import { ApiObject, type ApiObjectOptions, type ObjectMeta, type Ref } from 'charthouse';
import type { Construct } from 'constructs';

/** monitoring.coreos.com/v1 PrometheusRule, namespaced. */
export class PrometheusRule extends ApiObject {
  static readonly apiVersion = 'monitoring.coreos.com/v1';
  static readonly kind = 'PrometheusRule';

  constructor(scope: Construct, id: string, props: PrometheusRuleProps, options: ApiObjectOptions = {}) {
    const { apiVersion, kind } = PrometheusRule;
    super(scope, id, { ...props, apiVersion, kind }, { resourceType: 'prometheusrules', ...options });
  }
}

export interface PrometheusRuleProps {
  metadata?: ObjectMeta;
  spec: PrometheusRuleSpec;
}

export interface PrometheusRuleSpec {
  /** Keyed by name. */
  groups?: readonly PrometheusRuleSpecGroups[];
}

export interface PrometheusRuleSpecGroups {
  interval?: PrometheusDuration | Ref<PrometheusDuration>;
  labels?: Record<string, string | Ref<string>>;
  limit?: number | Ref<number>;
  /** At least 1 character. */
  name: string | Ref<string>;
  /** Matches ^(?i)(abort|warn)?$. */
  partial_response_strategy?: string | Ref<string>;
  query_offset?: PrometheusDuration | Ref<PrometheusDuration>;
  rules?: readonly PrometheusRuleSpecGroupsRules[];
}

export interface PrometheusRuleSpecGroupsRules {
  alert?: string | Ref<string>;
  annotations?: Record<string, string | Ref<string>>;
  expr: number | string | Ref<number | string>;
  for?: PrometheusDuration | Ref<PrometheusDuration>;
  /** At least 1 character. */
  keep_firing_for?: PrometheusDuration | Ref<PrometheusDuration>;
  labels?: Record<string, string | Ref<string>>;
  record?: string | Ref<string>;
}

type PrometheusDurationUnit = 'ms' | 's' | 'm' | 'h' | 'd' | 'w' | 'y';

/** A span of time as Prometheus reads it, such as 30s or 1h30m. https://prometheus.io/docs/prometheus/latest/querying/basics/ */
export type PrometheusDuration =
  | '0'
  | `${number}${PrometheusDurationUnit}`
  | `${number}${PrometheusDurationUnit}${number}${PrometheusDurationUnit}`;
