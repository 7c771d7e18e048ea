/**
 * IP addresses as Go's `net` reads and prints them, with the leniency the API server keeps for stored objects:
 * leading zeros in IPv4 are allowed and mean nothing (`010.1.2.3` is `10.1.2.3`).
 */

/** Sixteen bytes; an IPv4 address is `::ffff:a.b.c.d`, as in Go. */
export interface IpAddress {
  readonly bytes: readonly number[];
  /** Written with colons. An IPv4 address written so (`::ffff:1.2.3.4`) still counts as IPv4 to most rules. */
  readonly colons: boolean;
}

export interface IpNetwork {
  /** The address as written, host bits included. */
  readonly address: IpAddress;
  /** The address with the host bits cleared. */
  readonly base: IpAddress;
  /** Bits of the mask: of 32 for IPv4, of 128 for IPv6. */
  readonly prefixLength: number;
  readonly size: 32 | 128;
}

/** Reads an address, or gives nothing. */
export function parseIp(text: string): IpAddress | undefined {
  for (const character of text) {
    if (character === '.') {
      const bytes = parseIpv4(text);
      return bytes && { bytes: mapped(bytes), colons: false };
    }
    if (character === ':') {
      const bytes = parseIpv6(text);
      return bytes && { bytes, colons: true };
    }
  }
  return undefined;
}

/** Reads `address/length`, or gives nothing. */
export function parseCidr(text: string): IpNetwork | undefined {
  const slash = text.indexOf('/');
  if (slash < 0) return undefined;
  const lengthText = text.slice(slash + 1);
  const address = parseIp(text.slice(0, slash));
  if (address === undefined || !/^[0-9]{1,8}$/.test(lengthText)) return undefined;
  const size = address.colons ? 128 : 32;
  const prefixLength = Number(lengthText);
  if (prefixLength > size) return undefined;
  const kept = size === 32 ? prefixLength + 96 : prefixLength;
  const bytes = address.bytes.map((byte, index) => byte & mask(kept - index * 8));
  return { address, base: { bytes, colons: address.colons }, prefixLength, size };
}

export function isIpv4(address: IpAddress): boolean {
  return address.bytes.every((byte, index) => (index < 10 ? byte === 0 : index > 11 || byte === 255));
}

/** The canonical form, as Go's `IP.String()` prints it: dotted for IPv4, RFC 5952 for IPv6. */
export function formatIp(address: IpAddress): string {
  if (isIpv4(address)) return address.bytes.slice(12).join('.');
  const groups = Array.from({ length: 8 }, (_, index) => {
    const high = address.bytes[index * 2] ?? 0;
    return high * 256 + (address.bytes[index * 2 + 1] ?? 0);
  });
  const { start, length } = longestZeroRun(groups);
  const hex = groups.map((group) => group.toString(16));
  if (length < 2) return hex.join(':');
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`;
}

/** `10.0.0.0/8`: the network in canonical form, host bits cleared. One of IPv4 is told as such, also if it was written with colons. */
export function formatNetwork({ base, prefixLength }: IpNetwork): string {
  return `${formatIp(base)}/${base.colons && isIpv4(base) ? prefixLength - 96 : prefixLength}`;
}

/** Are two addresses the same, however written? */
export function sameIp(left: IpAddress, right: IpAddress): boolean {
  return left.bytes.every((byte, index) => byte === right.bytes[index]);
}

export function contains(network: IpNetwork, address: IpAddress): boolean {
  if (isIpv4(network.base) !== isIpv4(address)) return false;
  const kept = network.size === 32 ? network.prefixLength + 96 : network.prefixLength;
  return address.bytes.every((byte, index) => (byte & mask(kept - index * 8)) === network.base.bytes[index]);
}

function mask(bits: number): number {
  if (bits >= 8) return 0xff;
  return bits <= 0 ? 0 : (0xff << (8 - bits)) & 0xff;
}

function mapped(bytes: readonly number[]): number[] {
  return [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, ...bytes];
}

function parseIpv4(text: string): number[] | undefined {
  const parts = text.split('.', 5);
  if (parts.length !== 4) return undefined;
  const bytes: number[] = [];
  for (const part of parts) {
    // However many zeros lead: Go counts the value, not the digits.
    if (!/^0*[0-9]{1,3}$/.test(part)) return undefined;
    const value = Number(part);
    if (value > 255) return undefined;
    bytes.push(value);
  }
  return bytes;
}

function parseIpv6(text: string): number[] | undefined {
  const halves = text.split('::', 3);
  if (halves.length > 2 || text.includes(':::')) return undefined;
  const head = parseGroups(halves[0] ?? '', halves.length === 1);
  const tail = halves.length === 2 ? parseGroups(halves[1] ?? '', true) : [];
  if (head === undefined || tail === undefined) return undefined;
  const missing = 16 - head.length - tail.length;
  if (halves.length === 1) return missing === 0 ? head : undefined;
  // The ellipsis stands for one group of zeros at least.
  if (missing < 2) return undefined;
  return [...head, ...Array.from({ length: missing }, () => 0), ...tail];
}

function parseGroups(text: string, last: boolean): number[] | undefined {
  if (text === '') return [];
  const groups = text.split(':', 9);
  if (groups.length > 8) return undefined;
  const bytes: number[] = [];
  for (const [index, group] of groups.entries()) {
    if (last && index === groups.length - 1 && group.includes('.')) {
      const four = parseIpv4(group);
      if (four === undefined) return undefined;
      bytes.push(...four);
    } else {
      if (!/^0*[0-9a-fA-F]{1,4}$/.test(group)) return undefined;
      const value = Number.parseInt(group, 16);
      bytes.push(value >> 8, value & 0xff);
    }
  }
  return bytes;
}

function longestZeroRun(groups: readonly number[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  groups.forEach((group, index) => {
    if (group !== 0) start = index + 1;
    else if (index + 1 - start > best.length) best = { start, length: index + 1 - start };
  });
  return best;
}
