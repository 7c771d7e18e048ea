/**
 * The rules of every kind: one import and one line a kind, in alphabetical order of the key.
 * The key is `group/Kind`, or `group/version/Kind` where a version has rules of its own; the core group is empty: `/Pod`.
 */
import type { AnyKindRules } from '../kind-rules.ts';
import { apiService } from './api-service.ts';
import { binding } from './binding.ts';
import { certificateSigningRequest } from './certificate-signing-request.ts';
import { clusterRoleBinding } from './cluster-role-binding.ts';
import { clusterRole } from './cluster-role.ts';
import { configMap } from './config-map.ts';
import { controllerRevision } from './controller-revision.ts';
import { cronJob } from './cron-job.ts';
import { csiDriver } from './csi-driver.ts';
import { csiNode } from './csi-node.ts';
import { csiStorageCapacity } from './csi-storage-capacity.ts';
import { daemonSet } from './daemon-set.ts';
import { deployment } from './deployment.ts';
import { deviceClass } from './device-class.ts';
import { customResourceDefinition } from './custom-resource-definition.ts';
import { endpointSlice } from './endpoint-slice.ts';
import { endpoints } from './endpoints.ts';
import { coreEvent, event } from './event.ts';
import { flowSchema } from './flow-schema.ts';
import { horizontalPodAutoscaler, horizontalPodAutoscalerV1 } from './horizontal-pod-autoscaler.ts';
import { ingressClass } from './ingress-class.ts';
import { ingress } from './ingress.ts';
import { ipAddress } from './ip-address.ts';
import { job } from './job.ts';
import { lease } from './lease.ts';
import { limitRange } from './limit-range.ts';
import { localSubjectAccessReview } from './local-subject-access-review.ts';
import { mutatingAdmissionPolicyBinding } from './mutating-admission-policy-binding.ts';
import { mutatingAdmissionPolicy } from './mutating-admission-policy.ts';
import { mutatingWebhookConfiguration } from './mutating-webhook-configuration.ts';
import { namespace } from './namespace.ts';
import { networkPolicy } from './network-policy.ts';
import { node } from './node.ts';
import { persistentVolumeClaim } from './persistent-volume-claim.ts';
import { persistentVolume } from './persistent-volume.ts';
import { podDisruptionBudget } from './pod-disruption-budget.ts';
import { podTemplate } from './pod-template.ts';
import { pod } from './pod.ts';
import { priorityClass } from './priority-class.ts';
import { priorityLevelConfiguration } from './priority-level-configuration.ts';
import { replicaSet } from './replica-set.ts';
import { replicationController } from './replication-controller.ts';
import { resourceClaimTemplate } from './resource-claim-template.ts';
import { resourceClaim } from './resource-claim.ts';
import { resourceQuota } from './resource-quota.ts';
import { resourceSlice } from './resource-slice.ts';
import { roleBinding } from './role-binding.ts';
import { role } from './role.ts';
import { runtimeClass } from './runtime-class.ts';
import { secret } from './secret.ts';
import { selfSubjectAccessReview } from './self-subject-access-review.ts';
import { selfSubjectReview } from './self-subject-review.ts';
import { selfSubjectRulesReview } from './self-subject-rules-review.ts';
import { serviceAccount } from './service-account.ts';
import { serviceCidr } from './service-cidr.ts';
import { service } from './service.ts';
import { statefulSet } from './stateful-set.ts';
import { storageClass } from './storage-class.ts';
import { subjectAccessReview } from './subject-access-review.ts';
import { tokenReview } from './token-review.ts';
import { validatingAdmissionPolicyBinding } from './validating-admission-policy-binding.ts';
import { validatingAdmissionPolicy } from './validating-admission-policy.ts';
import { validatingWebhookConfiguration } from './validating-webhook-configuration.ts';
import { volumeAttachment } from './volume-attachment.ts';
import { volumeAttributesClass } from './volume-attributes-class.ts';

export const KIND_RULES: Readonly<Record<string, AnyKindRules>> = {
  '/Binding': binding,
  '/ConfigMap': configMap,
  '/Endpoints': endpoints,
  '/Event': coreEvent,
  '/LimitRange': limitRange,
  '/Namespace': namespace,
  '/Node': node,
  '/PersistentVolume': persistentVolume,
  '/PersistentVolumeClaim': persistentVolumeClaim,
  '/Pod': pod,
  '/PodTemplate': podTemplate,
  '/ReplicationController': replicationController,
  '/ResourceQuota': resourceQuota,
  '/Secret': secret,
  '/Service': service,
  '/ServiceAccount': serviceAccount,
  'admissionregistration.k8s.io/MutatingAdmissionPolicy': mutatingAdmissionPolicy,
  'admissionregistration.k8s.io/MutatingAdmissionPolicyBinding': mutatingAdmissionPolicyBinding,
  'admissionregistration.k8s.io/MutatingWebhookConfiguration': mutatingWebhookConfiguration,
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy': validatingAdmissionPolicy,
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding': validatingAdmissionPolicyBinding,
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration': validatingWebhookConfiguration,
  'apiextensions.k8s.io/CustomResourceDefinition': customResourceDefinition,
  'apiregistration.k8s.io/APIService': apiService,
  'apps/ControllerRevision': controllerRevision,
  'apps/DaemonSet': daemonSet,
  'apps/Deployment': deployment,
  'apps/ReplicaSet': replicaSet,
  'apps/StatefulSet': statefulSet,
  'authentication.k8s.io/SelfSubjectReview': selfSubjectReview,
  'authentication.k8s.io/TokenReview': tokenReview,
  'authorization.k8s.io/LocalSubjectAccessReview': localSubjectAccessReview,
  'authorization.k8s.io/SelfSubjectAccessReview': selfSubjectAccessReview,
  'authorization.k8s.io/SelfSubjectRulesReview': selfSubjectRulesReview,
  'authorization.k8s.io/SubjectAccessReview': subjectAccessReview,
  'autoscaling/HorizontalPodAutoscaler': horizontalPodAutoscaler,
  'autoscaling/v1/HorizontalPodAutoscaler': horizontalPodAutoscalerV1,
  'batch/CronJob': cronJob,
  'batch/Job': job,
  'certificates.k8s.io/CertificateSigningRequest': certificateSigningRequest,
  'coordination.k8s.io/Lease': lease,
  'discovery.k8s.io/EndpointSlice': endpointSlice,
  'events.k8s.io/Event': event,
  'flowcontrol.apiserver.k8s.io/FlowSchema': flowSchema,
  'flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration': priorityLevelConfiguration,
  'networking.k8s.io/IPAddress': ipAddress,
  'networking.k8s.io/Ingress': ingress,
  'networking.k8s.io/IngressClass': ingressClass,
  'networking.k8s.io/NetworkPolicy': networkPolicy,
  'networking.k8s.io/ServiceCIDR': serviceCidr,
  'node.k8s.io/RuntimeClass': runtimeClass,
  'policy/PodDisruptionBudget': podDisruptionBudget,
  'rbac.authorization.k8s.io/ClusterRole': clusterRole,
  'rbac.authorization.k8s.io/ClusterRoleBinding': clusterRoleBinding,
  'rbac.authorization.k8s.io/Role': role,
  'rbac.authorization.k8s.io/RoleBinding': roleBinding,
  'resource.k8s.io/DeviceClass': deviceClass,
  'resource.k8s.io/ResourceClaim': resourceClaim,
  'resource.k8s.io/ResourceClaimTemplate': resourceClaimTemplate,
  'resource.k8s.io/ResourceSlice': resourceSlice,
  'scheduling.k8s.io/PriorityClass': priorityClass,
  'storage.k8s.io/CSIDriver': csiDriver,
  'storage.k8s.io/CSINode': csiNode,
  'storage.k8s.io/CSIStorageCapacity': csiStorageCapacity,
  'storage.k8s.io/StorageClass': storageClass,
  'storage.k8s.io/VolumeAttachment': volumeAttachment,
  'storage.k8s.io/VolumeAttributesClass': volumeAttributesClass,
};

/** The rules for a kind of an API version, or nothing when only decoding and metadata are checked. */
export function rulesFor(group: string, version: string, kind: string): AnyKindRules | undefined {
  const exact = `${group}/${version}/${kind}`;
  if (Object.hasOwn(KIND_RULES, exact)) return KIND_RULES[exact];
  const any = `${group}/${kind}`;
  return Object.hasOwn(KIND_RULES, any) ? KIND_RULES[any] : undefined;
}
