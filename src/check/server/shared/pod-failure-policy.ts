/** How a Job takes the failure of a pod: https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy */
import type {
  JobSpec,
  PodFailurePolicyOnExitCodesRequirement,
  PodFailurePolicyOnPodConditionsPattern,
  PodFailurePolicyRule,
} from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { named, quote } from '../go-value.ts';
import { nearestChoice } from '../help/way-out.ts';
import { qualifiedName } from '../names.ts';
import { checkFormat } from './format.ts';

const ACTIONS = ['Count', 'FailIndex', 'FailJob', 'Ignore'];
const OPERATORS = ['In', 'NotIn'];
const STATUSES = ['False', 'True', 'Unknown'];
const MAXIMUM_RULES = 20;
const MAXIMUM_CONDITIONS = 20;
const MAXIMUM_EXIT_CODES = 255;

export function validatePodFailurePolicy(spec: JobSpec, path: FieldPath, errors: FieldErrors): void {
  const rules = spec.podFailurePolicy?.rules ?? [];
  const pod = spec.template?.spec ?? {};
  const names = new Set([...(pod.containers ?? []), ...(pod.initContainers ?? [])].map(({ name = '' }) => name));
  if (rules.length > MAXIMUM_RULES) errors.tooMany(path.child('rules'), rules.length, MAXIMUM_RULES);
  rules.forEach((rule, position) => validateRule(rule, spec, names, path.child('rules').index(position), errors));
}

function validateRule(
  rule: PodFailurePolicyRule,
  spec: JobSpec,
  names: ReadonlySet<string>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { action = '', onExitCodes, onPodConditions = [] } = rule;
  const actionPath = path.child('action');
  if (action === '') errors.required(actionPath, validValues(ACTIONS));
  else if (action === 'FailIndex') {
    if (spec.backoffLimitPerIndex === undefined) {
      errors.invalid(actionPath, named(action), 'requires the backoffLimitPerIndex to be set');
    }
  } else if (!ACTIONS.includes(action)) errors.notSupported(actionPath, named(action), ACTIONS);
  if (onExitCodes) validateExitCodes(onExitCodes, names, path.child('onExitCodes'), errors);
  validateConditions(onPodConditions, path.child('onPodConditions'), errors);
  if (onExitCodes && onPodConditions.length > 0) {
    errors.invalidWithoutValue(path, 'specifying both OnExitCodes and OnPodConditions is not supported');
  }
  if (!onExitCodes && onPodConditions.length === 0) {
    errors.invalidWithoutValue(path, 'specifying one of OnExitCodes and OnPodConditions is required');
  }
}

/** As Go prints a list of texts with `%q`. */
function validValues(values: readonly string[]): string {
  return `valid values: [${values.map(quote).join(' ')}]`;
}

function validateExitCodes(
  requirement: PodFailurePolicyOnExitCodesRequirement,
  names: ReadonlySet<string>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { operator = '', containerName, values } = requirement;
  const codes = values ?? [];
  const valuesPath = path.child('values');
  if (operator === '') errors.required(path.child('operator'), validValues(OPERATORS));
  else if (!OPERATORS.includes(operator)) errors.notSupported(path.child('operator'), named(operator), OPERATORS);
  if (containerName !== undefined && !names.has(containerName)) {
    const asked = 'must be one of the container or initContainer names in the pod template';
    errors.invalid(path.child('containerName'), containerName, asked, nearestChoice(containerName, names));
  }
  if (codes.length === 0) errors.invalid(valuesPath, values ?? null, 'at least one value is required');
  else if (codes.length > MAXIMUM_EXIT_CODES) errors.tooMany(valuesPath, codes.length, MAXIMUM_EXIT_CODES);
  const seen = new Set<number>();
  codes.forEach((code, position) => {
    const codePath = valuesPath.index(position);
    if (operator === 'In' && code === 0) errors.invalid(codePath, code, 'must not be 0 for the In operator');
    if (seen.has(code)) errors.duplicate(codePath, code);
    seen.add(code);
  });
  if (codes.some((code, position) => position > 0 && (codes[position - 1] ?? code) > code)) {
    errors.invalid(valuesPath, codes, 'must be ordered');
  }
}

function validateConditions(
  patterns: readonly PodFailurePolicyOnPodConditionsPattern[],
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (patterns.length > MAXIMUM_CONDITIONS) errors.tooMany(path, patterns.length, MAXIMUM_CONDITIONS);
  patterns.forEach(({ type = '', status = '' }, position) => {
    const patternPath = path.index(position);
    checkFormat(type, qualifiedName, patternPath.child('type'), errors);
    if (status === '') errors.required(patternPath.child('status'), validValues(STATUSES));
    else if (!STATUSES.includes(status)) errors.notSupported(patternPath.child('status'), named(status), STATUSES);
  });
}
