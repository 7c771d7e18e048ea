/**
 * URLs as Go's net/url reads them, with its words for what is wrong. Laxer than the URL class of JavaScript here, stricter there.
 *
 * Source: https://pkg.go.dev/net/url
 */
import { parseIp } from '../../../kubernetes/ip.ts';
import { quote } from '../go-value.ts';

export interface GoUrl {
  readonly scheme: string;
  readonly user?: string;
  readonly host: string;
  readonly query: string;
  readonly fragment: string;
}

/** The URL, or why it is none. A `request` URL is absolute or an absolute path, and has no fragment. */
export function parseUrl(text: string, request = false): GoUrl | string {
  const hash = request ? -1 : text.indexOf('#');
  const plain = hash < 0 ? text : text.slice(0, hash);
  const url = parsePlain(plain, request);
  if (typeof url === 'string') return `parse ${quote(plain)}: ${url}`;
  const fragment = hash < 0 ? '' : text.slice(hash + 1);
  const fault = faultOfEscapes(fragment);
  return fault === undefined ? { ...url, fragment } : `parse ${quote(text)}: ${fault}`;
}

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/;

function parsePlain(text: string, request: boolean): Omit<GoUrl, 'fragment'> | string {
  if (CONTROL.test(text)) return 'net/url: invalid control character in URL';
  if (text === '' && request) return 'empty url';
  if (text === '*') return { scheme: '', host: '', query: '' };
  if (text.startsWith(':')) return 'missing protocol scheme';
  const [, schemeText = ''] = /^([a-zA-Z][-a-zA-Z0-9+.]*):/.exec(text) ?? [];
  const scheme = schemeText.toLowerCase();
  const afterScheme = schemeText === '' ? text : text.slice(schemeText.length + 1);
  const mark = afterScheme.indexOf('?');
  const query = mark < 0 ? '' : afterScheme.slice(mark + 1);
  const rest = mark < 0 ? afterScheme : afterScheme.slice(0, mark);
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { scheme, host: '', query };
    if (request) return 'invalid URI for request';
    const [segment = ''] = rest.split('/', 1);
    if (segment.includes(':')) return 'first path segment in URL cannot contain colon';
  }
  const hasAuthority = rest.startsWith('//') && (scheme !== '' || (!request && !rest.startsWith('///')));
  if (!hasAuthority) return faultOfEscapes(rest) ?? { scheme, host: '', query };
  const slash = rest.indexOf('/', 2);
  const authority = slash < 0 ? rest.slice(2) : rest.slice(2, slash);
  const path = slash < 0 ? '' : rest.slice(slash);
  const at = authority.lastIndexOf('@');
  const host = authority.slice(at + 1);
  const fault = faultOfHost(host, scheme) ?? faultOfUser(authority.slice(0, Math.max(at, 0))) ?? faultOfEscapes(path);
  if (fault !== undefined) return fault;
  return at < 0 ? { scheme, host, query } : { scheme, host, query, user: authority.slice(0, at) };
}

function faultOfUser(user: string): string | undefined {
  if (!/^[-A-Za-z0-9._:~!$&'()*+,;=%@]*$/.test(user)) return 'net/url: invalid userinfo';
  return faultOfEscapes(user);
}

function faultOfEscapes(text: string): string | undefined {
  const bad = /%(?![0-9a-fA-F]{2}).{0,2}/s.exec(text);
  return bad === null ? undefined : `invalid URL escape ${quote(bad[0])}`;
}

function faultOfHost(host: string, scheme: string): string | undefined {
  const open = host.lastIndexOf('[');
  if (open > 0) return 'invalid IP-literal';
  if (open === 0) return faultOfLiteral(host);
  const first = host.indexOf(':');
  if (first >= 0) {
    // Other schemes may name several hosts, each with its port.
    const strict = scheme === 'http' || scheme === 'https';
    const fault = faultOfPort(host.slice(strict ? first : host.lastIndexOf(':')));
    if (fault !== undefined) return fault;
  }
  return faultOfHostCharacters(host);
}

function faultOfLiteral(host: string): string | undefined {
  const close = host.lastIndexOf(']');
  if (close < 0) return "missing ']' in host";
  const fault = faultOfPort(host.slice(close + 1));
  if (fault !== undefined) return fault;
  const [address = ''] = host.slice(1, close).split('%25', 1);
  const wrong = faultOfHostCharacters(address);
  if (wrong !== undefined) return wrong;
  const parsed = parseIp(address);
  if (parsed === undefined) return `invalid host: ParseAddr(${quote(address)}): unable to parse IP`;
  return parsed.colons ? undefined : 'invalid IP-literal';
}

function faultOfPort(port: string): string | undefined {
  return port === '' || /^:[0-9]*$/.test(port) ? undefined : `invalid port ${quote(port)} after host`;
}

function faultOfHostCharacters(host: string): string | undefined {
  for (let position = 0; position < host.length; position += 1) {
    const character = host.charAt(position);
    if (character === '%') {
      const escape = host.slice(position, position + 3);
      // Only bytes outside ASCII may be escaped in a host, and the percent sign itself.
      if (!/^%([89a-fA-F][0-9a-fA-F]|25)$/.test(escape)) return `invalid URL escape ${quote(escape)}`;
      position += 2;
    } else if (character < '\u0080' && !/[-A-Za-z0-9_.~!$&'()*+,;=:[\]<>"]/.test(character)) {
      return `invalid character ${quote(character)} in host name`;
    }
  }
  return undefined;
}
