import type { IPAddress } from '../../../kubernetes/generated/objects.ts';
import { canonicalIp } from '../addresses.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dns1123Subdomain, pathSegment } from '../names.ts';
import { checkFormat } from '../shared/format.ts';
import { validateReferencePart } from '../shared/object-reference.ts';

/** Source: kubernetes `pkg/apis/networking/validation`. */
export const ipAddress: KindRules<IPAddress> = {
  // The name is the address itself.
  name: (name) => canonicalIp(name),
  validate(object, errors) {
    const path = FieldPath.of('spec').child('parentRef');
    const parent = object.spec?.parentRef;
    if (!parent) return errors.required(path);
    const group = parent.group ?? '';
    if (group !== '') checkFormat(group, dns1123Subdomain, path.child('group'), errors);
    validateReferencePart(parent.resource, path.child('resource'), errors);
    validateReferencePart(parent.name, path.child('name'), errors);
    const namespace = parent.namespace ?? '';
    if (namespace !== '') checkFormat(namespace, pathSegment, path.child('namespace'), errors);
  },
};
