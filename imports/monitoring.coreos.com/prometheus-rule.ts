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
  interval?: string | Ref<string>;
  labels?: Record<string, string | Ref<string>>;
  limit?: number | Ref<number>;
  /** At least 1 character. */
  name: string | Ref<string>;
  /** Matches ^(?i)(abort|warn)?$. */
  partial_response_strategy?: string | Ref<string>;
  query_offset?: string | Ref<string>;
  rules?: readonly PrometheusRuleSpecGroupsRules[];
}

export interface PrometheusRuleSpecGroupsRules {
  alert?: string | Ref<string>;
  annotations?: Record<string, string | Ref<string>>;
  expr: number | string | Ref<number | string>;
  for?: string | Ref<string>;
  /** At least 1 character. */
  keep_firing_for?: string | Ref<string>;
  labels?: Record<string, string | Ref<string>>;
  record?: string | Ref<string>;
}
