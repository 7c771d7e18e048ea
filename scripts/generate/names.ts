/**
 * Short names for definitions. The last part of the published name is used wherever only one definition has it; the others
 * are named here, so that a reader can tell them apart and a newly colliding name stops the generator instead of renaming types.
 */
export const COLLIDING_NAMES: Readonly<Record<string, string>> = {
  'io.k8s.api.core.v1.Event': 'CoreEvent',
  'io.k8s.api.core.v1.EventList': 'CoreEventList',
  'io.k8s.api.core.v1.EventSeries': 'CoreEventSeries',
  'io.k8s.api.events.v1.Event': 'Event',
  'io.k8s.api.events.v1.EventList': 'EventList',
  'io.k8s.api.events.v1.EventSeries': 'EventSeries',
  'io.k8s.api.core.v1.EndpointPort': 'CoreEndpointPort',
  'io.k8s.api.discovery.v1.EndpointPort': 'EndpointPort',
  'io.k8s.api.core.v1.ResourceClaim': 'ContainerResourceClaim',
  'io.k8s.api.resource.v1.ResourceClaim': 'ResourceClaim',
  'io.k8s.api.authentication.v1.TokenRequest': 'TokenRequest',
  'io.k8s.api.storage.v1.TokenRequest': 'CSITokenRequest',
  'io.k8s.api.admissionregistration.v1.ServiceReference': 'ServiceReference',
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.ServiceReference': 'ConversionServiceReference',
  'io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.ServiceReference': 'APIServiceReference',
  'io.k8s.api.admissionregistration.v1.WebhookClientConfig': 'WebhookClientConfig',
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.WebhookClientConfig': 'ConversionWebhookClientConfig',
  'io.k8s.api.rbac.v1.Subject': 'Subject',
  'io.k8s.api.flowcontrol.v1.Subject': 'FlowSubject',
  'io.k8s.api.flowcontrol.v1beta3.Subject': 'FlowSubjectV1beta3',
  'io.k8s.api.autoscaling.v1.CrossVersionObjectReference': 'CrossVersionObjectReferenceV1',
  'io.k8s.api.autoscaling.v2.CrossVersionObjectReference': 'CrossVersionObjectReferenceV2',
  'io.k8s.api.autoscaling.v1.HorizontalPodAutoscaler': 'HorizontalPodAutoscalerV1',
  'io.k8s.api.autoscaling.v2.HorizontalPodAutoscaler': 'HorizontalPodAutoscalerV2',
  'io.k8s.api.autoscaling.v1.HorizontalPodAutoscalerList': 'HorizontalPodAutoscalerListV1',
  'io.k8s.api.autoscaling.v2.HorizontalPodAutoscalerList': 'HorizontalPodAutoscalerListV2',
  'io.k8s.api.autoscaling.v1.HorizontalPodAutoscalerSpec': 'HorizontalPodAutoscalerSpecV1',
  'io.k8s.api.autoscaling.v2.HorizontalPodAutoscalerSpec': 'HorizontalPodAutoscalerSpecV2',
  'io.k8s.api.autoscaling.v1.HorizontalPodAutoscalerStatus': 'HorizontalPodAutoscalerStatusV1',
  'io.k8s.api.autoscaling.v2.HorizontalPodAutoscalerStatus': 'HorizontalPodAutoscalerStatusV2',
};

/** Versions served beside a newer one of the same group: all of their definitions carry the version as a suffix. */
const SUFFIXED: readonly (readonly [prefix: string, suffix: string])[] = [
  ['io.k8s.api.flowcontrol.v1beta3.', 'V1beta3'],
];

export function shortNames(published: Iterable<string>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const owners = new Map<string, string>();
  for (const definition of published) {
    const last = definition.slice(definition.lastIndexOf('.') + 1);
    const suffix = SUFFIXED.find(([prefix]) => definition.startsWith(prefix))?.[1] ?? '';
    const name = COLLIDING_NAMES[definition] ?? last + suffix;
    const owner = owners.get(name);
    if (owner !== undefined) {
      throw new Error(
        `${definition} and ${owner} would both be called ${name}: name them in scripts/generate/names.ts`,
      );
    }
    owners.set(name, definition);
    names.set(definition, name);
  }
  return names;
}
