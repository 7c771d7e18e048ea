import { isIpv4, parseIp } from '../../../kubernetes/ip.ts';
import type { Endpoint, EndpointHints, EndpointPort, EndpointSlice } from '../../../kubernetes/generated/objects.ts';
import { ipWarnings, legacyIp, strictIp } from '../addresses.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dns1123Label, dns1123Subdomain, labelValue, qualifiedName, type Format } from '../names.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { validateEndpointIp } from '../shared/endpoint-ip.ts';
import { checkFormat } from '../shared/format.ts';
import { validateFullDomainName } from '../shared/full-domain-name.ts';
import { PROTOCOLS } from '../shared/service-ports.ts';

const ADDRESS_TYPES = ['FQDN', 'IPv4', 'IPv6'];
const MANAGERS = ['endpointslice-controller.k8s.io', 'endpointslicemirroring-controller.k8s.io'];
const MOST_ADDRESSES = 100;
const MOST_PORTS = 20_000;
const MOST_ENDPOINTS = 1_000;
const MOST_HINTS = 8;

/** Source: kubernetes `pkg/apis/discovery/validation`, `pkg/registry/discovery/endpointslice`. */
export const endpointSlice: KindRules<EndpointSlice> = {
  name: nameIsSubdomain,
  /** v1 reads the topology of older versions and writes none. */
  stored(object) {
    const endpoints = object.endpoints?.map(({ deprecatedTopology: _topology, ...endpoint }) => endpoint);
    return endpoints === undefined ? object : { ...object, endpoints };
  },
  validate(object, errors, context) {
    const type = object.addressType ?? '';
    const path = FieldPath.of('addressType');
    if (type === '') errors.required(path);
    else if (!ADDRESS_TYPES.includes(type)) errors.notSupported(path, type, ADDRESS_TYPES);
    validatePorts(object.ports ?? [], FieldPath.of('ports'), errors);
    const endpoints = object.endpoints ?? [];
    const endpointsPath = FieldPath.of('endpoints');
    if (endpoints.length > MOST_ENDPOINTS) return errors.tooMany(endpointsPath, endpoints.length, MOST_ENDPOINTS);
    endpoints.forEach((endpoint, index) =>
      validateEndpoint(endpoint, type, endpointsPath.index(index), errors, context),
    );
  },
  warnings(object, context) {
    const deprecated = object.addressType === 'FQDN' ? ['spec.addressType: FQDN endpoints are deprecated'] : [];
    const manager = object.metadata?.labels?.['endpointslice.kubernetes.io/managed-by'] ?? '';
    if (MANAGERS.includes(manager) || !holds(context, 33)) return deprecated;
    const path = FieldPath.of('endpoints');
    const addresses = (object.endpoints ?? []).flatMap((endpoint, index) =>
      (endpoint.addresses ?? []).flatMap((address, at) =>
        ipWarnings(path.index(index).child('addresses').index(at), address, context),
      ),
    );
    return [...deprecated, ...addresses];
  },
};

function validatePorts(ports: readonly EndpointPort[], path: FieldPath, errors: FieldErrors): void {
  if (ports.length > MOST_PORTS) return errors.tooMany(path, ports.length, MOST_PORTS);
  const names = new Set<string>();
  ports.forEach((port, index) => {
    const portPath = path.index(index);
    const name = port.name ?? '';
    if (name !== '') checkFormat(name, dns1123Label, portPath.child('name'), errors);
    if (names.has(name)) errors.duplicate(portPath.child('name'), name);
    names.add(name);
    if (typeof port.protocol !== 'string') errors.required(portPath.child('protocol'));
    else if (!PROTOCOLS.includes(port.protocol))
      errors.notSupported(portPath.child('protocol'), port.protocol, PROTOCOLS);
    if (typeof port.appProtocol === 'string') {
      checkFormat(port.appProtocol, qualifiedName, portPath.child('appProtocol'), errors);
    }
  });
}

function validateEndpoint(
  endpoint: Endpoint,
  type: string,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const addresses = endpoint.addresses ?? [];
  const addressesPath = path.child('addresses');
  if (addresses.length === 0) errors.required(addressesPath, 'must contain at least 1 address');
  else if (addresses.length > MOST_ADDRESSES) errors.tooMany(addressesPath, addresses.length, MOST_ADDRESSES);
  addresses.forEach((address, index) => {
    if (type === 'FQDN') validateFullDomainName(address, addressesPath.index(index), errors);
    else if (type === 'IPv4' || type === 'IPv6') {
      validateAddress(address, type, addressesPath, index, errors, context);
    }
  });
  if (typeof endpoint.nodeName === 'string') {
    checkFormat(endpoint.nodeName, dns1123Subdomain, path.child('nodeName'), errors);
  }
  if (typeof endpoint.hostname === 'string') {
    checkFormat(endpoint.hostname, dns1123Label, path.child('hostname'), errors);
  }
  if (endpoint.hints) validateHints(endpoint.hints, path.child('hints'), errors, context);
}

function validateAddress(
  text: string,
  type: 'IPv4' | 'IPv6',
  addresses: FieldPath,
  index: number,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const path = addresses.index(index);
  const address = parseIp(text);
  const fits = address !== undefined && isIpv4(address) === (type === 'IPv4');
  if (!holds(context, 33)) {
    if (!fits) errors.invalid(path, text, `must be a valid ${type} address`);
    validateEndpointIp(text, path, errors);
    return;
  }
  const before = errors.size;
  if (type === 'IPv4') legacyIp(path, text, errors, context);
  else strictIp(path, text, errors);
  if (errors.size > before) return;
  if (!fits) errors.invalid(addresses, text, `must be an ${type} address`);
  validateEndpointIp(text, path, errors);
}

function validateHints(hints: EndpointHints, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  const zones = (hints.forZones ?? []).map(({ name }) => name ?? '');
  const before = errors.size;
  validateTargets(zones, labelValue, path.child('forZones'), errors);
  if (errors.size > before && zones.length > MOST_HINTS) return;
  // PreferSameTrafficDistribution: before 1.34 the hints for nodes are dropped.
  if (!holds(context, 34)) return;
  const nodes = (hints.forNodes ?? []).map(({ name }) => name ?? '');
  validateTargets(nodes, dns1123Subdomain, path.child('forNodes'), errors);
}

function validateTargets(names: readonly string[], format: Format, path: FieldPath, errors: FieldErrors): void {
  if (names.length > MOST_HINTS) return errors.tooMany(path, names.length, MOST_HINTS);
  names.forEach((name, index) => {
    const namePath = path.index(index).child('name');
    if (names.indexOf(name) < index) errors.duplicate(namePath, name);
    checkFormat(name, format, namePath, errors);
  });
}
