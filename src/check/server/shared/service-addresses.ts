/**
 * The cluster addresses of a Service. The server settles them before it validates anything else, and what is wrong here
 * is then the whole answer. Which ranges and families a cluster has is not known offline: any are taken to be there.
 *
 * Source: kubernetes `pkg/registry/core/service/storage`, `pkg/apis/core/validation`.
 */
import { isIpv4, parseIp } from '../../../kubernetes/ip.ts';
import type { Service, ServiceSpec } from '../../../kubernetes/generated/objects.ts';
import { legacyIp } from '../addresses.ts';
import type { ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';

const NONE = 'None';
const FAMILIES = ['IPv4', 'IPv6'];
const POLICIES = ['PreferDualStack', 'RequireDualStack', 'SingleStack'];

/** `clusterIP` alone stands for a list of one. */
export function withClusterIps(service: Service): Service {
  const { clusterIP = '', clusterIPs } = service.spec ?? {};
  if (clusterIP === '' || (clusterIPs ?? []).length > 0) return service;
  return { ...service, spec: { ...service.spec, clusterIPs: [clusterIP] } };
}

export function isHeadless(spec: ServiceSpec): boolean {
  const addresses = spec.clusterIPs ?? [];
  return addresses.length === 1 && addresses[0] === NONE;
}

/** Runs on the normalised Service; gives whether its addresses can be settled. */
export function settleAddresses(spec: ServiceSpec, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  if (spec.type === 'ExternalName') return;
  validateClusterIps(spec, path, errors, context);
  if (errors.size > 0) return;
  const policy = spec.ipFamilyPolicy ?? defaultPolicy(spec);
  if (policy !== 'SingleStack') return;
  const policyPath = path.child('ipFamilyPolicy');
  const detail = "must be 'RequireDualStack' or 'PreferDualStack' when multiple";
  if (spec.clusterIPs?.length === 2) errors.invalid(policyPath, policy, `${detail} cluster IPs are specified`);
  if (spec.ipFamilies?.length === 2) errors.invalid(policyPath, policy, `${detail} IP families are specified`);
}

// A headless Service without selector gets both families: whoever writes its endpoints decides.
function defaultPolicy(spec: ServiceSpec): string {
  const selectorless = Object.keys(spec.selector ?? {}).length === 0;
  return spec.clusterIP === NONE && selectorless ? 'RequireDualStack' : 'SingleStack';
}

function validateClusterIps(spec: ServiceSpec, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  const single = spec.clusterIP ?? '';
  const addresses = spec.clusterIPs ?? [];
  const addressesPath = path.child('clusterIPs');
  if (single === '' && addresses.length > 0) {
    errors.invalid(addressesPath, addresses, 'must be empty when `clusterIP` is not specified');
  } else if (single !== '' && addresses[0] !== single) {
    errors.invalid(addressesPath, addresses, 'first value must match `clusterIP`');
  }
  validateFamilies(spec, path, errors);
  const bad = validateEachAddress(addresses, addressesPath, errors, context);
  if (addresses.length > 2) errors.invalid(addressesPath, addresses, 'may only hold up to 2 values');
  if (bad) return;
  if (addresses.length > 1 && !isDualStack(addresses)) {
    errors.invalid(addressesPath, addresses, 'may specify no more than one IP for each IP family');
  }
  if (!isHeadless(spec)) matchFamilies(addresses, spec.ipFamilies ?? [], addressesPath, errors);
}

function validateFamilies(spec: ServiceSpec, path: FieldPath, errors: FieldErrors): void {
  const families = spec.ipFamilies ?? [];
  families.forEach((family, index) => {
    const familyPath = path.child('ipFamilies').index(index);
    if (!FAMILIES.includes(family)) errors.notSupported(familyPath, family, FAMILIES);
    if (families.indexOf(family) < index) errors.duplicate(familyPath, family);
  });
  const policy = spec.ipFamilyPolicy;
  if (typeof policy === 'string' && !POLICIES.includes(policy)) {
    errors.notSupported(path.child('ipFamilyPolicy'), policy, POLICIES);
  }
}

function validateEachAddress(
  addresses: readonly string[],
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): boolean {
  const before = errors.size;
  addresses.forEach((address, index) => {
    if (index > 0 || address !== NONE) legacyIp(path.index(index), address, errors, context);
    else if (addresses.length > 1) errors.invalid(path, addresses, "'None' must be the first and only value");
  });
  return errors.size > before;
}

function isDualStack(addresses: readonly string[]): boolean {
  const families = addresses.map(isIpv6);
  return families.includes(true) && families.includes(false);
}

function matchFamilies(
  addresses: readonly string[],
  families: readonly string[],
  path: FieldPath,
  errors: FieldErrors,
): void {
  addresses.forEach((address, index) => {
    const family = families[index];
    const expected = family === 'IPv4' ? isIpv6(address) : family === 'IPv6' && !isIpv6(address);
    if (!expected) return;
    errors.invalid(path.index(index), address, `expected an ${family} value as indicated by \`ipFamilies[${index}]\``);
  });
}

function isIpv6(text: string): boolean {
  const address = parseIp(text);
  return address !== undefined && !isIpv4(address);
}
