import type {
  Affinity,
  NodeAffinity,
  PodAffinity,
  PodAffinityTerm,
  PreferredSchedulingTerm,
} from '../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { dns1123Label } from '../names.ts';
import { checkFormat } from './format.ts';
import { validateLabelSelector } from './label-selector.ts';
import { validateLabelKey } from './labels.ts';
import { validateMatchLabelKeys } from './match-label-keys.ts';
import { validateNodeSelector, validateNodeSelectorTerm } from './node-selector.ts';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

/** `spec.affinity` of a pod. */
export function validateAffinity(
  affinity: Affinity | null | undefined,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  if (affinity?.nodeAffinity) validateNodeAffinity(affinity.nodeAffinity, path.child('nodeAffinity'), errors, context);
  if (affinity?.podAffinity) validatePodAffinity(affinity.podAffinity, path.child('podAffinity'), errors);
  if (affinity?.podAntiAffinity) validatePodAffinity(affinity.podAntiAffinity, path.child('podAntiAffinity'), errors);
}

function validateNodeAffinity(
  affinity: NodeAffinity,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const required = affinity[REQUIRED];
  if (required) {
    // Label values of node affinity are checked since 1.33.
    validateNodeSelector(required, { anyValue: !holds(context, 33) }, path.child(REQUIRED), errors);
  }
  (affinity[PREFERRED] ?? []).forEach((term, position) => {
    validatePreferredTerm(term, path.child(PREFERRED).index(position), errors);
  });
}

function validatePreferredTerm(term: PreferredSchedulingTerm, path: FieldPath, errors: FieldErrors): void {
  validateWeight(term.weight, path, errors);
  // A preference that can never be met does no harm, so its values may be anything.
  validateNodeSelectorTerm(term.preference, { anyValue: true }, path.child('preference'), errors);
}

function validateWeight(weight: number | undefined, path: FieldPath, errors: FieldErrors): void {
  const given = weight ?? 0;
  if (given <= 0 || given > 100) errors.invalid(path.child('weight'), given, 'must be in the range 1-100');
}

/** Affinity and anti-affinity to pods have the same shape and the same rules. */
function validatePodAffinity(affinity: PodAffinity, path: FieldPath, errors: FieldErrors): void {
  (affinity[REQUIRED] ?? []).forEach((term, position) => {
    validatePodAffinityTerm(term, path.child(REQUIRED).index(position), errors);
  });
  (affinity[PREFERRED] ?? []).forEach((weighted, position) => {
    const weightedPath = path.child(PREFERRED).index(position);
    validateWeight(weighted.weight, weightedPath, errors);
    validatePodAffinityTerm(weighted.podAffinityTerm ?? {}, weightedPath.child('podAffinityTerm'), errors);
  });
}

function validatePodAffinityTerm(term: PodAffinityTerm, path: FieldPath, errors: FieldErrors): void {
  validateLabelSelector(term.labelSelector, {}, path.child('labelSelector'), errors);
  validateLabelSelector(term.namespaceSelector, {}, path.child('namespaceSelector'), errors);
  for (const namespace of term.namespaces ?? []) {
    checkFormat(namespace, dns1123Label, path.child('namespace'), errors);
  }
  validateMatchLabelKeys(path, term.matchLabelKeys ?? [], term.mismatchLabelKeys ?? [], term.labelSelector, errors);
  const topologyKey = path.child('topologyKey');
  if (!term.topologyKey) {
    errors.required(
      topologyKey,
      'can not be empty',
      'Name the node label that divides the cluster, such as kubernetes.io/hostname or topology.kubernetes.io/zone.',
    );
  }
  validateLabelKey(term.topologyKey, topologyKey, errors);
}
