/**
 * What a plain YAML scalar means to the API server's reader: YAML 1.1 with the corners of Go's yaml.v2.
 * `yes`, `on`, `y` are booleans, `0777` and `0o17` are octal, `1_000` is a number; times and base 60 stay strings.
 *
 * Source: go.yaml.in/yaml/v2 `resolve.go`.
 */
import { NumberLiteral } from '../model/number-literal.ts';

/** No JSON can be made of it: the server refuses the document. */
export type NotFinite = 'NaN' | '+Inf' | '-Inf';

export type Scalar =
  | {
      readonly kind: 'value';
      readonly value: string | number | boolean | null | NumberLiteral;
      readonly tag: ScalarTag;
    }
  | { readonly kind: 'not-finite'; readonly value: NotFinite; readonly tag: ScalarTag };

export type ScalarTag = '!!str' | '!!bool' | '!!int' | '!!float' | '!!null';

const WORDS: ReadonlyMap<string, Scalar> = new Map([
  ...words(['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'], known(true, '!!bool')),
  ...words(['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'], known(false, '!!bool')),
  ...words(['', '~', 'null', 'Null', 'NULL'], known(null, '!!null')),
  ...words(['.nan', '.NaN', '.NAN'], notFinite('NaN')),
  ...words(['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'], notFinite('+Inf')),
  ...words(['-.inf', '-.Inf', '-.INF'], notFinite('-Inf')),
]);

const LONGEST_WORD = 5;
const SAFE_INTEGER = /^(?:0|[1-9][0-9]{0,14})$/;
/** Those of the largest integer of 64 bits. */
const MOST_DECIMALS = 20;
const INTEGER = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const LEADING_DOT = /^\.(?:[0-9]+)(?:[eE][-+]?[0-9]+)?$/;

/** The value of a plain scalar without a tag. */
export function resolvePlain(text: string): Scalar {
  const word = text.length > LONGEST_WORD ? undefined : WORDS.get(text);
  if (word !== undefined) return word;
  const first = text.charCodeAt(0);
  // Only a digit, a sign or a dot can begin a number: most strings leave here.
  if (first === 0x2e) return LEADING_DOT.test(text) ? floatOf(text) : known(text, '!!str');
  if (!(first === 0x2b || first === 0x2d || (first >= 0x30 && first <= 0x39))) return known(text, '!!str');
  if (SAFE_INTEGER.test(text)) return known(Number(text), '!!int');
  const plain = text.includes('_') ? text.replaceAll('_', '') : text;
  if (INTEGER.test(plain)) {
    const integer = integerOf(plain);
    if (integer !== undefined) return known(integer, '!!int');
  }
  return FLOAT.test(plain) ? floatOf(plain) : known(text, '!!str');
}

/** The value of a scalar with an explicit tag, quoted or not, or the reader's complaint. */
export function resolveTagged(tag: string, text: string): Scalar | string {
  const short = tag.startsWith('tag:yaml.org,2002:') ? `!!${tag.slice(18)}` : tag;
  if (short === '!!str' || short === '!') return known(text, '!!str');
  if (short === '!!binary') return known(decodeBase64(text) ?? text, '!!str');
  if (!['!!bool', '!!int', '!!float', '!!null', '!!timestamp'].includes(short)) return known(text, '!!str');
  const found = resolvePlain(text);
  if (found.tag === short || (short === '!!float' && found.tag === '!!int')) return found;
  if (short === '!!timestamp' && /^[0-9]{4}-/.test(text)) return known(text, '!!str');
  return `yaml: cannot decode ${found.tag} \`${text}\` as a ${short}`;
}

function integerOf(text: string): number | NumberLiteral | undefined {
  const negative = text.startsWith('-');
  const digits = text.replace(/^[-+]/, '');
  if (digits.length > MOST_DECIMALS && !digits.startsWith('0')) return undefined;
  const octal = /^0[0-7]+$/.test(digits);
  const magnitude = BigInt(octal ? `0o${digits.slice(1)}` : digits.toLowerCase());
  const value = negative ? -magnitude : magnitude;
  // Beyond 64 bits it is read as a float, if it is decimal.
  if (value < -(2n ** 63n) || value >= 2n ** 64n) return undefined;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : new NumberLiteral(String(value));
}

function floatOf(text: string): Scalar {
  const value = Number(text);
  if (!Number.isFinite(value)) return known(text, '!!str');
  return known(value, '!!float');
}

function decodeBase64(text: string): string | undefined {
  const packed = text.replaceAll(/\s/g, '');
  return /^[A-Za-z0-9+/]*={0,2}$/.test(packed) ? Buffer.from(packed, 'base64').toString('utf8') : undefined;
}

function words(list: readonly string[], scalar: Scalar): [string, Scalar][] {
  return list.map((word) => [word, scalar]);
}

function known(value: string | number | boolean | null | NumberLiteral, tag: ScalarTag): Scalar {
  return { kind: 'value', value, tag };
}

function notFinite(value: NotFinite): Scalar {
  return { kind: 'not-finite', value, tag: '!!float' };
}
