import type { Device, DeviceAttribute } from '../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { byteLength } from '../go-value.ts';
import { dns1123Label, dns1123Subdomain } from '../names.ts';
import { validateList, validateMap, validateSet } from './bounded-list.ts';
import { validateDeviceCapacity } from './device-capacity.ts';
import { validateCounters, validateCounterSetName } from './device-counters.ts';
import { hasLaterDeviceFeatures } from './device-features.ts';
import { LONGEST_QUALIFIED_NAME, validateDeviceQualifiedName } from './device-name.ts';
import { validateDeviceTaint } from './device-taints.ts';
import { checkFormat } from './format.ts';
import { validateLabelKey } from './labels.ts';
import { validateNodeSelector } from './node-selector.ts';

const MOST_ATTRIBUTES_AND_CAPACITIES = 32;
const MOST_TAINTS = 16;
const MOST_COUNTER_SETS = 2;
const MOST_CONDITIONS = 4;
const LONGEST_ATTRIBUTE = 64;
const UNBOUNDED = Number.POSITIVE_INFINITY;
const ONE_VALUE = 'exactly one value must be specified';
const NODES =
  'exactly one of `nodeName`, `nodeSelector`, or `allNodes` is required when `perDeviceNodeSelection` is set to true in the ResourceSlice spec';

const NUMBER = '(0|[1-9][0-9]*)';
const PRERELEASE = '(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)';
const BUILD = '[0-9a-zA-Z-]+';
/** Semantic Versioning 2.0.0. */
const VERSION = new RegExp(
  `^${NUMBER}\\.${NUMBER}\\.${NUMBER}(-${PRERELEASE}(\\.${PRERELEASE})*)?(\\+${BUILD}(\\.${BUILD})*)?$`,
);

/** One device of a resource slice. */
export function validateDevice(
  device: Device,
  perDeviceNodes: boolean,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  checkFormat(device.name ?? '', dns1123Label, path.child('name'), errors);
  const { attributes = {}, capacity = {} } = device;
  const total = Object.keys(attributes).length + Object.keys(capacity).length;
  if (total > MOST_ATTRIBUTES_AND_CAPACITIES) {
    const detail = `the total number of attributes and capacities must not exceed ${MOST_ATTRIBUTES_AND_CAPACITIES}`;
    errors.invalid(path, total, detail);
  }
  const names = {
    maximum: UNBOUNDED,
    longestKey: LONGEST_QUALIFIED_NAME,
    keysOfMap: hasLaterDeviceFeatures(context),
    validateKey: (key: string, keyPath: FieldPath) => validateDeviceQualifiedName(key, keyPath, errors, context),
  };
  const validateItem = (attribute: DeviceAttribute, attributePath: FieldPath): void => {
    validateAttribute(attribute, attributePath, errors, context);
  };
  validateMap(attributes, { ...names, validateItem }, path.child('attributes'), errors);
  validateMap(
    capacity,
    {
      ...names,
      validateItem: (each, eachPath) => {
        validateDeviceCapacity(each, device.allowMultipleAllocations === true, eachPath, errors);
      },
    },
    path.child('capacity'),
    errors,
  );
  validateList(device.taints, MOST_TAINTS, path.child('taints'), errors, (taint, taintPath) => {
    validateDeviceTaint(taint, taintPath, errors, context);
  });
  validateSet(
    device.consumesCounters,
    MOST_COUNTER_SETS,
    { of: ({ counterSet = '' }) => counterSet, field: 'counterSet' },
    path.child('consumesCounters'),
    errors,
    ({ counterSet, counters }, consumptionPath) => {
      validateCounterSetName(counterSet, consumptionPath.child('counterSet'), errors);
      validateCounters(counters, consumptionPath.child('counters'), errors);
    },
  );
  validateNodes(device, perDeviceNodes, path, errors);
  validateBinding(device, path, errors);
}

function validateAttribute(
  attribute: DeviceAttribute,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const { bool, int, string, version } = attribute;
  if (string !== undefined) validateLength(string, path.child('string'), errors);
  if (version !== undefined) {
    if (byteLength(version) > 4096 || !VERSION.test(version)) {
      errors.invalid(path.child('version'), version, 'must be a string compatible with semver.org spec 2.0.0');
    }
    validateLength(version, path.child('version'), errors);
  }
  const values = [bool, int, string, version].filter((value) => value !== undefined).length;
  if (values === 1) return;
  if (values > 1) errors.invalid(path, printedAttribute(attribute, context), ONE_VALUE);
  else if (holds(context, 35)) errors.invalid(path, '', ONE_VALUE);
  else errors.required(path, ONE_VALUE);
}

function validateLength(text: string, path: FieldPath, errors: FieldErrors): void {
  if (byteLength(text) > LONGEST_ATTRIBUTE) errors.tooLong(path, LONGEST_ATTRIBUTE);
}

/** As the server's internal type prints it. */
function printedAttribute({ int, bool, string, version }: DeviceAttribute, context: ServerContext): object {
  const single = {
    IntValue: int ?? null,
    BoolValue: bool ?? null,
    StringValue: string ?? null,
    VersionValue: version ?? null,
  };
  // Lists of values are behind a feature that is off.
  const lists = { IntValues: null, BoolValues: null, StringValues: null, VersionValues: null };
  return holds(context, 36) ? { ...single, ...lists } : single;
}

/** Where the device is, when the slice leaves it to its devices. */
function validateNodes(device: Device, perDeviceNodes: boolean, path: FieldPath, errors: FieldErrors): void {
  const { nodeName, nodeSelector, allNodes } = device;
  if (!perDeviceNodes) {
    if (nodeName === undefined && nodeSelector === undefined && allNodes === undefined) return;
    errors.invalid(
      path,
      null,
      '`nodeName`, `nodeSelector` and `allNodes` can only be set if `perDeviceNodeSelection` is set to true in the ResourceSlice spec',
    );
    return;
  }
  if (nodeName === '') errors.invalid(path.child('nodeName'), nodeName, 'must not be empty');
  else if (nodeName !== undefined) checkFormat(nodeName, dns1123Subdomain, path.child('nodeName'), errors);
  if (nodeSelector) validateNodeSelector(nodeSelector, {}, path.child('nodeSelector'), errors);
  if (allNodes === false) errors.invalid(path.child('allNodes'), allNodes, 'must be either unset or set to true');
  const chosen = [nodeName && '`nodeName`', nodeSelector && '`nodeSelector`', allNodes && '`allNodes`'].filter(Boolean);
  if (chosen.length === 0) errors.required(path, NODES);
  else if (chosen.length > 1) errors.invalid(path, `{${chosen.join(', ')}}`, NODES);
}

/** Conditions to wait for before a pod is bound to the node of the device, and those that make it fail. */
function validateBinding(device: Device, path: FieldPath, errors: FieldErrors): void {
  const conditions = device.bindingConditions ?? [];
  const failures = device.bindingFailureConditions ?? [];
  const conditionsPath = path.child('bindingConditions');
  const failuresPath = path.child('bindingFailureConditions');
  validateList(conditions, MOST_CONDITIONS, conditionsPath, errors, validateLabelKey);
  validateList(failures, MOST_CONDITIONS, failuresPath, errors, validateLabelKey);
  conditions.forEach((condition, position) => {
    if (conditions.indexOf(condition) < position) errors.duplicate(conditionsPath.index(position), condition);
  });
  failures.forEach((condition, position) => {
    if (failures.indexOf(condition) < position) errors.duplicate(failuresPath.index(position), condition);
    if (conditions.includes(condition)) {
      const detail = 'bindingFailureConditions must not overlap with bindingConditions';
      errors.invalid(failuresPath.index(position), condition, detail);
    }
  });
  if (conditions.length === 0 && failures.length > 0) {
    const detail = 'bindingConditions are required to use bindingFailureConditions';
    errors.invalid(conditionsPath, device.bindingConditions ?? null, detail);
  }
  if (failures.length === 0 && conditions.length > 0) {
    const detail = 'bindingFailureConditions are required to use bindingConditions';
    errors.invalid(failuresPath, device.bindingFailureConditions ?? null, detail);
  }
}
