/**
 * The formats of names as the API server checks them: each takes a value and gives the server's texts, none when it is good.
 * Addresses and CIDRs are in `addresses.ts`.
 *
 * Source: k8s.io/apimachinery `pkg/util/validation` and `pkg/api/validate/content`.
 * The patterns are linear: no two repetitions in them can match the same stretch of text.
 */
import { holds, type ServerContext } from './context.ts';
import { byteLength } from './go-value.ts';

export type Format = (value: string, context?: ServerContext) => string[];

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const LABEL_TEXT =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character";
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;
const SUBDOMAIN_TEXT =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character";
const UNDERSCORE_LABEL = '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?';
const UNDERSCORE_SUBDOMAIN = `${UNDERSCORE_LABEL}(\\.${UNDERSCORE_LABEL})*`;
const UNDERSCORE_SUBDOMAIN_TEXT =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character";
const LABEL_1035 = '[a-z]([-a-z0-9]*[a-z0-9])?';
const LABEL_1035_TEXT =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character";
const WILDCARD = `\\*\\.${SUBDOMAIN}`;
const WILDCARD_TEXT =
  "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character";
const KEY = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const KEY_TEXT =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
const LABEL_VALUE = `(${KEY})?`;
const LABEL_VALUE_TEXT =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
const C_IDENTIFIER = '[A-Za-z_][A-Za-z0-9_]*';
const C_IDENTIFIER_TEXT =
  "a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric characters or '_'";
const PERCENT = '[0-9]+%';
const PERCENT_TEXT = "a valid percent string must be a numeric string followed by an ending '%'";
const HTTP_HEADER = '[-A-Za-z0-9]+';
const HTTP_HEADER_TEXT = "a valid HTTP header must consist of alphanumeric characters or '-'";
const ENVIRONMENT = '[-._a-zA-Z][-._a-zA-Z0-9]*';
const ENVIRONMENT_TEXT =
  "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit";
const RELAXED_ENVIRONMENT_TEXT =
  "a valid environment variable name must consist only of printable ASCII characters other than '='";
const CONFIG_KEY = '[-._a-zA-Z0-9]+';
const CONFIG_KEY_TEXT = "a valid config key must consist of alphanumeric characters, '-', '_' or '.'";
export const HTTP_PATH = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+";

const whole = (pattern: string): RegExp => new RegExp(`^${pattern}$`);
const IS_LABEL = whole(LABEL);
const IS_SUBDOMAIN = whole(SUBDOMAIN);
const IS_UNDERSCORE_SUBDOMAIN = whole(UNDERSCORE_SUBDOMAIN);
const IS_LABEL_1035 = whole(LABEL_1035);
const IS_WILDCARD = whole(WILDCARD);
const IS_KEY = whole(KEY);
const IS_LABEL_VALUE = whole(LABEL_VALUE);
const IS_C_IDENTIFIER = whole(C_IDENTIFIER);
const IS_PERCENT = whole(PERCENT);
const IS_HTTP_HEADER = whole(HTTP_HEADER);
const IS_ENVIRONMENT = whole(ENVIRONMENT);
const IS_PRINTABLE_ASCII = /^[ -<>-~]*$/;
const IS_CONFIG_KEY = whole(CONFIG_KEY);
const IS_HTTP_PATH = whole(HTTP_PATH);

/** `must be greater than or equal to 0` and its like are the same words everywhere. */
export const NOT_NEGATIVE = 'must be greater than or equal to 0';
export const EMPTY = 'must be non-empty';

export function tooManyCharacters(maximum: number): string {
  return `must be no more than ${maximum} characters`;
}

export function tooManyBytes(maximum: number): string {
  return `must be no more than ${maximum} bytes`;
}

export function outsideRange(minimum: number, maximum: number): string {
  return `must be between ${minimum} and ${maximum}, inclusive`;
}

/** The server's sentence for a value that does not match: what is asked for, examples, and the pattern. */
export function mismatch(text: string, pattern: string, ...examples: string[]): string {
  if (examples.length === 0) return `${text} (regex used for validation is '${pattern}')`;
  const shown = examples.map((example) => `'${example}', `).join(' or ');
  return `${text} (e.g. ${shown}regex used for validation is '${pattern}')`;
}

/** A label of RFC 1123: at most 63 of `a-z`, `0-9`, `-`, a letter or digit at both ends. */
export function dns1123Label(value: string): string[] {
  const texts = longerThan(value, 63, tooManyCharacters);
  if (IS_LABEL.test(value)) return texts;
  const dotted = IS_SUBDOMAIN.test(value);
  texts.push(dotted ? 'must not contain dots' : mismatch(LABEL_TEXT, LABEL, 'my-name', '123-abc'));
  return texts;
}

/** Labels of RFC 1123 joined by dots, at most 253 in all. */
export function dns1123Subdomain(value: string): string[] {
  const texts = longerThan(value, 253, tooManyCharacters);
  if (!IS_SUBDOMAIN.test(value)) texts.push(mismatch(SUBDOMAIN_TEXT, SUBDOMAIN, 'example.com'));
  return texts;
}

/** As `dns1123Subdomain`, underscores allowed: search domains. */
export function dns1123SubdomainWithUnderscore(value: string): string[] {
  const texts = longerThan(value, 253, tooManyCharacters);
  if (!IS_UNDERSCORE_SUBDOMAIN.test(value)) {
    texts.push(mismatch(UNDERSCORE_SUBDOMAIN_TEXT, UNDERSCORE_SUBDOMAIN, 'example.com'));
  }
  return texts;
}

/** A label of RFC 1035: as RFC 1123, a letter first. */
export function dns1035Label(value: string): string[] {
  const texts = longerThan(value, 63, tooManyCharacters);
  if (!IS_LABEL_1035.test(value)) texts.push(mismatch(LABEL_1035_TEXT, LABEL_1035, 'my-name', 'abc-123'));
  return texts;
}

/** `*.example.com`. */
export function wildcardSubdomain(value: string): string[] {
  const texts = longerThan(value, 253, tooManyCharacters);
  if (!IS_WILDCARD.test(value)) texts.push(mismatch(WILDCARD_TEXT, WILDCARD, '*.example.com'));
  return texts;
}

/** Key of a label or annotation, resource name, finalizer: `name` or `example.com/name`. */
export function qualifiedName(value: string, context?: ServerContext): string[] {
  const parts = value.split('/', 3);
  if (parts.length > 2) {
    const asked = mismatch(KEY_TEXT, KEY, 'MyName', 'my.name', '123-abc');
    const called = speaksOfLabels(context) ? 'a valid label key' : 'a qualified name';
    return [`${called} ${asked} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  }
  const name = parts.at(-1) ?? '';
  const texts = parts.length === 2 ? prefixPart(parts[0] ?? '', context) : [];
  if (name === '') texts.push(`name part ${EMPTY}`);
  else if (byteLength(name) > 63) texts.push(`name part ${longest(context)(63)}`);
  if (!IS_KEY.test(name)) texts.push(`name part ${mismatch(KEY_TEXT, KEY, 'MyName', 'my.name', '123-abc')}`);
  return texts;
}

function prefixPart(prefix: string, context: ServerContext | undefined): string[] {
  if (prefix === '') return [`prefix part ${EMPTY}`];
  const texts = longerThan(prefix, 253, longest(context));
  if (!IS_SUBDOMAIN.test(prefix)) texts.push(mismatch(SUBDOMAIN_TEXT, SUBDOMAIN, 'example.com'));
  return texts.map((text) => `prefix part ${text}`);
}

/** Empty, or at most 63 of letters, digits, `-`, `_`, `.`, a letter or digit at both ends. */
export function labelValue(value: string, context?: ServerContext): string[] {
  const texts = longerThan(value, 63, longest(context));
  if (!IS_LABEL_VALUE.test(value)) {
    texts.push(mismatch(LABEL_VALUE_TEXT, LABEL_VALUE, 'MyValue', 'my_value', '12345'));
  }
  return texts;
}

/** A name in C: letters, digits and `_`, no digit first. */
export function cIdentifier(value: string): string[] {
  return IS_C_IDENTIFIER.test(value) ? [] : [mismatch(C_IDENTIFIER_TEXT, C_IDENTIFIER, 'my_name', 'MY_NAME', 'MyName')];
}

/** Number of a TCP, UDP or SCTP port. */
export function portNumber(port: number): string[] {
  return inRange(port, 1, 65535);
}

export function inRange(value: number | bigint, minimum: number, maximum: number): string[] {
  return value >= minimum && value <= maximum ? [] : [outsideRange(minimum, maximum)];
}

/** Numeric user of a process. */
export function userId(id: number | bigint): string[] {
  return inRange(id, 0, 2147483647);
}

/** Numeric group of a process. */
export function groupId(id: number | bigint): string[] {
  return inRange(id, 0, 2147483647);
}

/** Name of a container's port (an IANA service name): at most 15 of `a-z`, `0-9`, `-`, at least one letter. */
export function portName(port: string): string[] {
  const texts = longerThan(port, 15, tooManyCharacters);
  if (!/^[-a-z0-9]+$/.test(port)) {
    texts.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)');
  }
  if (!/[a-z]/.test(port)) texts.push('must contain at least one letter (a-z)');
  if (port.includes('--')) texts.push('must not contain consecutive hyphens');
  if (port.startsWith('-') || port.endsWith('-')) texts.push('must not begin or end with a hyphen');
  return texts;
}

/** `25%`. */
export function percent(value: string): string[] {
  return IS_PERCENT.test(value) ? [] : [mismatch(PERCENT_TEXT, PERCENT, '1%', '93%')];
}

/** Name of an HTTP header. */
export function httpHeaderName(value: string): string[] {
  return IS_HTTP_HEADER.test(value) ? [] : [mismatch(HTTP_HEADER_TEXT, HTTP_HEADER, 'X-Header-Name')];
}

export function isHttpPath(value: string): boolean {
  return IS_HTTP_PATH.test(value);
}

/** Name of an environment variable before 1.32. */
export function environmentName(value: string): string[] {
  const texts = IS_ENVIRONMENT.test(value)
    ? []
    : [mismatch(ENVIRONMENT_TEXT, ENVIRONMENT, 'my.env-name', 'MY_ENV.NAME', 'MyEnvName1')];
  return [...texts, ...climbsUp(value)];
}

/** Name of an environment variable since 1.32: printable ASCII but `=`. */
export function relaxedEnvironmentName(value: string): string[] {
  if (value === '') return [`environment variable name ${EMPTY}`];
  return IS_PRINTABLE_ASCII.test(value) ? [] : [RELAXED_ENVIRONMENT_TEXT];
}

/** Key in a ConfigMap or Secret; it becomes a file name, so it may not climb up the tree. */
export function configKey(value: string): string[] {
  const texts = longerThan(value, 253, tooManyCharacters);
  if (!IS_CONFIG_KEY.test(value)) {
    texts.push(mismatch(CONFIG_KEY_TEXT, CONFIG_KEY, 'key.name', 'KEY_NAME', 'key-name'));
  }
  return [...texts, ...climbsUp(value)];
}

/** A name that only has to fit into a URL's path: RBAC objects, disruption budgets. */
export function pathSegment(value: string): string[] {
  if (value === '.' || value === '..') return [`may not be '${value}'`];
  return pathSegmentPrefix(value);
}

export function pathSegmentPrefix(value: string): string[] {
  return ['/', '%'].filter((illegal) => value.includes(illegal)).map((illegal) => `may not contain '${illegal}'`);
}

/** Until 1.34 keys of labels had no words of their own; without a server those of the newest are told. */
function speaksOfLabels(context: ServerContext | undefined): boolean {
  return context === undefined || holds(context, 35);
}

function longest(context: ServerContext | undefined): (maximum: number) => string {
  return speaksOfLabels(context) ? tooManyBytes : tooManyCharacters;
}

function longerThan(value: string, maximum: number, text: (maximum: number) => string): string[] {
  return byteLength(value) > maximum ? [text(maximum)] : [];
}

function climbsUp(value: string): string[] {
  if (value === '.' || value === '..') return [`must not be '${value}'`];
  return value.startsWith('..') ? ["must not start with '..'"] : [];
}
