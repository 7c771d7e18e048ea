/** Selectors and driver configuration: of device classes and of claims. */
import type { DeviceSelector, OpaqueDeviceConfiguration } from '../../../kubernetes/generated/objects.ts';
import type { ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { byteLength, goJson } from '../go-value.ts';
import { validateList } from './bounded-list.ts';
import { validateCSIDriverName } from './csi-driver-name.ts';

const MOST_SELECTORS = 32;
const LONGEST_EXPRESSION = 10 * 1024;
const LONGEST_PARAMETERS = 10 * 1024;

/** Why objects with selectors cannot be judged to the end. */
export const SELECTORS_UNDECIDED = 'The CEL expressions of the device selectors are not compiled.';

export function validateSelectors(
  selectors: readonly DeviceSelector[] | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  validateList(selectors, MOST_SELECTORS, path, errors, ({ cel }, selectorPath) => {
    if (cel === undefined) errors.required(selectorPath.child('cel'));
    else if (byteLength(cel.expression ?? '') > LONGEST_EXPRESSION) {
      errors.tooLong(selectorPath.child('cel').child('expression'), LONGEST_EXPRESSION);
    }
  });
}

export function validateDeviceConfiguration(
  opaque: OpaqueDeviceConfiguration | undefined,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const opaquePath = path.child('opaque');
  if (opaque === undefined) {
    errors.required(opaquePath);
    return;
  }
  validateCSIDriverName(opaque.driver, opaquePath.child('driver'), errors, context);
  validateParameters(opaque.parameters, opaquePath.child('parameters'), errors);
}

/** Anything that the driver understands, as long as it is an object. */
function validateParameters(parameters: unknown, path: FieldPath, errors: FieldErrors): void {
  if (parameters === undefined || parameters === null) errors.required(path);
  else if (byteLength(goJson(parameters)) > LONGEST_PARAMETERS) errors.tooLong(path, LONGEST_PARAMETERS);
  else if (typeof parameters !== 'object' || Array.isArray(parameters)) {
    errors.invalid(path, '<value omitted>', 'must be a valid JSON object');
  }
}
