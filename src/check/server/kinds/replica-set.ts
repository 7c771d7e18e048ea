import type { ReplicaSet } from '../../../kubernetes/generated/objects.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { validateCount } from '../shared/count.ts';
import { nameWarnings, templateWarnings } from '../shared/pod-warnings.ts';
import { validateReplicated } from '../shared/workload-selector.ts';
import { prepareWorkload } from '../shared/workload-template.ts';

const SPEC = FieldPath.of('spec');

/** https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/ */
export const replicaSet: KindRules<ReplicaSet> = {
  name: nameIsSubdomain,
  dropDisabled: prepareWorkload,
  validate({ spec = {} }, errors, context) {
    validateCount(spec.replicas, SPEC.child('replicas'), errors);
    validateCount(spec.minReadySeconds, SPEC.child('minReadySeconds'), errors);
    validateReplicated(spec, SPEC, errors, context);
  },
  warnings({ metadata, spec }, context) {
    return [...nameWarnings(metadata), ...templateWarnings(spec?.template, SPEC.child('template'), context)];
  },
};
