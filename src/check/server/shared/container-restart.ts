/** When one container restarts, whatever holds for its pod (KEP-5307); on by default since 1.35. */
import type { Container, ContainerRestartRule } from '../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { named } from '../go-value.ts';

const POLICIES = ['Always', 'Never', 'OnFailure'];
const OPERATORS = ['In', 'NotIn'];
const MAXIMUM_RULES = 20;
const MAXIMUM_EXIT_CODES = 255;

function hasRestartRules(context: ServerContext): boolean {
  return holds(context, 35);
}

/** RestartAllContainersOnContainerExits is on by default since 1.36. */
function hasRestartOfAll(context: ServerContext): boolean {
  return holds(context, 36);
}

export function validateContainerRestart(
  container: Container,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  if (hasRestartRules(context)) validateRestart(container, path, errors, context);
  else if (container.restartPolicy !== undefined) {
    errors.forbidden(path.child('restartPolicy'), 'may not be set for non-init containers');
  }
}

export function validateInitContainerRestart(
  container: Container,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const { restartPolicy, restartPolicyRules = [] } = container;
  if (restartPolicy === undefined) {
    if (restartPolicyRules.length > 0 && hasRestartRules(context)) requirePolicy(path, errors);
  } else if (!hasRestartRules(context)) {
    if (restartPolicy !== 'Always') {
      errors.notSupported(path.child('restartPolicy'), named(restartPolicy), ['Always']);
    }
  } else if (restartPolicy !== 'Always' || hasRestartOfAll(context)) validateRestart(container, path, errors, context);
  else if (restartPolicyRules.length > 0) {
    const refused = 'restartPolicyRules are not allowed for init containers with restart policy Always';
    errors.forbidden(path.child('restartPolicyRules'), refused);
  }
}

function requirePolicy(path: FieldPath, errors: FieldErrors): void {
  errors.required(path.child('restartPolicy'), 'must specify restartPolicy when restart rules are used');
}

function validateRestart(container: Container, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  const { restartPolicy, restartPolicyRules = [] } = container;
  if (restartPolicy === undefined) {
    if (restartPolicyRules.length === 0) return;
    requirePolicy(path, errors);
  } else if (!POLICIES.includes(restartPolicy)) {
    errors.notSupported(path.child('restartPolicy'), named(restartPolicy), POLICIES);
  }
  const rulesPath = path.child('restartPolicyRules');
  limit(restartPolicyRules.length, MAXIMUM_RULES, rulesPath, errors, context);
  restartPolicyRules.forEach((rule, position) => validateRule(rule, rulesPath.index(position), errors, context));
}

function validateRule(rule: ContainerRestartRule, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  const actions = hasRestartOfAll(context) ? ['Restart', 'RestartAllContainers'] : ['Restart'];
  const action = rule.action ?? '';
  if (!actions.includes(action)) errors.notSupported(path.child('action'), named(action), actions);
  const codes = rule.exitCodes;
  if (!codes) {
    errors.required(path.child('exitCodes'), 'must be specified');
    return;
  }
  const operator = codes.operator ?? '';
  const codesPath = path.child('exitCodes');
  if (!OPERATORS.includes(operator)) errors.notSupported(codesPath.child('operator'), named(operator), OPERATORS);
  limit((codes.values ?? []).length, MAXIMUM_EXIT_CODES, codesPath.child('values'), errors, context);
}

/** 1.35 tells the length of these lists in bytes. */
function limit(count: number, most: number, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  if (count <= most) return;
  if (holds(context, 36)) errors.tooMany(path, count, most);
  else errors.tooLong(path, most);
}
