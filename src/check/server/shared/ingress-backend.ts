import type {
  IngressBackend,
  IngressServiceBackend,
  TypedLocalObjectReference,
} from '../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { dns1035Label, dns1123Label, dns1123Subdomain, portName, portNumber } from '../names.ts';
import { checkFormat } from './format.ts';
import { validateReferencePart } from './object-reference.ts';

/** Where an Ingress sends traffic to: a service's port, or an object of another kind. */
export function validateIngressBackend(
  backend: IngressBackend,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  if (backend.resource && backend.service) {
    errors.invalid(path, '', 'cannot set both resource and service backends');
  } else if (backend.resource) {
    validateTypedReference(backend.resource, path.child('resource'), errors);
  } else if (backend.service) {
    validateService(backend.service, path, errors, context);
  } else {
    errors.invalid(path, '', 'resource or service backend is required');
  }
}

/** A reference by group, kind and name to an object of the same namespace. */
export function validateTypedReference(
  reference: TypedLocalObjectReference,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (typeof reference.apiGroup === 'string') {
    checkFormat(reference.apiGroup, dns1123Subdomain, path.child('apiGroup'), errors);
  }
  validateReferencePart(reference.kind, path.child('kind'), errors, 'kind is required');
  validateReferencePart(reference.name, path.child('name'), errors, 'name is required');
}

function validateService(
  service: IngressServiceBackend,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const name = service.name ?? '';
  if (name === '') errors.required(path.child('service', 'name'));
  // Service names may begin with a digit since 1.36.
  else checkFormat(name, holds(context, 36) ? dns1123Label : dns1035Label, path.child('service', 'name'), errors);
  const port = service.port ?? {};
  const named = port.name ?? '';
  const number = port.number ?? 0;
  if (named !== '' && number !== 0) {
    errors.invalid(path, '', 'cannot set both port name & port number');
  } else if (named !== '') {
    checkFormat(named, portName, path.child('service', 'port', 'name'), errors);
  } else if (number !== 0) {
    for (const text of portNumber(number)) errors.invalid(path.child('service', 'port', 'number'), number, text);
  } else {
    errors.required(path, 'port name or number is required', 'Give service.port.name or service.port.number.');
  }
}
