/**
 * The formats that the server knows in the schema of a custom resource; it leaves all others aside.
 *
 * Source: kube-openapi `pkg/validation/strfmt`, apiextensions-apiserver `pkg/apiserver/validation/formats.go`.
 */
import { parseCidr, parseIp } from '../../../kubernetes/ip.ts';
import { Pattern } from '../../../kubernetes/re2/pattern.ts';
import { holds, type ServerContext } from '../context.ts';
import { byteLength } from '../go-value.ts';
import { parseUrl } from '../shared/go-url.ts';
import { isDuration } from './duration.ts';
import { isEmail } from './email.ts';

type Check = (text: string) => boolean;

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const IS_SHORT_NAME = new RegExp(`^${LABEL}$`);
const IS_LONG_NAME = new RegExp(`^${LABEL}(\\.${LABEL})*$`);
const LETTER = 'a-zA-Z\\p{L}';
const WORD = '[a-zA-Z0-9\\p{S}\\p{L}]';
const HOSTNAME = Pattern.compile(
  `^(${WORD}((-?${WORD}{0,62})?)|(${WORD}(([a-zA-Z0-9-\\p{S}\\p{L}]{0,61}${WORD})?)(\\.)){1,}([${LETTER}]){2,63})$`,
);
const CREDIT_CARD =
  /^(?:4[0-9]{12}(?:[0-9]{3})?|5[1-5][0-9]{14}|(222[1-9]|22[3-9][0-9]|2[3-6][0-9]{2}|27[01][0-9]|2720)[0-9]{12}|6(?:011|5[0-9][0-9])[0-9]{12}|3[47][0-9]{13}|3(?:0[0-5]|[68][0-9])[0-9]{11}|(?:2131|1800|35[0-9]{3})[0-9]{11}|6[27][0-9]{14})$/;
const RGB_PART = '(0|[1-9][0-9]?|1[0-9][0-9]?|2[0-4][0-9]|25[0-5])';
const RGB = new RegExp(
  `^rgb\\([\\t\\n\\f\\r ]*${RGB_PART}[\\t\\n\\f\\r ]*,[\\t\\n\\f\\r ]*${RGB_PART}[\\t\\n\\f\\r ]*,[\\t\\n\\f\\r ]*${RGB_PART}[\\t\\n\\f\\r ]*\\)$`,
);

// Names as they are after normalisation: without dashes.
const FORMATS: Readonly<Record<string, Check>> = {
  bsonobjectid: (text) => /^[0-9a-fA-F]{24}$/.test(text),
  byte: isBase64,
  cidr: (text) => parseCidr(text) !== undefined,
  creditcard: isCreditCard,
  date: isDate,
  datetime: isDateTime,
  duration: isDuration,
  email: isEmail,
  hexcolor: (text) => /^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/.test(text),
  hostname: isHostname,
  ipv4: (text) => text.includes('.') && parseIp(text) !== undefined,
  ipv6: isIpv6,
  isbn: (text) => isIsbn10(text) || isIsbn13(text),
  isbn10: isIsbn10,
  isbn13: isIsbn13,
  mac: isMac,
  password: () => true,
  rgbcolor: (text) => RGB.test(text),
  ssn: (text) => /^[0-9]{3}[- ]?[0-9]{2}[- ]?[0-9]{4}$/.test(text),
  uri: (text) => typeof parseUrl(text, true) !== 'string',
  uuid: uuid('[0-9a-f]{4}', '[0-9a-f]{4}'),
  uuid3: uuid('3[0-9a-f]{3}', '[0-9a-f]{4}'),
  uuid4: uuid('4[0-9a-f]{3}', '[89ab][0-9a-f]{3}'),
  uuid5: uuid('5[0-9a-f]{3}', '[89ab][0-9a-f]{3}'),
};
const SINCE_1_35: Readonly<Record<string, Check>> = {
  k8slongname: (text) => byteLength(text) <= 253 && IS_LONG_NAME.test(text),
  k8sshortname: (text) => byteLength(text) <= 63 && IS_SHORT_NAME.test(text),
};

/** Since 1.36 a format says something of numbers as well. */
export const NUMBER_FORMATS: Readonly<Record<string, readonly string[]>> = {
  integer: ['int32', 'int64'],
  number: ['float', 'double'],
};

/** Does the release know the format for values of this type? Until 1.35 it does not ask for the type. */
export function isKnownFormat(format: string, type: string, context: ServerContext): boolean {
  if (holds(context, 36) && type !== '' && type !== 'string') return NUMBER_FORMATS[type]?.includes(format) === true;
  return formatCheck(format, context) !== undefined;
}

/** The check of a format, or nothing when the release does not know it. */
export function formatCheck(format: string, context: ServerContext): Check | undefined {
  const name = format.replaceAll('-', '');
  if (Object.hasOwn(FORMATS, name)) return FORMATS[name];
  return holds(context, 35) && Object.hasOwn(SINCE_1_35, name) ? SINCE_1_35[name] : undefined;
}

function uuid(version: string, variant: string): Check {
  const pattern = new RegExp(`^[0-9a-f]{8}-?[0-9a-f]{4}-?${version}-?${variant}-?[0-9a-f]{12}$`, 'i');
  return (text) => pattern.test(text);
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && text !== '' && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

function isDate(text: string): boolean {
  const [, year = '', month = '', day = ''] = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text) ?? [];
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return year !== '' && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

function isDateTime(text: string): boolean {
  const [date = '', time = ''] = text.toLowerCase().split('t', 3);
  const [, hour = '24', minute = '60', second = '60'] =
    /^([0-9]{2}):([0-9]{2}):([0-9]{2})(.[0-9]+)?(z|([+-][0-9]{2}:[0-9]{2}))$/.exec(time) ?? [];
  return isDate(date) && hour <= '23' && minute <= '59' && second <= '59';
}

function isHostname(text: string): boolean {
  if (byteLength(text) > 255 || typeof HOSTNAME === 'string' || !HOSTNAME.test(text)) return false;
  return text.split('.').every((part) => byteLength(part) <= 63);
}

function isIpv6(text: string): boolean {
  const strict = !/[0-9a-fA-F]{5}/.test(text) && !/[:.]0[0-9]+(\.|$)/.test(text.includes('.') ? text : '');
  return text.includes(':') && strict && parseIp(text) !== undefined;
}

// EUI-48, EUI-64 and the 20 octets of IP over InfiniBand.
function isMac(text: string): boolean {
  if (text.length > 59) return false;
  const pairs = /^[0-9a-fA-F]{2}(?:([:-])[0-9a-fA-F]{2})(?:\1[0-9a-fA-F]{2})*$/.test(text);
  if (pairs) return [6, 8, 20].includes((text.length + 1) / 3);
  return /^[0-9a-fA-F]{4}(\.[0-9a-fA-F]{4})+$/.test(text) && [6, 8, 20].includes(((text.length + 1) / 5) * 2);
}

function isCreditCard(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '');
  if (!CREDIT_CARD.test(digits)) return false;
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

function isIsbn10(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^(?:[0-9]{9}X|[0-9]{10})$/.test(digits)) return false;
  const sum = [...digits].reduce(
    (total, digit, index) => total + (index + 1) * (digit === 'X' ? 10 : Number(digit)),
    0,
  );
  return sum % 11 === 0;
}

function isIsbn13(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^[0-9]{13}$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}
