/**
 * Admission of the server's default plugins, as far as it needs no other object. It runs between defaulting and validation.
 *
 * Source: k8s.io/kubernetes `plugin/pkg/admission/priority`, `…/defaulttolerationseconds`, `…/runtimeclass`;
 * https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
 */
import type { Pod, PodSpec, Toleration } from '../../kubernetes/generated/objects.ts';
import type { Kind } from '../../kubernetes/kinds.ts';
import { quote } from './go-value.ts';
import { pathSegment } from './names.ts';

/** What the two classes that every cluster has stand for; a class of the author's own may exist. */
const SYSTEM_CLASSES: ReadonlyMap<string, number> = new Map([
  ['system-cluster-critical', 2_000_000_000],
  ['system-node-critical', 2_000_001_000],
]);
const TAINTS = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'];

/** A pod may not bring a priority other than that of its class: gives the text of the refusal. */
export function admitPriority(object: object, kind: Kind): string | undefined {
  const spec = podSpecOf(object, kind);
  if (spec === undefined) return undefined;
  const { priorityClassName = '', priority, preemptionPolicy } = spec;
  const computed = priorityClassName === '' ? 0 : SYSTEM_CLASSES.get(priorityClassName);
  if (computed === undefined) return undefined;
  if (priority !== undefined && priority !== computed) {
    return `the integer value of priority (${priority}) must not be provided in pod spec; priority admission controller computed ${computed} from the given PriorityClass name`;
  }
  if (preemptionPolicy !== undefined && preemptionPolicy !== 'PreemptLowerPriority') {
    return `the string value of PreemptionPolicy (${preemptionPolicy}) must not be provided in pod spec; priority admission controller computed PreemptLowerPriority from the given PriorityClass name`;
  }
  return undefined;
}

/** The runtime class is looked up before the name is validated; a name that fits into no URL ends the request there. */
export function unreachableRuntimeClass(object: object, kind: Kind): string | undefined {
  const name = podSpecOf(object, kind)?.runtimeClassName;
  const [problem] = name === undefined ? [] : pathSegment(name);
  return problem === undefined ? undefined : `invalid resource name ${quote(name ?? '')}: [${problem}]`;
}

/** The priority of a pod's class: none is the default's, a class of the author's own is not known here. */
export function withPriority(object: object, kind: Kind): object {
  const spec = podSpecOf(object, kind);
  if (spec === undefined) return object;
  const computed = (spec.priorityClassName ?? '') === '' ? 0 : SYSTEM_CLASSES.get(spec.priorityClassName ?? '');
  if (computed === undefined) return object;
  const { priority = computed, preemptionPolicy = 'PreemptLowerPriority' } = spec;
  return { ...object, spec: { ...spec, priority, preemptionPolicy } };
}

/** Pods tolerate for five minutes a node that is not ready or cannot be reached, unless they say otherwise. */
export function withDefaultTolerations(object: object, kind: Kind): object {
  const spec = podSpecOf(object, kind);
  if (spec === undefined) return object;
  const given = spec.tolerations ?? [];
  const added = TAINTS.filter((taint) => !given.some((toleration) => tolerates(toleration, taint))).map(
    (key): Toleration => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }),
  );
  return added.length === 0 ? object : { ...object, spec: { ...spec, tolerations: [...given, ...added] } };
}

function tolerates({ key = '', effect = '' }: Toleration, taint: string): boolean {
  return (key === taint || key === '') && (effect === 'NoExecute' || effect === '');
}

function podSpecOf(object: object, kind: Kind): PodSpec | undefined {
  if (kind.group !== '' || kind.kind !== 'Pod') return undefined;
  const { spec }: Pod = object;
  return spec ?? {};
}
