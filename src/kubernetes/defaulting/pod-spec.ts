import type { ObjectMeta, PodSpec, PodTemplateSpec } from '../generated/objects.ts';
import { defaultContainer, defaultResources } from './container.ts';
import { defaultResourceList } from './resource-list.ts';
import { defaultVolume } from './volume.ts';

const GRACE_PERIOD_SECONDS = 30;

/** What pods and templates have in common. */
export function defaultPodSpec(spec: PodSpec, minor: number): PodSpec {
  const { volumes, initContainers, containers, ephemeralContainers, overhead, resources } = spec;
  const account = spec.serviceAccountName || spec.serviceAccount;
  return {
    ...spec,
    dnsPolicy: spec.dnsPolicy || 'ClusterFirst',
    restartPolicy: spec.restartPolicy || 'Always',
    securityContext: spec.securityContext ?? {},
    terminationGracePeriodSeconds: spec.terminationGracePeriodSeconds ?? GRACE_PERIOD_SECONDS,
    schedulerName: spec.schedulerName || 'default-scheduler',
    // Two names of one field.
    ...(account && { serviceAccountName: account, serviceAccount: account }),
    ...(volumes && { volumes: volumes.map((volume) => defaultVolume(volume, minor)) }),
    ...(initContainers && { initContainers: initContainers.map(defaultContainer) }),
    ...(containers && { containers: containers.map(defaultContainer) }),
    ...(ephemeralContainers && { ephemeralContainers: ephemeralContainers.map(defaultContainer) }),
    ...(overhead && { overhead: defaultResourceList(overhead) }),
    ...(resources && { resources: defaultResources(resources) }),
  };
}

export function defaultTemplate(template: PodTemplateSpec | undefined, minor: number): PodTemplateSpec {
  const metadata = withoutInitContainers(template?.metadata ?? {});
  return { ...template, metadata, spec: defaultPodSpec(template?.spec ?? {}, minor) };
}

/** Init containers were annotations once; the server takes these away so that nobody reads them. */
const INIT_CONTAINERS: ReadonlySet<string> = new Set([
  'pod.beta.kubernetes.io/init-containers',
  'pod.alpha.kubernetes.io/init-containers',
  'pod.beta.kubernetes.io/init-container-statuses',
  'pod.alpha.kubernetes.io/init-container-statuses',
]);

export function withoutInitContainers(metadata: ObjectMeta): ObjectMeta {
  const { annotations, ...rest } = metadata;
  const kept = Object.entries(annotations ?? {}).filter(([key]) => !INIT_CONTAINERS.has(key));
  if (kept.length === Object.keys(annotations ?? {}).length) return metadata;
  return kept.length === 0 ? rest : { ...rest, annotations: Object.fromEntries(kept) };
}

/** For objects with their template at `spec.template`. */
export function withDefaultTemplate<S extends { readonly template?: PodTemplateSpec }>(spec: S, minor: number): S {
  return { ...spec, template: defaultTemplate(spec.template, minor) };
}
