import type { StorageClass, TopologySelectorTerm } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { named } from '../go-value.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { nodeLabelDeprecation } from '../shared/node-label-warnings.ts';
import { validateTopologySelectorTerm } from '../shared/node-selector.ts';
import { validateParameters, validateProvisioner } from '../shared/provisioner.ts';

const RECLAIM_POLICIES = ['Delete', 'Retain'];
const BINDING_MODES = ['Immediate', 'WaitForFirstConsumer'];

/** A kind of storage: https://kubernetes.io/docs/concepts/storage/storage-classes/ */
export const storageClass: KindRules<StorageClass> = {
  name: nameIsSubdomain,
  validate(object, errors) {
    validateProvisioner(object.provisioner, FieldPath.of('provisioner'), errors);
    validateParameters(object.parameters, true, FieldPath.of('parameters'), errors);
    const { reclaimPolicy = '', volumeBindingMode } = object;
    if (reclaimPolicy !== '' && !RECLAIM_POLICIES.includes(reclaimPolicy)) {
      errors.notSupported(FieldPath.of('reclaimPolicy'), named(reclaimPolicy), RECLAIM_POLICIES);
    }
    const modePath = FieldPath.of('volumeBindingMode');
    if (volumeBindingMode === undefined) errors.required(modePath);
    else if (!BINDING_MODES.includes(volumeBindingMode)) {
      errors.notSupported(modePath, named(volumeBindingMode), BINDING_MODES);
    }
    validateTopologies(object.allowedTopologies ?? [], errors);
  },
  warnings({ allowedTopologies = [] }) {
    return allowedTopologies.flatMap(({ matchLabelExpressions = [] }, term) =>
      matchLabelExpressions.flatMap(({ key = '' }, position) => {
        const deprecation = nodeLabelDeprecation(key);
        const path = `allowedTopologies[${term}].matchLabelExpressions[${position}].key`;
        return deprecation === undefined ? [] : [`${path}: ${deprecation}`];
      }),
    );
  },
};

/** No term may say the same as another; to the server an empty one says the same as as many nothings as there are terms. */
function validateTopologies(topologies: readonly TopologySelectorTerm[], errors: FieldErrors): void {
  const seen = topologies.map(() => '[]');
  topologies.forEach((term, position) => {
    const path = FieldPath.of('allowedTopologies').index(position);
    const meaning = describe(validateTopologySelectorTerm(term, path, errors));
    for (const other of seen) {
      if (other === meaning) errors.duplicate(path.child('matchLabelExpressions'), '');
    }
    seen.push(meaning);
  });
}

function describe(expressions: ReadonlyMap<string, ReadonlySet<string>>): string {
  const sorted = [...expressions].map(([key, values]) => [key, ...[...values].sort()]);
  return JSON.stringify(sorted.sort(([first = ''], [second = '']) => (first < second ? -1 : 1)));
}
