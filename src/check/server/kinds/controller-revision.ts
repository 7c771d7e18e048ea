import type { ControllerRevision } from '../../../kubernetes/generated/objects.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { validateCount } from '../shared/count.ts';

const DATA = FieldPath.of('data');

/** https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/controller-revision-v1/ */
export const controllerRevision: KindRules<ControllerRevision> = {
  name: nameIsSubdomain,
  validate({ revision, data }, errors) {
    validateCount(revision, FieldPath.of('revision'), errors);
    if (data === undefined || data === null) errors.required(DATA, 'data is mandatory');
    else if (typeof data !== 'object' || Array.isArray(data)) {
      errors.required(DATA, 'data must be a valid JSON object');
    }
  },
};
