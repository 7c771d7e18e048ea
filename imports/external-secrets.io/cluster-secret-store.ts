// Made by charthouse import from the CustomResourceDefinition clustersecretstores.external-secrets.io; do not edit.
import { ApiObject, type ApiObjectOptions, type ObjectMeta, type Ref } from 'charthouse';
import type { Construct } from 'constructs';

/** external-secrets.io/v1 ClusterSecretStore, cluster-scoped. */
export class ClusterSecretStore extends ApiObject {
  static readonly apiVersion = 'external-secrets.io/v1';
  static readonly kind = 'ClusterSecretStore';

  constructor(scope: Construct, id: string, props: ClusterSecretStoreProps = {}, options: ApiObjectOptions = {}) {
    const { apiVersion, kind } = ClusterSecretStore;
    super(scope, id, { ...props, apiVersion, kind }, { resourceType: 'clustersecretstores', clusterScoped: true, ...options });
  }
}

export interface ClusterSecretStoreProps {
  metadata?: ObjectMeta;
  spec?: ClusterSecretStoreSpec;
}

export interface ClusterSecretStoreSpec {
  conditions?: readonly ClusterSecretStoreSpecConditions[];
  controller?: string | Ref<string>;
  /** Exactly 1 field. */
  provider: ClusterSecretStoreSpecProvider;
  refreshInterval?: number | string | Ref<number | string>;
  retrySettings?: ClusterSecretStoreSpecRetrySettings;
}

export interface ClusterSecretStoreSpecProvider {
  akeyless?: ClusterSecretStoreSpecProviderAkeyless;
  aws?: ClusterSecretStoreSpecProviderAws;
  azurekv?: ClusterSecretStoreSpecProviderAzurekv;
  barbican?: ClusterSecretStoreSpecProviderBarbican;
  beyondtrust?: ClusterSecretStoreSpecProviderBeyondtrust;
  beyondtrustworkloadcredentials?: ClusterSecretStoreSpecProviderBeyondtrustworkloadcredentials;
  bitwardensecretsmanager?: ClusterSecretStoreSpecProviderBitwardensecretsmanager;
  chef?: ClusterSecretStoreSpecProviderChef;
  cloudrusm?: ClusterSecretStoreSpecProviderCloudrusm;
  conjur?: ClusterSecretStoreSpecProviderConjur;
  crd?: ClusterSecretStoreSpecProviderCrd;
  delinea?: ClusterSecretStoreSpecProviderDelinea;
  doppler?: ClusterSecretStoreSpecProviderDoppler;
  dvls?: ClusterSecretStoreSpecProviderDvls;
  fake?: ClusterSecretStoreSpecProviderFake;
  fortanix?: ClusterSecretStoreSpecProviderFortanix;
  gcpsm?: ClusterSecretStoreSpecProviderGcpsm;
  github?: ClusterSecretStoreSpecProviderGithub;
  gitlab?: ClusterSecretStoreSpecProviderGitlab;
  ibm?: ClusterSecretStoreSpecProviderIbm;
  infisical?: ClusterSecretStoreSpecProviderInfisical;
  keepersecurity?: ClusterSecretStoreSpecProviderKeepersecurity;
  kubernetes?: ClusterSecretStoreSpecProviderKubernetes;
  nebiusmysterybox?: ClusterSecretStoreSpecProviderNebiusmysterybox;
  ngrok?: ClusterSecretStoreSpecProviderNgrok;
  onboardbase?: ClusterSecretStoreSpecProviderOnboardbase;
  onepassword?: ClusterSecretStoreSpecProviderOnepassword;
  onepasswordSDK?: ClusterSecretStoreSpecProviderOnepasswordSDK;
  openBao?: ClusterSecretStoreSpecProviderOpenBao;
  oracle?: ClusterSecretStoreSpecProviderOracle;
  ovh?: ClusterSecretStoreSpecProviderOvh;
  passbolt?: ClusterSecretStoreSpecProviderPassbolt;
  passworddepot?: ClusterSecretStoreSpecProviderPassworddepot;
  previder?: ClusterSecretStoreSpecProviderPrevider;
  pulumi?: ClusterSecretStoreSpecProviderPulumi;
  scaleway?: ClusterSecretStoreSpecProviderScaleway;
  secretserver?: ClusterSecretStoreSpecProviderSecretserver;
  senhasegura?: ClusterSecretStoreSpecProviderSenhasegura;
  vault?: ClusterSecretStoreSpecProviderVault;
  volcengine?: ClusterSecretStoreSpecProviderVolcengine;
  webhook?: ClusterSecretStoreSpecProviderWebhook;
  yandexcertificatemanager?: ClusterSecretStoreSpecProviderYandexcertificatemanager;
  yandexlockbox?: ClusterSecretStoreSpecProviderYandexcertificatemanager;
}

export interface ClusterSecretStoreSpecRetrySettings {
  /** Int32. */
  maxRetries?: number | Ref<number>;
  retryInterval?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecConditions {
  namespaceRegexes?: readonly (string | Ref<string>)[];
  namespaceSelector?: ClusterSecretStoreSpecConditionsNamespaceSelector;
  namespaces?: readonly (string | Ref<string>)[];
}

export interface ClusterSecretStoreSpecProviderAkeyless {
  akeylessGWApiURL: string | Ref<string>;
  authSecretRef: ClusterSecretStoreSpecProviderAkeylessAuthSecretRef;
  /** Byte. */
  caBundle?: string | Ref<string>;
  caProvider?: ClusterSecretStoreSpecProviderAkeylessCaProvider;
  ignoreCache?: boolean | Ref<boolean>;
}

export interface ClusterSecretStoreSpecProviderAws {
  additionalRoles?: readonly (string | Ref<string>)[];
  auth?: ClusterSecretStoreSpecProviderAwsAuth;
  customSessionTags?: Record<string, string | Ref<string>>;
  externalID?: string | Ref<string>;
  prefix?: string | Ref<string>;
  region: string | Ref<string>;
  role?: string | Ref<string>;
  secretsManager?: ClusterSecretStoreSpecProviderAwsSecretsManager;
  service: 'SecretsManager' | 'ParameterStore' | 'CertificateManager' | Ref<'SecretsManager' | 'ParameterStore' | 'CertificateManager'>;
  sessionTags?: readonly ClusterSecretStoreSpecProviderAwsSessionTags[];
  /** Default None. */
  sessionTagsPolicy?: 'None' | 'Simple' | 'Custom' | Ref<'None' | 'Simple' | 'Custom'>;
  transitiveTagKeys?: readonly (string | Ref<string>)[];
}

export interface ClusterSecretStoreSpecProviderAzurekv {
  authSecretRef?: ClusterSecretStoreSpecProviderAzurekvAuthSecretRef;
  /** Default ServicePrincipal. */
  authType?: 'ServicePrincipal' | 'ManagedIdentity' | 'WorkloadIdentity' | Ref<'ServicePrincipal' | 'ManagedIdentity' | 'WorkloadIdentity'>;
  customCloudConfig?: ClusterSecretStoreSpecProviderAzurekvCustomCloudConfig;
  /** Default PublicCloud. */
  environmentType?: 'PublicCloud' | 'USGovernmentCloud' | 'ChinaCloud' | 'GermanCloud' | 'AzureStackCloud' | Ref<'PublicCloud' | 'USGovernmentCloud' | 'ChinaCloud' | 'GermanCloud' | 'AzureStackCloud'>;
  identityId?: string | Ref<string>;
  serviceAccountRef?: ClusterSecretStoreSpecProviderAzurekvServiceAccountRef;
  tenantId?: string | Ref<string>;
  /** Default false. */
  useAzureSDK?: boolean | Ref<boolean>;
  vaultUrl: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderBarbican {
  auth: ClusterSecretStoreSpecProviderBarbicanAuth;
  authURL?: string | Ref<string>;
  domainName?: string | Ref<string>;
  region?: string | Ref<string>;
  tenantName?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderBeyondtrust {
  auth: ClusterSecretStoreSpecProviderBeyondtrustAuth;
  server: ClusterSecretStoreSpecProviderBeyondtrustServer;
}

export interface ClusterSecretStoreSpecProviderBeyondtrustworkloadcredentials {
  auth: ClusterSecretStoreSpecProviderBeyondtrustworkloadcredentialsAuth;
  /** Byte. */
  caBundle?: string | Ref<string>;
  caProvider?: ClusterSecretStoreSpecProviderAkeylessCaProvider;
  folderPath?: string | Ref<string>;
  server: ClusterSecretStoreSpecProviderBeyondtrustworkloadcredentialsServer;
}

export interface ClusterSecretStoreSpecProviderBitwardensecretsmanager {
  apiURL?: string | Ref<string>;
  auth: ClusterSecretStoreSpecProviderBitwardensecretsmanagerAuth;
  bitwardenServerSDKURL?: string | Ref<string>;
  caBundle?: string | Ref<string>;
  caProvider?: ClusterSecretStoreSpecProviderAkeylessCaProvider;
  identityURL?: string | Ref<string>;
  organizationID: string | Ref<string>;
  projectID: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderChef {
  auth: ClusterSecretStoreSpecProviderChefAuth;
  serverUrl: string | Ref<string>;
  username: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderCloudrusm {
  auth: ClusterSecretStoreSpecProviderCloudrusmAuth;
  projectID?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderConjur {
  /** Exactly 1 field. */
  auth: ClusterSecretStoreSpecProviderConjurAuth;
  caBundle?: string | Ref<string>;
  caProvider?: ClusterSecretStoreSpecProviderAkeylessCaProvider;
  url: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderCrd {
  /** Exactly 1 field. */
  auth?: ClusterSecretStoreSpecProviderCrdAuth;
  authRef?: ClusterSecretStoreSpecProviderCrdAuthRef;
  resource: ClusterSecretStoreSpecProviderCrdResource;
  server?: ClusterSecretStoreSpecProviderCrdServer;
  whitelist?: ClusterSecretStoreSpecProviderCrdWhitelist;
}

export interface ClusterSecretStoreSpecProviderDelinea {
  clientId: ClusterSecretStoreSpecProviderDelineaClientId;
  clientSecret: ClusterSecretStoreSpecProviderDelineaClientId;
  tenant: string | Ref<string>;
  tld?: string | Ref<string>;
  urlTemplate?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderDoppler {
  auth: ClusterSecretStoreSpecProviderDopplerAuth;
  config?: string | Ref<string>;
  format?: 'json' | 'dotnet-json' | 'env' | 'yaml' | 'docker' | Ref<'json' | 'dotnet-json' | 'env' | 'yaml' | 'docker'>;
  nameTransformer?: 'upper-camel' | 'camel' | 'lower-snake' | 'tf-var' | 'dotnet-env' | 'lower-kebab' | Ref<'upper-camel' | 'camel' | 'lower-snake' | 'tf-var' | 'dotnet-env' | 'lower-kebab'>;
  project?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderDvls {
  auth: ClusterSecretStoreSpecProviderDvlsAuth;
  insecure?: boolean | Ref<boolean>;
  serverUrl: string | Ref<string>;
  vault?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderFake {
  data: readonly ClusterSecretStoreSpecProviderFakeData[];
  validationResult?: number | Ref<number>;
}

export interface ClusterSecretStoreSpecProviderFortanix {
  apiKey?: ClusterSecretStoreSpecProviderFortanixApiKey;
  apiUrl?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderGcpsm {
  auth?: ClusterSecretStoreSpecProviderGcpsmAuth;
  location?: string | Ref<string>;
  projectID?: string | Ref<string>;
  /** Default LatestOrFail. */
  secretVersionSelectionPolicy?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderGithub {
  /** Int64. */
  appID: number | Ref<number>;
  auth: ClusterSecretStoreSpecProviderGithubAuth;
  environment?: string | Ref<string>;
  /** Int64. */
  installationID: number | Ref<number>;
  orgSecretVisibility?: 'all' | 'private' | Ref<'all' | 'private'>;
  organization: string | Ref<string>;
  repository?: string | Ref<string>;
  uploadURL?: string | Ref<string>;
  /** Default https://github.com/. */
  url?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderGitlab {
  auth: ClusterSecretStoreSpecProviderGitlabAuth;
  /** Byte. */
  caBundle?: string | Ref<string>;
  caProvider?: ClusterSecretStoreSpecProviderAkeylessCaProvider;
  environment?: string | Ref<string>;
  groupIDs?: readonly (string | Ref<string>)[];
  inheritFromGroups?: boolean | Ref<boolean>;
  projectID?: string | Ref<string>;
  url?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderIbm {
  /** Exactly 1 field. */
  auth: ClusterSecretStoreSpecProviderIbmAuth;
  serviceUrl?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderInfisical {
  auth: ClusterSecretStoreSpecProviderInfisicalAuth;
  /** Byte. */
  caBundle?: string | Ref<string>;
  caProvider?: ClusterSecretStoreSpecProviderAkeylessCaProvider;
  /** Default https://app.infisical.com/api. */
  hostAPI?: string | Ref<string>;
  secretsScope: ClusterSecretStoreSpecProviderInfisicalSecretsScope;
}

export interface ClusterSecretStoreSpecProviderKeepersecurity {
  authRef: ClusterSecretStoreSpecProviderCrdAuthRef;
  folderID: string | Ref<string>;
  getByTitleFallback?: boolean | Ref<boolean>;
}

export interface ClusterSecretStoreSpecProviderKubernetes {
  /** Exactly 1 field. */
  auth?: ClusterSecretStoreSpecProviderCrdAuth;
  authRef?: ClusterSecretStoreSpecProviderCrdAuthRef;
  /** 1 to 63 characters; matches ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$; default default. */
  remoteNamespace?: string | Ref<string>;
  server?: ClusterSecretStoreSpecProviderCrdServer;
}

export interface ClusterSecretStoreSpecProviderNebiusmysterybox {
  apiDomain: string | Ref<string>;
  auth: ClusterSecretStoreSpecProviderNebiusmysteryboxAuth;
  caProvider?: ClusterSecretStoreSpecProviderNebiusmysteryboxCaProvider;
}

export interface ClusterSecretStoreSpecProviderNgrok {
  /** Default https://api.ngrok.com. */
  apiUrl?: string | Ref<string>;
  /** Exactly 1 field. */
  auth: ClusterSecretStoreSpecProviderNgrokAuth;
  vault: ClusterSecretStoreSpecProviderNgrokVault;
}

export interface ClusterSecretStoreSpecProviderOnboardbase {
  /** Default https://public.onboardbase.com/api/v1/. */
  apiHost?: string | Ref<string>;
  auth: ClusterSecretStoreSpecProviderOnboardbaseAuth;
  /** Default development. */
  environment?: string | Ref<string>;
  /** Default development. */
  project?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderOnepassword {
  auth: ClusterSecretStoreSpecProviderOnepasswordAuth;
  connectHost: string | Ref<string>;
  vaults: Record<string, number | Ref<number>>;
}

export interface ClusterSecretStoreSpecProviderOnepasswordSDK {
  auth: ClusterSecretStoreSpecProviderOnepasswordSDKAuth;
  cache?: ClusterSecretStoreSpecProviderOnepasswordSDKCache;
  environment?: string | Ref<string>;
  integrationInfo?: ClusterSecretStoreSpecProviderOnepasswordSDKIntegrationInfo;
  vault?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderOpenBao {
  auth?: ClusterSecretStoreSpecProviderOpenBaoAuth;
  /** Byte. */
  caBundle?: string | Ref<string>;
  caProvider?: ClusterSecretStoreSpecProviderAkeylessCaProvider;
  namespace?: string | Ref<string>;
  path?: string | Ref<string>;
  server: string | Ref<string>;
  /** Default v2. */
  version?: 'v1' | 'v2' | Ref<'v1' | 'v2'>;
}

export interface ClusterSecretStoreSpecProviderOracle {
  auth?: ClusterSecretStoreSpecProviderOracleAuth;
  compartment?: string | Ref<string>;
  encryptionKey?: string | Ref<string>;
  principalType?: '' | 'UserPrincipal' | 'InstancePrincipal' | 'Workload' | Ref<'' | 'UserPrincipal' | 'InstancePrincipal' | 'Workload'>;
  region: string | Ref<string>;
  serviceAccountRef?: ClusterSecretStoreSpecProviderAzurekvServiceAccountRef;
  vault: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderOvh {
  auth: ClusterSecretStoreSpecProviderOvhAuth;
  casRequired?: boolean | Ref<boolean>;
  /** Int32; at least 1; default 30. */
  okmsTimeout?: number | Ref<number>;
  okmsid: string | Ref<string>;
  server: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderPassbolt {
  auth: ClusterSecretStoreSpecProviderPassboltAuth;
  /** Byte. */
  caBundle?: string | Ref<string>;
  caProvider?: ClusterSecretStoreSpecProviderAkeylessCaProvider;
  host: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderPassworddepot {
  auth: ClusterSecretStoreSpecProviderPassworddepotAuth;
  database: string | Ref<string>;
  host: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderPrevider {
  auth: ClusterSecretStoreSpecProviderPreviderAuth;
  baseUri?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderPulumi {
  accessToken?: ClusterSecretStoreSpecProviderFortanixApiKey;
  /** Default https://api.pulumi.com/api/esc. */
  apiUrl?: string | Ref<string>;
  auth?: ClusterSecretStoreSpecProviderPulumiAuth;
  environment: string | Ref<string>;
  organization: string | Ref<string>;
  project: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderScaleway {
  accessKey: ClusterSecretStoreSpecProviderDelineaClientId;
  apiUrl?: string | Ref<string>;
  projectId: string | Ref<string>;
  region: string | Ref<string>;
  secretKey: ClusterSecretStoreSpecProviderDelineaClientId;
}

export interface ClusterSecretStoreSpecProviderSecretserver {
  /** Byte. */
  caBundle?: string | Ref<string>;
  caProvider?: ClusterSecretStoreSpecProviderAkeylessCaProvider;
  domain?: string | Ref<string>;
  password?: ClusterSecretStoreSpecProviderSecretserverPassword;
  serverURL: string | Ref<string>;
  token?: ClusterSecretStoreSpecProviderSecretserverPassword;
  username?: ClusterSecretStoreSpecProviderSecretserverPassword;
}

export interface ClusterSecretStoreSpecProviderSenhasegura {
  auth: ClusterSecretStoreSpecProviderSenhaseguraAuth;
  /** Default false. */
  ignoreSslCertificate?: boolean | Ref<boolean>;
  module: string | Ref<string>;
  url: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderVault {
  auth?: ClusterSecretStoreSpecProviderVaultAuth;
  /** Byte. */
  caBundle?: string | Ref<string>;
  caProvider?: ClusterSecretStoreSpecProviderAkeylessCaProvider;
  checkAndSet?: ClusterSecretStoreSpecProviderVaultCheckAndSet;
  forwardInconsistent?: boolean | Ref<boolean>;
  headers?: Record<string, string | Ref<string>>;
  namespace?: string | Ref<string>;
  path?: string | Ref<string>;
  readYourWrites?: boolean | Ref<boolean>;
  server: string | Ref<string>;
  tls?: ClusterSecretStoreSpecProviderVaultTls;
  /** Default v2. */
  version?: 'v1' | 'v2' | Ref<'v1' | 'v2'>;
}

export interface ClusterSecretStoreSpecProviderVolcengine {
  auth?: ClusterSecretStoreSpecProviderVolcengineAuth;
  region: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderWebhook {
  /** Exactly 1 field. */
  auth?: ClusterSecretStoreSpecProviderWebhookAuth;
  body?: string | Ref<string>;
  /** Byte. */
  caBundle?: string | Ref<string>;
  caProvider?: ClusterSecretStoreSpecProviderAkeylessCaProvider;
  headers?: Record<string, string | Ref<string>>;
  method?: string | Ref<string>;
  result?: ClusterSecretStoreSpecProviderWebhookResult;
  secrets?: readonly ClusterSecretStoreSpecProviderWebhookSecrets[];
  timeout?: string | Ref<string>;
  url: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderYandexcertificatemanager {
  apiEndpoint?: string | Ref<string>;
  auth: ClusterSecretStoreSpecProviderYandexcertificatemanagerAuth;
  caProvider?: ClusterSecretStoreSpecProviderNebiusmysteryboxCaProvider;
  /** Exactly 1 field. */
  fetching?: ClusterSecretStoreSpecProviderYandexcertificatemanagerFetching;
}

export interface ClusterSecretStoreSpecConditionsNamespaceSelector {
  matchExpressions?: readonly ClusterSecretStoreSpecConditionsNamespaceSelectorMatchExpressions[];
  matchLabels?: Record<string, string | Ref<string>>;
}

export interface ClusterSecretStoreSpecProviderAkeylessAuthSecretRef {
  kubernetesAuth?: ClusterSecretStoreSpecProviderAkeylessAuthSecretRefKubernetesAuth;
  secretRef?: ClusterSecretStoreSpecProviderAkeylessAuthSecretRefSecretRef;
  serviceAccountRef?: ClusterSecretStoreSpecProviderAzurekvServiceAccountRef;
}

export interface ClusterSecretStoreSpecProviderAkeylessCaProvider {
  /** 1 to 253 characters; matches ^[-._a-zA-Z0-9]+$. */
  key?: string | Ref<string>;
  /** 1 to 253 characters. */
  name: string | Ref<string>;
  /** 1 to 63 characters; matches ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$. */
  namespace?: string | Ref<string>;
  type: 'Secret' | 'ConfigMap' | Ref<'Secret' | 'ConfigMap'>;
}

export interface ClusterSecretStoreSpecProviderAwsAuth {
  jwt?: ClusterSecretStoreSpecProviderAwsAuthJwt;
  secretRef?: ClusterSecretStoreSpecProviderAwsAuthSecretRef;
}

export interface ClusterSecretStoreSpecProviderAwsSecretsManager {
  forceDeleteWithoutRecovery?: boolean | Ref<boolean>;
  /** Int64. */
  recoveryWindowInDays?: number | Ref<number>;
}

export interface ClusterSecretStoreSpecProviderAzurekvAuthSecretRef {
  clientCertificate?: ClusterSecretStoreSpecProviderCrdAuthRef;
  clientId?: ClusterSecretStoreSpecProviderCrdAuthRef;
  clientSecret?: ClusterSecretStoreSpecProviderCrdAuthRef;
  tenantId?: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderAzurekvCustomCloudConfig {
  activeDirectoryEndpoint: string | Ref<string>;
  keyVaultDNSSuffix?: string | Ref<string>;
  keyVaultEndpoint?: string | Ref<string>;
  resourceManagerEndpoint?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderAzurekvServiceAccountRef {
  audiences?: readonly (string | Ref<string>)[];
  /** 1 to 253 characters. */
  name: string | Ref<string>;
  /** 1 to 63 characters; matches ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$. */
  namespace?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderBarbicanAuth {
  password: ClusterSecretStoreSpecProviderBarbicanAuthPassword;
  /** Exactly 1 field. */
  username: ClusterSecretStoreSpecProviderBarbicanAuthUsername;
}

export interface ClusterSecretStoreSpecProviderBeyondtrustAuth {
  apiKey?: ClusterSecretStoreSpecProviderDelineaClientId;
  certificate?: ClusterSecretStoreSpecProviderDelineaClientId;
  certificateKey?: ClusterSecretStoreSpecProviderDelineaClientId;
  clientId?: ClusterSecretStoreSpecProviderDelineaClientId;
  clientSecret?: ClusterSecretStoreSpecProviderDelineaClientId;
}

export interface ClusterSecretStoreSpecProviderBeyondtrustServer {
  apiUrl: string | Ref<string>;
  apiVersion?: string | Ref<string>;
  clientTimeOutSeconds?: number | Ref<number>;
  /** Default true. */
  decrypt?: boolean | Ref<boolean>;
  retrievalType?: string | Ref<string>;
  separator?: string | Ref<string>;
  verifyCA: boolean | Ref<boolean>;
}

export interface ClusterSecretStoreSpecProviderBeyondtrustworkloadcredentialsAuth {
  apikey: ClusterSecretStoreSpecProviderBeyondtrustworkloadcredentialsAuthApikey;
}

export interface ClusterSecretStoreSpecProviderBeyondtrustworkloadcredentialsServer {
  apiUrl: string | Ref<string>;
  siteId: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderBitwardensecretsmanagerAuth {
  secretRef: ClusterSecretStoreSpecProviderBitwardensecretsmanagerAuthSecretRef;
}

export interface ClusterSecretStoreSpecProviderChefAuth {
  secretRef: ClusterSecretStoreSpecProviderChefAuthSecretRef;
}

export interface ClusterSecretStoreSpecProviderCloudrusmAuth {
  secretRef?: ClusterSecretStoreSpecProviderCloudrusmAuthSecretRef;
}

export interface ClusterSecretStoreSpecProviderConjurAuth {
  apikey?: ClusterSecretStoreSpecProviderConjurAuthApikey;
  cert?: ClusterSecretStoreSpecProviderConjurAuthCert;
  jwt?: ClusterSecretStoreSpecProviderConjurAuthJwt;
}

export interface ClusterSecretStoreSpecProviderCrdAuth {
  cert?: ClusterSecretStoreSpecProviderCrdAuthCert;
  serviceAccount?: ClusterSecretStoreSpecProviderAzurekvServiceAccountRef;
  token?: ClusterSecretStoreSpecProviderCrdAuthToken;
}

export interface ClusterSecretStoreSpecProviderCrdAuthRef {
  /** 1 to 253 characters; matches ^[-._a-zA-Z0-9]+$. */
  key?: string | Ref<string>;
  /** 1 to 253 characters. */
  name?: string | Ref<string>;
  /** 1 to 63 characters; matches ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$. */
  namespace?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderCrdResource {
  group: string | Ref<string>;
  /** At least 1 character. */
  kind: string | Ref<string>;
  /** At least 1 character. */
  version: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderCrdServer {
  /** Byte. */
  caBundle?: string | Ref<string>;
  caProvider?: ClusterSecretStoreSpecProviderAkeylessCaProvider;
  /** Default kubernetes.default. */
  url?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderCrdWhitelist {
  rules?: readonly ClusterSecretStoreSpecProviderCrdWhitelistRules[];
}

export interface ClusterSecretStoreSpecProviderDelineaClientId {
  secretRef?: ClusterSecretStoreSpecProviderCrdAuthRef;
  value?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderDopplerAuth {
  oidcConfig?: ClusterSecretStoreSpecProviderDopplerAuthOidcConfig;
  secretRef?: ClusterSecretStoreSpecProviderDopplerAuthSecretRef;
}

export interface ClusterSecretStoreSpecProviderDvlsAuth {
  secretRef: ClusterSecretStoreSpecProviderDvlsAuthSecretRef;
}

export interface ClusterSecretStoreSpecProviderFortanixApiKey {
  secretRef?: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderGcpsmAuth {
  secretRef?: ClusterSecretStoreSpecProviderGcpsmAuthSecretRef;
  workloadIdentity?: ClusterSecretStoreSpecProviderGcpsmAuthWorkloadIdentity;
  workloadIdentityFederation?: ClusterSecretStoreSpecProviderGcpsmAuthWorkloadIdentityFederation;
}

export interface ClusterSecretStoreSpecProviderGithubAuth {
  privateKey: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderGitlabAuth {
  SecretRef: ClusterSecretStoreSpecProviderGitlabAuthSecretRef;
}

export interface ClusterSecretStoreSpecProviderIbmAuth {
  containerAuth?: ClusterSecretStoreSpecProviderIbmAuthContainerAuth;
  secretRef?: ClusterSecretStoreSpecProviderIbmAuthSecretRef;
}

export interface ClusterSecretStoreSpecProviderInfisicalAuth {
  awsAuthCredentials?: ClusterSecretStoreSpecProviderInfisicalAuthAwsAuthCredentials;
  azureAuthCredentials?: ClusterSecretStoreSpecProviderInfisicalAuthAzureAuthCredentials;
  gcpIamAuthCredentials?: ClusterSecretStoreSpecProviderInfisicalAuthGcpIamAuthCredentials;
  gcpIdTokenAuthCredentials?: ClusterSecretStoreSpecProviderInfisicalAuthAwsAuthCredentials;
  jwtAuthCredentials?: ClusterSecretStoreSpecProviderInfisicalAuthJwtAuthCredentials;
  kubernetesAuthCredentials?: ClusterSecretStoreSpecProviderInfisicalAuthKubernetesAuthCredentials;
  ldapAuthCredentials?: ClusterSecretStoreSpecProviderInfisicalAuthLdapAuthCredentials;
  ociAuthCredentials?: ClusterSecretStoreSpecProviderInfisicalAuthOciAuthCredentials;
  tokenAuthCredentials?: ClusterSecretStoreSpecProviderInfisicalAuthTokenAuthCredentials;
  universalAuthCredentials?: ClusterSecretStoreSpecProviderInfisicalAuthUniversalAuthCredentials;
}

export interface ClusterSecretStoreSpecProviderInfisicalSecretsScope {
  environmentSlug: string | Ref<string>;
  /** Default true. */
  expandSecretReferences?: boolean | Ref<boolean>;
  organizationSlug?: string | Ref<string>;
  projectSlug: string | Ref<string>;
  /** Default false. */
  recursive?: boolean | Ref<boolean>;
  /** Default /. */
  secretsPath?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderNebiusmysteryboxAuth {
  serviceAccountCredsSecretRef?: ClusterSecretStoreSpecProviderCrdAuthRef;
  tokenSecretRef?: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderNebiusmysteryboxCaProvider {
  certSecretRef?: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderNgrokAuth {
  apiKey?: ClusterSecretStoreSpecProviderFortanixApiKey;
}

export interface ClusterSecretStoreSpecProviderNgrokVault {
  name: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderOnboardbaseAuth {
  apiKeyRef: ClusterSecretStoreSpecProviderCrdAuthRef;
  passcodeRef: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderOnepasswordAuth {
  secretRef: ClusterSecretStoreSpecProviderOnepasswordAuthSecretRef;
}

export interface ClusterSecretStoreSpecProviderOnepasswordSDKAuth {
  serviceAccountSecretRef: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderOnepasswordSDKCache {
  /** At least 1; default 100. */
  maxSize?: number | Ref<number>;
  /** Default 5m. */
  ttl?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderOnepasswordSDKIntegrationInfo {
  /** Default 1Password SDK. */
  name?: string | Ref<string>;
  /** Default v1.0.0. */
  version?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderOpenBaoAuth {
  appRole?: ClusterSecretStoreSpecProviderOpenBaoAuthAppRole;
  namespace?: string | Ref<string>;
  tokenSecretRef?: ClusterSecretStoreSpecProviderCrdAuthRef;
  userPass?: ClusterSecretStoreSpecProviderOpenBaoAuthUserPass;
}

export interface ClusterSecretStoreSpecProviderOracleAuth {
  secretRef: ClusterSecretStoreSpecProviderOracleAuthSecretRef;
  tenancy: string | Ref<string>;
  user: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderOvhAuth {
  mtls?: ClusterSecretStoreSpecProviderOvhAuthMtls;
  token?: ClusterSecretStoreSpecProviderOvhAuthToken;
}

export interface ClusterSecretStoreSpecProviderPassboltAuth {
  passwordSecretRef: ClusterSecretStoreSpecProviderCrdAuthRef;
  privateKeySecretRef: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderPassworddepotAuth {
  secretRef: ClusterSecretStoreSpecProviderPassworddepotAuthSecretRef;
}

export interface ClusterSecretStoreSpecProviderPreviderAuth {
  secretRef?: ClusterSecretStoreSpecProviderInfisicalAuthTokenAuthCredentials;
}

export interface ClusterSecretStoreSpecProviderPulumiAuth {
  accessToken?: ClusterSecretStoreSpecProviderFortanixApiKey;
  oidcConfig?: ClusterSecretStoreSpecProviderPulumiAuthOidcConfig;
}

export interface ClusterSecretStoreSpecProviderSecretserverPassword {
  secretRef?: ClusterSecretStoreSpecProviderCrdAuthRef;
  /** At least 1 character. */
  value?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderSenhaseguraAuth {
  clientId: string | Ref<string>;
  clientSecretSecretRef: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderVaultAuth {
  appRole?: ClusterSecretStoreSpecProviderVaultAuthAppRole;
  cert?: ClusterSecretStoreSpecProviderVaultAuthCert;
  gcp?: ClusterSecretStoreSpecProviderVaultAuthGcp;
  iam?: ClusterSecretStoreSpecProviderVaultAuthIam;
  jwt?: ClusterSecretStoreSpecProviderVaultAuthJwt;
  kubernetes?: ClusterSecretStoreSpecProviderVaultAuthKubernetes;
  ldap?: ClusterSecretStoreSpecProviderVaultAuthLdap;
  namespace?: string | Ref<string>;
  tokenSecretRef?: ClusterSecretStoreSpecProviderCrdAuthRef;
  userPass?: ClusterSecretStoreSpecProviderOpenBaoAuthUserPass;
}

export interface ClusterSecretStoreSpecProviderVaultCheckAndSet {
  required?: boolean | Ref<boolean>;
}

export interface ClusterSecretStoreSpecProviderVaultTls {
  certSecretRef?: ClusterSecretStoreSpecProviderCrdAuthRef;
  keySecretRef?: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderVolcengineAuth {
  secretRef?: ClusterSecretStoreSpecProviderVolcengineAuthSecretRef;
}

export interface ClusterSecretStoreSpecProviderWebhookAuth {
  ntlm?: ClusterSecretStoreSpecProviderWebhookAuthNtlm;
}

export interface ClusterSecretStoreSpecProviderWebhookResult {
  jsonPath?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderYandexcertificatemanagerAuth {
  authorizedKeySecretRef?: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderYandexcertificatemanagerFetching {
  byID?: Record<string, never>;
  byName?: ClusterSecretStoreSpecProviderYandexcertificatemanagerFetchingByName;
}

export interface ClusterSecretStoreSpecProviderAkeylessAuthSecretRefKubernetesAuth {
  accessID: string | Ref<string>;
  k8sConfName: string | Ref<string>;
  secretRef?: ClusterSecretStoreSpecProviderCrdAuthRef;
  serviceAccountRef?: ClusterSecretStoreSpecProviderAzurekvServiceAccountRef;
}

export interface ClusterSecretStoreSpecProviderAkeylessAuthSecretRefSecretRef {
  accessID?: ClusterSecretStoreSpecProviderCrdAuthRef;
  accessType?: ClusterSecretStoreSpecProviderCrdAuthRef;
  accessTypeParam?: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderAwsAuthJwt {
  serviceAccountRef?: ClusterSecretStoreSpecProviderAzurekvServiceAccountRef;
}

export interface ClusterSecretStoreSpecProviderAwsAuthSecretRef {
  accessKeyIDSecretRef?: ClusterSecretStoreSpecProviderCrdAuthRef;
  secretAccessKeySecretRef?: ClusterSecretStoreSpecProviderCrdAuthRef;
  sessionTokenSecretRef?: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderAwsSessionTags {
  key: string | Ref<string>;
  value: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderBarbicanAuthPassword {
  secretRef: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderBarbicanAuthUsername {
  secretRef?: ClusterSecretStoreSpecProviderCrdAuthRef;
  value?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderBeyondtrustworkloadcredentialsAuthApikey {
  token: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderBitwardensecretsmanagerAuthSecretRef {
  credentials: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderChefAuthSecretRef {
  privateKeySecretRef: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderCloudrusmAuthSecretRef {
  accessKeyIDSecretRef: ClusterSecretStoreSpecProviderCrdAuthRef;
  accessKeySecretSecretRef: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderConjurAuthApikey {
  account: string | Ref<string>;
  apiKeyRef: ClusterSecretStoreSpecProviderCrdAuthRef;
  userRef: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderConjurAuthCert {
  account: string | Ref<string>;
  clientCertRef: ClusterSecretStoreSpecProviderCrdAuthRef;
  clientKeyRef: ClusterSecretStoreSpecProviderCrdAuthRef;
  hostId?: string | Ref<string>;
  serviceID: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderConjurAuthJwt {
  account: string | Ref<string>;
  hostId?: string | Ref<string>;
  secretRef?: ClusterSecretStoreSpecProviderCrdAuthRef;
  serviceAccountRef?: ClusterSecretStoreSpecProviderAzurekvServiceAccountRef;
  serviceID: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderCrdAuthCert {
  clientCert: ClusterSecretStoreSpecProviderCrdAuthRef;
  clientKey: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderCrdAuthToken {
  bearerToken: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderDopplerAuthOidcConfig {
  /** Int64; default 600. */
  expirationSeconds?: number | Ref<number>;
  identity: string | Ref<string>;
  serviceAccountRef: ClusterSecretStoreSpecProviderAzurekvServiceAccountRef;
}

export interface ClusterSecretStoreSpecProviderDopplerAuthSecretRef {
  dopplerToken: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderDvlsAuthSecretRef {
  appId: ClusterSecretStoreSpecProviderCrdAuthRef;
  appSecret: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderFakeData {
  key: string | Ref<string>;
  value: string | Ref<string>;
  version?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderGcpsmAuthSecretRef {
  secretAccessKeySecretRef?: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderGcpsmAuthWorkloadIdentity {
  clusterLocation?: string | Ref<string>;
  clusterName?: string | Ref<string>;
  clusterProjectID?: string | Ref<string>;
  serviceAccountRef: ClusterSecretStoreSpecProviderAzurekvServiceAccountRef;
}

export interface ClusterSecretStoreSpecProviderGcpsmAuthWorkloadIdentityFederation {
  audience?: string | Ref<string>;
  awsSecurityCredentials?: ClusterSecretStoreSpecProviderGcpsmAuthWorkloadIdentityFederationAwsSecurityCredentials;
  credConfig?: ClusterSecretStoreSpecProviderGcpsmAuthWorkloadIdentityFederationCredConfig;
  externalTokenEndpoint?: string | Ref<string>;
  /** At least 1 character; matches ^.*@.*\.iam\.gserviceaccount\.com$. */
  gcpServiceAccountEmail?: string | Ref<string>;
  serviceAccountRef?: ClusterSecretStoreSpecProviderAzurekvServiceAccountRef;
}

export interface ClusterSecretStoreSpecProviderGitlabAuthSecretRef {
  accessToken?: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderIbmAuthContainerAuth {
  iamEndpoint?: string | Ref<string>;
  profile: string | Ref<string>;
  tokenLocation?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderIbmAuthSecretRef {
  iamEndpoint?: string | Ref<string>;
  secretApiKeySecretRef?: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderInfisicalAuthAwsAuthCredentials {
  identityId: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderInfisicalAuthAzureAuthCredentials {
  identityId: ClusterSecretStoreSpecProviderCrdAuthRef;
  resource?: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderInfisicalAuthGcpIamAuthCredentials {
  identityId: ClusterSecretStoreSpecProviderCrdAuthRef;
  serviceAccountKeyFilePath: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderInfisicalAuthJwtAuthCredentials {
  identityId: ClusterSecretStoreSpecProviderCrdAuthRef;
  jwt: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderInfisicalAuthKubernetesAuthCredentials {
  identityId: ClusterSecretStoreSpecProviderCrdAuthRef;
  serviceAccountTokenPath?: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderInfisicalAuthLdapAuthCredentials {
  identityId: ClusterSecretStoreSpecProviderCrdAuthRef;
  ldapPassword: ClusterSecretStoreSpecProviderCrdAuthRef;
  ldapUsername: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderInfisicalAuthOciAuthCredentials {
  fingerprint: ClusterSecretStoreSpecProviderCrdAuthRef;
  identityId: ClusterSecretStoreSpecProviderCrdAuthRef;
  privateKey: ClusterSecretStoreSpecProviderCrdAuthRef;
  privateKeyPassphrase?: ClusterSecretStoreSpecProviderCrdAuthRef;
  region: ClusterSecretStoreSpecProviderCrdAuthRef;
  tenancyId: ClusterSecretStoreSpecProviderCrdAuthRef;
  userId: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderInfisicalAuthTokenAuthCredentials {
  accessToken: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderInfisicalAuthUniversalAuthCredentials {
  clientId: ClusterSecretStoreSpecProviderCrdAuthRef;
  clientSecret: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderOnepasswordAuthSecretRef {
  connectTokenSecretRef: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderOpenBaoAuthAppRole {
  /** Default approle. */
  path?: string | Ref<string>;
  /** At least 1 character. */
  roleId?: string | Ref<string>;
  roleRef?: ClusterSecretStoreSpecProviderCrdAuthRef;
  secretRef: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderOpenBaoAuthUserPass {
  /** Default userpass. */
  path?: string | Ref<string>;
  secretRef?: ClusterSecretStoreSpecProviderCrdAuthRef;
  username: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderOracleAuthSecretRef {
  fingerprint: ClusterSecretStoreSpecProviderCrdAuthRef;
  privatekey: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderOvhAuthMtls {
  /** Byte. */
  caBundle?: string | Ref<string>;
  caProvider?: ClusterSecretStoreSpecProviderAkeylessCaProvider;
  certSecretRef: ClusterSecretStoreSpecProviderCrdAuthRef;
  keySecretRef: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderOvhAuthToken {
  tokenSecretRef: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderPassworddepotAuthSecretRef {
  credentials?: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderPulumiAuthOidcConfig {
  /** Int64; at least 600; default 600. */
  expirationSeconds?: number | Ref<number>;
  organization: string | Ref<string>;
  serviceAccountRef: ClusterSecretStoreSpecProviderAzurekvServiceAccountRef;
}

export interface ClusterSecretStoreSpecProviderVaultAuthAppRole {
  /** Default approle. */
  path?: string | Ref<string>;
  roleId?: string | Ref<string>;
  roleRef?: ClusterSecretStoreSpecProviderCrdAuthRef;
  secretRef: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderVaultAuthCert {
  clientCert?: ClusterSecretStoreSpecProviderCrdAuthRef;
  /** Default cert. */
  path?: string | Ref<string>;
  secretRef?: ClusterSecretStoreSpecProviderCrdAuthRef;
  vaultRole?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderVaultAuthGcp {
  location?: string | Ref<string>;
  /** Default gcp. */
  path?: string | Ref<string>;
  projectID?: string | Ref<string>;
  role: string | Ref<string>;
  secretRef?: ClusterSecretStoreSpecProviderGcpsmAuthSecretRef;
  serviceAccountRef?: ClusterSecretStoreSpecProviderAzurekvServiceAccountRef;
  workloadIdentity?: ClusterSecretStoreSpecProviderGcpsmAuthWorkloadIdentity;
}

export interface ClusterSecretStoreSpecProviderVaultAuthIam {
  externalID?: string | Ref<string>;
  jwt?: ClusterSecretStoreSpecProviderAwsAuthJwt;
  path?: string | Ref<string>;
  region?: string | Ref<string>;
  role?: string | Ref<string>;
  secretRef?: ClusterSecretStoreSpecProviderAwsAuthSecretRef;
  vaultAwsIamServerID?: string | Ref<string>;
  vaultRole: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderVaultAuthJwt {
  kubernetesServiceAccountToken?: ClusterSecretStoreSpecProviderVaultAuthJwtKubernetesServiceAccountToken;
  /** Default jwt. */
  path?: string | Ref<string>;
  role?: string | Ref<string>;
  secretRef?: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderVaultAuthKubernetes {
  /** Default kubernetes. */
  mountPath?: string | Ref<string>;
  role: string | Ref<string>;
  secretRef?: ClusterSecretStoreSpecProviderCrdAuthRef;
  serviceAccountRef?: ClusterSecretStoreSpecProviderAzurekvServiceAccountRef;
}

export interface ClusterSecretStoreSpecProviderVaultAuthLdap {
  /** Default ldap. */
  path?: string | Ref<string>;
  secretRef?: ClusterSecretStoreSpecProviderCrdAuthRef;
  username: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderVolcengineAuthSecretRef {
  accessKeyID: ClusterSecretStoreSpecProviderCrdAuthRef;
  secretAccessKey: ClusterSecretStoreSpecProviderCrdAuthRef;
  token?: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderWebhookAuthNtlm {
  passwordSecret: ClusterSecretStoreSpecProviderCrdAuthRef;
  usernameSecret: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderWebhookSecrets {
  name: string | Ref<string>;
  secretRef: ClusterSecretStoreSpecProviderCrdAuthRef;
}

export interface ClusterSecretStoreSpecProviderYandexcertificatemanagerFetchingByName {
  folderID: string | Ref<string>;
}

export interface ClusterSecretStoreSpecConditionsNamespaceSelectorMatchExpressions {
  key: string | Ref<string>;
  operator: string | Ref<string>;
  values?: readonly (string | Ref<string>)[];
}

export interface ClusterSecretStoreSpecProviderCrdWhitelistRules {
  name?: string | Ref<string>;
  namespace?: string | Ref<string>;
  properties?: readonly (string | Ref<string>)[];
}

export interface ClusterSecretStoreSpecProviderGcpsmAuthWorkloadIdentityFederationAwsSecurityCredentials {
  awsCredentialsSecretRef: ClusterSecretStoreSpecProviderGcpsmAuthWorkloadIdentityFederationAwsSecurityCredentialsAwsCredentialsSecretRef;
  /** 1 to 50 characters; matches ^[a-z0-9-]+$. */
  region: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderGcpsmAuthWorkloadIdentityFederationCredConfig {
  /** 1 to 253 characters; matches ^[-._a-zA-Z0-9]+$. */
  key: string | Ref<string>;
  /** 1 to 253 characters. */
  name: string | Ref<string>;
  /** 1 to 63 characters; matches ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$. */
  namespace?: string | Ref<string>;
}

export interface ClusterSecretStoreSpecProviderVaultAuthJwtKubernetesServiceAccountToken {
  audiences?: readonly (string | Ref<string>)[];
  /** Int64. */
  expirationSeconds?: number | Ref<number>;
  serviceAccountRef: ClusterSecretStoreSpecProviderAzurekvServiceAccountRef;
}

export interface ClusterSecretStoreSpecProviderGcpsmAuthWorkloadIdentityFederationAwsSecurityCredentialsAwsCredentialsSecretRef {
  /** 1 to 253 characters. */
  name: string | Ref<string>;
  /** 1 to 63 characters; matches ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$. */
  namespace?: string | Ref<string>;
}
