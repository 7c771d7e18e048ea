/** Names in dynamic resource allocation: pools, attributes and capacities of devices. */
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { byteLength, named } from '../go-value.ts';
import { cIdentifier, dns1123Subdomain } from '../names.ts';
import { validateCSIDriverName } from './csi-driver-name.ts';
import { checkFormat } from './format.ts';

const LONGEST_POOL_NAME = 253;
const LONGEST_IDENTIFIER = 32;
const LONGEST_DOMAIN = 63;
/** `domain/identifier`. */
export const LONGEST_QUALIFIED_NAME = LONGEST_DOMAIN + 1 + LONGEST_IDENTIFIER;

/** Domains joined by slashes. */
export function validatePoolName(name: string, path: FieldPath, errors: FieldErrors): void {
  if (name === '') {
    errors.required(path);
    return;
  }
  if (byteLength(name) > LONGEST_POOL_NAME) errors.tooLong(path, LONGEST_POOL_NAME);
  for (const part of name.split('/')) {
    if (errors.isFull) return;
    checkFormat(part, dns1123Subdomain, path, errors);
  }
}

/** `identifier` or `domain/identifier`. The server lets names with more slashes pass. */
export function validateDeviceQualifiedName(
  name: string,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  if (name === '' && !holds(context, 35)) {
    errors.required(path, 'name required');
    return;
  }
  const [first = '', second, ...more] = name.split('/');
  if (more.length > 0) return;
  if (second === undefined) {
    validateIdentifier(first, path, errors);
    return;
  }
  if (first === '') emptyPart('the domain must not be empty', path, errors, context);
  else validateCSIDriverName(first, path, errors, context);
  if (second === '') emptyPart('the name must not be empty', path, errors, context);
  else validateIdentifier(second, path, errors);
}

function emptyPart(detail: string, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  if (holds(context, 35)) errors.invalid(path, '', detail);
  else errors.required(path, detail);
}

/** The domain may not be left out. */
export function validateDeviceFullName(
  name: string,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  validateDeviceQualifiedName(name, path, errors, context);
  if (!name.includes('/')) {
    errors.invalid(
      path,
      named(name),
      holds(context, 35)
        ? 'a fully qualified name must be a domain and a name separated by a slash'
        : 'must include a domain',
      `Put the domain of the driver in front, such as gpu.example.com/${name}.`,
    );
  }
}

function validateIdentifier(identifier: string, path: FieldPath, errors: FieldErrors): void {
  if (byteLength(identifier) > LONGEST_IDENTIFIER) errors.tooLong(path, LONGEST_IDENTIFIER);
  checkFormat(identifier, cIdentifier, path, errors);
}
