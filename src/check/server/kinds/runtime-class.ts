import type { RuntimeClass, Toleration } from '../../../kubernetes/generated/objects.ts';
import { holds } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dns1123Label } from '../names.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { checkFormat } from '../shared/format.ts';
import { goToleration } from '../shared/internal-toleration.ts';
import { validateLabels } from '../shared/labels.ts';
import { nodeLabelDeprecation } from '../shared/node-label-warnings.ts';
import { validateContainerResourceName } from '../shared/resource-names.ts';
import { validateResources } from '../shared/resources.ts';
import { validateTolerations } from '../shared/tolerations.ts';

/** A way to run containers: https://kubernetes.io/docs/concepts/containers/runtime-class/ */
export const runtimeClass: KindRules<RuntimeClass> = {
  name: nameIsSubdomain,
  metadata: 'generic',
  validate({ handler = '', overhead, scheduling }, errors, context) {
    if (handler === '' && holds(context, 36)) errors.required(FieldPath.of('handler'));
    else checkFormat(handler, dns1123Label, FieldPath.of('handler'), errors);
    if (overhead) {
      // What a runtime needs is checked as if it were the limits of a container.
      const limits = overhead.podFixed ?? {};
      validateResources({ limits }, validateContainerResourceName, new Set(), FieldPath.of('overhead'), errors);
    }
    if (!scheduling) return;
    validateLabels(scheduling.nodeSelector, FieldPath.of('scheduling', 'nodeSelector'), errors);
    const path = FieldPath.of('scheduling', 'tolerations');
    // Until 1.34 the field is written twice.
    validateTolerations(scheduling.tolerations, holds(context, 35) ? path : path.child('tolerations'), errors, context);
    validateDistinct(scheduling.tolerations ?? [], path, errors);
  },
  warnings({ scheduling }) {
    return Object.keys(scheduling?.nodeSelector ?? {}).flatMap((key) => {
      const deprecation = nodeLabelDeprecation(key);
      return deprecation === undefined ? [] : [`scheduling.nodeSelector: ${deprecation}`];
    });
  },
};

/** They are a set, told apart by all but how long they hold. */
function validateDistinct(tolerations: readonly Toleration[], path: FieldPath, errors: FieldErrors): void {
  const seen = new Set<string>();
  tolerations.forEach((toleration, position) => {
    const { key = '', operator = '', value = '', effect = '' } = toleration;
    const identity = JSON.stringify([key, operator, value, effect]);
    if (seen.has(identity)) errors.duplicate(path.index(position), goToleration(toleration));
    seen.add(identity);
  });
}
