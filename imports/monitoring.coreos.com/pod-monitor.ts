// Made by charthouse import from the CustomResourceDefinition podmonitors.monitoring.coreos.com; do not edit.
import { ApiObject, type ApiObjectOptions, type ObjectMeta, type Quantity, type Ref } from 'charthouse';
import type { Construct } from 'constructs';

/** monitoring.coreos.com/v1 PodMonitor, namespaced. */
export class PodMonitor extends ApiObject {
  static readonly apiVersion = 'monitoring.coreos.com/v1';
  static readonly kind = 'PodMonitor';

  constructor(scope: Construct, id: string, props: PodMonitorProps, options: ApiObjectOptions = {}) {
    const { apiVersion, kind } = PodMonitor;
    super(scope, id, { ...props, apiVersion, kind }, { resourceType: 'podmonitors', ...options });
  }
}

export interface PodMonitorProps {
  metadata?: ObjectMeta;
  spec: PodMonitorSpec;
}

export interface PodMonitorSpec {
  attachMetadata?: PodMonitorSpecAttachMetadata;
  /** Matches (^0|([0-9]*[.])?[0-9]+((K|M|G|T|E|P)i?)?B)$. */
  bodySizeLimit?: string | Ref<string>;
  convertClassicHistogramsToNHCB?: boolean | Ref<boolean>;
  fallbackScrapeProtocol?: 'PrometheusProto' | 'OpenMetricsText0.0.1' | 'OpenMetricsText1.0.0' | 'PrometheusText0.0.4' | 'PrometheusText1.0.0' | Ref<'PrometheusProto' | 'OpenMetricsText0.0.1' | 'OpenMetricsText1.0.0' | 'PrometheusText0.0.4' | 'PrometheusText1.0.0'>;
  jobLabel?: string | Ref<string>;
  /** Int64; at least 0. */
  keepDroppedTargets?: number | Ref<number>;
  /** Int64; at least 0. */
  labelLimit?: number | Ref<number>;
  /** Int64; at least 0. */
  labelNameLengthLimit?: number | Ref<number>;
  /** Int64; at least 0. */
  labelValueLengthLimit?: number | Ref<number>;
  namespaceSelector?: PodMonitorSpecNamespaceSelector;
  /** Int64; at least 0. */
  nativeHistogramBucketLimit?: number | Ref<number>;
  nativeHistogramMinBucketFactor?: Quantity | Ref<Quantity>;
  podMetricsEndpoints?: readonly PodMonitorSpecPodMetricsEndpoints[];
  podTargetLabels?: readonly (string | Ref<string>)[];
  /** Int64; at least 0. */
  sampleLimit?: number | Ref<number>;
  /** At least 1 character. */
  scrapeClass?: string | Ref<string>;
  scrapeClassicHistograms?: boolean | Ref<boolean>;
  scrapeNativeHistograms?: boolean | Ref<boolean>;
  /** No value twice. */
  scrapeProtocols?: readonly ('PrometheusProto' | 'OpenMetricsText0.0.1' | 'OpenMetricsText1.0.0' | 'PrometheusText0.0.4' | 'PrometheusText1.0.0' | Ref<'PrometheusProto' | 'OpenMetricsText0.0.1' | 'OpenMetricsText1.0.0' | 'PrometheusText0.0.4' | 'PrometheusText1.0.0'>)[];
  selector: PodMonitorSpecSelector;
  selectorMechanism?: 'RelabelConfig' | 'RoleSelector' | Ref<'RelabelConfig' | 'RoleSelector'>;
  /** Int64; at least 0. */
  targetLimit?: number | Ref<number>;
}

export interface PodMonitorSpecAttachMetadata {
  node?: boolean | Ref<boolean>;
}

export interface PodMonitorSpecNamespaceSelector {
  any?: boolean | Ref<boolean>;
  matchNames?: readonly (string | Ref<string>)[];
}

export interface PodMonitorSpecSelector {
  matchExpressions?: readonly PodMonitorSpecSelectorMatchExpressions[];
  matchLabels?: Record<string, string | Ref<string>>;
}

export interface PodMonitorSpecPodMetricsEndpoints {
  authorization?: PodMonitorSpecPodMetricsEndpointsAuthorization;
  basicAuth?: PodMonitorSpecPodMetricsEndpointsBasicAuth;
  bearerTokenSecret?: PodMonitorSpecPodMetricsEndpointsBearerTokenSecret;
  enableHttp2?: boolean | Ref<boolean>;
  filterRunning?: boolean | Ref<boolean>;
  followRedirects?: boolean | Ref<boolean>;
  honorLabels?: boolean | Ref<boolean>;
  honorTimestamps?: boolean | Ref<boolean>;
  interval?: PrometheusDuration | Ref<PrometheusDuration>;
  metricRelabelings?: readonly PodMonitorSpecPodMetricsEndpointsMetricRelabelings[];
  noProxy?: string | Ref<string>;
  oauth2?: PodMonitorSpecPodMetricsEndpointsOauth2;
  params?: Record<string, readonly (string | Ref<string>)[]>;
  path?: string | Ref<string>;
  port?: string | Ref<string>;
  /** Int32; 1 to 65535. */
  portNumber?: number | Ref<number>;
  proxyConnectHeader?: Record<string, readonly PodMonitorSpecPodMetricsEndpointsBearerTokenSecret[]>;
  proxyFromEnvironment?: boolean | Ref<boolean>;
  /** Matches ^(http|https|socks5)://.+$. */
  proxyUrl?: string | Ref<string>;
  relabelings?: readonly PodMonitorSpecPodMetricsEndpointsMetricRelabelings[];
  scheme?: 'http' | 'https' | 'HTTP' | 'HTTPS' | Ref<'http' | 'https' | 'HTTP' | 'HTTPS'>;
  scrapeTimeout?: PrometheusDuration | Ref<PrometheusDuration>;
  targetPort?: number | string | Ref<number | string>;
  tlsConfig?: PodMonitorSpecPodMetricsEndpointsTlsConfig;
  trackTimestampsStaleness?: boolean | Ref<boolean>;
}

export interface PodMonitorSpecPodMetricsEndpointsAuthorization {
  credentials?: PodMonitorSpecPodMetricsEndpointsBearerTokenSecret;
  type?: string | Ref<string>;
}

export interface PodMonitorSpecPodMetricsEndpointsBasicAuth {
  password?: PodMonitorSpecPodMetricsEndpointsBearerTokenSecret;
  username?: PodMonitorSpecPodMetricsEndpointsBearerTokenSecret;
}

export interface PodMonitorSpecPodMetricsEndpointsBearerTokenSecret {
  key: string | Ref<string>;
  /** Default . */
  name?: string | Ref<string>;
  optional?: boolean | Ref<boolean>;
}

export interface PodMonitorSpecPodMetricsEndpointsOauth2 {
  clientId: PodMonitorSpecPodMetricsEndpointsOauth2ClientId;
  clientSecret: PodMonitorSpecPodMetricsEndpointsBearerTokenSecret;
  endpointParams?: Record<string, string | Ref<string>>;
  noProxy?: string | Ref<string>;
  proxyConnectHeader?: Record<string, readonly PodMonitorSpecPodMetricsEndpointsBearerTokenSecret[]>;
  proxyFromEnvironment?: boolean | Ref<boolean>;
  /** Matches ^(http|https|socks5)://.+$. */
  proxyUrl?: string | Ref<string>;
  scopes?: readonly (string | Ref<string>)[];
  tlsConfig?: PodMonitorSpecPodMetricsEndpointsTlsConfig;
  /** Matches ^(http|https)://.+$. */
  tokenUrl: string | Ref<string>;
}

export interface PodMonitorSpecPodMetricsEndpointsTlsConfig {
  ca?: PodMonitorSpecPodMetricsEndpointsOauth2ClientId;
  cert?: PodMonitorSpecPodMetricsEndpointsOauth2ClientId;
  insecureSkipVerify?: boolean | Ref<boolean>;
  keySecret?: PodMonitorSpecPodMetricsEndpointsBearerTokenSecret;
  maxVersion?: 'TLS10' | 'TLS11' | 'TLS12' | 'TLS13' | Ref<'TLS10' | 'TLS11' | 'TLS12' | 'TLS13'>;
  minVersion?: 'TLS10' | 'TLS11' | 'TLS12' | 'TLS13' | Ref<'TLS10' | 'TLS11' | 'TLS12' | 'TLS13'>;
  serverName?: string | Ref<string>;
}

export interface PodMonitorSpecSelectorMatchExpressions {
  key: string | Ref<string>;
  operator: string | Ref<string>;
  values?: readonly (string | Ref<string>)[];
}

export interface PodMonitorSpecPodMetricsEndpointsMetricRelabelings {
  /** Default replace. */
  action?: 'replace' | 'Replace' | 'keep' | 'Keep' | 'drop' | 'Drop' | 'hashmod' | 'HashMod' | 'labelmap' | 'LabelMap' | 'labeldrop' | 'LabelDrop' | 'labelkeep' | 'LabelKeep' | 'lowercase' | 'Lowercase' | 'uppercase' | 'Uppercase' | 'keepequal' | 'KeepEqual' | 'dropequal' | 'DropEqual' | Ref<'replace' | 'Replace' | 'keep' | 'Keep' | 'drop' | 'Drop' | 'hashmod' | 'HashMod' | 'labelmap' | 'LabelMap' | 'labeldrop' | 'LabelDrop' | 'labelkeep' | 'LabelKeep' | 'lowercase' | 'Lowercase' | 'uppercase' | 'Uppercase' | 'keepequal' | 'KeepEqual' | 'dropequal' | 'DropEqual'>;
  /** Int64; at least 0. */
  modulus?: number | Ref<number>;
  regex?: string | Ref<string>;
  replacement?: string | Ref<string>;
  separator?: string | Ref<string>;
  sourceLabels?: readonly (string | Ref<string>)[];
  targetLabel?: string | Ref<string>;
}

export interface PodMonitorSpecPodMetricsEndpointsOauth2ClientId {
  configMap?: PodMonitorSpecPodMetricsEndpointsBearerTokenSecret;
  secret?: PodMonitorSpecPodMetricsEndpointsBearerTokenSecret;
}

type PrometheusDurationUnit = 'ms' | 's' | 'm' | 'h' | 'd' | 'w' | 'y';

/** A span of time as Prometheus reads it, such as 30s or 1h30m. https://prometheus.io/docs/prometheus/latest/querying/basics/ */
export type PrometheusDuration =
  | '0'
  | `${number}${PrometheusDurationUnit}`
  | `${number}${PrometheusDurationUnit}${number}${PrometheusDurationUnit}`;
