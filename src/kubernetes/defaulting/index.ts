/**
 * What the server fills in before it validates and stores an object: one import and one line a kind, in alphabetical order.
 * The key is `group/Kind`, or `group/version/Kind` where a version has defaults of its own; the core group is empty: `/Pod`.
 */
import {
  defaultAdmissionPolicy,
  defaultAdmissionPolicyBinding,
  defaultMutatingWebhooks,
  defaultValidatingWebhooks,
} from './admission.ts';
import { defaultApiService } from './api-service.ts';
import { defaultCSIDriver } from './csi-driver.ts';
import { defaultCSIStorageCapacity } from './csi-storage-capacity.ts';
import { defaultCustomResourceDefinition } from './custom-resource-definition.ts';
import { defaultEndpointSlice } from './endpoint-slice.ts';
import { defaultEndpoints } from './endpoints.ts';
import {
  defaultFlowSchema,
  defaultPriorityLevelConfiguration,
  defaultPriorityLevelConfigurationV1beta3,
} from './flow-control.ts';
import { defaultHorizontalPodAutoscaler, defaultHorizontalPodAutoscalerV1 } from './horizontal-pod-autoscaler.ts';
import { defaultIngressClass } from './ingress-class.ts';
import { defaultCronJob, defaultJob } from './jobs.ts';
import { defaultLimitRange } from './limit-range.ts';
import { defaultNamespace } from './namespace.ts';
import { defaultNetworkPolicy } from './network-policy.ts';
import { defaultNode } from './node.ts';
import { defaultPersistentVolumeClaim } from './persistent-volume-claim.ts';
import { defaultPersistentVolume } from './persistent-volume.ts';
import { defaultPod } from './pod.ts';
import { defaultPriorityClass } from './priority-class.ts';
import { defaultResourceClaim, defaultResourceClaimTemplate } from './resource-claim.ts';
import { defaultResourceQuota } from './resource-quota.ts';
import { defaultResourceSlice } from './resource-slice.ts';
import { defaultBinding } from './role-binding.ts';
import { defaultRuntimeClass } from './runtime-class.ts';
import { defaultSecret } from './secret.ts';
import { defaultServiceAccount } from './service-account.ts';
import { defaultService } from './service.ts';
import { defaultStorageClass } from './storage-class.ts';
import { defaultVolumeAttachment } from './volume-attachment.ts';
import { defaultVolumeAttributesClass } from './volume-attributes-class.ts';
import {
  defaultDaemonSet,
  defaultDeployment,
  defaultPodTemplate,
  defaultReplicaSet,
  defaultReplicationController,
  defaultStatefulSet,
} from './workloads.ts';

/**
 * Gives a new object and leaves its argument alone. `minor` is the release, 35 for Kubernetes 1.35.
 * Written as a method so that a function for one kind fits: the registry hands it only objects decoded as that kind.
 */
export type Defaulting = { defaulted(object: object, minor: number): object }['defaulted'];

export const DEFAULTING: Readonly<Record<string, Defaulting>> = {
  '/Endpoints': defaultEndpoints,
  '/LimitRange': defaultLimitRange,
  '/Namespace': defaultNamespace,
  '/Node': defaultNode,
  '/PersistentVolume': defaultPersistentVolume,
  '/PersistentVolumeClaim': defaultPersistentVolumeClaim,
  '/Pod': defaultPod,
  '/PodTemplate': defaultPodTemplate,
  '/ReplicationController': defaultReplicationController,
  '/ResourceQuota': defaultResourceQuota,
  '/Secret': defaultSecret,
  '/Service': defaultService,
  '/ServiceAccount': defaultServiceAccount,
  'admissionregistration.k8s.io/MutatingAdmissionPolicy': defaultAdmissionPolicy,
  'admissionregistration.k8s.io/MutatingAdmissionPolicyBinding': defaultAdmissionPolicyBinding,
  'admissionregistration.k8s.io/MutatingWebhookConfiguration': defaultMutatingWebhooks,
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy': defaultAdmissionPolicy,
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding': defaultAdmissionPolicyBinding,
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration': defaultValidatingWebhooks,
  'apiextensions.k8s.io/CustomResourceDefinition': defaultCustomResourceDefinition,
  'apiregistration.k8s.io/APIService': defaultApiService,
  'apps/DaemonSet': defaultDaemonSet,
  'apps/Deployment': defaultDeployment,
  'apps/ReplicaSet': defaultReplicaSet,
  'apps/StatefulSet': defaultStatefulSet,
  'autoscaling/v1/HorizontalPodAutoscaler': defaultHorizontalPodAutoscalerV1,
  'autoscaling/v2/HorizontalPodAutoscaler': defaultHorizontalPodAutoscaler,
  'batch/CronJob': defaultCronJob,
  'batch/Job': defaultJob,
  'discovery.k8s.io/EndpointSlice': defaultEndpointSlice,
  'flowcontrol.apiserver.k8s.io/FlowSchema': defaultFlowSchema,
  'flowcontrol.apiserver.k8s.io/v1/PriorityLevelConfiguration': defaultPriorityLevelConfiguration,
  'flowcontrol.apiserver.k8s.io/v1beta3/PriorityLevelConfiguration': defaultPriorityLevelConfigurationV1beta3,
  'networking.k8s.io/IngressClass': defaultIngressClass,
  'networking.k8s.io/NetworkPolicy': defaultNetworkPolicy,
  'node.k8s.io/RuntimeClass': defaultRuntimeClass,
  'rbac.authorization.k8s.io/ClusterRoleBinding': defaultBinding,
  'rbac.authorization.k8s.io/RoleBinding': defaultBinding,
  'resource.k8s.io/ResourceClaim': defaultResourceClaim,
  'resource.k8s.io/ResourceClaimTemplate': defaultResourceClaimTemplate,
  'resource.k8s.io/ResourceSlice': defaultResourceSlice,
  'scheduling.k8s.io/PriorityClass': defaultPriorityClass,
  'storage.k8s.io/CSIDriver': defaultCSIDriver,
  'storage.k8s.io/CSIStorageCapacity': defaultCSIStorageCapacity,
  'storage.k8s.io/StorageClass': defaultStorageClass,
  'storage.k8s.io/VolumeAttachment': defaultVolumeAttachment,
  'storage.k8s.io/VolumeAttributesClass': defaultVolumeAttributesClass,
};

/** Releases, by their minor, in which a default came or went: between them the same object gets the same defaults. */
export const DEFAULTS_CHANGED_IN: readonly number[] = [34, 35];

/** The object as the server would store it, server-set metadata aside; unchanged for kinds without defaults. */
export function defaultObject(group: string, version: string, kind: string, object: object, minor: number): object {
  const exact = `${group}/${version}/${kind}`;
  const key = Object.hasOwn(DEFAULTING, exact) ? exact : `${group}/${kind}`;
  const defaulting = Object.hasOwn(DEFAULTING, key) ? DEFAULTING[key] : undefined;
  return defaulting === undefined ? object : defaulting(object, minor);
}
