/**
 * IP addresses and CIDRs as the API server checks them.
 *
 * Source: k8s.io/apimachinery `pkg/util/validation/ip.go`. Before 1.36 (StrictIPCIDRValidation) older fields
 * take the lenient reading and answer with a warning.
 */
import {
  formatIp,
  formatNetwork,
  isIpv4,
  parseCidr,
  parseIp,
  sameIp,
  type IpAddress,
  type IpNetwork,
} from '../../kubernetes/ip.ts';
import { holds, type ServerContext } from './context.ts';
import type { FieldErrors } from './field-errors.ts';
import type { FieldPath } from './field-path.ts';
import { quote } from './go-value.ts';
import { addressHelp, rangeHelp } from './help/address.ts';

const BAD_IP = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)';
const BAD_CIDR = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)';

/** A field that was lenient about leading zeros and mapped addresses until 1.35; the canonical form is not asked for. */
export function legacyIp(path: FieldPath, value: string, errors: FieldErrors, context: ServerContext): void {
  const address = parseIp(value);
  if (address === undefined) errors.invalid(path, value, BAD_IP, addressHelp(value));
  else if (holds(context, 36)) {
    const ambiguity = ambiguityOfIp(value, address);
    if (ambiguity !== undefined) errors.invalid(path, value, ambiguity, addressHelp(value));
  }
}

function ambiguityOfIp(value: string, address: IpAddress): string | undefined {
  // An address with leading zeros is none to the strict parser, so it is not asked whether it is mapped.
  if (hasLeadingZeros(value)) return 'must not have leading 0s';
  return isMapped(address) ? 'must not be an IPv4-mapped IPv6 address' : undefined;
}

/** A field of a newer kind: canonical addresses only. */
export function strictIp(path: FieldPath, value: string, errors: FieldErrors): void {
  for (const text of canonicalIp(value)) errors.invalid(path, value, text, addressHelp(value));
}

/** The format behind `strictIp`, also the name of an IPAddress. */
export function canonicalIp(value: string): string[] {
  const address = parseIp(value);
  if (address === undefined) return [BAD_IP];
  const ambiguity = ambiguityOfIp(value, address);
  if (ambiguity !== undefined) return [ambiguity];
  return value === formatIp(address) ? [] : [`must be in canonical form (${quote(formatIp(address))})`];
}

export function legacyCidr(path: FieldPath, value: string, errors: FieldErrors, context: ServerContext): void {
  const network = parseCidr(value);
  if (network === undefined) errors.invalid(path, value, BAD_CIDR, rangeHelp(value));
  else if (holds(context, 36)) ambiguousCidr(path, value, network, errors);
}

function ambiguousCidr(path: FieldPath, value: string, network: IpNetwork, errors: FieldErrors): boolean {
  if (cidrHasLeadingZeros(value)) {
    errors.invalid(path, value, 'must not have leading 0s in IP or prefix length', rangeHelp(value));
  } else if (isMapped(network.address)) {
    errors.invalid(path, value, 'must not have an IPv4-mapped IPv6 address', rangeHelp(value));
  } else if (!sameIp(network.address, network.base)) {
    errors.invalid(path, value, 'must not have bits set beyond the prefix length', rangeHelp(value));
  } else return false;
  return true;
}

export function strictCidr(path: FieldPath, value: string, errors: FieldErrors): void {
  const network = parseCidr(value);
  if (network === undefined) return errors.invalid(path, value, BAD_CIDR, rangeHelp(value));
  if (ambiguousCidr(path, value, network, errors)) return;
  if (value !== formatNetwork(network)) {
    errors.invalid(path, value, `must be in canonical form (${quote(formatNetwork(network))})`);
  }
}

/** `10.9.8.7/24`: an address of an interface with its prefix, canonical. */
export function interfaceAddress(path: FieldPath, value: string, errors: FieldErrors): void {
  const network = parseCidr(value);
  if (network === undefined) {
    errors.invalid(path, value, 'must be a valid address in CIDR form, (e.g. 10.9.8.7/24 or 2001:db8::1/64)');
    return;
  }
  const mapped = isMapped(network.address) && network.prefixLength > 32;
  const length = mapped ? network.prefixLength - 96 : network.prefixLength;
  const canonical = `${formatIp(network.address)}/${length}`;
  if (value !== canonical) errors.invalid(path, value, `must be in canonical form (${quote(canonical)})`);
}

function judged(context: ServerContext | undefined): string {
  const strict = context !== undefined && holds(context, 36);
  return strict ? 'is invalid' : 'will be considered invalid in a future Kubernetes release';
}

export function ipWarnings(path: FieldPath, value: string, context?: ServerContext): string[] {
  const address = parseIp(value);
  if (address === undefined) return [];
  if (hasLeadingZeros(value) || isMapped(address)) {
    return [`${path}: non-standard IP address ${quote(value)} ${judged(context)}: use ${quote(formatIp(address))}`];
  }
  if (!address.colons || formatIp(address) === value) return [];
  return [`${path}: IPv6 address ${quote(value)} should be in RFC 5952 canonical format (${quote(formatIp(address))})`];
}

export function cidrWarnings(path: FieldPath, value: string, context?: ServerContext): string[] {
  const network = parseCidr(value);
  if (network === undefined) return [];
  const warnings: string[] = [];
  if (!sameIp(network.address, network.base)) {
    const single = `${formatIp(network.address)}/${network.size}`;
    warnings.push(
      `${path}: CIDR value ${quote(value)} is ambiguous in this context (should be ${quote(formatNetwork(network))} or ${quote(single)}?)`,
    );
  }
  if (cidrHasLeadingZeros(value) || isMapped(network.address)) {
    warnings.push(
      `${path}: non-standard CIDR value ${quote(value)} ${judged(context)}: use ${quote(formatNetwork(network))}`,
    );
  }
  if (warnings.length === 0 && network.address.colons && value !== ownForm(network)) {
    warnings.push(
      `${path}: IPv6 CIDR value ${quote(value)} should be in RFC 5952 canonical format (${quote(ownForm(network))})`,
    );
  }
  return warnings;
}

function ownForm(network: IpNetwork): string {
  return `${formatIp(network.address)}/${network.prefixLength}`;
}

function isMapped(address: IpAddress): boolean {
  return address.colons && isIpv4(address);
}

// The strict parser wants no leading zeros in dotted parts, and at most four digits in a group of hexadecimal ones.
function hasLeadingZeros(value: string): boolean {
  return value.split(/[.:]/).some((part, index, parts) => {
    const dotted = value.includes('.') && index >= parts.length - 4;
    return dotted ? part.length > 1 && part.startsWith('0') : part.length > 4;
  });
}

function cidrHasLeadingZeros(value: string): boolean {
  const [address = '', length = ''] = value.split('/', 2);
  return hasLeadingZeros(address) || (length.length > 1 && length.startsWith('0'));
}
