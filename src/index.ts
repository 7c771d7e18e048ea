/*
 * The library: constructs for every kind, typed handles between them, and values that are decided later. cdk8s gives
 * App and Chart.
 */
export { ApiObject, type ApiObjectOptions, type ApiObjectProps } from './constructs/api-object.ts';
export type { AccessMode, ClaimOptions } from './constructs/claim-spec.ts';
export { ConfigMap, type ConfigContent, type ConfigMapProps, type FolderOptions } from './constructs/config-map.ts';
export { CronJob, type CronJobProps } from './constructs/cron-job.ts';
export { DaemonSet, type DaemonSetProps } from './constructs/daemon-set.ts';
export { Deployment, type DeploymentProps } from './constructs/deployment.ts';
export {
  ExternalSecret,
  type ExternalSecretProps,
  type RemoteKey,
  type SecretStore,
  type Templates,
} from './constructs/external-secret.ts';
export { excuse, type Reasons } from './constructs/excuse.ts';
export {
  external,
  type ExternalClaim,
  type ExternalConfig,
  type ExternalSecretHandle,
  type ExternalService,
  type ExternalServiceAccount,
} from './constructs/external.ts';
export { file, FileContent, folder } from './constructs/file.ts';
export type {
  ClaimHandle,
  ConfigMapHandle,
  External,
  IngressClassHandle,
  Named,
  NamespaceHandle,
  Part,
  PersistentVolumeHandle,
  PriorityClassHandle,
  RuntimeClassHandle,
  SecretHandle,
  ServiceAccountHandle,
  ServiceHandle,
  StorageClassHandle,
} from './constructs/handle.ts';
export { HelmRelease, type HelmReleaseProps, type ImportedChart } from './constructs/helm-release.ts';
export { helmTest, hook, type HookEvent, type HookOptions } from './constructs/hook.ts';
export {
  type AutoscaleOptions,
  HorizontalPodAutoscaler,
  type HorizontalPodAutoscalerProps,
  type ScaleTarget,
  type Usage,
} from './constructs/horizontal-pod-autoscaler.ts';
export { IngressClass, type IngressClassProps } from './constructs/ingress-class.ts';
export {
  Ingress,
  type IngressBackendHandle,
  type IngressHosts,
  type IngressProps,
  type IngressRoute,
  type IngressTarget,
  type ResourceBackend,
  type ServiceBackend,
} from './constructs/ingress.ts';
export type { JobFields } from './constructs/job-fields.ts';
export { Job, type JobProps } from './constructs/job.ts';
export type { PatchOperation } from './constructs/json-patch.ts';
export { ConfigKey } from './constructs/key.ts';
export {
  type LabelCondition,
  type Labels,
  missing,
  noneOf,
  oneOf,
  present,
  type Selectable,
  where,
} from './constructs/labels.ts';
export { LimitRange, type LimitRangeProps, type Limits } from './constructs/limit-range.ts';
export { Manifest, type ManifestKind, type ManifestProps } from './constructs/manifest.ts';
export { type DenyAllOptions, Namespace, type NamespaceProps, type PodSecurityLevel } from './constructs/namespace.ts';
export {
  ipBlock,
  namespaces,
  NetworkPolicy,
  type NetworkPolicyProps,
  Peer,
  pods,
  type PolicyPeer,
  type PolicyPort,
  type PolicyRule,
} from './constructs/network-policy.ts';
export { nfsVolume, type NfsVolumeProps } from './constructs/nfs-volume.ts';
export { nginxIngress, type NginxIngressOptions } from './constructs/nginx-ingress.ts';
export {
  type ClaimVolumeOptions,
  PersistentVolumeClaim,
  type PersistentVolumeClaimProps,
} from './constructs/persistent-volume-claim.ts';
export { PersistentVolume, type PersistentVolumeProps, type ReservedFor } from './constructs/persistent-volume.ts';
export {
  PodDisruptionBudget,
  type PodDisruptionBudgetProps,
  type ProtectOptions,
} from './constructs/pod-disruption-budget.ts';
export { Pod, type PodOptions } from './constructs/pod.ts';
export { allow, type RuleObject, type Verb } from './constructs/policy-rule.ts';
export { PriorityClass, type PriorityClassProps } from './constructs/priority-class.ts';
export { RenderedHelmRelease, type RenderedHelmReleaseProps } from './constructs/rendered-helm-release.ts';
export { ReplicaSet, type ReplicaSetProps } from './constructs/replica-set.ts';
export { ResourceQuota, type ResourceQuotaProps } from './constructs/resource-quota.ts';
export {
  ClusterRoleBinding,
  type ClusterRoleBindingProps,
  group,
  Person,
  RoleBinding,
  type RoleBindingProps,
  type Subject,
  user,
} from './constructs/role-binding.ts';
export { ClusterRole, type ClusterRoleProps, Role, type RoleProps } from './constructs/role.ts';
export { Secret, type SecretProps, type SecretType } from './constructs/secret.ts';
export { ServiceAccount, type ServiceAccountProps } from './constructs/service-account.ts';
export { Host, ServicePort } from './constructs/service-handle.ts';
export {
  Service,
  type ServiceOptions,
  type ServicePortOptions,
  type ServicePorts,
  type ServiceProps,
} from './constructs/service.ts';
export { StatefulSet, type StatefulPod, type StatefulSetProps } from './constructs/stateful-set.ts';
export { StorageClass, type StorageClassProps } from './constructs/storage-class.ts';
export { ClaimTemplate, claimTemplate, type ClaimTemplateOptions } from './constructs/workload/claim-template.ts';
export type { ConfigSource } from './constructs/workload/config-checksum.ts';
export type { ContainerProps, InitContainerProps } from './constructs/workload/container.ts';
export {
  type EnvFrom,
  EnvSource,
  type EnvValue,
  field,
  prefixed,
  resourceField,
  type TextHandle,
} from './constructs/workload/env.ts';
export { Handler, type LifecycleHooks, request, run, sleep } from './constructs/workload/lifecycle.ts';
export type { PlacementOptions } from './constructs/workload/placement.ts';
export type { PodProps, WorkloadProps } from './constructs/workload/pod-props.ts';
export { Port, type PortOptions, type Ports, sctp, udp } from './constructs/workload/ports.ts';
export { exec, grpc, http, type HttpOptions, type Probe, type ProbeTiming, tcp } from './constructs/workload/probe.ts';
export { ScalableWorkload } from './constructs/workload/scalable-workload.ts';
export {
  csi,
  downward,
  emptyDir,
  ephemeral,
  hostPath,
  imageVolume,
  type Mountable,
  type MountOptions,
  nfs,
  projected,
  type ProjectedSource,
  ServiceAccountToken,
  serviceAccountToken,
  Volume,
  volume,
} from './constructs/workload/volume.ts';
export { ReleaseChart, type ReleaseChartProps } from './constructs/release-chart.ts';
export {
  type AllowOptions,
  type ExposeOptions,
  type SpreadOptions,
  type TopologyKey,
  Workload,
} from './constructs/workload/workload.ts';
export type * as kubernetes from './kubernetes/generated/types.ts';
export type { ObjectMeta } from './kubernetes/generated/types.ts';
export { type Quantity, quantity } from './kubernetes/quantity.ts';
export type { Profile, Unsafe, UnsafeReasons } from './model/trait.ts';
export {
  and,
  asPlain,
  b64,
  type ChartDependency,
  chartFile,
  chartMeta,
  type ChartProps,
  checksum,
  choose,
  type Declared,
  defineValues,
  each,
  eq,
  fallback,
  helper,
  ifNull,
  include,
  isReference,
  isSet,
  jsonText,
  lower,
  type Maintainer,
  mergeMaps,
  not,
  onlyIf,
  or,
  type Overrides,
  packageAs,
  type PlainOf,
  type Ref,
  type ReferenceOf,
  type RefOf,
  release,
  releaseName,
  replace,
  required,
  trimSuffix,
  trunc,
  upper,
  v,
  type Value,
  type Values,
  when,
  yamlText,
} from './values/index.ts';
