import type {
  NodeSelectorRequirement,
  NodeSelectorTerm,
  ResourceSlice,
  ResourceSliceSpec,
} from '../../../kubernetes/generated/objects.ts';
import { holds } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { quote } from '../go-value.ts';
import type { KindRules } from '../kind-rules.ts';
import { dns1123Subdomain } from '../names.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { BY_NAME, validateSet } from '../shared/bounded-list.ts';
import { validateCSIDriverName } from '../shared/csi-driver-name.ts';
import { validateCounterSets } from '../shared/device-counters.ts';
import { dropDisabledSlice } from '../shared/device-features.ts';
import { validatePoolName } from '../shared/device-name.ts';
import { validateDevice } from '../shared/device.ts';
import { checkFormat } from '../shared/format.ts';
import { validateNodeSelector } from '../shared/node-selector.ts';

const MOST_DEVICES = 128;
/** With taints or counters, which take more room. */
const MOST_DEVICES_WITH_EXTRAS = 64;
const WHERE = 'exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required';

/** Devices that a driver offers; written by the driver. */
export const resourceSlice: KindRules<ResourceSlice> = {
  name: nameIsSubdomain,
  validate({ spec = {} }, errors, context) {
    const path = FieldPath.of('spec');
    validateCSIDriverName(spec.driver, path.child('driver'), errors, context);
    validatePool(spec, path.child('pool'), errors);
    validateNodes(spec, path, errors);
    if (spec.sharedCounters !== undefined && spec.devices !== undefined) {
      errors.invalid(path, '', 'only one of `sharedCounters` or `devices` is allowed');
    }
    const extras = (spec.devices ?? []).some(
      ({ taints = [], consumesCounters = [] }) => taints.length > 0 || consumesCounters.length > 0,
    );
    const perDevice = spec.perDeviceNodeSelection === true;
    validateSet(
      spec.devices,
      extras ? MOST_DEVICES_WITH_EXTRAS : MOST_DEVICES,
      BY_NAME,
      path.child('devices'),
      errors,
      (device, devicePath) => validateDevice(device, perDevice, devicePath, errors, context),
    );
    validateCounterSets(spec.sharedCounters, path.child('sharedCounters'), errors);
  },
  warnings({ spec }, context) {
    const driver = spec?.driver ?? '';
    if (driver === driver.toLowerCase() || !holds(context, 35)) return [];
    return [`spec.driver: driver names should be lowercase; ${quote(driver)} contains uppercase characters`];
  },
  dropDisabled(object, context) {
    return object.spec === undefined ? object : { ...object, spec: dropDisabledSlice(object.spec, context) };
  },
};

function validatePool({ pool = {} }: ResourceSliceSpec, path: FieldPath, errors: FieldErrors): void {
  const { name = '', resourceSliceCount = 0, generation = 0 } = pool;
  validatePoolName(name, path.child('name'), errors);
  if (resourceSliceCount <= 0) {
    errors.invalid(path.child('resourceSliceCount'), resourceSliceCount, 'must be greater than zero');
  }
  if (generation < 0) {
    errors.invalid(path.child('generation'), generation, 'must be greater than or equal to zero');
  }
}

/** From which nodes the devices can be used. */
function validateNodes(spec: ResourceSliceSpec, path: FieldPath, errors: FieldErrors): void {
  const { nodeName, nodeSelector, allNodes, perDeviceNodeSelection } = spec;
  if (nodeName === '') {
    errors.invalid(path.child('nodeName'), nodeName, 'must be either unset or set to a non-empty string');
  } else if (nodeName !== undefined) checkFormat(nodeName, dns1123Subdomain, path.child('nodeName'), errors);
  if (nodeSelector) {
    validateNodeSelector(nodeSelector, {}, path.child('nodeSelector'), errors);
    const terms = nodeSelector.nodeSelectorTerms;
    if (terms?.length !== 1) {
      const termsPath = path.child('nodeSelector', 'nodeSelectorTerms');
      errors.invalid(termsPath, terms?.map(printedTerm) ?? null, 'must have exactly one node selector term');
    }
  }
  for (const [field, value] of Object.entries({ allNodes, perDeviceNodeSelection })) {
    if (value === false) errors.invalid(path.child(field), value, 'must be either unset or set to true');
  }
  const chosen = Object.entries({ nodeName, nodeSelector, allNodes, perDeviceNodeSelection })
    .filter(([, value]) => Boolean(value))
    .map(([field]) => `\`${field}\``);
  if (chosen.length === 0) errors.required(path, WHERE);
  else if (chosen.length > 1) {
    errors.invalid(path, `{${chosen.join(', ')}}`, `${WHERE}, but multiple fields are set`);
  }
}

/** As the server's internal type prints it. */
function printedTerm({ matchExpressions, matchFields }: NodeSelectorTerm): object {
  return {
    MatchExpressions: matchExpressions?.map(printedRequirement) ?? null,
    MatchFields: matchFields?.map(printedRequirement) ?? null,
  };
}

function printedRequirement({ key = '', operator = '', values }: NodeSelectorRequirement): object {
  return { Key: key, Operator: operator, Values: values ?? null };
}
