import type { Deployment, DeploymentStrategy } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { nearestChoice } from '../help/way-out.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { validateCount } from '../shared/count.ts';
import { integerFault } from '../shared/go-integer.ts';
import { goIntOrString, validateAtMost100Percent, validateIntOrPercent } from '../shared/int-or-percent.ts';
import { nameWarnings, templateWarnings } from '../shared/pod-warnings.ts';
import { countOf, goStrategy } from '../shared/rolling-update.ts';
import { validateReplicated } from '../shared/workload-selector.ts';
import { prepareWorkload } from '../shared/workload-template.ts';

const SPEC = FieldPath.of('spec');
const STRATEGY = SPEC.child('strategy');
const TYPES = ['Recreate', 'RollingUpdate'];
/** Revision to go back to; a field of the oldest API versions of the kind. */
const ROLLBACK = 'deprecated.deployment.rollback.to';

/** https://kubernetes.io/docs/concepts/workloads/controllers/deployment/ */
export const deployment: KindRules<Deployment> = {
  name: nameIsSubdomain,
  dropDisabled: prepareWorkload,
  conversionFault({ metadata }) {
    const revision = metadata?.annotations?.[ROLLBACK] ?? '';
    const fault = revision === '' ? undefined : integerFault(revision);
    if (fault === undefined) return undefined;
    return `failed to parse annotation[${ROLLBACK}]=${revision} as int64: strconv.ParseInt: parsing ${fault}`;
  },
  validate({ metadata, spec = {} }, errors, context) {
    const { minReadySeconds = 0, progressDeadlineSeconds: deadline } = spec;
    validateCount(spec.replicas, SPEC.child('replicas'), errors);
    validateReplicated(spec, SPEC, errors, context);
    validateStrategy(spec.strategy ?? {}, errors);
    validateCount(minReadySeconds, SPEC.child('minReadySeconds'), errors);
    validateCount(spec.revisionHistoryLimit, SPEC.child('revisionHistoryLimit'), errors);
    const revision = Number(metadata?.annotations?.[ROLLBACK] ?? '0');
    validateCount(revision, SPEC.child('rollback', 'version'), errors);
    validateCount(deadline, SPEC.child('progressDeadlineSeconds'), errors);
    if (deadline !== undefined && deadline <= minReadySeconds) {
      errors.invalid(SPEC.child('progressDeadlineSeconds'), deadline, 'must be greater than minReadySeconds');
    }
  },
  warnings({ metadata, spec }, context) {
    return [...nameWarnings(metadata), ...templateWarnings(spec?.template, SPEC.child('template'), context)];
  },
};

function validateStrategy({ type = '', rollingUpdate }: DeploymentStrategy, errors: FieldErrors): void {
  const rollingPath = STRATEGY.child('rollingUpdate');
  if (type === 'Recreate') {
    if (rollingUpdate) {
      const help =
        'Recreate stops all pods before it starts new ones, so there is nothing to roll: leave rollingUpdate out.';
      errors.forbidden(rollingPath, "may not be specified when strategy `type` is 'Recreate'", help);
    }
    return;
  }
  if (type !== 'RollingUpdate') {
    errors.notSupported(STRATEGY, goStrategy('Deployment', type, rollingUpdate), TYPES, nearestChoice(type, TYPES));
    return;
  }
  const { maxUnavailable = 0, maxSurge = 0 } = rollingUpdate ?? {};
  const unavailablePath = rollingPath.child('maxUnavailable');
  validateIntOrPercent(maxUnavailable, unavailablePath, errors);
  validateIntOrPercent(maxSurge, rollingPath.child('maxSurge'), errors);
  if (countOf(maxUnavailable) === 0 && countOf(maxSurge) === 0) {
    const help = 'An update needs room: let one pod more run, or one less.';
    errors.invalid(unavailablePath, goIntOrString(maxUnavailable), 'may not be 0 when `maxSurge` is 0', help);
  }
  validateAtMost100Percent(maxUnavailable, unavailablePath, errors);
}
