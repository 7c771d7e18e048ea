import type { Namespace } from '../../../kubernetes/generated/objects.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { qualifiedName } from '../names.ts';
import { nameIsLabel } from '../object-names.ts';
import { checkFormat } from '../shared/format.ts';

const STANDARD_FINALIZERS = ['kubernetes', 'orphan', 'foregroundDeletion'];

/** A scope for names: https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/ */
export const namespace: KindRules<Namespace> = {
  name: nameIsLabel,
  validate({ spec }, errors) {
    const path = FieldPath.of('spec', 'finalizers');
    for (const finalizer of spec?.finalizers ?? []) {
      checkFormat(finalizer, qualifiedName, path, errors);
      if (!finalizer.includes('/') && !STANDARD_FINALIZERS.includes(finalizer)) {
        errors.invalid(path, finalizer, 'name is neither a standard finalizer name nor is it fully qualified');
      }
    }
  },
};
