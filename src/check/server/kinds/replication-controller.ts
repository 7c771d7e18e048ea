import type { ReplicationController } from '../../../kubernetes/generated/objects.ts';
import { holds } from '../context.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsDeclaredSubdomain, nameIsSubdomain } from '../object-names.ts';
import { validateCount } from '../shared/count.ts';
import { validatePodTemplate } from '../shared/pod-template.ts';
import { nameWarnings, templateWarnings } from '../shared/pod-warnings.ts';
import { prepareWorkload, validateKeptRunning, validateSelected } from '../shared/workload-template.ts';

const SPEC = FieldPath.of('spec');
const TEMPLATE = SPEC.child('template');

/** https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/ */
export const replicationController: KindRules<ReplicationController> = {
  name: nameIsSubdomain,
  nameOf: (_object, context) => (holds(context, 35) ? nameIsDeclaredSubdomain : nameIsSubdomain),
  dropDisabled: prepareWorkload,
  validate({ spec = {} }, errors, context) {
    const { selector = {}, template } = spec;
    validateCount(spec.minReadySeconds, SPEC.child('minReadySeconds'), errors);
    if (Object.keys(selector).length === 0) errors.required(SPEC.child('selector'));
    validateCount(spec.replicas, SPEC.child('replicas'), errors);
    if (!template) {
      errors.required(TEMPLATE);
      return;
    }
    validateSelected({ matchLabels: selector }, template, TEMPLATE, errors);
    validatePodTemplate(template, TEMPLATE, errors, context);
    validateKeptRunning(template, 'ReplicationController', TEMPLATE, errors);
  },
  warnings({ metadata, spec }, context) {
    const template = spec?.template;
    return [...nameWarnings(metadata), ...(template ? templateWarnings(template, TEMPLATE, context) : [])];
  },
};
