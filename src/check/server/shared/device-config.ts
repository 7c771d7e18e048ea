/** Selectors and driver configuration: of device classes and of claims. */
import type { DeviceSelector, OpaqueDeviceConfiguration } from '../../../kubernetes/generated/objects.ts';
import { compile } from '../cel/compile.ts';
import { estimateCost } from '../cel/cost/cost.ts';
import { deviceEnvironment, deviceSize } from '../cel/environment/device.ts';
import { programFault } from '../cel/program.ts';
import { describeType } from '../cel/types/type.ts';
import type { ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { byteLength, goJson } from '../go-value.ts';
import { validateList } from './bounded-list.ts';
import { validateCSIDriverName } from './csi-driver-name.ts';

const MOST_SELECTORS = 32;
const LONGEST_EXPRESSION = 10 * 1024;
const MOST_COST = 1_000_000;
const LONGEST_PARAMETERS = 10 * 1024;

export function validateSelectors(
  selectors: readonly DeviceSelector[] | undefined,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  validateList(selectors, MOST_SELECTORS, path, errors, ({ cel }, selectorPath) => {
    if (cel === undefined) return errors.required(selectorPath.child('cel'));
    const expressionPath = selectorPath.child('cel').child('expression');
    const { expression = '' } = cel;
    if (byteLength(expression) > LONGEST_EXPRESSION) errors.tooLong(expressionPath, LONGEST_EXPRESSION);
    else validateSelector(expression, expressionPath, errors, context);
  });
}

function validateSelector(expression: string, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  const compiled = compile(expression, deviceEnvironment(context));
  if ('undecided' in compiled) return;
  if ('fault' in compiled) return errors.invalid(path, expression, `compilation failed: ${compiled.fault}`);
  const { type, checked } = compiled;
  if (type.kind !== 'bool' && type.kind !== 'any') {
    const detail = `must evaluate to bool or the unknown type, not ${describeType(type)}`;
    return errors.invalid(path, expression, detail);
  }
  const fault = programFault(compiled.expression);
  if (fault !== undefined) return errors.internal(path, `program instantiation failed: ${fault}`);
  const cost = estimateCost(compiled.expression, checked, deviceSize, { cautious: false }).most;
  if (cost > MOST_COST) errors.forbidden(path, 'too complex, exceeds cost limit');
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
