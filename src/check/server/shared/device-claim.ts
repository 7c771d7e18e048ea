import type {
  DeviceClaim,
  DeviceConstraint,
  DeviceRequest,
  DeviceSubRequest,
  ExactDeviceRequest,
  ResourceClaimSpec,
} from '../../../kubernetes/generated/objects.ts';
import { undecidedExpressions } from '../cel/undecided.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { named } from '../go-value.ts';
import { nearestDeclared } from '../help/way-out.ts';
import { dns1123Label, dns1123Subdomain } from '../names.ts';
import { BY_ITSELF, BY_NAME, validateList, validateSet } from './bounded-list.ts';
import { validateDeviceConfiguration, validateSelectors } from './device-config.ts';
import { hasLaterDeviceFeatures } from './device-features.ts';
import { validateDeviceFullName } from './device-name.ts';
import { validateDeviceToleration } from './device-taints.ts';
import { checkFormat } from './format.ts';

const MOST_REQUESTS = 32;
const MOST_CONSTRAINTS = 32;
const MOST_CONFIGURATIONS = 32;
const MOST_ALTERNATIVES = 8;
const ALLOCATION_MODES = ['All', 'ExactCount'];
const ONE_KIND = 'exactly one of `exactly` or `firstAvailable` is required';
const UNKNOWN_REQUEST =
  "must be the name of a request in the claim or the name of a request and a subrequest separated by '/'";

/** What a claim asks for: https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/ */
export function validateClaimDevices(
  spec: ResourceClaimSpec,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const claim = spec.devices ?? {};
  const devicesPath = path.child('devices');
  const requests = requestNames(claim);
  const validateReference = (name: string, namePath: FieldPath): void => {
    validateRequestReference(name, requests, namePath, errors);
  };
  const validateEach = (request: DeviceRequest, requestPath: FieldPath): void => {
    validateRequest(request, requestPath, errors, context);
  };
  validateSet(claim.requests, MOST_REQUESTS, BY_NAME, devicesPath.child('requests'), errors, validateEach);
  validateList(
    claim.constraints,
    MOST_CONSTRAINTS,
    devicesPath.child('constraints'),
    errors,
    (constraint, constraintPath) => {
      validateSet(
        constraint.requests,
        MOST_REQUESTS,
        BY_ITSELF,
        constraintPath.child('requests'),
        errors,
        validateReference,
      );
      validateConstraint(constraint, constraintPath, errors, context);
    },
  );
  validateList(claim.config, MOST_CONFIGURATIONS, devicesPath.child('config'), errors, (config, configPath) => {
    validateSet(config.requests, MOST_REQUESTS, BY_ITSELF, configPath.child('requests'), errors, validateReference);
    validateDeviceConfiguration(config.opaque, configPath, errors, context);
  });
}

/** Admin access hangs on a label of the namespace. */
export function undecidedClaim(spec: ResourceClaimSpec | undefined): string | undefined {
  const requests = spec?.devices?.requests ?? [];
  if (requests.some(({ exactly }) => exactly?.adminAccess === true)) {
    return 'Admin access to devices is granted in namespaces with the label resource.kubernetes.io/admin-access: "true".';
  }
  return undecidedExpressions(requests);
}

/** Names that can be referred to: `request`, or `request/alternative`. */
function requestNames(claim: DeviceClaim): ReadonlySet<string> {
  return new Set(
    (claim.requests ?? []).flatMap(({ name = '', firstAvailable = [] }) => [
      name,
      ...firstAvailable.map((alternative) => `${name}/${alternative.name ?? ''}`),
    ]),
  );
}

function validateRequestReference(
  name: string,
  requests: ReadonlySet<string>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const segments = name.split('/');
  if (segments.length <= 2) for (const segment of segments) checkFormat(segment, dns1123Label, path, errors);
  if (segments.length > 2 || !requests.has(name)) {
    errors.invalid(path, name, UNKNOWN_REQUEST, nearestDeclared(name, requests, 'Add a request of this name'));
  }
}

function validateRequest(request: DeviceRequest, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  checkFormat(request.name ?? '', dns1123Label, path.child('name'), errors);
  const alternatives = request.firstAvailable ?? [];
  const both = alternatives.length > 0 && request.exactly !== undefined;
  // Since 1.35 nothing else is said of a request of two kinds.
  if (!both || !holds(context, 35)) {
    if (alternatives.length > 0) validateAlternatives(alternatives, path.child('firstAvailable'), errors, context);
    if (request.exactly) validateAlternative(request.exactly, path.child('exactly'), errors, context);
  }
  if (both) errors.invalid(path, null, `${ONE_KIND}, but multiple fields are set`);
  else if (alternatives.length === 0 && !request.exactly) errors.required(path, ONE_KIND);
}

function validateAlternatives(
  alternatives: readonly DeviceSubRequest[],
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  validateSet(alternatives, MOST_ALTERNATIVES, BY_NAME, path, errors, (alternative, alternativePath) => {
    checkFormat(alternative.name ?? '', dns1123Label, alternativePath.child('name'), errors);
    validateAlternative(alternative, alternativePath, errors, context);
  });
}

function validateAlternative(
  request: ExactDeviceRequest | DeviceSubRequest,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const { deviceClassName = '', allocationMode = '', count = 0 } = request;
  if (deviceClassName === '') errors.required(path.child('deviceClassName'));
  else checkFormat(deviceClassName, dns1123Subdomain, path.child('deviceClassName'), errors);
  validateSelectors(request.selectors, path.child('selectors'), errors, context);
  if (!ALLOCATION_MODES.includes(allocationMode)) {
    errors.notSupported(path.child('allocationMode'), named(allocationMode), ALLOCATION_MODES);
  } else if (allocationMode === 'ExactCount' && count <= 0) {
    errors.invalid(path.child('count'), count, 'must be greater than zero');
  } else if (allocationMode === 'All' && count !== 0) {
    errors.invalid(path.child('count'), count, "must not be specified when allocationMode is 'All'");
  }
  (request.tolerations ?? []).forEach((toleration, position) => {
    validateDeviceToleration(toleration, path.child('tolerations').index(position), errors, context);
  });
}

function validateConstraint(
  constraint: DeviceConstraint,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const { matchAttribute, distinctAttribute } = constraint;
  if (matchAttribute !== undefined) {
    validateDeviceFullName(matchAttribute, path.child('matchAttribute'), errors, context);
  } else if (distinctAttribute !== undefined) {
    validateDeviceFullName(distinctAttribute, path.child('distinctAttribute'), errors, context);
  } else if (hasLaterDeviceFeatures(context)) {
    errors.required(
      path,
      'exactly one of "matchAttribute" or "distinctAttribute" is required, but multiple fields are set',
    );
  } else errors.required(path.child('matchAttribute'));
}
