// Made by charthouse import from the CustomResourceDefinition applications.argoproj.io; do not edit.
import { ApiObject, type ApiObjectOptions, type ObjectMeta, type Ref } from 'charthouse';
import type { Construct } from 'constructs';

/** argoproj.io/v1alpha1 Application, namespaced. */
export class Application extends ApiObject {
  static readonly apiVersion = 'argoproj.io/v1alpha1';
  static readonly kind = 'Application';

  constructor(scope: Construct, id: string, props: ApplicationProps, options: ApiObjectOptions = {}) {
    const { apiVersion, kind } = Application;
    super(scope, id, { ...props, apiVersion, kind }, { resourceType: 'applications', ...options });
  }
}

export interface ApplicationProps {
  metadata?: ObjectMeta;
  operation?: ApplicationOperation;
  spec: ApplicationSpec;
}

export interface ApplicationOperation {
  info?: readonly ApplicationOperationInfo[];
  initiatedBy?: ApplicationOperationInitiatedBy;
  retry?: ApplicationOperationRetry;
  sync?: ApplicationOperationSync;
}

export interface ApplicationOperationInitiatedBy {
  automated?: boolean | Ref<boolean>;
  username?: string | Ref<string>;
}

export interface ApplicationOperationRetry {
  backoff?: ApplicationOperationRetryBackoff;
  /** Int64. */
  limit?: number | Ref<number>;
  refresh?: boolean | Ref<boolean>;
}

export interface ApplicationOperationSync {
  /** Int64. */
  autoHealAttemptsCount?: number | Ref<number>;
  dryRun?: boolean | Ref<boolean>;
  manifests?: readonly (string | Ref<string>)[];
  prune?: boolean | Ref<boolean>;
  resources?: readonly ApplicationOperationSyncResources[];
  revision?: string | Ref<string>;
  revisions?: readonly (string | Ref<string>)[];
  source?: ApplicationOperationSyncSource;
  sources?: readonly ApplicationOperationSyncSource[];
  syncOptions?: readonly (string | Ref<string>)[];
  syncStrategy?: ApplicationOperationSyncSyncStrategy;
}

export interface ApplicationOperationInfo {
  name: string | Ref<string>;
  value: string | Ref<string>;
}

export interface ApplicationOperationRetryBackoff {
  duration?: string | Ref<string>;
  /** Int64. */
  factor?: number | Ref<number>;
  maxDuration?: string | Ref<string>;
}

export interface ApplicationOperationSyncSource {
  chart?: string | Ref<string>;
  directory?: ApplicationOperationSyncSourceDirectory;
  helm?: ApplicationOperationSyncSourceHelm;
  kustomize?: ApplicationOperationSyncSourceKustomize;
  name?: string | Ref<string>;
  path?: string | Ref<string>;
  plugin?: ApplicationOperationSyncSourcePlugin;
  ref?: string | Ref<string>;
  repoURL: string | Ref<string>;
  tagPrefix?: string | Ref<string>;
  targetRevision?: string | Ref<string>;
}

export interface ApplicationOperationSyncSyncStrategy {
  apply?: ApplicationOperationSyncSyncStrategyApply;
  hook?: ApplicationOperationSyncSyncStrategyApply;
}

export interface ApplicationOperationSyncResources {
  group?: string | Ref<string>;
  kind: string | Ref<string>;
  name: string | Ref<string>;
  namespace?: string | Ref<string>;
}

export interface ApplicationOperationSyncSourceDirectory {
  disableExtensionFilter?: boolean | Ref<boolean>;
  exclude?: string | Ref<string>;
  include?: string | Ref<string>;
  jsonnet?: ApplicationOperationSyncSourceDirectoryJsonnet;
  recurse?: boolean | Ref<boolean>;
}

export interface ApplicationOperationSyncSourceHelm {
  apiVersions?: readonly (string | Ref<string>)[];
  fileParameters?: readonly ApplicationOperationSyncSourceHelmFileParameters[];
  ignoreMissingValueFiles?: boolean | Ref<boolean>;
  kubeVersion?: string | Ref<string>;
  namespace?: string | Ref<string>;
  parameters?: readonly ApplicationOperationSyncSourceHelmParameters[];
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

export interface ApplicationOperationSyncSourceKustomize {
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
  patches?: readonly ApplicationOperationSyncSourceKustomizePatches[];
  replicas?: readonly ApplicationOperationSyncSourceKustomizeReplicas[];
  version?: string | Ref<string>;
}

export interface ApplicationOperationSyncSourcePlugin {
  env?: readonly ApplicationOperationInfo[];
  name?: string | Ref<string>;
  parameters?: readonly ApplicationOperationSyncSourcePluginParameters[];
}

export interface ApplicationOperationSyncSyncStrategyApply {
  force?: boolean | Ref<boolean>;
}

export interface ApplicationOperationSyncSourceDirectoryJsonnet {
  extVars?: readonly ApplicationOperationSyncSourceDirectoryJsonnetExtVars[];
  libs?: readonly (string | Ref<string>)[];
  tlas?: readonly ApplicationOperationSyncSourceDirectoryJsonnetExtVars[];
}

export interface ApplicationOperationSyncSourceHelmFileParameters {
  name?: string | Ref<string>;
  path?: string | Ref<string>;
}

export interface ApplicationOperationSyncSourceHelmParameters {
  forceString?: boolean | Ref<boolean>;
  name?: string | Ref<string>;
  value?: string | Ref<string>;
}

export interface ApplicationOperationSyncSourceKustomizePatches {
  options?: Record<string, boolean | Ref<boolean>>;
  patch?: string | Ref<string>;
  path?: string | Ref<string>;
  target?: ApplicationOperationSyncSourceKustomizePatchesTarget;
}

export interface ApplicationOperationSyncSourceKustomizeReplicas {
  count: number | string | Ref<number | string>;
  name: string | Ref<string>;
}

export interface ApplicationOperationSyncSourcePluginParameters {
  array?: readonly (string | Ref<string>)[];
  map?: Record<string, string | Ref<string>>;
  name?: string | Ref<string>;
  string?: string | Ref<string>;
}

export interface ApplicationOperationSyncSourceDirectoryJsonnetExtVars {
  code?: boolean | Ref<boolean>;
  name: string | Ref<string>;
  value: string | Ref<string>;
}

export interface ApplicationOperationSyncSourceKustomizePatchesTarget {
  annotationSelector?: string | Ref<string>;
  group?: string | Ref<string>;
  kind?: string | Ref<string>;
  labelSelector?: string | Ref<string>;
  name?: string | Ref<string>;
  namespace?: string | Ref<string>;
  version?: string | Ref<string>;
}

export interface ApplicationSpec {
  destination: ApplicationSpecDestination;
  ignoreDifferences?: readonly ApplicationSpecIgnoreDifferences[];
  info?: readonly ApplicationSpecInfo[];
  project: string | Ref<string>;
  /** Int64. */
  revisionHistoryLimit?: number | Ref<number>;
  source?: ApplicationSpecSource;
  sourceHydrator?: ApplicationSpecSourceHydrator;
  sources?: readonly ApplicationSpecSource[];
  syncPolicy?: ApplicationSpecSyncPolicy;
}

export interface ApplicationSpecDestination {
  name?: string | Ref<string>;
  namespace?: string | Ref<string>;
  server?: string | Ref<string>;
}

export interface ApplicationSpecSource {
  chart?: string | Ref<string>;
  directory?: ApplicationSpecSourceDirectory;
  helm?: ApplicationSpecSourceHelm;
  kustomize?: ApplicationSpecSourceKustomize;
  name?: string | Ref<string>;
  path?: string | Ref<string>;
  plugin?: ApplicationSpecSourcePlugin;
  ref?: string | Ref<string>;
  repoURL: string | Ref<string>;
  tagPrefix?: string | Ref<string>;
  targetRevision?: string | Ref<string>;
}

export interface ApplicationSpecSourceHydrator {
  drySource: ApplicationSpecSourceHydratorDrySource;
  hydrateTo?: ApplicationSpecSourceHydratorHydrateTo;
  syncSource: ApplicationSpecSourceHydratorSyncSource;
}

export interface ApplicationSpecSyncPolicy {
  automated?: ApplicationSpecSyncPolicyAutomated;
  managedNamespaceMetadata?: ApplicationSpecSyncPolicyManagedNamespaceMetadata;
  retry?: ApplicationSpecSyncPolicyRetry;
  syncOptions?: readonly (string | Ref<string>)[];
}

export interface ApplicationSpecIgnoreDifferences {
  group?: string | Ref<string>;
  jqPathExpressions?: readonly (string | Ref<string>)[];
  jsonPointers?: readonly (string | Ref<string>)[];
  kind: string | Ref<string>;
  managedFieldsManagers?: readonly (string | Ref<string>)[];
  name?: string | Ref<string>;
  namespace?: string | Ref<string>;
}

export interface ApplicationSpecInfo {
  name: string | Ref<string>;
  value: string | Ref<string>;
}

export interface ApplicationSpecSourceDirectory {
  disableExtensionFilter?: boolean | Ref<boolean>;
  exclude?: string | Ref<string>;
  include?: string | Ref<string>;
  jsonnet?: ApplicationSpecSourceDirectoryJsonnet;
  recurse?: boolean | Ref<boolean>;
}

export interface ApplicationSpecSourceHelm {
  apiVersions?: readonly (string | Ref<string>)[];
  fileParameters?: readonly ApplicationSpecSourceHelmFileParameters[];
  ignoreMissingValueFiles?: boolean | Ref<boolean>;
  kubeVersion?: string | Ref<string>;
  namespace?: string | Ref<string>;
  parameters?: readonly ApplicationSpecSourceHelmParameters[];
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

export interface ApplicationSpecSourceKustomize {
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
  patches?: readonly ApplicationSpecSourceKustomizePatches[];
  replicas?: readonly ApplicationSpecSourceKustomizeReplicas[];
  version?: string | Ref<string>;
}

export interface ApplicationSpecSourcePlugin {
  env?: readonly ApplicationSpecInfo[];
  name?: string | Ref<string>;
  parameters?: readonly ApplicationSpecSourcePluginParameters[];
}

export interface ApplicationSpecSourceHydratorDrySource {
  directory?: ApplicationSpecSourceDirectory;
  helm?: ApplicationSpecSourceHelm;
  kustomize?: ApplicationSpecSourceKustomize;
  path: string | Ref<string>;
  plugin?: ApplicationSpecSourcePlugin;
  repoURL: string | Ref<string>;
  targetRevision: string | Ref<string>;
}

export interface ApplicationSpecSourceHydratorHydrateTo {
  targetBranch: string | Ref<string>;
}

export interface ApplicationSpecSourceHydratorSyncSource {
  /** At least 1 character; matches ^.{2,}|[^./]$. */
  path: string | Ref<string>;
  repoURL?: string | Ref<string>;
  targetBranch: string | Ref<string>;
}

export interface ApplicationSpecSyncPolicyAutomated {
  allowEmpty?: boolean | Ref<boolean>;
  enabled?: boolean | Ref<boolean>;
  prune?: boolean | Ref<boolean>;
  selfHeal?: boolean | Ref<boolean>;
}

export interface ApplicationSpecSyncPolicyManagedNamespaceMetadata {
  annotations?: Record<string, string | Ref<string>>;
  labels?: Record<string, string | Ref<string>>;
}

export interface ApplicationSpecSyncPolicyRetry {
  backoff?: ApplicationSpecSyncPolicyRetryBackoff;
  /** Int64. */
  limit?: number | Ref<number>;
  refresh?: boolean | Ref<boolean>;
}

export interface ApplicationSpecSourceDirectoryJsonnet {
  extVars?: readonly ApplicationSpecSourceDirectoryJsonnetExtVars[];
  libs?: readonly (string | Ref<string>)[];
  tlas?: readonly ApplicationSpecSourceDirectoryJsonnetExtVars[];
}

export interface ApplicationSpecSyncPolicyRetryBackoff {
  duration?: string | Ref<string>;
  /** Int64. */
  factor?: number | Ref<number>;
  maxDuration?: string | Ref<string>;
}

export interface ApplicationSpecSourceHelmFileParameters {
  name?: string | Ref<string>;
  path?: string | Ref<string>;
}

export interface ApplicationSpecSourceHelmParameters {
  forceString?: boolean | Ref<boolean>;
  name?: string | Ref<string>;
  value?: string | Ref<string>;
}

export interface ApplicationSpecSourceKustomizePatches {
  options?: Record<string, boolean | Ref<boolean>>;
  patch?: string | Ref<string>;
  path?: string | Ref<string>;
  target?: ApplicationSpecSourceKustomizePatchesTarget;
}

export interface ApplicationSpecSourceKustomizeReplicas {
  count: number | string | Ref<number | string>;
  name: string | Ref<string>;
}

export interface ApplicationSpecSourcePluginParameters {
  array?: readonly (string | Ref<string>)[];
  map?: Record<string, string | Ref<string>>;
  name?: string | Ref<string>;
  string?: string | Ref<string>;
}

export interface ApplicationSpecSourceDirectoryJsonnetExtVars {
  code?: boolean | Ref<boolean>;
  name: string | Ref<string>;
  value: string | Ref<string>;
}

export interface ApplicationSpecSourceKustomizePatchesTarget {
  annotationSelector?: string | Ref<string>;
  group?: string | Ref<string>;
  kind?: string | Ref<string>;
  labelSelector?: string | Ref<string>;
  name?: string | Ref<string>;
  namespace?: string | Ref<string>;
  version?: string | Ref<string>;
}
