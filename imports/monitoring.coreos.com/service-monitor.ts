// Made by charthouse import from the CustomResourceDefinition servicemonitors.monitoring.coreos.com; do not edit.
import { ApiObject, type ApiObjectOptions, type ObjectMeta, type Quantity, type Ref } from 'charthouse';
import type { Construct } from 'constructs';

/** monitoring.coreos.com/v1 ServiceMonitor, namespaced. */
export class ServiceMonitor extends ApiObject {
  static readonly apiVersion = 'monitoring.coreos.com/v1';
  static readonly kind = 'ServiceMonitor';

  constructor(scope: Construct, id: string, props: ServiceMonitorProps, options: ApiObjectOptions = {}) {
    const { apiVersion, kind } = ServiceMonitor;
    super(scope, id, { ...props, apiVersion, kind }, { resourceType: 'servicemonitors', ...options });
  }
}

export interface ServiceMonitorProps {
  metadata?: ObjectMeta;
  spec: ServiceMonitorSpec;
}

export interface ServiceMonitorSpec {
  attachMetadata?: ServiceMonitorSpecAttachMetadata;
  /** Matches (^0|([0-9]*[.])?[0-9]+((K|M|G|T|E|P)i?)?B)$. */
  bodySizeLimit?: string | Ref<string>;
  convertClassicHistogramsToNHCB?: boolean | Ref<boolean>;
  endpoints: readonly ServiceMonitorSpecEndpoints[];
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
  namespaceSelector?: ServiceMonitorSpecNamespaceSelector;
  /** Int64; at least 0. */
  nativeHistogramBucketLimit?: number | Ref<number>;
  nativeHistogramMinBucketFactor?: Quantity | Ref<Quantity>;
  podTargetLabels?: readonly (string | Ref<string>)[];
  /** Int64; at least 0. */
  sampleLimit?: number | Ref<number>;
  /** At least 1 character. */
  scrapeClass?: string | Ref<string>;
  scrapeClassicHistograms?: boolean | Ref<boolean>;
  scrapeNativeHistograms?: boolean | Ref<boolean>;
  /** No value twice. */
  scrapeProtocols?: readonly ('PrometheusProto' | 'OpenMetricsText0.0.1' | 'OpenMetricsText1.0.0' | 'PrometheusText0.0.4' | 'PrometheusText1.0.0' | Ref<'PrometheusProto' | 'OpenMetricsText0.0.1' | 'OpenMetricsText1.0.0' | 'PrometheusText0.0.4' | 'PrometheusText1.0.0'>)[];
  selector: ServiceMonitorSpecSelector;
  selectorMechanism?: 'RelabelConfig' | 'RoleSelector' | Ref<'RelabelConfig' | 'RoleSelector'>;
  serviceDiscoveryRole?: 'Endpoints' | 'EndpointSlice' | Ref<'Endpoints' | 'EndpointSlice'>;
  targetLabels?: readonly (string | Ref<string>)[];
  /** Int64; at least 0. */
  targetLimit?: number | Ref<number>;
}

export interface ServiceMonitorSpecAttachMetadata {
  node?: boolean | Ref<boolean>;
}

export interface ServiceMonitorSpecNamespaceSelector {
  any?: boolean | Ref<boolean>;
  matchNames?: readonly (string | Ref<string>)[];
}

export interface ServiceMonitorSpecSelector {
  matchExpressions?: readonly ServiceMonitorSpecSelectorMatchExpressions[];
  matchLabels?: Record<string, string | Ref<string>>;
}

export interface ServiceMonitorSpecEndpoints {
  authorization?: ServiceMonitorSpecEndpointsAuthorization;
  basicAuth?: ServiceMonitorSpecEndpointsBasicAuth;
  bearerTokenFile?: string | Ref<string>;
  bearerTokenSecret?: ServiceMonitorSpecEndpointsBearerTokenSecret;
  enableHttp2?: boolean | Ref<boolean>;
  filterRunning?: boolean | Ref<boolean>;
  followRedirects?: boolean | Ref<boolean>;
  honorLabels?: boolean | Ref<boolean>;
  honorTimestamps?: boolean | Ref<boolean>;
  interval?: PrometheusDuration | Ref<PrometheusDuration>;
  metricRelabelings?: readonly ServiceMonitorSpecEndpointsMetricRelabelings[];
  noProxy?: string | Ref<string>;
  oauth2?: ServiceMonitorSpecEndpointsOauth2;
  params?: Record<string, readonly (string | Ref<string>)[]>;
  path?: string | Ref<string>;
  port?: string | Ref<string>;
  proxyConnectHeader?: Record<string, readonly ServiceMonitorSpecEndpointsBearerTokenSecret[]>;
  proxyFromEnvironment?: boolean | Ref<boolean>;
  /** Matches ^(http|https|socks5)://.+$. */
  proxyUrl?: string | Ref<string>;
  relabelings?: readonly ServiceMonitorSpecEndpointsMetricRelabelings[];
  scheme?: 'http' | 'https' | 'HTTP' | 'HTTPS' | Ref<'http' | 'https' | 'HTTP' | 'HTTPS'>;
  scrapeTimeout?: PrometheusDuration | Ref<PrometheusDuration>;
  targetPort?: number | string | Ref<number | string>;
  tlsConfig?: ServiceMonitorSpecEndpointsTlsConfig;
  trackTimestampsStaleness?: boolean | Ref<boolean>;
}

export interface ServiceMonitorSpecEndpointsAuthorization {
  credentials?: ServiceMonitorSpecEndpointsBearerTokenSecret;
  type?: string | Ref<string>;
}

export interface ServiceMonitorSpecEndpointsBasicAuth {
  password?: ServiceMonitorSpecEndpointsBearerTokenSecret;
  username?: ServiceMonitorSpecEndpointsBearerTokenSecret;
}

export interface ServiceMonitorSpecEndpointsBearerTokenSecret {
  key: string | Ref<string>;
  /** Default . */
  name?: string | Ref<string>;
  optional?: boolean | Ref<boolean>;
}

export interface ServiceMonitorSpecEndpointsOauth2 {
  clientId: ServiceMonitorSpecEndpointsOauth2ClientId;
  clientSecret: ServiceMonitorSpecEndpointsBearerTokenSecret;
  endpointParams?: Record<string, string | Ref<string>>;
  noProxy?: string | Ref<string>;
  proxyConnectHeader?: Record<string, readonly ServiceMonitorSpecEndpointsBearerTokenSecret[]>;
  proxyFromEnvironment?: boolean | Ref<boolean>;
  /** Matches ^(http|https|socks5)://.+$. */
  proxyUrl?: string | Ref<string>;
  scopes?: readonly (string | Ref<string>)[];
  tlsConfig?: ServiceMonitorSpecEndpointsOauth2TlsConfig;
  /** Matches ^(http|https)://.+$. */
  tokenUrl: string | Ref<string>;
}

export interface ServiceMonitorSpecEndpointsTlsConfig {
  ca?: ServiceMonitorSpecEndpointsOauth2ClientId;
  caFile?: string | Ref<string>;
  cert?: ServiceMonitorSpecEndpointsOauth2ClientId;
  certFile?: string | Ref<string>;
  insecureSkipVerify?: boolean | Ref<boolean>;
  keyFile?: string | Ref<string>;
  keySecret?: ServiceMonitorSpecEndpointsBearerTokenSecret;
  maxVersion?: 'TLS10' | 'TLS11' | 'TLS12' | 'TLS13' | Ref<'TLS10' | 'TLS11' | 'TLS12' | 'TLS13'>;
  minVersion?: 'TLS10' | 'TLS11' | 'TLS12' | 'TLS13' | Ref<'TLS10' | 'TLS11' | 'TLS12' | 'TLS13'>;
  serverName?: string | Ref<string>;
}

export interface ServiceMonitorSpecSelectorMatchExpressions {
  key: string | Ref<string>;
  operator: string | Ref<string>;
  values?: readonly (string | Ref<string>)[];
}

export interface ServiceMonitorSpecEndpointsMetricRelabelings {
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

export interface ServiceMonitorSpecEndpointsOauth2ClientId {
  configMap?: ServiceMonitorSpecEndpointsBearerTokenSecret;
  secret?: ServiceMonitorSpecEndpointsBearerTokenSecret;
}

export interface ServiceMonitorSpecEndpointsOauth2TlsConfig {
  ca?: ServiceMonitorSpecEndpointsOauth2ClientId;
  cert?: ServiceMonitorSpecEndpointsOauth2ClientId;
  insecureSkipVerify?: boolean | Ref<boolean>;
  keySecret?: ServiceMonitorSpecEndpointsBearerTokenSecret;
  maxVersion?: 'TLS10' | 'TLS11' | 'TLS12' | 'TLS13' | Ref<'TLS10' | 'TLS11' | 'TLS12' | 'TLS13'>;
  minVersion?: 'TLS10' | 'TLS11' | 'TLS12' | 'TLS13' | Ref<'TLS10' | 'TLS11' | 'TLS12' | 'TLS13'>;
  serverName?: string | Ref<string>;
}

type PrometheusDurationUnit = 'ms' | 's' | 'm' | 'h' | 'd' | 'w' | 'y';

/** A span of time as Prometheus reads it, such as 30s or 1h30m. https://prometheus.io/docs/prometheus/latest/querying/basics/ */
export type PrometheusDuration =
  | '0'
  | `${number}${PrometheusDurationUnit}`
  | `${number}${PrometheusDurationUnit}${number}${PrometheusDurationUnit}`;
