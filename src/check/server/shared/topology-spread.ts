import type { TopologySpreadConstraint } from '../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { named } from '../go-value.ts';
import { validateLabelSelector } from './label-selector.ts';
import { validateMatchLabelKeys, validateUnmergedMatchLabelKeys } from './match-label-keys.ts';

const NOT_POSITIVE = 'must be greater than zero';
const ACTIONS = ['DoNotSchedule', 'ScheduleAnyway'];
const SKEW_HELP = 'maxSkew says by how many pods two domains may differ; 1 spreads them most evenly.';
const POLICIES = ['Honor', 'Ignore'];

/** `spec.topologySpreadConstraints` of a pod: how evenly its pods are spread over zones or nodes. */
export function validateTopologySpread(
  constraints: readonly TopologySpreadConstraint[] | null | undefined,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const all = constraints ?? [];
  all.forEach((constraint, position) => {
    validateConstraint(constraint, all.slice(position + 1), path.index(position), errors, context);
  });
}

function validateConstraint(
  constraint: TopologySpreadConstraint,
  later: readonly TopologySpreadConstraint[],
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const { maxSkew = 0, topologyKey = '', whenUnsatisfiable = '', minDomains } = constraint;
  if (maxSkew <= 0) errors.invalid(path.child('maxSkew'), maxSkew, NOT_POSITIVE, SKEW_HELP);
  if (topologyKey === '') {
    errors.required(
      path.child('topologyKey'),
      'can not be empty',
      'Name the node label to spread over, such as topology.kubernetes.io/zone or kubernetes.io/hostname.',
    );
  }
  if (!ACTIONS.includes(whenUnsatisfiable)) {
    errors.notSupported(path.child('whenUnsatisfiable'), named(whenUnsatisfiable), ACTIONS);
  }
  const repeated = later.some(
    (other) => (other.topologyKey ?? '') === topologyKey && (other.whenUnsatisfiable ?? '') === whenUnsatisfiable,
  );
  if (repeated) {
    errors.duplicate(path.child('{topologyKey, whenUnsatisfiable}'), `{${topologyKey}, ${whenUnsatisfiable}}`);
  }
  if (typeof minDomains === 'number') validateMinDomains(minDomains, whenUnsatisfiable, path, errors);
  validatePolicy(constraint.nodeAffinityPolicy, path.child('nodeAffinityPolicy'), errors);
  validatePolicy(constraint.nodeTaintsPolicy, path.child('nodeTaintsPolicy'), errors);
  const keys = constraint.matchLabelKeys ?? [];
  if (holds(context, 34)) validateMatchLabelKeys(path, keys, [], constraint.labelSelector, errors);
  else validateUnmergedMatchLabelKeys(path.child('matchLabelKeys'), keys, constraint.labelSelector, errors);
  validateLabelSelector(constraint.labelSelector, {}, path.child('labelSelector'), errors);
}

function validateMinDomains(minDomains: number, action: string, path: FieldPath, errors: FieldErrors): void {
  const minPath = path.child('minDomains');
  if (minDomains <= 0) errors.invalid(minPath, minDomains, NOT_POSITIVE);
  if (action !== 'DoNotSchedule') {
    const detail = `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${action}`;
    errors.invalid(minPath, minDomains, detail);
  }
}

function validatePolicy(policy: string | null | undefined, path: FieldPath, errors: FieldErrors): void {
  if (typeof policy === 'string' && !POLICIES.includes(policy)) errors.notSupported(path, named(policy), POLICIES);
}
