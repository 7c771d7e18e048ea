// Made by charthouse import from the CustomResourceDefinition applicationsets.argoproj.io; do not edit.
import { ApiObject, type ApiObjectOptions, type ObjectMeta, type Ref } from 'charthouse';
import type { Construct } from 'constructs';

/** argoproj.io/v1alpha1 ApplicationSet, namespaced. */
export class ApplicationSet extends ApiObject {
  static readonly apiVersion = 'argoproj.io/v1alpha1';
  static readonly kind = 'ApplicationSet';

  constructor(scope: Construct, id: string, props: ApplicationSetProps, options: ApiObjectOptions = {}) {
    const { apiVersion, kind } = ApplicationSet;
    super(scope, id, { ...props, apiVersion, kind }, { resourceType: 'applicationsets', ...options });
  }
}

export interface ApplicationSetProps {
  metadata?: ObjectMeta;
  spec: ApplicationSetSpec;
}

export interface ApplicationSetSpec {
  applyNestedSelectors?: boolean | Ref<boolean>;
  generators: readonly ApplicationSetSpecGenerators[];
  goTemplate?: boolean | Ref<boolean>;
  goTemplateOptions?: readonly (string | Ref<string>)[];
  ignoreApplicationDifferences?: readonly ApplicationSetSpecIgnoreApplicationDifferences[];
  preservedFields?: ApplicationSetSpecPreservedFields;
  strategy?: ApplicationSetSpecStrategy;
  syncPolicy?: ApplicationSetSpecSyncPolicy;
  template: ApplicationSetSpecTemplate;
  templatePatch?: string | Ref<string>;
}

export interface ApplicationSetSpecPreservedFields {
  annotations?: readonly (string | Ref<string>)[];
  labels?: readonly (string | Ref<string>)[];
}

export interface ApplicationSetSpecStrategy {
  deletionOrder?: string | Ref<string>;
  rollingSync?: ApplicationSetSpecStrategyRollingSync;
  type?: string | Ref<string>;
}

export interface ApplicationSetSpecSyncPolicy {
  applicationsSync?: 'create-only' | 'create-update' | 'create-delete' | 'sync' | Ref<'create-only' | 'create-update' | 'create-delete' | 'sync'>;
  preserveResourcesOnDeletion?: boolean | Ref<boolean>;
}

export interface ApplicationSetSpecTemplate {
  metadata: ApplicationSetSpecTemplateMetadata;
  spec: ApplicationSetSpecTemplateSpec;
}

export interface ApplicationSetSpecGenerators {
  clusterDecisionResource?: ApplicationSetSpecGeneratorsClusterDecisionResource;
  clusters?: ApplicationSetSpecGeneratorsClusters;
  git?: ApplicationSetSpecGeneratorsGit;
  list?: ApplicationSetSpecGeneratorsList;
  matrix?: ApplicationSetSpecGeneratorsMatrix;
  merge?: ApplicationSetSpecGeneratorsMerge;
  plugin?: ApplicationSetSpecGeneratorsPlugin;
  pullRequest?: ApplicationSetSpecGeneratorsPullRequest;
  scmProvider?: ApplicationSetSpecGeneratorsScmProvider;
  selector?: ApplicationSetSpecGeneratorsSelector;
}

export interface ApplicationSetSpecIgnoreApplicationDifferences {
  jqPathExpressions?: readonly (string | Ref<string>)[];
  jsonPointers?: readonly (string | Ref<string>)[];
  name?: string | Ref<string>;
}

export interface ApplicationSetSpecStrategyRollingSync {
  steps?: readonly ApplicationSetSpecStrategyRollingSyncSteps[];
}

export interface ApplicationSetSpecTemplateMetadata {
  annotations?: Record<string, string | Ref<string>>;
  finalizers?: readonly (string | Ref<string>)[];
  labels?: Record<string, string | Ref<string>>;
  name?: string | Ref<string>;
  namespace?: string | Ref<string>;
}

export interface ApplicationSetSpecTemplateSpec {
  destination: ApplicationSetSpecTemplateSpecDestination;
  ignoreDifferences?: readonly ApplicationSetSpecTemplateSpecIgnoreDifferences[];
  info?: readonly ApplicationSetSpecTemplateSpecInfo[];
  project: string | Ref<string>;
  /** Int64. */
  revisionHistoryLimit?: number | Ref<number>;
  source?: ApplicationSetSpecTemplateSpecSource;
  sourceHydrator?: ApplicationSetSpecTemplateSpecSourceHydrator;
  sources?: readonly ApplicationSetSpecTemplateSpecSource[];
  syncPolicy?: ApplicationSetSpecTemplateSpecSyncPolicy;
}

export interface ApplicationSetSpecGeneratorsClusterDecisionResource {
  configMapRef: string | Ref<string>;
  labelSelector?: ApplicationSetSpecGeneratorsSelector;
  name?: string | Ref<string>;
  /** Int64. */
  requeueAfterSeconds?: number | Ref<number>;
  template?: ApplicationSetSpecTemplate;
  values?: Record<string, string | Ref<string>>;
}

export interface ApplicationSetSpecGeneratorsClusters {
  flatList?: boolean | Ref<boolean>;
  selector?: ApplicationSetSpecGeneratorsSelector;
  template?: ApplicationSetSpecTemplate;
  values?: Record<string, string | Ref<string>>;
}

export interface ApplicationSetSpecGeneratorsGit {
  directories?: readonly ApplicationSetSpecGeneratorsGitDirectories[];
  files?: readonly ApplicationSetSpecGeneratorsGitDirectories[];
  pathParamPrefix?: string | Ref<string>;
  repoURL: string | Ref<string>;
  /** Int64. */
  requeueAfterSeconds?: number | Ref<number>;
  revision: string | Ref<string>;
  template?: ApplicationSetSpecTemplate;
  values?: Record<string, string | Ref<string>>;
}

export interface ApplicationSetSpecGeneratorsList {
  elements?: readonly unknown[];
  elementsYaml?: string | Ref<string>;
  template?: ApplicationSetSpecTemplate;
}

export interface ApplicationSetSpecGeneratorsMatrix {
  generators: readonly ApplicationSetSpecGeneratorsMatrixGenerators[];
  template?: ApplicationSetSpecTemplate;
}

export interface ApplicationSetSpecGeneratorsMerge {
  generators: readonly ApplicationSetSpecGeneratorsMatrixGenerators[];
  mergeKeys: readonly (string | Ref<string>)[];
  template?: ApplicationSetSpecTemplate;
}

export interface ApplicationSetSpecGeneratorsPlugin {
  configMapRef: ApplicationSetSpecGeneratorsPluginConfigMapRef;
  input?: ApplicationSetSpecGeneratorsPluginInput;
  /** Int64. */
  requeueAfterSeconds?: number | Ref<number>;
  template?: ApplicationSetSpecTemplate;
  values?: Record<string, string | Ref<string>>;
}

export interface ApplicationSetSpecGeneratorsPullRequest {
  azuredevops?: ApplicationSetSpecGeneratorsPullRequestAzuredevops;
  bitbucket?: ApplicationSetSpecGeneratorsPullRequestBitbucket;
  bitbucketServer?: ApplicationSetSpecGeneratorsPullRequestBitbucketServer;
  continueOnRepoNotFoundError?: boolean | Ref<boolean>;
  filters?: readonly ApplicationSetSpecGeneratorsPullRequestFilters[];
  gitea?: ApplicationSetSpecGeneratorsPullRequestGitea;
  github?: ApplicationSetSpecGeneratorsPullRequestGithub;
  gitlab?: ApplicationSetSpecGeneratorsPullRequestGitlab;
  /** Int64. */
  requeueAfterSeconds?: number | Ref<number>;
  template?: ApplicationSetSpecTemplate;
  values?: Record<string, string | Ref<string>>;
}

export interface ApplicationSetSpecGeneratorsScmProvider {
  awsCodeCommit?: ApplicationSetSpecGeneratorsScmProviderAwsCodeCommit;
  azureDevOps?: ApplicationSetSpecGeneratorsScmProviderAzureDevOps;
  bitbucket?: ApplicationSetSpecGeneratorsScmProviderBitbucket;
  bitbucketServer?: ApplicationSetSpecGeneratorsScmProviderBitbucketServer;
  cloneProtocol?: string | Ref<string>;
  filters?: readonly ApplicationSetSpecGeneratorsScmProviderFilters[];
  gitea?: ApplicationSetSpecGeneratorsScmProviderGitea;
  github?: ApplicationSetSpecGeneratorsScmProviderGithub;
  gitlab?: ApplicationSetSpecGeneratorsScmProviderGitlab;
  /** Int64. */
  requeueAfterSeconds?: number | Ref<number>;
  template?: ApplicationSetSpecTemplate;
  values?: Record<string, string | Ref<string>>;
}

export interface ApplicationSetSpecGeneratorsSelector {
  matchExpressions?: readonly ApplicationSetSpecGeneratorsSelectorMatchExpressions[];
  matchLabels?: Record<string, string | Ref<string>>;
}

export interface ApplicationSetSpecTemplateSpecDestination {
  name?: string | Ref<string>;
  namespace?: string | Ref<string>;
  server?: string | Ref<string>;
}

export interface ApplicationSetSpecTemplateSpecSource {
  chart?: string | Ref<string>;
  directory?: ApplicationSetSpecTemplateSpecSourceDirectory;
  helm?: ApplicationSetSpecTemplateSpecSourceHelm;
  kustomize?: ApplicationSetSpecTemplateSpecSourceKustomize;
  name?: string | Ref<string>;
  path?: string | Ref<string>;
  plugin?: ApplicationSetSpecTemplateSpecSourcePlugin;
  ref?: string | Ref<string>;
  repoURL: string | Ref<string>;
  tagPrefix?: string | Ref<string>;
  targetRevision?: string | Ref<string>;
}

export interface ApplicationSetSpecTemplateSpecSourceHydrator {
  drySource: ApplicationSetSpecTemplateSpecSourceHydratorDrySource;
  hydrateTo?: ApplicationSetSpecTemplateSpecSourceHydratorHydrateTo;
  syncSource: ApplicationSetSpecTemplateSpecSourceHydratorSyncSource;
}

export interface ApplicationSetSpecTemplateSpecSyncPolicy {
  automated?: ApplicationSetSpecTemplateSpecSyncPolicyAutomated;
  managedNamespaceMetadata?: ApplicationSetSpecTemplateSpecSyncPolicyManagedNamespaceMetadata;
  retry?: ApplicationSetSpecTemplateSpecSyncPolicyRetry;
  syncOptions?: readonly (string | Ref<string>)[];
}

export interface ApplicationSetSpecGeneratorsPluginConfigMapRef {
  name: string | Ref<string>;
}

export interface ApplicationSetSpecGeneratorsPluginInput {
  parameters?: Record<string, unknown>;
}

export interface ApplicationSetSpecGeneratorsPullRequestAzuredevops {
  api?: string | Ref<string>;
  labels?: readonly (string | Ref<string>)[];
  organization: string | Ref<string>;
  project: string | Ref<string>;
  repo: string | Ref<string>;
  tokenRef?: ApplicationSetSpecGeneratorsPullRequestAzuredevopsTokenRef;
}

export interface ApplicationSetSpecGeneratorsPullRequestBitbucket {
  api?: string | Ref<string>;
  basicAuth?: ApplicationSetSpecGeneratorsPullRequestBitbucketBasicAuth;
  bearerToken?: ApplicationSetSpecGeneratorsPullRequestBitbucketBearerToken;
  owner: string | Ref<string>;
  repo: string | Ref<string>;
}

export interface ApplicationSetSpecGeneratorsPullRequestBitbucketServer {
  api: string | Ref<string>;
  basicAuth?: ApplicationSetSpecGeneratorsPullRequestBitbucketBasicAuth;
  bearerToken?: ApplicationSetSpecGeneratorsPullRequestBitbucketBearerToken;
  caRef?: ApplicationSetSpecGeneratorsPullRequestBitbucketServerCaRef;
  insecure?: boolean | Ref<boolean>;
  project: string | Ref<string>;
  repo: string | Ref<string>;
}

export interface ApplicationSetSpecGeneratorsPullRequestGitea {
  api: string | Ref<string>;
  insecure?: boolean | Ref<boolean>;
  labels?: readonly (string | Ref<string>)[];
  owner: string | Ref<string>;
  repo: string | Ref<string>;
  tokenRef?: ApplicationSetSpecGeneratorsPullRequestAzuredevopsTokenRef;
}

export interface ApplicationSetSpecGeneratorsPullRequestGithub {
  api?: string | Ref<string>;
  appSecretName?: string | Ref<string>;
  labels?: readonly (string | Ref<string>)[];
  owner: string | Ref<string>;
  repo: string | Ref<string>;
  tokenRef?: ApplicationSetSpecGeneratorsPullRequestAzuredevopsTokenRef;
}

export interface ApplicationSetSpecGeneratorsPullRequestGitlab {
  api?: string | Ref<string>;
  caRef?: ApplicationSetSpecGeneratorsPullRequestBitbucketServerCaRef;
  insecure?: boolean | Ref<boolean>;
  labels?: readonly (string | Ref<string>)[];
  project: string | Ref<string>;
  pullRequestState?: string | Ref<string>;
  tokenRef?: ApplicationSetSpecGeneratorsPullRequestAzuredevopsTokenRef;
}

export interface ApplicationSetSpecGeneratorsScmProviderAwsCodeCommit {
  allBranches?: boolean | Ref<boolean>;
  region?: string | Ref<string>;
  role?: string | Ref<string>;
  tagFilters?: readonly ApplicationSetSpecGeneratorsScmProviderAwsCodeCommitTagFilters[];
}

export interface ApplicationSetSpecGeneratorsScmProviderAzureDevOps {
  accessTokenRef: ApplicationSetSpecGeneratorsPullRequestAzuredevopsTokenRef;
  allBranches?: boolean | Ref<boolean>;
  api?: string | Ref<string>;
  organization: string | Ref<string>;
  teamProject: string | Ref<string>;
}

export interface ApplicationSetSpecGeneratorsScmProviderBitbucket {
  allBranches?: boolean | Ref<boolean>;
  appPasswordRef: ApplicationSetSpecGeneratorsPullRequestAzuredevopsTokenRef;
  owner: string | Ref<string>;
  user: string | Ref<string>;
}

export interface ApplicationSetSpecGeneratorsScmProviderBitbucketServer {
  allBranches?: boolean | Ref<boolean>;
  api: string | Ref<string>;
  basicAuth?: ApplicationSetSpecGeneratorsPullRequestBitbucketBasicAuth;
  bearerToken?: ApplicationSetSpecGeneratorsPullRequestBitbucketBearerToken;
  caRef?: ApplicationSetSpecGeneratorsPullRequestBitbucketServerCaRef;
  insecure?: boolean | Ref<boolean>;
  project: string | Ref<string>;
}

export interface ApplicationSetSpecGeneratorsScmProviderGitea {
  allBranches?: boolean | Ref<boolean>;
  api: string | Ref<string>;
  excludeArchivedRepos?: boolean | Ref<boolean>;
  insecure?: boolean | Ref<boolean>;
  owner: string | Ref<string>;
  tokenRef?: ApplicationSetSpecGeneratorsPullRequestAzuredevopsTokenRef;
}

export interface ApplicationSetSpecGeneratorsScmProviderGithub {
  allBranches?: boolean | Ref<boolean>;
  api?: string | Ref<string>;
  appSecretName?: string | Ref<string>;
  excludeArchivedRepos?: boolean | Ref<boolean>;
  organization: string | Ref<string>;
  tokenRef?: ApplicationSetSpecGeneratorsPullRequestAzuredevopsTokenRef;
}

export interface ApplicationSetSpecGeneratorsScmProviderGitlab {
  allBranches?: boolean | Ref<boolean>;
  api?: string | Ref<string>;
  caRef?: ApplicationSetSpecGeneratorsPullRequestBitbucketServerCaRef;
  group: string | Ref<string>;
  includeArchivedRepos?: boolean | Ref<boolean>;
  includeSharedProjects?: boolean | Ref<boolean>;
  includeSubgroups?: boolean | Ref<boolean>;
  insecure?: boolean | Ref<boolean>;
  tokenRef?: ApplicationSetSpecGeneratorsPullRequestAzuredevopsTokenRef;
  topic?: string | Ref<string>;
}

export interface ApplicationSetSpecStrategyRollingSyncSteps {
  matchExpressions?: readonly ApplicationSetSpecStrategyRollingSyncStepsMatchExpressions[];
  maxUpdate?: number | string | Ref<number | string>;
}

export interface ApplicationSetSpecTemplateSpecIgnoreDifferences {
  group?: string | Ref<string>;
  jqPathExpressions?: readonly (string | Ref<string>)[];
  jsonPointers?: readonly (string | Ref<string>)[];
  kind: string | Ref<string>;
  managedFieldsManagers?: readonly (string | Ref<string>)[];
  name?: string | Ref<string>;
  namespace?: string | Ref<string>;
}

export interface ApplicationSetSpecTemplateSpecInfo {
  name: string | Ref<string>;
  value: string | Ref<string>;
}

export interface ApplicationSetSpecTemplateSpecSourceDirectory {
  disableExtensionFilter?: boolean | Ref<boolean>;
  exclude?: string | Ref<string>;
  include?: string | Ref<string>;
  jsonnet?: ApplicationSetSpecTemplateSpecSourceDirectoryJsonnet;
  recurse?: boolean | Ref<boolean>;
}

export interface ApplicationSetSpecTemplateSpecSourceHelm {
  apiVersions?: readonly (string | Ref<string>)[];
  fileParameters?: readonly ApplicationSetSpecTemplateSpecSourceHelmFileParameters[];
  ignoreMissingValueFiles?: boolean | Ref<boolean>;
  kubeVersion?: string | Ref<string>;
  namespace?: string | Ref<string>;
  parameters?: readonly ApplicationSetSpecTemplateSpecSourceHelmParameters[];
  passCredentials?: boolean | Ref<boolean>;
  releaseName?: string | Ref<string>;
  skipCrds?: boolean | Ref<boolean>;
  skipSchemaValidation?: boolean | Ref<boolean>;
  skipTests?: boolean | Ref<boolean>;
  valueFiles?: readonly (string | Ref<string>)[];
  values?: string | Ref<string>;
  valuesObject?: Record<string, unknown>;
  version?: string | Ref<string>;
}

export interface ApplicationSetSpecTemplateSpecSourceKustomize {
  apiVersions?: readonly (string | Ref<string>)[];
  commonAnnotations?: Record<string, string | Ref<string>>;
  commonAnnotationsEnvsubst?: boolean | Ref<boolean>;
  commonLabels?: Record<string, string | Ref<string>>;
  components?: readonly (string | Ref<string>)[];
  forceCommonAnnotations?: boolean | Ref<boolean>;
  forceCommonLabels?: boolean | Ref<boolean>;
  ignoreMissingComponents?: boolean | Ref<boolean>;
  images?: readonly (string | Ref<string>)[];
  kubeVersion?: string | Ref<string>;
  labelIncludeTemplates?: boolean | Ref<boolean>;
  labelWithoutSelector?: boolean | Ref<boolean>;
  namePrefix?: string | Ref<string>;
  nameSuffix?: string | Ref<string>;
  namespace?: string | Ref<string>;
  patches?: readonly ApplicationSetSpecTemplateSpecSourceKustomizePatches[];
  replicas?: readonly ApplicationSetSpecTemplateSpecSourceKustomizeReplicas[];
  version?: string | Ref<string>;
}

export interface ApplicationSetSpecTemplateSpecSourcePlugin {
  env?: readonly ApplicationSetSpecTemplateSpecInfo[];
  name?: string | Ref<string>;
  parameters?: readonly ApplicationSetSpecTemplateSpecSourcePluginParameters[];
}

export interface ApplicationSetSpecTemplateSpecSourceHydratorDrySource {
  directory?: ApplicationSetSpecTemplateSpecSourceDirectory;
  helm?: ApplicationSetSpecTemplateSpecSourceHelm;
  kustomize?: ApplicationSetSpecTemplateSpecSourceKustomize;
  path: string | Ref<string>;
  plugin?: ApplicationSetSpecTemplateSpecSourcePlugin;
  repoURL: string | Ref<string>;
  targetRevision: string | Ref<string>;
}

export interface ApplicationSetSpecTemplateSpecSourceHydratorHydrateTo {
  targetBranch: string | Ref<string>;
}

export interface ApplicationSetSpecTemplateSpecSourceHydratorSyncSource {
  /** At least 1 character; matches ^.{2,}|[^./]$. */
  path: string | Ref<string>;
  repoURL?: string | Ref<string>;
  targetBranch: string | Ref<string>;
}

export interface ApplicationSetSpecTemplateSpecSyncPolicyAutomated {
  allowEmpty?: boolean | Ref<boolean>;
  enabled?: boolean | Ref<boolean>;
  prune?: boolean | Ref<boolean>;
  selfHeal?: boolean | Ref<boolean>;
}

export interface ApplicationSetSpecTemplateSpecSyncPolicyManagedNamespaceMetadata {
  annotations?: Record<string, string | Ref<string>>;
  labels?: Record<string, string | Ref<string>>;
}

export interface ApplicationSetSpecTemplateSpecSyncPolicyRetry {
  backoff?: ApplicationSetSpecTemplateSpecSyncPolicyRetryBackoff;
  /** Int64. */
  limit?: number | Ref<number>;
  refresh?: boolean | Ref<boolean>;
}

export interface ApplicationSetSpecGeneratorsGitDirectories {
  exclude?: boolean | Ref<boolean>;
  path: string | Ref<string>;
}

export interface ApplicationSetSpecGeneratorsMatrixGenerators {
  clusterDecisionResource?: ApplicationSetSpecGeneratorsClusterDecisionResource;
  clusters?: ApplicationSetSpecGeneratorsClusters;
  git?: ApplicationSetSpecGeneratorsGit;
  list?: ApplicationSetSpecGeneratorsList;
  matrix?: unknown;
  merge?: unknown;
  plugin?: ApplicationSetSpecGeneratorsPlugin;
  pullRequest?: ApplicationSetSpecGeneratorsPullRequest;
  scmProvider?: ApplicationSetSpecGeneratorsScmProvider;
  selector?: ApplicationSetSpecGeneratorsSelector;
}

export interface ApplicationSetSpecGeneratorsPullRequestAzuredevopsTokenRef {
  key: string | Ref<string>;
  secretName: string | Ref<string>;
}

export interface ApplicationSetSpecGeneratorsPullRequestBitbucketBasicAuth {
  passwordRef: ApplicationSetSpecGeneratorsPullRequestAzuredevopsTokenRef;
  username: string | Ref<string>;
}

export interface ApplicationSetSpecGeneratorsPullRequestBitbucketBearerToken {
  tokenRef: ApplicationSetSpecGeneratorsPullRequestAzuredevopsTokenRef;
}

export interface ApplicationSetSpecGeneratorsPullRequestBitbucketServerCaRef {
  configMapName: string | Ref<string>;
  key: string | Ref<string>;
}

export interface ApplicationSetSpecGeneratorsPullRequestFilters {
  branchMatch?: string | Ref<string>;
  targetBranchMatch?: string | Ref<string>;
  titleMatch?: string | Ref<string>;
}

export interface ApplicationSetSpecGeneratorsScmProviderFilters {
  branchMatch?: string | Ref<string>;
  labelMatch?: string | Ref<string>;
  pathsDoNotExist?: readonly (string | Ref<string>)[];
  pathsExist?: readonly (string | Ref<string>)[];
  repositoryMatch?: string | Ref<string>;
}

export interface ApplicationSetSpecGeneratorsSelectorMatchExpressions {
  key: string | Ref<string>;
  operator: string | Ref<string>;
  values?: readonly (string | Ref<string>)[];
}

export interface ApplicationSetSpecTemplateSpecSourceDirectoryJsonnet {
  extVars?: readonly ApplicationSetSpecTemplateSpecSourceDirectoryJsonnetExtVars[];
  libs?: readonly (string | Ref<string>)[];
  tlas?: readonly ApplicationSetSpecTemplateSpecSourceDirectoryJsonnetExtVars[];
}

export interface ApplicationSetSpecTemplateSpecSyncPolicyRetryBackoff {
  duration?: string | Ref<string>;
  /** Int64. */
  factor?: number | Ref<number>;
  maxDuration?: string | Ref<string>;
}

export interface ApplicationSetSpecGeneratorsScmProviderAwsCodeCommitTagFilters {
  key: string | Ref<string>;
  value?: string | Ref<string>;
}

export interface ApplicationSetSpecStrategyRollingSyncStepsMatchExpressions {
  key?: string | Ref<string>;
  operator?: string | Ref<string>;
  values?: readonly (string | Ref<string>)[];
}

export interface ApplicationSetSpecTemplateSpecSourceHelmFileParameters {
  name?: string | Ref<string>;
  path?: string | Ref<string>;
}

export interface ApplicationSetSpecTemplateSpecSourceHelmParameters {
  forceString?: boolean | Ref<boolean>;
  name?: string | Ref<string>;
  value?: string | Ref<string>;
}

export interface ApplicationSetSpecTemplateSpecSourceKustomizePatches {
  options?: Record<string, boolean | Ref<boolean>>;
  patch?: string | Ref<string>;
  path?: string | Ref<string>;
  target?: ApplicationSetSpecTemplateSpecSourceKustomizePatchesTarget;
}

export interface ApplicationSetSpecTemplateSpecSourceKustomizeReplicas {
  count: number | string | Ref<number | string>;
  name: string | Ref<string>;
}

export interface ApplicationSetSpecTemplateSpecSourcePluginParameters {
  array?: readonly (string | Ref<string>)[];
  map?: Record<string, string | Ref<string>>;
  name?: string | Ref<string>;
  string?: string | Ref<string>;
}

export interface ApplicationSetSpecTemplateSpecSourceDirectoryJsonnetExtVars {
  code?: boolean | Ref<boolean>;
  name: string | Ref<string>;
  value: string | Ref<string>;
}

export interface ApplicationSetSpecTemplateSpecSourceKustomizePatchesTarget {
  annotationSelector?: string | Ref<string>;
  group?: string | Ref<string>;
  kind?: string | Ref<string>;
  labelSelector?: string | Ref<string>;
  name?: string | Ref<string>;
  namespace?: string | Ref<string>;
  version?: string | Ref<string>;
}
