/**
 * What the server warns of in pods and templates that it accepts.
 *
 * Source: kubernetes `pkg/api/pod/warnings.go`.
 */
import type { ObjectMeta, PodAffinity, PodSpec, PodTemplateSpec } from '../../../kubernetes/generated/objects.ts';
import { ipWarnings } from '../addresses.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldPath } from '../field-path.ts';
import { quote } from '../go-value.ts';
import { dns1123Label } from '../names.ts';
import { appArmorOfAnnotation, CONTAINER_APP_ARMOR } from './app-armor.ts';
import { BYTES, environmentWarnings, portWarnings, resourceWarnings } from './container-warnings.ts';
import { nodeLabelDeprecation, nodeSelectorTermWarnings } from './node-label-warnings.ts';
import { containersOf, type PlacedContainer } from './pod-containers.ts';
import { isSameProfile } from './pod-preparation.ts';
import { CONTAINER_SECCOMP, POD_SECCOMP } from './seccomp.ts';
import { fractionalByteWarnings, volumeWarnings } from './volume-warnings.ts';

const OLD_ANNOTATIONS: readonly (readonly [string, string])[] = [
  ['scheduler.alpha.kubernetes.io/critical-pod', 'non-functional in v1.16+; use the "priorityClassName" field instead'],
  ['security.alpha.kubernetes.io/sysctls', 'non-functional in v1.11+; use the "sysctls" field instead'],
  ['security.alpha.kubernetes.io/unsafe-sysctls', 'non-functional in v1.11+; use the "sysctls" field instead'],
];
const NO_SECCOMP = 'non-functional in v1.27+; use the "seccompProfile" field instead';
export const NO_APP_ARMOR = 'deprecated since v1.30; use the "appArmorProfile" field instead';
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const NO_SELECTOR = 'a null labelSelector results in matching no pod';

/** `metadata.name` becomes part of the names of pods, and those become host names. */
export function nameWarnings(metadata: ObjectMeta | undefined): string[] {
  return nameWarning(metadata, 'used in Pod names and hostnames');
}

export function podNameWarnings(metadata: ObjectMeta | undefined): string[] {
  return nameWarning(metadata, "used in the Pod's hostname");
}

function nameWarning(metadata: ObjectMeta | undefined, use: string): string[] {
  const texts = dns1123Label(metadata?.name ?? '');
  if (texts.length === 0) return [];
  const told = 'which can result in surprising behavior; a DNS label is recommended';
  return [`metadata.name: this is ${use}, ${told}: [${texts.join(' ')}]`];
}

/** `path` is that of the template. */
export function templateWarnings(
  template: PodTemplateSpec | undefined,
  path: FieldPath,
  context: ServerContext,
): string[] {
  return podWarnings(template?.spec ?? {}, template?.metadata, path, true, context);
}

/** `path` is that of the pod or template, so that `metadata` and `spec` stand below it. */
export function podWarnings(
  spec: PodSpec,
  metadata: ObjectMeta | undefined,
  path: FieldPath,
  isTemplate: boolean,
  context: ServerContext,
): string[] {
  const annotations = metadata?.annotations ?? {};
  const specPath = path.child('spec');
  const annotationsPath = path.child('metadata', 'annotations');
  const containers = containersOf(spec, specPath);
  return [
    ...labelWarnings(spec, specPath, context),
    ...OLD_ANNOTATIONS.filter(([key]) => annotations[key] !== undefined).map(
      ([key, told]) => `${annotationsPath.key(key)}: ${told}`,
    ),
    ...volumeWarnings(spec.volumes, specPath.child('volumes'), context),
    ...listWarnings(spec, specPath),
    ...BYTES.flatMap((resource) => fractionalByteWarnings(spec.overhead, [resource], specPath.child('overhead'))),
    ...(annotations[POD_SECCOMP] !== undefined && !spec.securityContext?.seccompProfile
      ? [`${annotationsPath.key(POD_SECCOMP)}: ${NO_SECCOMP}`]
      : []),
    ...containers.flatMap((placed) => [
      ...seccompWarnings(placed, annotations, annotationsPath),
      ...(isTemplate ? appArmorWarnings(placed, spec, annotations, annotationsPath, context) : []),
      ...resourceWarnings(placed),
      ...environmentWarnings(placed),
    ]),
    ...portWarnings(spec, specPath, context),
    ...graceWarnings(spec, specPath),
    ...affinityWarnings(spec.affinity?.podAffinity, specPath.child('affinity', 'podAffinity')),
    ...affinityWarnings(spec.affinity?.podAntiAffinity, specPath.child('affinity', 'podAntiAffinity')),
    ...(holds(context, 33) ? addressWarnings(spec, specPath) : []),
  ];
}

function labelWarnings(spec: PodSpec, path: FieldPath, context: ServerContext): string[] {
  const { nodeSelector = {}, affinity, topologySpreadConstraints = [] } = spec;
  const nodeAffinity = affinity?.nodeAffinity;
  const affinityPath = path.child('affinity', 'nodeAffinity');
  const termsPath = affinityPath.child(REQUIRED, 'nodeSelectorTerms');
  return [
    ...Object.keys(nodeSelector).flatMap((label) => {
      const told = nodeLabelDeprecation(label);
      return told === undefined ? [] : [`${path.child('nodeSelector').key(label)}: ${told}`];
    }),
    ...(nodeAffinity?.[REQUIRED]?.nodeSelectorTerms ?? []).flatMap((term, position) =>
      nodeSelectorTermWarnings(term, false, termsPath.index(position)),
    ),
    ...(nodeAffinity?.[PREFERRED] ?? []).flatMap((term, position) => {
      const preferencePath = affinityPath.child(PREFERRED).index(position).child('preference');
      // Values of preferred terms may be anything; bad ones are warned of since 1.33.
      return nodeSelectorTermWarnings(term.preference ?? {}, holds(context, 33), preferencePath);
    }),
    ...topologySpreadConstraints.flatMap(({ topologyKey = '', labelSelector }, position) => {
      const constraintPath = path.child('topologySpreadConstraints').index(position);
      const told = nodeLabelDeprecation(topologyKey);
      return [
        ...(told === undefined ? [] : [`${constraintPath.child('topologyKey')}: ${topologyKey} is ${told}`]),
        ...(labelSelector ? [] : [`${constraintPath.child('labelSelector')}: ${NO_SELECTOR}`]),
      ];
    }),
  ];
}

function listWarnings(spec: PodSpec, path: FieldPath): string[] {
  const addresses = (spec.hostAliases ?? []).map(({ ip = '' }) => ip);
  const secrets = (spec.imagePullSecrets ?? []).map(({ name = '' }) => name);
  const secretsPath = path.child('imagePullSecrets');
  return [
    ...repeated(addresses).map(
      (position) =>
        `${path.child('hostAliases').index(position).child('ip')}: duplicate ip ${quote(addresses[position] ?? '')}`,
    ),
    ...repeated(secrets).map(
      (position) => `${secretsPath.index(position).child('name')}: duplicate name ${quote(secrets[position] ?? '')}`,
    ),
    ...secrets.flatMap((name, position) =>
      name === '' ? [`${secretsPath.index(position).child('name')}: invalid empty name ""`] : [],
    ),
  ];
}

/** Positions of what was there before. */
function repeated(values: readonly string[]): number[] {
  return values.flatMap((value, position) => (values.indexOf(value) < position ? [position] : []));
}

type Annotations = Readonly<Record<string, string>>;

function seccompWarnings({ container }: PlacedContainer, annotations: Annotations, path: FieldPath): string[] {
  const key = CONTAINER_SECCOMP + (container.name ?? '');
  if (annotations[key] === undefined || container.securityContext?.seccompProfile) return [];
  return [`${path.key(key)}: ${NO_SECCOMP}`];
}

function appArmorWarnings(
  { container }: PlacedContainer,
  spec: PodSpec,
  annotations: Annotations,
  path: FieldPath,
  context: ServerContext,
): string[] {
  const key = CONTAINER_APP_ARMOR + (container.name ?? '');
  const annotation = annotations[key];
  if (annotation === undefined || container.securityContext?.appArmorProfile) return [];
  const ofPod = spec.securityContext?.appArmorProfile;
  // Until 1.33 any profile of the pod silenced this.
  const silent = ofPod && (!holds(context, 34) || isSameProfile(ofPod, appArmorOfAnnotation(annotation)));
  return silent ? [] : [`${path.key(key)}: ${NO_APP_ARMOR}`];
}

function graceWarnings(spec: PodSpec, path: FieldPath): string[] {
  if ((spec.terminationGracePeriodSeconds ?? 0) >= 0) return [];
  const told = 'must be >= 0; negative values are invalid and will be treated as 1';
  return [`${path.child('terminationGracePeriodSeconds')}: ${told}`];
}

function affinityWarnings(affinity: PodAffinity | undefined, path: FieldPath): string[] {
  return [
    ...(affinity?.[REQUIRED] ?? []).flatMap(({ labelSelector }, position) =>
      labelSelector ? [] : [`${path.child(REQUIRED).index(position).child('labelSelector')}: ${NO_SELECTOR}`],
    ),
    ...(affinity?.[PREFERRED] ?? []).flatMap(({ podAffinityTerm }, position) => {
      const termPath = path.child(PREFERRED).index(position).child('podAffinityTerm', 'labelSelector');
      return podAffinityTerm?.labelSelector ? [] : [`${termPath}: ${NO_SELECTOR}`];
    }),
  ];
}

function addressWarnings(spec: PodSpec, path: FieldPath): string[] {
  const serversPath = path.child('dnsConfig', 'nameservers');
  return [
    ...(spec.dnsConfig?.nameservers ?? []).flatMap((server, position) =>
      ipWarnings(serversPath.index(position), server),
    ),
    ...(spec.hostAliases ?? []).flatMap(({ ip = '' }, position) =>
      ipWarnings(path.child('hostAliases').index(position).child('ip'), ip),
    ),
  ];
}
