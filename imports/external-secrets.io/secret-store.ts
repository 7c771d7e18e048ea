// Made by charthouse import from the CustomResourceDefinition secretstores.external-secrets.io; do not edit.
import { ApiObject, type ApiObjectOptions, type ObjectMeta, type Ref } from 'charthouse';
import type { Construct } from 'constructs';

/** external-secrets.io/v1 SecretStore, namespaced. */
export class SecretStore extends ApiObject {
  static readonly apiVersion = 'external-secrets.io/v1';
  static readonly kind = 'SecretStore';

  constructor(scope: Construct, id: string, props: SecretStoreProps = {}, options: ApiObjectOptions = {}) {
    const { apiVersion, kind } = SecretStore;
    super(scope, id, { ...props, apiVersion, kind }, { resourceType: 'secretstores', ...options });
  }
}

export interface SecretStoreProps {
  metadata?: ObjectMeta;
  spec?: SecretStoreSpec;
}

export interface SecretStoreSpec {
  conditions?: readonly SecretStoreSpecConditions[];
  controller?: string | Ref<string>;
  /** Exactly 1 field. */
  provider: SecretStoreSpecProvider;
  refreshInterval?: number | string | Ref<number | string>;
  retrySettings?: SecretStoreSpecRetrySettings;
}

export interface SecretStoreSpecProvider {
  akeyless?: SecretStoreSpecProviderAkeyless;
  aws?: SecretStoreSpecProviderAws;
  azurekv?: SecretStoreSpecProviderAzurekv;
  barbican?: SecretStoreSpecProviderBarbican;
  beyondtrust?: SecretStoreSpecProviderBeyondtrust;
  beyondtrustworkloadcredentials?: SecretStoreSpecProviderBeyondtrustworkloadcredentials;
  bitwardensecretsmanager?: SecretStoreSpecProviderBitwardensecretsmanager;
  chef?: SecretStoreSpecProviderChef;
  cloudrusm?: SecretStoreSpecProviderCloudrusm;
  conjur?: SecretStoreSpecProviderConjur;
  crd?: SecretStoreSpecProviderCrd;
  delinea?: SecretStoreSpecProviderDelinea;
  doppler?: SecretStoreSpecProviderDoppler;
  dvls?: SecretStoreSpecProviderDvls;
  fake?: SecretStoreSpecProviderFake;
  fortanix?: SecretStoreSpecProviderFortanix;
  gcpsm?: SecretStoreSpecProviderGcpsm;
  github?: SecretStoreSpecProviderGithub;
  gitlab?: SecretStoreSpecProviderGitlab;
  ibm?: SecretStoreSpecProviderIbm;
  infisical?: SecretStoreSpecProviderInfisical;
  keepersecurity?: SecretStoreSpecProviderKeepersecurity;
  kubernetes?: SecretStoreSpecProviderKubernetes;
  nebiusmysterybox?: SecretStoreSpecProviderNebiusmysterybox;
  ngrok?: SecretStoreSpecProviderNgrok;
  onboardbase?: SecretStoreSpecProviderOnboardbase;
  onepassword?: SecretStoreSpecProviderOnepassword;
  onepasswordSDK?: SecretStoreSpecProviderOnepasswordSDK;
  openBao?: SecretStoreSpecProviderOpenBao;
  oracle?: SecretStoreSpecProviderOracle;
  ovh?: SecretStoreSpecProviderOvh;
  passbolt?: SecretStoreSpecProviderPassbolt;
  passworddepot?: SecretStoreSpecProviderPassworddepot;
  previder?: SecretStoreSpecProviderPrevider;
  pulumi?: SecretStoreSpecProviderPulumi;
  scaleway?: SecretStoreSpecProviderScaleway;
  secretserver?: SecretStoreSpecProviderSecretserver;
  senhasegura?: SecretStoreSpecProviderSenhasegura;
  vault?: SecretStoreSpecProviderVault;
  volcengine?: SecretStoreSpecProviderVolcengine;
  webhook?: SecretStoreSpecProviderWebhook;
  yandexcertificatemanager?: SecretStoreSpecProviderYandexcertificatemanager;
  yandexlockbox?: SecretStoreSpecProviderYandexcertificatemanager;
}

export interface SecretStoreSpecRetrySettings {
  /** Int32. */
  maxRetries?: number | Ref<number>;
  retryInterval?: string | Ref<string>;
}

export interface SecretStoreSpecConditions {
  namespaceRegexes?: readonly (string | Ref<string>)[];
  namespaceSelector?: SecretStoreSpecConditionsNamespaceSelector;
  namespaces?: readonly (string | Ref<string>)[];
}

export interface SecretStoreSpecProviderAkeyless {
  akeylessGWApiURL: string | Ref<string>;
  authSecretRef: SecretStoreSpecProviderAkeylessAuthSecretRef;
  /** Byte. */
  caBundle?: string | Ref<string>;
  caProvider?: SecretStoreSpecProviderAkeylessCaProvider;
  ignoreCache?: boolean | Ref<boolean>;
}

export interface SecretStoreSpecProviderAws {
  additionalRoles?: readonly (string | Ref<string>)[];
  auth?: SecretStoreSpecProviderAwsAuth;
  customSessionTags?: Record<string, string | Ref<string>>;
  externalID?: string | Ref<string>;
  prefix?: string | Ref<string>;
  region: string | Ref<string>;
  role?: string | Ref<string>;
  secretsManager?: SecretStoreSpecProviderAwsSecretsManager;
  service: 'SecretsManager' | 'ParameterStore' | 'CertificateManager' | Ref<'SecretsManager' | 'ParameterStore' | 'CertificateManager'>;
  sessionTags?: readonly SecretStoreSpecProviderAwsSessionTags[];
  /** Default None. */
  sessionTagsPolicy?: 'None' | 'Simple' | 'Custom' | Ref<'None' | 'Simple' | 'Custom'>;
  transitiveTagKeys?: readonly (string | Ref<string>)[];
}

export interface SecretStoreSpecProviderAzurekv {
  authSecretRef?: SecretStoreSpecProviderAzurekvAuthSecretRef;
  /** Default ServicePrincipal. */
  authType?: 'ServicePrincipal' | 'ManagedIdentity' | 'WorkloadIdentity' | Ref<'ServicePrincipal' | 'ManagedIdentity' | 'WorkloadIdentity'>;
  customCloudConfig?: SecretStoreSpecProviderAzurekvCustomCloudConfig;
  /** Default PublicCloud. */
  environmentType?: 'PublicCloud' | 'USGovernmentCloud' | 'ChinaCloud' | 'GermanCloud' | 'AzureStackCloud' | Ref<'PublicCloud' | 'USGovernmentCloud' | 'ChinaCloud' | 'GermanCloud' | 'AzureStackCloud'>;
  identityId?: string | Ref<string>;
  serviceAccountRef?: SecretStoreSpecProviderAzurekvServiceAccountRef;
  tenantId?: string | Ref<string>;
  /** Default false. */
  useAzureSDK?: boolean | Ref<boolean>;
  vaultUrl: string | Ref<string>;
}

export interface SecretStoreSpecProviderBarbican {
  auth: SecretStoreSpecProviderBarbicanAuth;
  authURL?: string | Ref<string>;
  domainName?: string | Ref<string>;
  region?: string | Ref<string>;
  tenantName?: string | Ref<string>;
}

export interface SecretStoreSpecProviderBeyondtrust {
  auth: SecretStoreSpecProviderBeyondtrustAuth;
  server: SecretStoreSpecProviderBeyondtrustServer;
}

export interface SecretStoreSpecProviderBeyondtrustworkloadcredentials {
  auth: SecretStoreSpecProviderBeyondtrustworkloadcredentialsAuth;
  /** Byte. */
  caBundle?: string | Ref<string>;
  caProvider?: SecretStoreSpecProviderAkeylessCaProvider;
  folderPath?: string | Ref<string>;
  server: SecretStoreSpecProviderBeyondtrustworkloadcredentialsServer;
}

export interface SecretStoreSpecProviderBitwardensecretsmanager {
  apiURL?: string | Ref<string>;
  auth: SecretStoreSpecProviderBitwardensecretsmanagerAuth;
  bitwardenServerSDKURL?: string | Ref<string>;
  caBundle?: string | Ref<string>;
  caProvider?: SecretStoreSpecProviderAkeylessCaProvider;
  identityURL?: string | Ref<string>;
  organizationID: string | Ref<string>;
  projectID: string | Ref<string>;
}

export interface SecretStoreSpecProviderChef {
  auth: SecretStoreSpecProviderChefAuth;
  serverUrl: string | Ref<string>;
  username: string | Ref<string>;
}

export interface SecretStoreSpecProviderCloudrusm {
  auth: SecretStoreSpecProviderCloudrusmAuth;
  projectID?: string | Ref<string>;
}

export interface SecretStoreSpecProviderConjur {
  /** Exactly 1 field. */
  auth: SecretStoreSpecProviderConjurAuth;
  caBundle?: string | Ref<string>;
  caProvider?: SecretStoreSpecProviderAkeylessCaProvider;
  url: string | Ref<string>;
}

export interface SecretStoreSpecProviderCrd {
  /** Exactly 1 field. */
  auth?: SecretStoreSpecProviderCrdAuth;
  authRef?: SecretStoreSpecProviderCrdAuthRef;
  resource: SecretStoreSpecProviderCrdResource;
  server?: SecretStoreSpecProviderCrdServer;
  whitelist?: SecretStoreSpecProviderCrdWhitelist;
}

export interface SecretStoreSpecProviderDelinea {
  clientId: SecretStoreSpecProviderDelineaClientId;
  clientSecret: SecretStoreSpecProviderDelineaClientId;
  tenant: string | Ref<string>;
  tld?: string | Ref<string>;
  urlTemplate?: string | Ref<string>;
}

export interface SecretStoreSpecProviderDoppler {
  auth: SecretStoreSpecProviderDopplerAuth;
  config?: string | Ref<string>;
  format?: 'json' | 'dotnet-json' | 'env' | 'yaml' | 'docker' | Ref<'json' | 'dotnet-json' | 'env' | 'yaml' | 'docker'>;
  nameTransformer?: 'upper-camel' | 'camel' | 'lower-snake' | 'tf-var' | 'dotnet-env' | 'lower-kebab' | Ref<'upper-camel' | 'camel' | 'lower-snake' | 'tf-var' | 'dotnet-env' | 'lower-kebab'>;
  project?: string | Ref<string>;
}

export interface SecretStoreSpecProviderDvls {
  auth: SecretStoreSpecProviderDvlsAuth;
  insecure?: boolean | Ref<boolean>;
  serverUrl: string | Ref<string>;
  vault?: string | Ref<string>;
}

export interface SecretStoreSpecProviderFake {
  data: readonly SecretStoreSpecProviderFakeData[];
  validationResult?: number | Ref<number>;
}

export interface SecretStoreSpecProviderFortanix {
  apiKey?: SecretStoreSpecProviderFortanixApiKey;
  apiUrl?: string | Ref<string>;
}

export interface SecretStoreSpecProviderGcpsm {
  auth?: SecretStoreSpecProviderGcpsmAuth;
  location?: string | Ref<string>;
  projectID?: string | Ref<string>;
  /** Default LatestOrFail. */
  secretVersionSelectionPolicy?: string | Ref<string>;
}

export interface SecretStoreSpecProviderGithub {
  /** Int64. */
  appID: number | Ref<number>;
  auth: SecretStoreSpecProviderGithubAuth;
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

export interface SecretStoreSpecProviderGitlab {
  auth: SecretStoreSpecProviderGitlabAuth;
  /** Byte. */
  caBundle?: string | Ref<string>;
  caProvider?: SecretStoreSpecProviderAkeylessCaProvider;
  environment?: string | Ref<string>;
  groupIDs?: readonly (string | Ref<string>)[];
  inheritFromGroups?: boolean | Ref<boolean>;
  projectID?: string | Ref<string>;
  url?: string | Ref<string>;
}

export interface SecretStoreSpecProviderIbm {
  /** Exactly 1 field. */
  auth: SecretStoreSpecProviderIbmAuth;
  serviceUrl?: string | Ref<string>;
}

export interface SecretStoreSpecProviderInfisical {
  auth: SecretStoreSpecProviderInfisicalAuth;
  /** Byte. */
  caBundle?: string | Ref<string>;
  caProvider?: SecretStoreSpecProviderAkeylessCaProvider;
  /** Default https://app.infisical.com/api. */
  hostAPI?: string | Ref<string>;
  secretsScope: SecretStoreSpecProviderInfisicalSecretsScope;
}

export interface SecretStoreSpecProviderKeepersecurity {
  authRef: SecretStoreSpecProviderCrdAuthRef;
  folderID: string | Ref<string>;
  getByTitleFallback?: boolean | Ref<boolean>;
}

export interface SecretStoreSpecProviderKubernetes {
  /** Exactly 1 field. */
  auth?: SecretStoreSpecProviderCrdAuth;
  authRef?: SecretStoreSpecProviderCrdAuthRef;
  /** 1 to 63 characters; matches ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$; default default. */
  remoteNamespace?: string | Ref<string>;
  server?: SecretStoreSpecProviderCrdServer;
}

export interface SecretStoreSpecProviderNebiusmysterybox {
  apiDomain: string | Ref<string>;
  auth: SecretStoreSpecProviderNebiusmysteryboxAuth;
  caProvider?: SecretStoreSpecProviderNebiusmysteryboxCaProvider;
}

export interface SecretStoreSpecProviderNgrok {
  /** Default https://api.ngrok.com. */
  apiUrl?: string | Ref<string>;
  /** Exactly 1 field. */
  auth: SecretStoreSpecProviderNgrokAuth;
  vault: SecretStoreSpecProviderNgrokVault;
}

export interface SecretStoreSpecProviderOnboardbase {
  /** Default https://public.onboardbase.com/api/v1/. */
  apiHost?: string | Ref<string>;
  auth: SecretStoreSpecProviderOnboardbaseAuth;
  /** Default development. */
  environment?: string | Ref<string>;
  /** Default development. */
  project?: string | Ref<string>;
}

export interface SecretStoreSpecProviderOnepassword {
  auth: SecretStoreSpecProviderOnepasswordAuth;
  connectHost: string | Ref<string>;
  vaults: Record<string, number | Ref<number>>;
}

export interface SecretStoreSpecProviderOnepasswordSDK {
  auth: SecretStoreSpecProviderOnepasswordSDKAuth;
  cache?: SecretStoreSpecProviderOnepasswordSDKCache;
  environment?: string | Ref<string>;
  integrationInfo?: SecretStoreSpecProviderOnepasswordSDKIntegrationInfo;
  vault?: string | Ref<string>;
}

export interface SecretStoreSpecProviderOpenBao {
  auth?: SecretStoreSpecProviderOpenBaoAuth;
  /** Byte. */
  caBundle?: string | Ref<string>;
  caProvider?: SecretStoreSpecProviderAkeylessCaProvider;
  namespace?: string | Ref<string>;
  path?: string | Ref<string>;
  server: string | Ref<string>;
  /** Default v2. */
  version?: 'v1' | 'v2' | Ref<'v1' | 'v2'>;
}

export interface SecretStoreSpecProviderOracle {
  auth?: SecretStoreSpecProviderOracleAuth;
  compartment?: string | Ref<string>;
  encryptionKey?: string | Ref<string>;
  principalType?: '' | 'UserPrincipal' | 'InstancePrincipal' | 'Workload' | Ref<'' | 'UserPrincipal' | 'InstancePrincipal' | 'Workload'>;
  region: string | Ref<string>;
  serviceAccountRef?: SecretStoreSpecProviderAzurekvServiceAccountRef;
  vault: string | Ref<string>;
}

export interface SecretStoreSpecProviderOvh {
  auth: SecretStoreSpecProviderOvhAuth;
  casRequired?: boolean | Ref<boolean>;
  /** Int32; at least 1; default 30. */
  okmsTimeout?: number | Ref<number>;
  okmsid: string | Ref<string>;
  server: string | Ref<string>;
}

export interface SecretStoreSpecProviderPassbolt {
  auth: SecretStoreSpecProviderPassboltAuth;
  /** Byte. */
  caBundle?: string | Ref<string>;
  caProvider?: SecretStoreSpecProviderAkeylessCaProvider;
  host: string | Ref<string>;
}

export interface SecretStoreSpecProviderPassworddepot {
  auth: SecretStoreSpecProviderPassworddepotAuth;
  database: string | Ref<string>;
  host: string | Ref<string>;
}

export interface SecretStoreSpecProviderPrevider {
  auth: SecretStoreSpecProviderPreviderAuth;
  baseUri?: string | Ref<string>;
}

export interface SecretStoreSpecProviderPulumi {
  accessToken?: SecretStoreSpecProviderFortanixApiKey;
  /** Default https://api.pulumi.com/api/esc. */
  apiUrl?: string | Ref<string>;
  auth?: SecretStoreSpecProviderPulumiAuth;
  environment: string | Ref<string>;
  organization: string | Ref<string>;
  project: string | Ref<string>;
}

export interface SecretStoreSpecProviderScaleway {
  accessKey: SecretStoreSpecProviderDelineaClientId;
  apiUrl?: string | Ref<string>;
  projectId: string | Ref<string>;
  region: string | Ref<string>;
  secretKey: SecretStoreSpecProviderDelineaClientId;
}

export interface SecretStoreSpecProviderSecretserver {
  /** Byte. */
  caBundle?: string | Ref<string>;
  caProvider?: SecretStoreSpecProviderAkeylessCaProvider;
  domain?: string | Ref<string>;
  password?: SecretStoreSpecProviderSecretserverPassword;
  serverURL: string | Ref<string>;
  token?: SecretStoreSpecProviderSecretserverPassword;
  username?: SecretStoreSpecProviderSecretserverPassword;
}

export interface SecretStoreSpecProviderSenhasegura {
  auth: SecretStoreSpecProviderSenhaseguraAuth;
  /** Default false. */
  ignoreSslCertificate?: boolean | Ref<boolean>;
  module: string | Ref<string>;
  url: string | Ref<string>;
}

export interface SecretStoreSpecProviderVault {
  auth?: SecretStoreSpecProviderVaultAuth;
  /** Byte. */
  caBundle?: string | Ref<string>;
  caProvider?: SecretStoreSpecProviderAkeylessCaProvider;
  checkAndSet?: SecretStoreSpecProviderVaultCheckAndSet;
  forwardInconsistent?: boolean | Ref<boolean>;
  headers?: Record<string, string | Ref<string>>;
  namespace?: string | Ref<string>;
  path?: string | Ref<string>;
  readYourWrites?: boolean | Ref<boolean>;
  server: string | Ref<string>;
  tls?: SecretStoreSpecProviderVaultTls;
  /** Default v2. */
  version?: 'v1' | 'v2' | Ref<'v1' | 'v2'>;
}

export interface SecretStoreSpecProviderVolcengine {
  auth?: SecretStoreSpecProviderVolcengineAuth;
  region: string | Ref<string>;
}

export interface SecretStoreSpecProviderWebhook {
  /** Exactly 1 field. */
  auth?: SecretStoreSpecProviderWebhookAuth;
  body?: string | Ref<string>;
  /** Byte. */
  caBundle?: string | Ref<string>;
  caProvider?: SecretStoreSpecProviderAkeylessCaProvider;
  headers?: Record<string, string | Ref<string>>;
  method?: string | Ref<string>;
  result?: SecretStoreSpecProviderWebhookResult;
  secrets?: readonly SecretStoreSpecProviderWebhookSecrets[];
  timeout?: string | Ref<string>;
  url: string | Ref<string>;
}

export interface SecretStoreSpecProviderYandexcertificatemanager {
  apiEndpoint?: string | Ref<string>;
  auth: SecretStoreSpecProviderYandexcertificatemanagerAuth;
  caProvider?: SecretStoreSpecProviderNebiusmysteryboxCaProvider;
  /** Exactly 1 field. */
  fetching?: SecretStoreSpecProviderYandexcertificatemanagerFetching;
}

export interface SecretStoreSpecConditionsNamespaceSelector {
  matchExpressions?: readonly SecretStoreSpecConditionsNamespaceSelectorMatchExpressions[];
  matchLabels?: Record<string, string | Ref<string>>;
}

export interface SecretStoreSpecProviderAkeylessAuthSecretRef {
  kubernetesAuth?: SecretStoreSpecProviderAkeylessAuthSecretRefKubernetesAuth;
  secretRef?: SecretStoreSpecProviderAkeylessAuthSecretRefSecretRef;
  serviceAccountRef?: SecretStoreSpecProviderAzurekvServiceAccountRef;
}

export interface SecretStoreSpecProviderAkeylessCaProvider {
  /** 1 to 253 characters; matches ^[-._a-zA-Z0-9]+$. */
  key?: string | Ref<string>;
  /** 1 to 253 characters. */
  name: string | Ref<string>;
  /** 1 to 63 characters; matches ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$. */
  namespace?: string | Ref<string>;
  type: 'Secret' | 'ConfigMap' | Ref<'Secret' | 'ConfigMap'>;
}

export interface SecretStoreSpecProviderAwsAuth {
  jwt?: SecretStoreSpecProviderAwsAuthJwt;
  secretRef?: SecretStoreSpecProviderAwsAuthSecretRef;
}

export interface SecretStoreSpecProviderAwsSecretsManager {
  forceDeleteWithoutRecovery?: boolean | Ref<boolean>;
  /** Int64. */
  recoveryWindowInDays?: number | Ref<number>;
}

export interface SecretStoreSpecProviderAzurekvAuthSecretRef {
  clientCertificate?: SecretStoreSpecProviderCrdAuthRef;
  clientId?: SecretStoreSpecProviderCrdAuthRef;
  clientSecret?: SecretStoreSpecProviderCrdAuthRef;
  tenantId?: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderAzurekvCustomCloudConfig {
  activeDirectoryEndpoint: string | Ref<string>;
  keyVaultDNSSuffix?: string | Ref<string>;
  keyVaultEndpoint?: string | Ref<string>;
  resourceManagerEndpoint?: string | Ref<string>;
}

export interface SecretStoreSpecProviderAzurekvServiceAccountRef {
  audiences?: readonly (string | Ref<string>)[];
  /** 1 to 253 characters. */
  name: string | Ref<string>;
  /** 1 to 63 characters; matches ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$. */
  namespace?: string | Ref<string>;
}

export interface SecretStoreSpecProviderBarbicanAuth {
  password: SecretStoreSpecProviderBarbicanAuthPassword;
  /** Exactly 1 field. */
  username: SecretStoreSpecProviderBarbicanAuthUsername;
}

export interface SecretStoreSpecProviderBeyondtrustAuth {
  apiKey?: SecretStoreSpecProviderDelineaClientId;
  certificate?: SecretStoreSpecProviderDelineaClientId;
  certificateKey?: SecretStoreSpecProviderDelineaClientId;
  clientId?: SecretStoreSpecProviderDelineaClientId;
  clientSecret?: SecretStoreSpecProviderDelineaClientId;
}

export interface SecretStoreSpecProviderBeyondtrustServer {
  apiUrl: string | Ref<string>;
  apiVersion?: string | Ref<string>;
  clientTimeOutSeconds?: number | Ref<number>;
  /** Default true. */
  decrypt?: boolean | Ref<boolean>;
  retrievalType?: string | Ref<string>;
  separator?: string | Ref<string>;
  verifyCA: boolean | Ref<boolean>;
}

export interface SecretStoreSpecProviderBeyondtrustworkloadcredentialsAuth {
  apikey: SecretStoreSpecProviderBeyondtrustworkloadcredentialsAuthApikey;
}

export interface SecretStoreSpecProviderBeyondtrustworkloadcredentialsServer {
  apiUrl: string | Ref<string>;
  siteId: string | Ref<string>;
}

export interface SecretStoreSpecProviderBitwardensecretsmanagerAuth {
  secretRef: SecretStoreSpecProviderBitwardensecretsmanagerAuthSecretRef;
}

export interface SecretStoreSpecProviderChefAuth {
  secretRef: SecretStoreSpecProviderChefAuthSecretRef;
}

export interface SecretStoreSpecProviderCloudrusmAuth {
  secretRef?: SecretStoreSpecProviderCloudrusmAuthSecretRef;
}

export interface SecretStoreSpecProviderConjurAuth {
  apikey?: SecretStoreSpecProviderConjurAuthApikey;
  cert?: SecretStoreSpecProviderConjurAuthCert;
  jwt?: SecretStoreSpecProviderConjurAuthJwt;
}

export interface SecretStoreSpecProviderCrdAuth {
  cert?: SecretStoreSpecProviderCrdAuthCert;
  serviceAccount?: SecretStoreSpecProviderAzurekvServiceAccountRef;
  token?: SecretStoreSpecProviderCrdAuthToken;
}

export interface SecretStoreSpecProviderCrdAuthRef {
  /** 1 to 253 characters; matches ^[-._a-zA-Z0-9]+$. */
  key?: string | Ref<string>;
  /** 1 to 253 characters. */
  name?: string | Ref<string>;
  /** 1 to 63 characters; matches ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$. */
  namespace?: string | Ref<string>;
}

export interface SecretStoreSpecProviderCrdResource {
  group: string | Ref<string>;
  /** At least 1 character. */
  kind: string | Ref<string>;
  /** At least 1 character. */
  version: string | Ref<string>;
}

export interface SecretStoreSpecProviderCrdServer {
  /** Byte. */
  caBundle?: string | Ref<string>;
  caProvider?: SecretStoreSpecProviderAkeylessCaProvider;
  /** Default kubernetes.default. */
  url?: string | Ref<string>;
}

export interface SecretStoreSpecProviderCrdWhitelist {
  rules?: readonly SecretStoreSpecProviderCrdWhitelistRules[];
}

export interface SecretStoreSpecProviderDelineaClientId {
  secretRef?: SecretStoreSpecProviderCrdAuthRef;
  value?: string | Ref<string>;
}

export interface SecretStoreSpecProviderDopplerAuth {
  oidcConfig?: SecretStoreSpecProviderDopplerAuthOidcConfig;
  secretRef?: SecretStoreSpecProviderDopplerAuthSecretRef;
}

export interface SecretStoreSpecProviderDvlsAuth {
  secretRef: SecretStoreSpecProviderDvlsAuthSecretRef;
}

export interface SecretStoreSpecProviderFortanixApiKey {
  secretRef?: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderGcpsmAuth {
  secretRef?: SecretStoreSpecProviderGcpsmAuthSecretRef;
  workloadIdentity?: SecretStoreSpecProviderGcpsmAuthWorkloadIdentity;
  workloadIdentityFederation?: SecretStoreSpecProviderGcpsmAuthWorkloadIdentityFederation;
}

export interface SecretStoreSpecProviderGithubAuth {
  privateKey: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderGitlabAuth {
  SecretRef: SecretStoreSpecProviderGitlabAuthSecretRef;
}

export interface SecretStoreSpecProviderIbmAuth {
  containerAuth?: SecretStoreSpecProviderIbmAuthContainerAuth;
  secretRef?: SecretStoreSpecProviderIbmAuthSecretRef;
}

export interface SecretStoreSpecProviderInfisicalAuth {
  awsAuthCredentials?: SecretStoreSpecProviderInfisicalAuthAwsAuthCredentials;
  azureAuthCredentials?: SecretStoreSpecProviderInfisicalAuthAzureAuthCredentials;
  gcpIamAuthCredentials?: SecretStoreSpecProviderInfisicalAuthGcpIamAuthCredentials;
  gcpIdTokenAuthCredentials?: SecretStoreSpecProviderInfisicalAuthAwsAuthCredentials;
  jwtAuthCredentials?: SecretStoreSpecProviderInfisicalAuthJwtAuthCredentials;
  kubernetesAuthCredentials?: SecretStoreSpecProviderInfisicalAuthKubernetesAuthCredentials;
  ldapAuthCredentials?: SecretStoreSpecProviderInfisicalAuthLdapAuthCredentials;
  ociAuthCredentials?: SecretStoreSpecProviderInfisicalAuthOciAuthCredentials;
  tokenAuthCredentials?: SecretStoreSpecProviderInfisicalAuthTokenAuthCredentials;
  universalAuthCredentials?: SecretStoreSpecProviderInfisicalAuthUniversalAuthCredentials;
}

export interface SecretStoreSpecProviderInfisicalSecretsScope {
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

export interface SecretStoreSpecProviderNebiusmysteryboxAuth {
  serviceAccountCredsSecretRef?: SecretStoreSpecProviderCrdAuthRef;
  tokenSecretRef?: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderNebiusmysteryboxCaProvider {
  certSecretRef?: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderNgrokAuth {
  apiKey?: SecretStoreSpecProviderFortanixApiKey;
}

export interface SecretStoreSpecProviderNgrokVault {
  name: string | Ref<string>;
}

export interface SecretStoreSpecProviderOnboardbaseAuth {
  apiKeyRef: SecretStoreSpecProviderCrdAuthRef;
  passcodeRef: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderOnepasswordAuth {
  secretRef: SecretStoreSpecProviderOnepasswordAuthSecretRef;
}

export interface SecretStoreSpecProviderOnepasswordSDKAuth {
  serviceAccountSecretRef: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderOnepasswordSDKCache {
  /** At least 1; default 100. */
  maxSize?: number | Ref<number>;
  /** Default 5m. */
  ttl?: string | Ref<string>;
}

export interface SecretStoreSpecProviderOnepasswordSDKIntegrationInfo {
  /** Default 1Password SDK. */
  name?: string | Ref<string>;
  /** Default v1.0.0. */
  version?: string | Ref<string>;
}

export interface SecretStoreSpecProviderOpenBaoAuth {
  appRole?: SecretStoreSpecProviderOpenBaoAuthAppRole;
  namespace?: string | Ref<string>;
  tokenSecretRef?: SecretStoreSpecProviderCrdAuthRef;
  userPass?: SecretStoreSpecProviderOpenBaoAuthUserPass;
}

export interface SecretStoreSpecProviderOracleAuth {
  secretRef: SecretStoreSpecProviderOracleAuthSecretRef;
  tenancy: string | Ref<string>;
  user: string | Ref<string>;
}

export interface SecretStoreSpecProviderOvhAuth {
  mtls?: SecretStoreSpecProviderOvhAuthMtls;
  token?: SecretStoreSpecProviderOvhAuthToken;
}

export interface SecretStoreSpecProviderPassboltAuth {
  passwordSecretRef: SecretStoreSpecProviderCrdAuthRef;
  privateKeySecretRef: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderPassworddepotAuth {
  secretRef: SecretStoreSpecProviderPassworddepotAuthSecretRef;
}

export interface SecretStoreSpecProviderPreviderAuth {
  secretRef?: SecretStoreSpecProviderInfisicalAuthTokenAuthCredentials;
}

export interface SecretStoreSpecProviderPulumiAuth {
  accessToken?: SecretStoreSpecProviderFortanixApiKey;
  oidcConfig?: SecretStoreSpecProviderPulumiAuthOidcConfig;
}

export interface SecretStoreSpecProviderSecretserverPassword {
  secretRef?: SecretStoreSpecProviderCrdAuthRef;
  /** At least 1 character. */
  value?: string | Ref<string>;
}

export interface SecretStoreSpecProviderSenhaseguraAuth {
  clientId: string | Ref<string>;
  clientSecretSecretRef: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderVaultAuth {
  appRole?: SecretStoreSpecProviderVaultAuthAppRole;
  cert?: SecretStoreSpecProviderVaultAuthCert;
  gcp?: SecretStoreSpecProviderVaultAuthGcp;
  iam?: SecretStoreSpecProviderVaultAuthIam;
  jwt?: SecretStoreSpecProviderVaultAuthJwt;
  kubernetes?: SecretStoreSpecProviderVaultAuthKubernetes;
  ldap?: SecretStoreSpecProviderVaultAuthLdap;
  namespace?: string | Ref<string>;
  tokenSecretRef?: SecretStoreSpecProviderCrdAuthRef;
  userPass?: SecretStoreSpecProviderOpenBaoAuthUserPass;
}

export interface SecretStoreSpecProviderVaultCheckAndSet {
  required?: boolean | Ref<boolean>;
}

export interface SecretStoreSpecProviderVaultTls {
  certSecretRef?: SecretStoreSpecProviderCrdAuthRef;
  keySecretRef?: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderVolcengineAuth {
  secretRef?: SecretStoreSpecProviderVolcengineAuthSecretRef;
}

export interface SecretStoreSpecProviderWebhookAuth {
  ntlm?: SecretStoreSpecProviderWebhookAuthNtlm;
}

export interface SecretStoreSpecProviderWebhookResult {
  jsonPath?: string | Ref<string>;
}

export interface SecretStoreSpecProviderYandexcertificatemanagerAuth {
  authorizedKeySecretRef?: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderYandexcertificatemanagerFetching {
  byID?: Record<string, never>;
  byName?: SecretStoreSpecProviderYandexcertificatemanagerFetchingByName;
}

export interface SecretStoreSpecProviderAkeylessAuthSecretRefKubernetesAuth {
  accessID: string | Ref<string>;
  k8sConfName: string | Ref<string>;
  secretRef?: SecretStoreSpecProviderCrdAuthRef;
  serviceAccountRef?: SecretStoreSpecProviderAzurekvServiceAccountRef;
}

export interface SecretStoreSpecProviderAkeylessAuthSecretRefSecretRef {
  accessID?: SecretStoreSpecProviderCrdAuthRef;
  accessType?: SecretStoreSpecProviderCrdAuthRef;
  accessTypeParam?: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderAwsAuthJwt {
  serviceAccountRef?: SecretStoreSpecProviderAzurekvServiceAccountRef;
}

export interface SecretStoreSpecProviderAwsAuthSecretRef {
  accessKeyIDSecretRef?: SecretStoreSpecProviderCrdAuthRef;
  secretAccessKeySecretRef?: SecretStoreSpecProviderCrdAuthRef;
  sessionTokenSecretRef?: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderAwsSessionTags {
  key: string | Ref<string>;
  value: string | Ref<string>;
}

export interface SecretStoreSpecProviderBarbicanAuthPassword {
  secretRef: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderBarbicanAuthUsername {
  secretRef?: SecretStoreSpecProviderCrdAuthRef;
  value?: string | Ref<string>;
}

export interface SecretStoreSpecProviderBeyondtrustworkloadcredentialsAuthApikey {
  token: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderBitwardensecretsmanagerAuthSecretRef {
  credentials: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderChefAuthSecretRef {
  privateKeySecretRef: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderCloudrusmAuthSecretRef {
  accessKeyIDSecretRef: SecretStoreSpecProviderCrdAuthRef;
  accessKeySecretSecretRef: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderConjurAuthApikey {
  account: string | Ref<string>;
  apiKeyRef: SecretStoreSpecProviderCrdAuthRef;
  userRef: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderConjurAuthCert {
  account: string | Ref<string>;
  clientCertRef: SecretStoreSpecProviderCrdAuthRef;
  clientKeyRef: SecretStoreSpecProviderCrdAuthRef;
  hostId?: string | Ref<string>;
  serviceID: string | Ref<string>;
}

export interface SecretStoreSpecProviderConjurAuthJwt {
  account: string | Ref<string>;
  hostId?: string | Ref<string>;
  secretRef?: SecretStoreSpecProviderCrdAuthRef;
  serviceAccountRef?: SecretStoreSpecProviderAzurekvServiceAccountRef;
  serviceID: string | Ref<string>;
}

export interface SecretStoreSpecProviderCrdAuthCert {
  clientCert: SecretStoreSpecProviderCrdAuthRef;
  clientKey: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderCrdAuthToken {
  bearerToken: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderDopplerAuthOidcConfig {
  /** Int64; default 600. */
  expirationSeconds?: number | Ref<number>;
  identity: string | Ref<string>;
  serviceAccountRef: SecretStoreSpecProviderAzurekvServiceAccountRef;
}

export interface SecretStoreSpecProviderDopplerAuthSecretRef {
  dopplerToken: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderDvlsAuthSecretRef {
  appId: SecretStoreSpecProviderCrdAuthRef;
  appSecret: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderFakeData {
  key: string | Ref<string>;
  value: string | Ref<string>;
  version?: string | Ref<string>;
}

export interface SecretStoreSpecProviderGcpsmAuthSecretRef {
  secretAccessKeySecretRef?: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderGcpsmAuthWorkloadIdentity {
  clusterLocation?: string | Ref<string>;
  clusterName?: string | Ref<string>;
  clusterProjectID?: string | Ref<string>;
  serviceAccountRef: SecretStoreSpecProviderAzurekvServiceAccountRef;
}

export interface SecretStoreSpecProviderGcpsmAuthWorkloadIdentityFederation {
  audience?: string | Ref<string>;
  awsSecurityCredentials?: SecretStoreSpecProviderGcpsmAuthWorkloadIdentityFederationAwsSecurityCredentials;
  credConfig?: SecretStoreSpecProviderGcpsmAuthWorkloadIdentityFederationCredConfig;
  externalTokenEndpoint?: string | Ref<string>;
  /** At least 1 character; matches ^.*@.*\.iam\.gserviceaccount\.com$. */
  gcpServiceAccountEmail?: string | Ref<string>;
  serviceAccountRef?: SecretStoreSpecProviderAzurekvServiceAccountRef;
}

export interface SecretStoreSpecProviderGitlabAuthSecretRef {
  accessToken?: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderIbmAuthContainerAuth {
  iamEndpoint?: string | Ref<string>;
  profile: string | Ref<string>;
  tokenLocation?: string | Ref<string>;
}

export interface SecretStoreSpecProviderIbmAuthSecretRef {
  iamEndpoint?: string | Ref<string>;
  secretApiKeySecretRef?: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderInfisicalAuthAwsAuthCredentials {
  identityId: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderInfisicalAuthAzureAuthCredentials {
  identityId: SecretStoreSpecProviderCrdAuthRef;
  resource?: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderInfisicalAuthGcpIamAuthCredentials {
  identityId: SecretStoreSpecProviderCrdAuthRef;
  serviceAccountKeyFilePath: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderInfisicalAuthJwtAuthCredentials {
  identityId: SecretStoreSpecProviderCrdAuthRef;
  jwt: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderInfisicalAuthKubernetesAuthCredentials {
  identityId: SecretStoreSpecProviderCrdAuthRef;
  serviceAccountTokenPath?: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderInfisicalAuthLdapAuthCredentials {
  identityId: SecretStoreSpecProviderCrdAuthRef;
  ldapPassword: SecretStoreSpecProviderCrdAuthRef;
  ldapUsername: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderInfisicalAuthOciAuthCredentials {
  fingerprint: SecretStoreSpecProviderCrdAuthRef;
  identityId: SecretStoreSpecProviderCrdAuthRef;
  privateKey: SecretStoreSpecProviderCrdAuthRef;
  privateKeyPassphrase?: SecretStoreSpecProviderCrdAuthRef;
  region: SecretStoreSpecProviderCrdAuthRef;
  tenancyId: SecretStoreSpecProviderCrdAuthRef;
  userId: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderInfisicalAuthTokenAuthCredentials {
  accessToken: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderInfisicalAuthUniversalAuthCredentials {
  clientId: SecretStoreSpecProviderCrdAuthRef;
  clientSecret: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderOnepasswordAuthSecretRef {
  connectTokenSecretRef: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderOpenBaoAuthAppRole {
  /** Default approle. */
  path?: string | Ref<string>;
  /** At least 1 character. */
  roleId?: string | Ref<string>;
  roleRef?: SecretStoreSpecProviderCrdAuthRef;
  secretRef: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderOpenBaoAuthUserPass {
  /** Default userpass. */
  path?: string | Ref<string>;
  secretRef?: SecretStoreSpecProviderCrdAuthRef;
  username: string | Ref<string>;
}

export interface SecretStoreSpecProviderOracleAuthSecretRef {
  fingerprint: SecretStoreSpecProviderCrdAuthRef;
  privatekey: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderOvhAuthMtls {
  /** Byte. */
  caBundle?: string | Ref<string>;
  caProvider?: SecretStoreSpecProviderAkeylessCaProvider;
  certSecretRef: SecretStoreSpecProviderCrdAuthRef;
  keySecretRef: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderOvhAuthToken {
  tokenSecretRef: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderPassworddepotAuthSecretRef {
  credentials?: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderPulumiAuthOidcConfig {
  /** Int64; at least 600; default 600. */
  expirationSeconds?: number | Ref<number>;
  organization: string | Ref<string>;
  serviceAccountRef: SecretStoreSpecProviderAzurekvServiceAccountRef;
}

export interface SecretStoreSpecProviderVaultAuthAppRole {
  /** Default approle. */
  path?: string | Ref<string>;
  roleId?: string | Ref<string>;
  roleRef?: SecretStoreSpecProviderCrdAuthRef;
  secretRef: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderVaultAuthCert {
  clientCert?: SecretStoreSpecProviderCrdAuthRef;
  /** Default cert. */
  path?: string | Ref<string>;
  secretRef?: SecretStoreSpecProviderCrdAuthRef;
  vaultRole?: string | Ref<string>;
}

export interface SecretStoreSpecProviderVaultAuthGcp {
  location?: string | Ref<string>;
  /** Default gcp. */
  path?: string | Ref<string>;
  projectID?: string | Ref<string>;
  role: string | Ref<string>;
  secretRef?: SecretStoreSpecProviderGcpsmAuthSecretRef;
  serviceAccountRef?: SecretStoreSpecProviderAzurekvServiceAccountRef;
  workloadIdentity?: SecretStoreSpecProviderGcpsmAuthWorkloadIdentity;
}

export interface SecretStoreSpecProviderVaultAuthIam {
  externalID?: string | Ref<string>;
  jwt?: SecretStoreSpecProviderAwsAuthJwt;
  path?: string | Ref<string>;
  region?: string | Ref<string>;
  role?: string | Ref<string>;
  secretRef?: SecretStoreSpecProviderAwsAuthSecretRef;
  vaultAwsIamServerID?: string | Ref<string>;
  vaultRole: string | Ref<string>;
}

export interface SecretStoreSpecProviderVaultAuthJwt {
  kubernetesServiceAccountToken?: SecretStoreSpecProviderVaultAuthJwtKubernetesServiceAccountToken;
  /** Default jwt. */
  path?: string | Ref<string>;
  role?: string | Ref<string>;
  secretRef?: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderVaultAuthKubernetes {
  /** Default kubernetes. */
  mountPath?: string | Ref<string>;
  role: string | Ref<string>;
  secretRef?: SecretStoreSpecProviderCrdAuthRef;
  serviceAccountRef?: SecretStoreSpecProviderAzurekvServiceAccountRef;
}

export interface SecretStoreSpecProviderVaultAuthLdap {
  /** Default ldap. */
  path?: string | Ref<string>;
  secretRef?: SecretStoreSpecProviderCrdAuthRef;
  username: string | Ref<string>;
}

export interface SecretStoreSpecProviderVolcengineAuthSecretRef {
  accessKeyID: SecretStoreSpecProviderCrdAuthRef;
  secretAccessKey: SecretStoreSpecProviderCrdAuthRef;
  token?: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderWebhookAuthNtlm {
  passwordSecret: SecretStoreSpecProviderCrdAuthRef;
  usernameSecret: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderWebhookSecrets {
  name: string | Ref<string>;
  secretRef: SecretStoreSpecProviderCrdAuthRef;
}

export interface SecretStoreSpecProviderYandexcertificatemanagerFetchingByName {
  folderID: string | Ref<string>;
}

export interface SecretStoreSpecConditionsNamespaceSelectorMatchExpressions {
  key: string | Ref<string>;
  operator: string | Ref<string>;
  values?: readonly (string | Ref<string>)[];
}

export interface SecretStoreSpecProviderCrdWhitelistRules {
  name?: string | Ref<string>;
  namespace?: string | Ref<string>;
  properties?: readonly (string | Ref<string>)[];
}

export interface SecretStoreSpecProviderGcpsmAuthWorkloadIdentityFederationAwsSecurityCredentials {
  awsCredentialsSecretRef: SecretStoreSpecProviderGcpsmAuthWorkloadIdentityFederationAwsSecurityCredentialsAwsCredentialsSecretRef;
  /** 1 to 50 characters; matches ^[a-z0-9-]+$. */
  region: string | Ref<string>;
}

export interface SecretStoreSpecProviderGcpsmAuthWorkloadIdentityFederationCredConfig {
  /** 1 to 253 characters; matches ^[-._a-zA-Z0-9]+$. */
  key: string | Ref<string>;
  /** 1 to 253 characters. */
  name: string | Ref<string>;
  /** 1 to 63 characters; matches ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$. */
  namespace?: string | Ref<string>;
}

export interface SecretStoreSpecProviderVaultAuthJwtKubernetesServiceAccountToken {
  audiences?: readonly (string | Ref<string>)[];
  /** Int64. */
  expirationSeconds?: number | Ref<number>;
  serviceAccountRef: SecretStoreSpecProviderAzurekvServiceAccountRef;
}

export interface SecretStoreSpecProviderGcpsmAuthWorkloadIdentityFederationAwsSecurityCredentialsAwsCredentialsSecretRef {
  /** 1 to 253 characters. */
  name: string | Ref<string>;
  /** 1 to 63 characters; matches ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$. */
  namespace?: string | Ref<string>;
}
