/** Addresses and networks. Source: apiserver `pkg/cel/library/ip.go`, `cidr.go`. */
import {
  contains,
  formatIp,
  type IpAddress,
  type IpNetwork,
  isIpv4,
  parseCidr,
  parseIp,
  sameIp,
} from '../../../../../kubernetes/ip.ts';
import { holds } from '../../../context.ts';
import { addressFault, prefixFault } from '../../../go-netip.ts';
import { fail, noSuchOverload } from '../failure.ts';
import { Composite, type Value } from '../value.ts';
import { ofText, type Implementation, type Implementations } from './implementation.ts';

class Address extends Composite {
  readonly type = 'net.IP';
  readonly address: IpAddress;

  constructor(address: IpAddress) {
    super();
    this.address = address;
  }

  equals(other: Value): boolean {
    return other instanceof Address ? sameIp(this.address, other.address) : noSuchOverload();
  }
}

class Network extends Composite {
  readonly type = 'net.CIDR';
  readonly network: IpNetwork;

  constructor(network: IpNetwork) {
    super();
    this.network = network;
  }

  equals(other: Value): boolean {
    if (!(other instanceof Network)) return noSuchOverload();
    const { address, prefixLength } = this.network;
    return sameIp(address, other.network.address) && prefixLength === other.network.prefixLength;
  }
}

const UNREADABLE = 'network address parse error during conversion from string: ';
const MAPPED = 'IPv4-mapped IPv6 address is not allowed';

export const ADDRESS_FUNCTIONS: Implementations = {
  ip: ([value]) => {
    if (value instanceof Network) return new Address(value.network.address);
    return typeof value === 'string' ? (addressOf(value) ?? fail(addressProblem(value))) : undefined;
  },
  isIP: ofText((text) => addressOf(text) !== undefined),
  'ip.isCanonical': ofText((text) => {
    const address = addressOf(text) ?? fail(addressProblem(text));
    return formatIp(address.address) === text;
  }),
  family: ofAddress(({ address }) => (isIpv4(address) ? 4n : 6n)),
  isUnspecified: ofAddress(({ address }) => ['0.0.0.0', '::'].includes(formatIp(address))),
  isLoopback: ofAddress(({ address }) => formatIp(address) === '::1' || (isIpv4(address) && address.bytes[12] === 127)),
  isLinkLocalUnicast: ofAddress(isLinkLocalUnicast),
  isLinkLocalMulticast: ofAddress(isLinkLocalMulticast),
  isGlobalUnicast: ofAddress((value) => {
    const text = formatIp(value.address);
    const isLoopback = text === '::1' || (isIpv4(value.address) && value.address.bytes[12] === 127);
    if (['0.0.0.0', '255.255.255.255', '::'].includes(text) || isLoopback) return false;
    return !isMulticast(value) && !isLinkLocalUnicast(value);
  }),
  cidr: ofText((text) => networkOf(text) ?? fail(`${UNREADABLE}${UNREADABLE}${prefixFault(text) ?? MAPPED}`)),
  isCIDR: ofText((text) => networkOf(text) !== undefined),
  prefixLength: ([value]) => (value instanceof Network ? BigInt(value.network.prefixLength) : undefined),
  masked: ([value]) =>
    value instanceof Network ? new Network({ ...value.network, address: value.network.base }) : undefined,
  containsIP: ([network, other]) => {
    const address = typeof other === 'string' ? (addressOf(other) ?? fail(addressProblem(other))) : other;
    if (!(network instanceof Network) || !(address instanceof Address)) return undefined;
    return includes(network, address);
  },
  containsCIDR: ([network, other], { context }) => {
    const inner =
      typeof other === 'string'
        ? (networkOf(other) ?? fail(`${UNREADABLE}${UNREADABLE}${prefixFault(other) ?? MAPPED}`))
        : other;
    if (!(network instanceof Network) || !(inner instanceof Network)) return undefined;
    const { address, base } = inner.network;
    if (network.network.prefixLength > inner.network.prefixLength) return false;
    // 1.31 took a smaller network for one inside only where both begin with the same address.
    return holds(context, 32) ? includes(network, new Address(base)) : sameIp(network.network.base, address);
  },
  string: ([value]) => {
    if (value instanceof Address) return formatIp(value.address);
    if (!(value instanceof Network)) return undefined;
    return `${formatIp(value.network.address)}/${value.network.prefixLength}`;
  },
};

function ofAddress(decide: (address: Address) => Value): Implementation {
  return ([address]) => (address instanceof Address ? decide(address) : undefined);
}

/** As strictly as the server reads addresses in expressions: no zones, and no IPv4 in the form of IPv6. */
function addressOf(text: string): Address | undefined {
  if (addressFault(text) !== undefined || text.includes('%')) return undefined;
  const address = parseIp(text);
  return address === undefined || (address.colons && isIpv4(address)) ? undefined : new Address(address);
}

function addressProblem(text: string): string {
  return `IP Address ${JSON.stringify(text)} parse error during conversion from string: ${addressFault(text) ?? MAPPED}`;
}

function networkOf(text: string): Network | undefined {
  if (prefixFault(text) !== undefined) return undefined;
  const network = parseCidr(text);
  return network === undefined || (network.address.colons && isIpv4(network.address))
    ? undefined
    : new Network(network);
}

function includes({ network }: Network, { address }: Address): boolean {
  return (network.size === 32) === isIpv4(address) && contains(network, address);
}

function isLinkLocalUnicast({ address }: Address): boolean {
  const [first = 0, second = 0] = address.bytes;
  if (isIpv4(address)) return address.bytes[12] === 169 && address.bytes[13] === 254;
  return first === 0xfe && (second & 0xc0) === 0x80;
}

function isLinkLocalMulticast({ address }: Address): boolean {
  const [first = 0, second = 0] = address.bytes;
  if (isIpv4(address)) return address.bytes[12] === 224 && address.bytes[13] === 0 && address.bytes[14] === 0;
  return first === 0xff && (second & 0x0f) === 0x02;
}

function isMulticast({ address }: Address): boolean {
  return isIpv4(address) ? ((address.bytes[12] ?? 0) & 0xf0) === 0xe0 : address.bytes[0] === 0xff;
}
