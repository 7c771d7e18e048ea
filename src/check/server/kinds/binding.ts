import type { Binding } from '../../../kubernetes/generated/objects.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsSubdomain } from '../object-names.ts';

/** What a scheduler sends to put a pod onto a node. */
export const binding: KindRules<Binding> = {
  name: nameIsSubdomain,
  validate({ target = {} }, errors) {
    const { kind = '', name = '' } = target;
    if (kind !== '' && kind !== 'Node') {
      errors.notSupported(FieldPath.of('target', 'kind'), kind, ['Node', '<empty>']);
    }
    if (name === '') errors.required(FieldPath.of('target', 'name'));
  },
};
