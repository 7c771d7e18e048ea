/**
 * What Go's `net/netip` says of addresses. It is stricter than the reader of older fields, and Services were warned with its
 * words until 1.32.
 */
import { quote } from './go-value.ts';

const GROUP = /^[0-9a-fA-F]*/;
const BYTES = 16;

/** Why a text is no address, or nothing. */
export function addressFault(text: string): string | undefined {
  const fault = faultOf(text);
  if (fault === undefined) return undefined;
  const { message, at = '' } = fault;
  return `ParseAddr(${quote(text)}): ${message}${at === '' ? '' : ` (at ${quote(at)})`}`;
}

/** Why a text is no address with the length of its prefix, or nothing. */
export function prefixFault(text: string): string | undefined {
  const message = prefixMessage(text);
  return message === undefined ? undefined : `netip.ParsePrefix(${quote(text)}): ${message}`;
}

interface Fault {
  readonly message: string;
  /** The part of the text at which reading ended. */
  readonly at?: string;
}

function prefixMessage(text: string): string | undefined {
  const slash = text.lastIndexOf('/');
  if (slash < 0) return "no '/'";
  const address = text.slice(0, slash);
  const fault = addressFault(address);
  if (fault !== undefined) return fault;
  if (address.includes('%')) return 'IPv6 zones cannot be present in a prefix';
  const length = text.slice(slash + 1);
  if (!/^(?:[0-9]|[1-9][0-9]{0,17})$/.test(length)) return `bad bits after slash: ${quote(length)}`;
  return Number(length) > (address.includes(':') ? 128 : 32) ? 'prefix length out of range' : undefined;
}

function faultOf(text: string): Fault | undefined {
  switch (/[.:%]/.exec(text)?.[0]) {
    case '.':
      return dottedFault(text);
    case ':':
      return groupedFault(text);
    case '%':
      return { message: 'missing IPv6 address' };
    default:
      return { message: 'unable to parse IP' };
  }
}

function dottedFault(text: string): Fault | undefined {
  let value: number | undefined;
  let dots = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '.') {
      if (value === undefined || index === text.length - 1) {
        return { message: 'IPv4 field must have at least one digit', at: text.slice(index) };
      }
      if (dots === 3) return { message: 'IPv4 address too long' };
      dots += 1;
      value = undefined;
    } else if (/[0-9]/.test(character)) {
      if (value === 0) return { message: 'IPv4 field has octet with leading zero' };
      value = (value ?? 0) * 10 + Number(character);
      if (value > 255) return { message: 'IPv4 field has value >255' };
    } else return { message: 'unexpected character', at: text.slice(index) };
  }
  return dots < 3 ? { message: 'IPv4 address too short' } : undefined;
}

function groupedFault(text: string): Fault | undefined {
  const percent = text.indexOf('%');
  if (percent === text.length - 1) return { message: 'zone must be a non-empty string' };
  const address = percent < 0 ? text : text.slice(0, percent);
  let ellipsis = address.startsWith('::');
  let rest = ellipsis ? address.slice(2) : address;
  if (ellipsis && rest === '') return undefined;
  let bytes = 0;
  while (bytes < BYTES) {
    const [digits = ''] = GROUP.exec(rest) ?? [];
    if (digits.length > 4) return { message: 'each group must have 4 or less digits', at: rest };
    if (digits === '') return { message: 'each colon-separated field must have at least one digit', at: rest };
    const behind = rest.slice(digits.length);
    if (behind.startsWith('.')) {
      const misplaced = misplacedDots(bytes, ellipsis);
      if (misplaced !== undefined) return { message: misplaced, at: rest };
      const fault = dottedFault(rest);
      if (fault !== undefined) return fault;
      rest = '';
      bytes += 4;
      break;
    }
    bytes += 2;
    rest = behind;
    if (rest === '') break;
    if (!rest.startsWith(':')) return { message: 'unexpected character, want colon', at: rest };
    if (rest === ':') return { message: 'colon must be followed by more characters', at: rest };
    rest = rest.slice(1);
    if (rest.startsWith(':')) {
      if (ellipsis) return { message: 'multiple :: in address', at: rest };
      ellipsis = true;
      rest = rest.slice(1);
      if (rest === '') break;
    }
  }
  if (rest !== '') return { message: 'trailing garbage after address', at: rest };
  if (bytes < BYTES) return ellipsis ? undefined : { message: 'address string too short' };
  return ellipsis ? { message: 'the :: must expand to at least one field of zeros' } : undefined;
}

function misplacedDots(bytes: number, ellipsis: boolean): string | undefined {
  if (!ellipsis && bytes !== 12) return 'embedded IPv4 address must replace the final 2 fields of the address';
  return bytes > 12 ? 'too many hex fields to fit an embedded IPv4 at the end of the address' : undefined;
}
