import type { DaemonSet, DaemonSetUpdateStrategy } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { nearestChoice } from '../help/way-out.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { validateCount } from '../shared/count.ts';
import { integerFault } from '../shared/go-integer.ts';
import { goIntOrString, validateAtMost100Percent, validateIntOrPercent } from '../shared/int-or-percent.ts';
import { validateLabelSelector } from '../shared/label-selector.ts';
import { validatePodTemplate } from '../shared/pod-template.ts';
import { templateWarnings } from '../shared/pod-warnings.ts';
import { countOf, goStrategy } from '../shared/rolling-update.ts';
import { goLabelSelector, isEmptySelector, isUnusableSelector, selects } from '../shared/selector-match.ts';
import { prepareWorkload, reportMismatch, validateKeptRunning } from '../shared/workload-template.ts';

const SPEC = FieldPath.of('spec');
const TEMPLATE = SPEC.child('template');
const STRATEGY = SPEC.child('updateStrategy');
const TYPES = ['RollingUpdate', 'OnDelete'];
/** Counts the versions of the template; a field of the oldest API versions of the kind. */
const TEMPLATE_GENERATION = 'deprecated.daemonset.template.generation';

/** https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/ */
export const daemonSet: KindRules<DaemonSet> = {
  name: nameIsSubdomain,
  dropDisabled: prepareWorkload,
  conversionFault({ metadata }) {
    const generation = metadata?.annotations?.[TEMPLATE_GENERATION];
    const fault = generation === undefined ? undefined : integerFault(generation);
    return fault === undefined ? undefined : `strconv.ParseInt: parsing ${fault}`;
  },
  stored(object) {
    const { metadata } = object;
    const generation = Math.max(1, Number(metadata?.annotations?.[TEMPLATE_GENERATION] ?? '1'));
    const annotations = { ...metadata?.annotations, [TEMPLATE_GENERATION]: String(generation) };
    return { ...object, metadata: { ...metadata, annotations } };
  },
  validate({ spec = {} }, errors, context) {
    const { selector, template } = spec;
    validateLabelSelector(selector, {}, SPEC.child('selector'), errors);
    const labels = template?.metadata?.labels;
    if (!isUnusableSelector(selector) && !selects(selector, labels)) reportMismatch(selector, labels, TEMPLATE, errors);
    if (selector && isEmptySelector(selector)) {
      errors.invalid(SPEC.child('selector'), goLabelSelector(selector), 'empty selector is invalid for daemonset');
    }
    validatePodTemplate(template, TEMPLATE, errors, context);
    validateKeptRunning(template, 'DaemonSet', TEMPLATE, errors);
    validateCount(spec.minReadySeconds, SPEC.child('minReadySeconds'), errors);
    validateStrategy(spec.updateStrategy ?? {}, errors);
    validateCount(spec.revisionHistoryLimit, SPEC.child('revisionHistoryLimit'), errors);
  },
  warnings({ spec }, context) {
    return templateWarnings(spec?.template, TEMPLATE, context);
  },
};

function validateStrategy({ type = '', rollingUpdate }: DaemonSetUpdateStrategy, errors: FieldErrors): void {
  if (type === 'OnDelete') return;
  if (type !== 'RollingUpdate') {
    errors.notSupported(STRATEGY, goStrategy('DaemonSet', type, rollingUpdate), TYPES, nearestChoice(type, TYPES));
    return;
  }
  const rollingPath = STRATEGY.child('rollingUpdate');
  const { maxUnavailable = 0, maxSurge = 0 } = rollingUpdate ?? {};
  const unavailablePath = rollingPath.child('maxUnavailable');
  const surgePath = rollingPath.child('maxSurge');
  validateIntOrPercent(maxUnavailable, unavailablePath, errors);
  validateIntOrPercent(maxSurge, surgePath, errors);
  validateAtMost100Percent(maxUnavailable, unavailablePath, errors);
  validateAtMost100Percent(maxSurge, surgePath, errors);
  const hasUnavailable = countOf(maxUnavailable) !== 0;
  const hasSurge = countOf(maxSurge) !== 0;
  if (hasUnavailable && hasSurge) {
    const help = 'Set maxUnavailable to 0: it is 1 where it is not given.';
    errors.invalid(surgePath, goIntOrString(maxSurge), 'may not be set when maxUnavailable is non-zero', help);
  } else if (!hasUnavailable && !hasSurge) {
    const help = 'An update needs room: let one pod more run, or one less.';
    errors.required(unavailablePath, 'cannot be 0 when maxSurge is 0', help);
  }
}
