import type { PodSpec, PodTemplateSpec } from '../generated/objects.ts';
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
  return { ...template, spec: defaultPodSpec(template?.spec ?? {}, minor) };
}

/** For objects with their template at `spec.template`. */
export function withDefaultTemplate<S extends { readonly template?: PodTemplateSpec }>(spec: S, minor: number): S {
  return { ...spec, template: defaultTemplate(spec.template, minor) };
}
