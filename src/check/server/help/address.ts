import { formatIp, formatNetwork, isIpv4, parseCidr, parseIp } from '../../../kubernetes/ip.ts';

/** Longer texts are no addresses. */
const LONGEST = 64;

/** The address in a text that is none as it stands: with a port, a prefix or brackets, with zeros or blanks too many. */
export function addressHelp(written: string): string | undefined {
  if (written.length > LONGEST) return undefined;
  const text = written.trim();
  const bare = /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? text.replace(/[:/]\d+$/, '');
  const address = parseIp(text) ?? parseIp(bare);
  return address === undefined ? undefined : `Write ${formatIp(address)}.`;
}

/** The range of addresses that was probably meant: without the bits of a host, or of a single address. */
export function rangeHelp(written: string): string | undefined {
  if (written.length > LONGEST) return undefined;
  const text = written.trim();
  const network = parseCidr(text);
  if (network !== undefined) return `Write ${formatNetwork(network)}.`;
  const address = parseIp(text);
  if (address === undefined) return undefined;
  return `Write ${formatIp(address)}/${isIpv4(address) ? 32 : 128} for this address alone.`;
}
