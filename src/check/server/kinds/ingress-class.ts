import type { IngressClass, IngressClassParametersReference } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { byteLength } from '../go-value.ts';
import type { KindRules } from '../kind-rules.ts';
import { dns1123Label } from '../names.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { validateDomainPrefixedPath } from '../shared/domain-prefixed-path.ts';
import { checkFormat } from '../shared/format.ts';
import { validateTypedReference } from '../shared/ingress-backend.ts';

const MAXIMUM_CONTROLLER_BYTES = 250;

/** Source: kubernetes `pkg/apis/networking/validation`. */
export const ingressClass: KindRules<IngressClass> = {
  name: nameIsSubdomain,
  validate(object, errors) {
    const path = FieldPath.of('spec');
    const controller = object.spec?.controller ?? '';
    if (byteLength(controller) > MAXIMUM_CONTROLLER_BYTES) {
      errors.tooLong(path.child('controller'), MAXIMUM_CONTROLLER_BYTES);
    }
    validateDomainPrefixedPath(controller, path.child('controller'), errors);
    if (object.spec?.parameters) validateParameters(object.spec.parameters, path.child('parameters'), errors);
  },
};

function validateParameters(parameters: IngressClassParametersReference, path: FieldPath, errors: FieldErrors): void {
  validateTypedReference(parameters, path, errors);
  const { scope, namespace } = parameters;
  if (typeof scope !== 'string') return errors.required(path.child('scope'));
  if (scope === 'Namespace') {
    if (typeof namespace !== 'string') {
      errors.required(path.child('namespace'), "`parameters.scope` is set to 'Namespace'");
    } else {
      checkFormat(namespace, dns1123Label, path.child('namespace'), errors);
    }
  } else if (scope === 'Cluster') {
    if (typeof namespace === 'string') {
      errors.forbidden(
        path.child('namespace'),
        "`parameters.scope` is set to 'Cluster'",
        'Set parameters.scope to Namespace, or leave the namespace out.',
      );
    }
  } else {
    errors.notSupportedText(path.child('scope'), scope, ['Cluster', 'Namespace']);
  }
}
