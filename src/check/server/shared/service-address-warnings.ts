/** Source: kubernetes `pkg/api/service/warnings.go` of each release. */
import { formatIp, isIpv4, parseIp } from '../../../kubernetes/ip.ts';
import type { ServiceSpec } from '../../../kubernetes/generated/objects.ts';
import { cidrWarnings, ipWarnings } from '../addresses.ts';
import { holds, type ServerContext } from '../context.ts';
import { FieldPath } from '../field-path.ts';
import { addressFault, prefixFault } from '../go-netip.ts';
import { quote } from '../go-value.ts';

/** Addresses and ranges that a later release may refuse, or that controllers may write otherwise. */
export function serviceAddressWarnings(spec: ServiceSpec, context: ServerContext): string[] {
  const path = FieldPath.of('spec');
  const ofAddress = holds(context, 33) ? ipWarnings : earlierAddressWarnings;
  const ofRange = holds(context, 33) ? cidrWarnings : earlierRangeWarnings;
  const {
    clusterIP = '',
    clusterIPs = [],
    externalIPs = [],
    loadBalancerIP = '',
    loadBalancerSourceRanges = [],
  } = spec;
  const assigned = clusterIP === '' || clusterIP === 'None' ? [] : clusterIPs;
  const each = (field: string, values: readonly string[], warn: typeof ofAddress): string[] =>
    values.flatMap((value, index) => warn(path.child(field).index(index), value, context));
  return [
    ...each('clusterIPs', assigned, ofAddress),
    ...each('externalIPs', externalIPs, ofAddress),
    ...(loadBalancerIP === '' ? [] : ofAddress(path.child('loadBalancerIP'), loadBalancerIP, context)),
    ...each('loadBalancerSourceRanges', loadBalancerSourceRanges, ofRange),
  ];
}

/** Until 1.32 the words are those of Go's stricter reader. */
function earlierAddressWarnings(path: FieldPath, value: string): string[] {
  const fault = addressFault(value);
  if (fault !== undefined) return [`${path}: IP address ${refusedLater(fault)}`];
  const canonical = canonicalForm(value);
  return value === canonical ? [] : [`${path}: IPv6 address ${unusual(value, canonical)}`];
}

function earlierRangeWarnings(path: FieldPath, value: string): string[] {
  const fault = prefixFault(value);
  if (fault !== undefined) return [`${path}: IP prefix ${refusedLater(fault)}`];
  const slash = value.lastIndexOf('/');
  const canonical = `${canonicalForm(value.slice(0, slash))}${value.slice(slash)}`;
  return value === canonical ? [] : [`${path}: IPv6 prefix ${unusual(value, canonical)}`];
}

function refusedLater(fault: string): string {
  return `was accepted, but will be invalid in a future Kubernetes release: ${fault}`;
}

function unusual(value: string, canonical: string): string {
  return `${quote(value)} is not in RFC 5952 canonical format (${quote(canonical)}), which may cause controller apply-loops`;
}

/** As `net/netip` prints it: mapped IPv4 stays IPv6, and a zone is kept. */
function canonicalForm(text: string): string {
  const [address = '', zone = ''] = text.split(/(?=%)/s, 2);
  const parsed = parseIp(address);
  if (parsed === undefined || !parsed.colons) return text;
  return `${isIpv4(parsed) ? '::ffff:' : ''}${formatIp(parsed)}${zone}`;
}
