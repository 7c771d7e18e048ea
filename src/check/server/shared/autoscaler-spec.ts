/** Source: kubernetes `pkg/apis/autoscaling/validation`, `pkg/registry/autoscaling/horizontalpodautoscaler`. */
import { amount, amountText } from '../../../kubernetes/amount-text.ts';
import { signOf } from '../../../kubernetes/amount.ts';
import type {
  HorizontalPodAutoscalerSpecV2,
  HPAScalingPolicy,
  HPAScalingRules,
} from '../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { NOT_NEGATIVE } from '../names.ts';
import { validateMetric } from './autoscaler-metrics.ts';
import { validateScaleReference } from './autoscaler-reference.ts';

const SELECT_POLICIES = ['Disabled', 'Max', 'Min'];
const POLICY_TYPES = ['Percent', 'Pods'];
const LONGEST_PERIOD_SECONDS = 1_800;
const LONGEST_WINDOW_SECONDS = 3_600;

/** The spec in its v2 form; v1 objects are converted first. */
export function validateAutoscalerSpec(
  spec: HorizontalPodAutoscalerSpecV2,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const path = FieldPath.of('spec');
  const minimum = spec.minReplicas ?? undefined;
  const maximum = spec.maxReplicas ?? 0;
  if (minimum !== undefined && minimum < 1) {
    errors.invalid(path.child('minReplicas'), minimum, 'must be greater than or equal to 1');
  }
  validateMaximum(maximum, path.child('maxReplicas'), errors, context);
  if (minimum !== undefined && maximum < minimum) {
    errors.invalid(path.child('maxReplicas'), maximum, 'must be greater than or equal to `minReplicas`');
  }
  const checkVersion = holds(context, 34);
  const target = spec.scaleTargetRef ?? {};
  const coreGroup = target.kind === 'ReplicationController';
  validateScaleReference(target, { checkVersion, coreGroup }, path.child('scaleTargetRef'), errors);
  const metrics = spec.metrics ?? [];
  metrics.forEach((metric, index) =>
    validateMetric(metric, { checkVersion, coreGroup: true }, path.child('metrics').index(index), errors),
  );
  if (minimum === 0 && !metrics.some(({ type }) => type === 'Object' || type === 'External')) {
    const detail = 'must specify at least one Object or External metric to support scaling to zero replicas';
    errors.forbidden(path.child('metrics'), detail);
  }
  const { scaleUp, scaleDown } = spec.behavior ?? {};
  if (scaleUp) validateScalingRules(scaleUp, path.child('behavior', 'scaleUp'), errors, context);
  if (scaleDown) validateScalingRules(scaleDown, path.child('behavior', 'scaleDown'), errors, context);
}

function validateMaximum(maximum: number, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  if (maximum >= 1) return;
  if (!holds(context, 36)) errors.invalid(path, maximum, 'must be greater than 0');
  else if (maximum === 0) errors.required(path, 'must be set and greater than 0');
  else errors.invalid(path, maximum, 'must be greater than or equal to 1');
}

function validateScalingRules(
  rules: HPAScalingRules,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const window = rules.stabilizationWindowSeconds;
  const windowPath = path.child('stabilizationWindowSeconds');
  if (typeof window === 'number') {
    if (window < 0) errors.invalid(windowPath, window, 'must be greater than or equal to zero');
    if (window > LONGEST_WINDOW_SECONDS) {
      errors.invalid(windowPath, window, `must be less than or equal to ${LONGEST_WINDOW_SECONDS}`);
    }
  }
  const select = rules.selectPolicy;
  if (typeof select === 'string' && !SELECT_POLICIES.includes(select)) {
    errors.notSupported(path.child('selectPolicy'), select, SELECT_POLICIES);
  }
  const policies = rules.policies ?? [];
  if (policies.length === 0) errors.required(path.child('policies'), 'must specify at least one Policy');
  policies.forEach((policy, index) => validatePolicy(policy, path.child('policies').index(index), errors));
  // HPAConfigurableTolerance: before 1.35 the field is dropped.
  if (rules.tolerance === undefined || rules.tolerance === null || !holds(context, 35)) return;
  const tolerance = amount(rules.tolerance);
  if (signOf(tolerance) < 0) errors.invalid(path.child('tolerance'), amountText(tolerance), NOT_NEGATIVE);
}

function validatePolicy(policy: HPAScalingPolicy, path: FieldPath, errors: FieldErrors): void {
  const { type = '', value = 0, periodSeconds = 0 } = policy;
  if (!POLICY_TYPES.includes(type)) errors.notSupported(path.child('type'), type, POLICY_TYPES);
  if (value <= 0) errors.invalid(path.child('value'), value, 'must be greater than zero');
  const period = path.child('periodSeconds');
  if (periodSeconds <= 0) errors.invalid(period, periodSeconds, 'must be greater than zero');
  if (periodSeconds > LONGEST_PERIOD_SECONDS) {
    errors.invalid(period, periodSeconds, `must be less than or equal to ${LONGEST_PERIOD_SECONDS}`);
  }
}
