/**
 * Kinds whose generations the server counts: a new object is the first, whatever it says. Of the others a generation is kept and
 * checked. Workloads and pods count theirs with the rest of what is prepared for them.
 *
 * Source: k8s.io/kubernetes `pkg/registry/…/strategy.go`, `PrepareForCreate`.
 */
import type { Kind } from '../../kubernetes/kinds.ts';
import { withFirstGeneration } from './shared/first-generation.ts';

const COUNTED: ReadonlySet<string> = new Set([
  'admissionregistration.k8s.io/MutatingAdmissionPolicy',
  'admissionregistration.k8s.io/MutatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io/MutatingWebhookConfiguration',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
  'apiextensions.k8s.io/CustomResourceDefinition',
  'discovery.k8s.io/EndpointSlice',
  'flowcontrol.apiserver.k8s.io/FlowSchema',
  'flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration',
  'networking.k8s.io/Ingress',
  'networking.k8s.io/IngressClass',
  'networking.k8s.io/NetworkPolicy',
  'policy/PodDisruptionBudget',
  'resource.k8s.io/DeviceClass',
  'resource.k8s.io/ResourceSlice',
  'scheduling.k8s.io/PriorityClass',
]);

export function withCountedGeneration(object: object, kind: Kind): object {
  return COUNTED.has(`${kind.group}/${kind.kind}`) ? withFirstGeneration(object) : object;
}
