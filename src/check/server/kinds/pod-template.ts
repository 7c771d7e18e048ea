import type { PodTemplate } from '../../../kubernetes/generated/objects.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { withFirstGeneration } from '../shared/first-generation.ts';
import { dropDisabledOfTemplate } from '../shared/pod-features.ts';
import { validatePodTemplate } from '../shared/pod-template.ts';
import { templateWarnings } from '../shared/pod-warnings.ts';

const TEMPLATE = FieldPath.of('template');

/** https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-template-v1/ */
export const podTemplate: KindRules<PodTemplate> = {
  name: nameIsSubdomain,
  dropDisabled(object, context) {
    const template = dropDisabledOfTemplate(object.template, context);
    return withFirstGeneration(template ? { ...object, template } : object);
  },
  validate(object, errors, context) {
    validatePodTemplate(object.template, TEMPLATE, errors, context);
  },
  warnings(object, context) {
    return templateWarnings(object.template, TEMPLATE, context);
  },
};
