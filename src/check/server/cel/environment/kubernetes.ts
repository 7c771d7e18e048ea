/** Kubernetes' own libraries: https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-cel-libraries */
import { declare, type Functions } from '../types/declaration.ts';

const SUMMABLE = ['int', 'uint', 'double', 'duration'];
const COMPARABLE = ['int', 'uint', 'double', 'bool', 'duration', 'timestamp', 'string', 'bytes'];

export const listFunctions = (): Functions =>
  declare(`
  ${COMPARABLE.map((type) => `list(${type}).isSorted() -> bool`).join('\n')}
  ${SUMMABLE.map((type) => `list(${type}).sum() -> ${type}`).join('\n')}
  ${COMPARABLE.map((type) => `list(${type}).max() -> ${type}`).join('\n')}
  ${COMPARABLE.map((type) => `list(${type}).min() -> ${type}`).join('\n')}
  list(A).indexOf(A) -> int
  list(A).lastIndexOf(A) -> int
`);

export const regexFunctions = (): Functions =>
  declare(`
  string.find(string) -> string
  string.findAll(string) -> list(string)
  string.findAll(string, int) -> list(string)
`);

export const urlFunctions = (): Functions =>
  declare(`
  fn url(string) -> kubernetes.URL
  fn isURL(string) -> bool
  kubernetes.URL.getScheme() -> string
  kubernetes.URL.getHost() -> string
  kubernetes.URL.getHostname() -> string
  kubernetes.URL.getPort() -> string
  kubernetes.URL.getEscapedPath() -> string
  kubernetes.URL.getQuery() -> map(string, list(string))
`);

export const quantityFunctions = (): Functions =>
  declare(`
  fn quantity(string) -> kubernetes.Quantity
  fn isQuantity(string) -> bool
  fn sign(kubernetes.Quantity) -> int
  kubernetes.Quantity.isGreaterThan(kubernetes.Quantity) -> bool
  kubernetes.Quantity.isLessThan(kubernetes.Quantity) -> bool
  kubernetes.Quantity.compareTo(kubernetes.Quantity) -> int
  kubernetes.Quantity.asApproximateFloat() -> double
  kubernetes.Quantity.asInteger() -> int
  kubernetes.Quantity.isInteger() -> bool
  kubernetes.Quantity.add(kubernetes.Quantity) -> kubernetes.Quantity
  kubernetes.Quantity.add(int) -> kubernetes.Quantity
  kubernetes.Quantity.sub(kubernetes.Quantity) -> kubernetes.Quantity
  kubernetes.Quantity.sub(int) -> kubernetes.Quantity
`);

export const addressFunctions = (): Functions =>
  declare(`
  fn ip(string) -> net.IP
  fn isIP(string) -> bool
  fn ip.isCanonical(string) -> bool
  net.IP.family() -> int
  net.IP.isUnspecified() -> bool
  net.IP.isLoopback() -> bool
  net.IP.isLinkLocalMulticast() -> bool
  net.IP.isLinkLocalUnicast() -> bool
  net.IP.isGlobalUnicast() -> bool
  fn string(net.IP) -> string
  fn cidr(string) -> net.CIDR
  fn isCIDR(string) -> bool
  net.CIDR.containsIP(string) -> bool
  net.CIDR.containsIP(net.IP) -> bool
  net.CIDR.containsCIDR(string) -> bool
  net.CIDR.containsCIDR(net.CIDR) -> bool
  net.CIDR.ip() -> net.IP
  net.CIDR.prefixLength() -> int
  net.CIDR.masked() -> net.CIDR
  fn string(net.CIDR) -> string
`);

const FORMATS = [
  'dns1123Label',
  'dns1123Subdomain',
  'dns1035Label',
  'qualifiedName',
  'dns1123LabelPrefix',
  'dns1123SubdomainPrefix',
  'dns1035LabelPrefix',
  'labelValue',
  'uri',
  'uuid',
  'byte',
  'date',
  'datetime',
];

export const formatFunctions = (): Functions =>
  declare(`
  ${FORMATS.map((name) => `fn format.${name}() -> kubernetes.NamedFormat`).join('\n')}
  fn format.named(string) -> optional_type(kubernetes.NamedFormat)
  kubernetes.NamedFormat.validate(string) -> optional_type(list(string))
`);

export const semverFunctions = (): Functions =>
  declare(`
  fn semver(string) -> kubernetes.Semver
  fn semver(string, bool) -> kubernetes.Semver
  fn isSemver(string) -> bool
  fn isSemver(string, bool) -> bool
  kubernetes.Semver.isGreaterThan(kubernetes.Semver) -> bool
  kubernetes.Semver.isLessThan(kubernetes.Semver) -> bool
  kubernetes.Semver.compareTo(kubernetes.Semver) -> int
  kubernetes.Semver.major() -> int
  kubernetes.Semver.minor() -> int
  kubernetes.Semver.patch() -> int
`);

/** `authorizer` and what can be asked of it. */
export const authorizerFunctions = (): Functions =>
  declare(
    `
  Authorizer.path(string) -> PathCheck
  Authorizer.group(string) -> GroupCheck
  Authorizer.serviceAccount(string, string) -> Authorizer
  GroupCheck.resource(string) -> ResourceCheck
  ResourceCheck.subresource(string) -> ResourceCheck
  ResourceCheck.namespace(string) -> ResourceCheck
  ResourceCheck.name(string) -> ResourceCheck
  PathCheck.check(string) -> Decision
  ResourceCheck.check(string) -> Decision
  Decision.errored() -> bool
  Decision.error() -> string
  Decision.allowed() -> bool
  Decision.reason() -> string
`.replaceAll(/[A-Z]\w+/g, (name) => `kubernetes.authorization.${name}`),
  );

export const authorizerSelectorFunctions = (): Functions =>
  declare(`
  kubernetes.authorization.ResourceCheck.fieldSelector(string) -> kubernetes.authorization.ResourceCheck
  kubernetes.authorization.ResourceCheck.labelSelector(string) -> kubernetes.authorization.ResourceCheck
`);

/** Offered to the patches of mutating policies only. */
export const jsonPatchFunctions = (): Functions => declare('fn jsonpatch.escapeKey(string) -> string');
