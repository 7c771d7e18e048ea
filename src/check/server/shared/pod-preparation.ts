/**
 * What the server settles on a new pod before it validates: fields of features that are off go, selectors take up the pod's
 * own labels, AppArmor annotations become fields. Of templates only the fields go.
 *
 * Source: kubernetes `pkg/registry/core/pod/strategy.go`.
 */
import type {
  AppArmorProfile,
  Container,
  LabelSelector,
  LabelSelectorRequirement,
  Pod,
  PodAffinity,
  PodAffinityTerm,
  TopologySpreadConstraint,
} from '../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../context.ts';
import { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import {
  annotationOfAppArmor,
  appArmorOfAnnotation,
  CONTAINER_APP_ARMOR,
  validateAppArmorProfile,
} from './app-armor.ts';
import { withFirstGeneration } from './first-generation.ts';
import { containersOf } from './pod-containers.ts';
import { dropDisabledOfPod } from './pod-features.ts';

type Labels = Readonly<Record<string, string>>;

export function preparePod(pod: Pod, context: ServerContext): Pod {
  const labels = pod.metadata?.labels ?? {};
  const spec = dropDisabledOfPod(pod.spec ?? {}, context);
  const { affinity, topologySpreadConstraints } = spec;
  const { podAffinity, podAntiAffinity } = affinity ?? {};
  const prepared = {
    ...pod,
    spec: {
      ...spec,
      ...(affinity && {
        affinity: {
          ...affinity,
          ...(podAffinity && { podAffinity: mergeKeys(podAffinity, labels) }),
          ...(podAntiAffinity && { podAntiAffinity: mergeKeys(podAntiAffinity, labels) }),
        },
      }),
      ...(topologySpreadConstraints &&
        holds(context, 34) && {
          topologySpreadConstraints: topologySpreadConstraints.map((constraint) =>
            mergeKeysOfSpread(constraint, labels),
          ),
        }),
    },
  };
  // Pods have generations since 1.33.
  return holds(context, 33) ? withFirstGeneration(prepared) : prepared;
}

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

/** KEP-3633: a term with label keys matches pods with the values that this pod has. */
function mergeKeys(affinity: PodAffinity, labels: Labels): PodAffinity {
  const { [REQUIRED]: required, [PREFERRED]: preferred } = affinity;
  return {
    ...affinity,
    ...(required && { [REQUIRED]: required.map((term) => mergeKeysOfTerm(term, labels)) }),
    ...(preferred && {
      [PREFERRED]: preferred.map((weighted) =>
        weighted.podAffinityTerm
          ? { ...weighted, podAffinityTerm: mergeKeysOfTerm(weighted.podAffinityTerm, labels) }
          : weighted,
      ),
    }),
  };
}

function mergeKeysOfTerm(term: PodAffinityTerm, labels: Labels): PodAffinityTerm {
  const { labelSelector, matchLabelKeys = [], mismatchLabelKeys = [] } = term;
  if (!labelSelector || matchLabelKeys.length + mismatchLabelKeys.length === 0) return term;
  const added = [...requirements(matchLabelKeys, 'In', labels), ...requirements(mismatchLabelKeys, 'NotIn', labels)];
  return { ...term, labelSelector: withRequirements(labelSelector, added) };
}

function mergeKeysOfSpread(constraint: TopologySpreadConstraint, labels: Labels): TopologySpreadConstraint {
  const { labelSelector, matchLabelKeys = [] } = constraint;
  if (!labelSelector || matchLabelKeys.length === 0) return constraint;
  return { ...constraint, labelSelector: withRequirements(labelSelector, requirements(matchLabelKeys, 'In', labels)) };
}

function requirements(keys: readonly string[], operator: string, labels: Labels): LabelSelectorRequirement[] {
  return keys.flatMap((key) => {
    const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
    return value === undefined ? [] : [{ key, operator, values: [value] }];
  });
}

function withRequirements(selector: LabelSelector, added: readonly LabelSelectorRequirement[]): LabelSelector {
  if (added.length === 0) return selector;
  return { ...selector, matchExpressions: [...(selector.matchExpressions ?? []), ...added] };
}

export interface AnnotatedProfile {
  readonly key: string;
  readonly container: Container;
  /** Nothing when the annotation says nothing that is known. */
  readonly profile: AppArmorProfile | undefined;
}

/** Containers whose AppArmor profile stands in an annotation and not in a field. */
export function annotatedProfiles(pod: Pod): readonly AnnotatedProfile[] {
  const { spec = {}, metadata } = pod;
  if (spec.os?.name === 'windows') return [];
  return containersOf(spec, FieldPath.of('spec')).flatMap(({ container }) => {
    const key = CONTAINER_APP_ARMOR + (container.name ?? '');
    const annotation = metadata?.annotations?.[key];
    if (annotation === undefined || container.securityContext?.appArmorProfile) return [];
    const profile = appArmorOfAnnotation(annotation);
    return [{ key, container, profile: profile && isGoodProfile(profile) ? profile : undefined }];
  });
}

/** The pod with the fields that its AppArmor annotations stand for, where the pod as a whole has not the same. */
export function withAppArmorFields(pod: Pod): Pod {
  const profiles = new Map(annotatedProfiles(pod).map(({ container, profile }) => [container, profile]));
  if (profiles.size === 0) return pod;
  const { spec = {} } = pod;
  const filled = <T extends Container>(container: T): T => {
    const profile = profiles.get(container);
    if (profile === undefined || isSameProfile(profile, spec.securityContext?.appArmorProfile)) return container;
    return { ...container, securityContext: { ...container.securityContext, appArmorProfile: profile } };
  };
  const { initContainers, containers, ephemeralContainers } = spec;
  return {
    ...pod,
    spec: {
      ...spec,
      ...(initContainers && { initContainers: initContainers.map(filled) }),
      ...(containers && { containers: containers.map(filled) }),
      ...(ephemeralContainers && { ephemeralContainers: ephemeralContainers.map(filled) }),
    },
  };
}

/** Until 1.33 fields became annotations too, for kubelets that knew no others. */
export function withAppArmorAnnotations(pod: Pod): Pod {
  const { spec = {}, metadata } = pod;
  if (spec.os?.name === 'windows') return pod;
  const given = metadata?.annotations ?? {};
  const added = containersOf(spec, FieldPath.of('spec')).flatMap(({ container }): (readonly [string, string])[] => {
    const key = CONTAINER_APP_ARMOR + (container.name ?? '');
    const profile = container.securityContext?.appArmorProfile ?? spec.securityContext?.appArmorProfile;
    const annotation = profile && given[key] === undefined ? annotationOfAppArmor(profile) : undefined;
    return annotation === undefined ? [] : [[key, annotation]];
  });
  if (added.length === 0) return pod;
  return { ...pod, metadata: { ...metadata, annotations: { ...given, ...Object.fromEntries(added) } } };
}

function isGoodProfile(profile: AppArmorProfile): boolean {
  // Whether, not what: the words of any release will do.
  const errors = new FieldErrors({ minor: 0 });
  validateAppArmorProfile(profile, FieldPath.of(), errors);
  return errors.size === 0;
}

export function isSameProfile(one: AppArmorProfile | undefined, other: AppArmorProfile | undefined): boolean {
  return one?.type === other?.type && one?.localhostProfile === other?.localhostProfile;
}
