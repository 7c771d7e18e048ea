/**
 * Fields of a pod's spec whose features are off by default in a release: the server takes them away before it validates.
 *
 * Source: kubernetes `pkg/api/pod/util.go`, `pkg/features/kube_features.go` of each release.
 */
import type {
  Container,
  EnvVar,
  Lifecycle,
  PodSecurityContext,
  PodSpec,
  PodTemplateSpec,
  Volume,
  VolumeMount,
} from '../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../context.ts';
import { hasPodResources } from './pod-resources.ts';
import { dropDisabledVolume, hasImageVolumes } from './volume-features.ts';

export function dropDisabledOfTemplate<T extends PodTemplateSpec | undefined>(
  template: T,
  context: ServerContext,
): T | PodTemplateSpec {
  return template?.spec ? { ...template, spec: dropDisabledOfPod(template.spec, context) } : template;
}

export function dropDisabledOfPod(spec: PodSpec, context: ServerContext): PodSpec {
  const { initContainers, containers, ephemeralContainers, securityContext } = spec;
  const images = imageVolumes(spec.volumes, context);
  const dropped = <T extends Container>(container: T, init: boolean): T =>
    dropOfContainer(container, init, images, context);
  return {
    ...withoutOff(spec, context),
    ...(spec.volumes && { volumes: keptVolumes(spec.volumes, context) }),
    ...(securityContext && { securityContext: dropOfSecurityContext(securityContext, context) }),
    ...(initContainers && { initContainers: initContainers.map((container) => dropped(container, true)) }),
    ...(containers && { containers: containers.map((container) => dropped(container, false)) }),
    ...(ephemeralContainers && {
      ephemeralContainers: ephemeralContainers.map((container) => dropped(container, false)),
    }),
  };
}

function withoutOff(spec: PodSpec, context: ServerContext): PodSpec {
  // GenericWorkload is off in 1.35 and 1.36.
  const off: (keyof PodSpec)[] = ['workloadRef', 'schedulingGroup'];
  if (!holds(context, 33)) off.push('hostUsers');
  if (!hasPodResources(context)) off.push('resources');
  // DynamicResourceAllocation is on by default since 1.34.
  if (!holds(context, 34)) off.push('resourceClaims');
  if (!holds(context, 35)) off.push('hostnameOverride');
  return without(spec, off);
}

function dropOfSecurityContext(security: PodSecurityContext, context: ServerContext): PodSecurityContext {
  return holds(context, 33) ? security : without(security, ['supplementalGroupsPolicy', 'seLinuxChangePolicy']);
}

function dropOfContainer<T extends Container>(
  container: T,
  init: boolean,
  images: ReadonlySet<string>,
  context: ServerContext,
): T {
  const { env, lifecycle, resources, volumeMounts, securityContext } = container;
  const off: (keyof Container)[] = [];
  if (!holds(context, 33)) off.push('resizePolicy');
  if (holds(context, 34, 34)) {
    off.push('restartPolicyRules');
    if (!init || container.restartPolicy !== 'Always') off.push('restartPolicy');
  }
  const hooks = lifecycle && dropStopSignal(lifecycle);
  if (hooks === undefined) off.push('lifecycle');
  return {
    ...without(container, off),
    ...(hooks && { lifecycle: hooks }),
    ...(env && !holds(context, 35) && { env: env.map(dropFileKey) }),
    ...(resources && !holds(context, 34) && { resources: without(resources, ['claims']) }),
    ...(volumeMounts && images.size > 0 && { volumeMounts: dropMounts(volumeMounts, images) }),
    ...(securityContext?.procMount !== undefined &&
      !holds(context, 33) && { securityContext: { ...securityContext, procMount: 'Default' } }),
  };
}

/** ContainerStopSignals is off in 1.33 to 1.36; hooks of which nothing is left go too. */
function dropStopSignal(lifecycle: Lifecycle): Lifecycle | undefined {
  if (lifecycle.stopSignal === undefined) return lifecycle;
  const kept = without(lifecycle, ['stopSignal']);
  return Object.keys(kept).length === 0 ? undefined : kept;
}

function dropFileKey(variable: EnvVar): EnvVar {
  if (!variable.valueFrom?.fileKeyRef) return variable;
  return { ...variable, valueFrom: without(variable.valueFrom, ['fileKeyRef']) };
}

function keptVolumes(volumes: readonly Volume[], context: ServerContext): readonly Volume[] {
  return volumes.map((volume) => dropDisabledVolume(volume, context)).filter((volume) => volume !== undefined);
}

function imageVolumes(volumes: readonly Volume[] | undefined, context: ServerContext): ReadonlySet<string> {
  if (hasImageVolumes(context)) return new Set();
  return new Set((volumes ?? []).filter((volume) => volume.image).map(({ name = '' }) => name));
}

function dropMounts(mounts: readonly VolumeMount[], images: ReadonlySet<string>): readonly VolumeMount[] {
  return mounts.filter(({ name = '' }) => !images.has(name));
}

function without<T extends object>(object: T, fields: readonly (keyof T)[]): T {
  if (!fields.some((field) => object[field] !== undefined)) return object;
  const kept = { ...object };
  for (const field of fields) delete kept[field];
  return kept;
}
