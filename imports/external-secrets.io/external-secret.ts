// Made by charthouse import from the CustomResourceDefinition externalsecrets.external-secrets.io; do not edit.
import { ApiObject, type ApiObjectOptions, type ObjectMeta, type Ref } from 'charthouse';
import type { Construct } from 'constructs';

/** external-secrets.io/v1 ExternalSecret, namespaced. */
export class ExternalSecret extends ApiObject {
  static readonly apiVersion = 'external-secrets.io/v1';
  static readonly kind = 'ExternalSecret';

  constructor(scope: Construct, id: string, props: ExternalSecretProps = {}, options: ApiObjectOptions = {}) {
    const { apiVersion, kind } = ExternalSecret;
    super(scope, id, { ...props, apiVersion, kind }, { resourceType: 'externalsecrets', ...options });
  }
}

export interface ExternalSecretProps {
  metadata?: ObjectMeta;
  spec?: ExternalSecretSpec;
}

export interface ExternalSecretSpec {
  data?: readonly ExternalSecretSpecData[];
  dataFrom?: readonly ExternalSecretSpecDataFrom[];
  /** Default 1h0m0s. */
  refreshInterval?: Duration | Ref<Duration>;
  refreshPolicy?: 'CreatedOnce' | 'Periodic' | 'OnChange' | Ref<'CreatedOnce' | 'Periodic' | 'OnChange'>;
  secretStoreRef?: ExternalSecretSpecSecretStoreRef;
  syncWindows?: ExternalSecretSpecSyncWindows;
  /** Default {"creationPolicy":"Owner","deletionPolicy":"Retain"}. */
  target?: ExternalSecretSpecTarget;
}

export interface ExternalSecretSpecSecretStoreRef {
  kind?: 'SecretStore' | 'ClusterSecretStore' | Ref<'SecretStore' | 'ClusterSecretStore'>;
  /** 1 to 253 characters. */
  name?: string | Ref<string>;
}

export interface ExternalSecretSpecSyncWindows {
  kind: 'allow' | 'deny' | Ref<'allow' | 'deny'>;
  /** At least 1 element. */
  windows: readonly ExternalSecretSpecSyncWindowsWindows[];
}

export interface ExternalSecretSpecTarget {
  /** Default Owner. */
  creationPolicy?: 'Owner' | 'Orphan' | 'Merge' | 'None' | 'CreateOrMerge' | Ref<'Owner' | 'Orphan' | 'Merge' | 'None' | 'CreateOrMerge'>;
  /** Default Retain. */
  deletionPolicy?: 'Delete' | 'Merge' | 'Retain' | Ref<'Delete' | 'Merge' | 'Retain'>;
  immutable?: boolean | Ref<boolean>;
  manifest?: ExternalSecretSpecTargetManifest;
  /** 1 to 253 characters. */
  name?: string | Ref<string>;
  template?: ExternalSecretSpecTargetTemplate;
}

export interface ExternalSecretSpecData {
  remoteRef: ExternalSecretSpecDataRemoteRef;
  /** 1 to 253 characters; matches ^[-._a-zA-Z0-9]+$. */
  secretKey: string | Ref<string>;
  /** Exactly 1 field. */
  sourceRef?: ExternalSecretSpecDataSourceRef;
}

export interface ExternalSecretSpecDataFrom {
  extract?: ExternalSecretSpecDataRemoteRef;
  find?: ExternalSecretSpecDataFromFind;
  rewrite?: readonly ExternalSecretSpecDataFromRewrite[];
  /** Exactly 1 field. */
  sourceRef?: ExternalSecretSpecDataSourceRef;
}

export interface ExternalSecretSpecTargetManifest {
  /** At least 1 character. */
  apiVersion: string | Ref<string>;
  /** At least 1 character. */
  kind: string | Ref<string>;
}

export interface ExternalSecretSpecTargetTemplate {
  data?: Record<string, string | Ref<string>>;
  /** Default v2. */
  engineVersion?: 'v2' | Ref<'v2'>;
  /** Default Replace. */
  mergePolicy?: 'Replace' | 'Merge' | Ref<'Replace' | 'Merge'>;
  metadata?: ExternalSecretSpecTargetTemplateMetadata;
  templateFrom?: readonly ExternalSecretSpecTargetTemplateTemplateFrom[];
  type?: string | Ref<string>;
}

export interface ExternalSecretSpecDataRemoteRef {
  conversionStrategy?: 'Default' | 'Unicode' | Ref<'Default' | 'Unicode'>;
  decodingStrategy?: 'Auto' | 'Base64' | 'Base64URL' | 'None' | Ref<'Auto' | 'Base64' | 'Base64URL' | 'None'>;
  key: string | Ref<string>;
  metadataPolicy?: 'None' | 'Fetch' | Ref<'None' | 'Fetch'>;
  nullBytePolicy?: 'Ignore' | 'Fail' | Ref<'Ignore' | 'Fail'>;
  property?: string | Ref<string>;
  version?: string | Ref<string>;
}

export interface ExternalSecretSpecDataSourceRef {
  generatorRef?: ExternalSecretSpecDataSourceRefGeneratorRef;
  storeRef?: ExternalSecretSpecSecretStoreRef;
}

export interface ExternalSecretSpecDataFromFind {
  conversionStrategy?: 'Default' | 'Unicode' | Ref<'Default' | 'Unicode'>;
  decodingStrategy?: 'Auto' | 'Base64' | 'Base64URL' | 'None' | Ref<'Auto' | 'Base64' | 'Base64URL' | 'None'>;
  name?: ExternalSecretSpecDataFromFindName;
  nullBytePolicy?: 'Ignore' | 'Fail' | Ref<'Ignore' | 'Fail'>;
  path?: string | Ref<string>;
  tags?: Record<string, string | Ref<string>>;
}

export interface ExternalSecretSpecSyncWindowsWindows {
  duration: string | Ref<string>;
  /** At least 1 character. */
  schedule: string | Ref<string>;
}

export interface ExternalSecretSpecTargetTemplateMetadata {
  annotations?: Record<string, string | Ref<string>>;
  finalizers?: readonly (string | Ref<string>)[];
  labels?: Record<string, string | Ref<string>>;
}

export interface ExternalSecretSpecDataSourceRefGeneratorRef {
  /** Default generators.external-secrets.io/v1alpha1. */
  apiVersion?: string | Ref<string>;
  kind: 'ACRAccessToken' | 'BeyondtrustWorkloadCredentialsDynamicSecret' | 'ClusterGenerator' | 'CloudsmithAccessToken' | 'ECRAuthorizationToken' | 'Fake' | 'GCRAccessToken' | 'GithubAccessToken' | 'GitlabDeployToken' | 'QuayAccessToken' | 'Password' | 'SSHKey' | 'STSSessionToken' | 'UUID' | 'VaultDynamicSecret' | 'Webhook' | 'Grafana' | 'MFA' | Ref<'ACRAccessToken' | 'BeyondtrustWorkloadCredentialsDynamicSecret' | 'ClusterGenerator' | 'CloudsmithAccessToken' | 'ECRAuthorizationToken' | 'Fake' | 'GCRAccessToken' | 'GithubAccessToken' | 'GitlabDeployToken' | 'QuayAccessToken' | 'Password' | 'SSHKey' | 'STSSessionToken' | 'UUID' | 'VaultDynamicSecret' | 'Webhook' | 'Grafana' | 'MFA'>;
  /** 1 to 253 characters. */
  name: string | Ref<string>;
}

export interface ExternalSecretSpecDataFromFindName {
  regexp?: string | Ref<string>;
}

export interface ExternalSecretSpecDataFromRewrite {
  merge?: ExternalSecretSpecDataFromRewriteMerge;
  regexp?: ExternalSecretSpecDataFromRewriteRegexp;
  transform?: ExternalSecretSpecDataFromRewriteTransform;
}

export interface ExternalSecretSpecTargetTemplateTemplateFrom {
  configMap?: ExternalSecretSpecTargetTemplateTemplateFromConfigMap;
  literal?: string | Ref<string>;
  secret?: ExternalSecretSpecTargetTemplateTemplateFromConfigMap;
  /** Default Data. */
  target?: string | Ref<string>;
  valuesDecodingStrategy?: 'Auto' | 'Base64' | 'Base64URL' | 'None' | Ref<'Auto' | 'Base64' | 'Base64URL' | 'None'>;
}

export interface ExternalSecretSpecDataFromRewriteMerge {
  /** Default Error. */
  conflictPolicy?: 'Ignore' | 'Error' | Ref<'Ignore' | 'Error'>;
  /** Default . */
  into?: string | Ref<string>;
  priority?: readonly (string | Ref<string>)[];
  /** Default Strict. */
  priorityPolicy?: 'IgnoreNotFound' | 'Strict' | Ref<'IgnoreNotFound' | 'Strict'>;
  /** Default Extract. */
  strategy?: 'Extract' | 'JSON' | Ref<'Extract' | 'JSON'>;
}

export interface ExternalSecretSpecDataFromRewriteRegexp {
  source: string | Ref<string>;
  target: string | Ref<string>;
}

export interface ExternalSecretSpecDataFromRewriteTransform {
  template: string | Ref<string>;
}

export interface ExternalSecretSpecTargetTemplateTemplateFromConfigMap {
  items: readonly ExternalSecretSpecTargetTemplateTemplateFromConfigMapItems[];
  /** 1 to 253 characters. */
  name: string | Ref<string>;
}

export interface ExternalSecretSpecTargetTemplateTemplateFromConfigMapItems {
  /** 1 to 253 characters; matches ^[-._a-zA-Z0-9]+$. */
  key: string | Ref<string>;
  /** Default Values. */
  templateAs?: 'Values' | 'KeysAndValues' | Ref<'Values' | 'KeysAndValues'>;
}

type DurationUnit = 'ns' | 'us' | 'ms' | 's' | 'm' | 'h';

/** A span of time as Go reads it, such as 90s or 1h30m. https://pkg.go.dev/time#ParseDuration */
export type Duration =
  | '0'
  | `${number}${DurationUnit}`
  | `${number}${DurationUnit}${number}${DurationUnit}`
  | `${number}h${number}m${number}s`;
