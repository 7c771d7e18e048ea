// Made by charthouse import from the CustomResourceDefinition appprojects.argoproj.io; do not edit.
import { ApiObject, type ApiObjectOptions, type ObjectMeta, type Ref } from 'charthouse';
import type { Construct } from 'constructs';

/** argoproj.io/v1alpha1 AppProject, namespaced. */
export class AppProject extends ApiObject {
  static readonly apiVersion = 'argoproj.io/v1alpha1';
  static readonly kind = 'AppProject';

  constructor(scope: Construct, id: string, props: AppProjectProps, options: ApiObjectOptions = {}) {
    const { apiVersion, kind } = AppProject;
    super(scope, id, { ...props, apiVersion, kind }, { resourceType: 'appprojects', ...options });
  }
}

export interface AppProjectProps {
  metadata?: ObjectMeta;
  spec: AppProjectSpec;
}

export interface AppProjectSpec {
  clusterResourceBlacklist?: readonly AppProjectSpecClusterResourceBlacklist[];
  clusterResourceWhitelist?: readonly AppProjectSpecClusterResourceBlacklist[];
  /** At most 255 characters. */
  description?: string | Ref<string>;
  destinationServiceAccounts?: readonly AppProjectSpecDestinationServiceAccounts[];
  destinations?: readonly AppProjectSpecDestinations[];
  namespaceResourceBlacklist?: readonly AppProjectSpecNamespaceResourceBlacklist[];
  namespaceResourceWhitelist?: readonly AppProjectSpecNamespaceResourceBlacklist[];
  orphanedResources?: AppProjectSpecOrphanedResources;
  permitOnlyProjectScopedClusters?: boolean | Ref<boolean>;
  roles?: readonly AppProjectSpecRoles[];
  signatureKeys?: readonly AppProjectSpecSignatureKeys[];
  sourceIntegrity?: AppProjectSpecSourceIntegrity;
  sourceNamespaces?: readonly (string | Ref<string>)[];
  sourceRepos?: readonly (string | Ref<string>)[];
  syncWindows?: readonly AppProjectSpecSyncWindows[];
}

export interface AppProjectSpecOrphanedResources {
  ignore?: readonly AppProjectSpecOrphanedResourcesIgnore[];
  warn?: boolean | Ref<boolean>;
}

export interface AppProjectSpecSourceIntegrity {
  git: AppProjectSpecSourceIntegrityGit;
}

export interface AppProjectSpecClusterResourceBlacklist {
  group: string | Ref<string>;
  kind: string | Ref<string>;
  name?: string | Ref<string>;
}

export interface AppProjectSpecDestinationServiceAccounts {
  defaultServiceAccount: string | Ref<string>;
  namespace?: string | Ref<string>;
  server: string | Ref<string>;
}

export interface AppProjectSpecDestinations {
  name?: string | Ref<string>;
  namespace?: string | Ref<string>;
  server?: string | Ref<string>;
}

export interface AppProjectSpecNamespaceResourceBlacklist {
  group: string | Ref<string>;
  kind: string | Ref<string>;
}

export interface AppProjectSpecRoles {
  description?: string | Ref<string>;
  groups?: readonly (string | Ref<string>)[];
  jwtTokens?: readonly AppProjectSpecRolesJwtTokens[];
  name: string | Ref<string>;
  policies?: readonly (string | Ref<string>)[];
}

export interface AppProjectSpecSignatureKeys {
  keyID: string | Ref<string>;
}

export interface AppProjectSpecSourceIntegrityGit {
  policies: readonly AppProjectSpecSourceIntegrityGitPolicies[];
}

export interface AppProjectSpecSyncWindows {
  andOperator?: boolean | Ref<boolean>;
  applications?: readonly (string | Ref<string>)[];
  clusters?: readonly (string | Ref<string>)[];
  description?: string | Ref<string>;
  duration?: string | Ref<string>;
  kind?: string | Ref<string>;
  manualSync?: boolean | Ref<boolean>;
  namespaces?: readonly (string | Ref<string>)[];
  schedule?: string | Ref<string>;
  syncOverrun?: boolean | Ref<boolean>;
  timeZone?: string | Ref<string>;
}

export interface AppProjectSpecOrphanedResourcesIgnore {
  group?: string | Ref<string>;
  kind?: string | Ref<string>;
  name?: string | Ref<string>;
}

export interface AppProjectSpecRolesJwtTokens {
  /** Int64. */
  exp?: number | Ref<number>;
  /** Int64. */
  iat: number | Ref<number>;
  id?: string | Ref<string>;
}

export interface AppProjectSpecSourceIntegrityGitPolicies {
  gpg: AppProjectSpecSourceIntegrityGitPoliciesGpg;
  repos: readonly AppProjectSpecSourceIntegrityGitPoliciesRepos[];
}

export interface AppProjectSpecSourceIntegrityGitPoliciesGpg {
  keys: readonly (string | Ref<string>)[];
  mode: string | Ref<string>;
}

export interface AppProjectSpecSourceIntegrityGitPoliciesRepos {
  url: string | Ref<string>;
}
