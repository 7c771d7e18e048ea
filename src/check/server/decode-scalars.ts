/**
 * Scalars as the server's types decode them: quantities, times, base64. Each function gives what is wrong, in the server's words.
 *
 * Source: k8s.io/apimachinery `pkg/api/resource`, `pkg/apis/meta/v1`; Go's `encoding/base64` and `time`.
 */
import { isAmount, parseAmount, type AmountFault } from '../../kubernetes/amount.ts';

/** A quantity as JSON text: it takes strings and numbers, and says of everything else that its format is wrong. */
export function quantityProblem(json: string): string | undefined {
  const quoted = json.length >= 2 && json.startsWith('"') && json.endsWith('"');
  const parsed = parseAmount(quoted ? json.slice(1, -1) : json);
  return isAmount(parsed) ? undefined : QUANTITY_FAULTS[parsed];
}

const QUANTITY_FAULTS: Readonly<Record<AmountFault, string>> = {
  form: "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
  number: 'unable to parse numeric part of quantity',
  suffix: "unable to parse quantity's suffix",
};

interface TimePart {
  readonly pattern: RegExp;
  /** How the part is called in Go's layout. */
  readonly element: string;
  readonly name?: 'month' | 'hour' | 'minute' | 'second';
  readonly range?: readonly [number, number];
}

const UNTIL_SECONDS: readonly TimePart[] = [
  { pattern: /^[0-9]{4}/, element: '2006' },
  { pattern: /^-/, element: '-' },
  { pattern: /^[0-9]{2}/, element: '01', name: 'month', range: [1, 12] },
  { pattern: /^-/, element: '-' },
  { pattern: /^[0-9]{2}/, element: '02' },
  { pattern: /^T/, element: 'T' },
  { pattern: /^[0-9]{1,2}/, element: '15', name: 'hour', range: [0, 23] },
  { pattern: /^:/, element: ':' },
  { pattern: /^[0-9]{2}/, element: '04', name: 'minute', range: [0, 59] },
  { pattern: /^:/, element: ':' },
  { pattern: /^[0-9]{2}/, element: '05', name: 'second', range: [0, 59] },
];
const ZONE: TimePart = { pattern: /^(?:Z|[-+][0-9]{2}:[0-9]{2})/, element: 'Z07:00' };
const SECONDS = [...UNTIL_SECONDS, { pattern: /^(?:[.,][0-9]+)?/, element: '05' }, ZONE];
const MICROSECONDS = [...UNTIL_SECONDS, { pattern: /^[.,][0-9]{6}/, element: '.000000' }, ZONE];

/** Go's package `time` quotes in its own way: byte by byte what is not printable ASCII. */
function quoteInTime(text: string): string {
  const escaped = text.replace(/["\\]/g, String.raw`\$&`);
  return `"${escaped.replace(/[^ -\u007f]/gu, (character) =>
    Buffer.from(character)
      .toString('hex')
      .replace(/../g, String.raw`\x$&`),
  )}"`;
}

/** RFC 3339 as Go parses it; `micro` asks for exactly six digits behind the seconds. */
export function timeProblem(text: string, micro: boolean): string | undefined {
  const layout = micro ? '2006-01-02T15:04:05.000000Z07:00' : '2006-01-02T15:04:05Z07:00';
  let rest = text;
  const found: string[] = [];
  for (const { pattern, element, name, range } of micro ? MICROSECONDS : SECONDS) {
    const part = pattern.exec(rest)?.[0];
    if (part === undefined) {
      return `parsing time ${quoteInTime(text)} as ${quoteInTime(layout)}: cannot parse ${quoteInTime(rest)} as ${quoteInTime(element)}`;
    }
    const [low, high] = range ?? [0, Infinity];
    if (range !== undefined && (Number(part) < low || Number(part) > high)) {
      return `parsing time ${quoteInTime(text)}: ${name} out of range`;
    }
    found.push(part);
    rest = rest.slice(part.length);
  }
  if (rest !== '') return `parsing time ${quoteInTime(text)}: extra text: ${quoteInTime(rest)}`;
  const zone = /([0-9]{2}):([0-9]{2})$/.exec(found.at(-1) ?? '');
  if (Number(zone?.[1] ?? 0) > 24) return `parsing time ${quoteInTime(text)}: time zone offset hour out of range`;
  if (Number(zone?.[2] ?? 0) > 60) return `parsing time ${quoteInTime(text)}: time zone offset minute out of range`;
  return dayExists(found) ? undefined : `parsing time ${quoteInTime(text)}: day out of range`;
}

/** A valid time as the server writes it: in UTC, to the second or to the microsecond. */
export function canonicalTime(text: string, micro: boolean): string {
  const [, whole = '', fraction = '', zone = ''] = /^(.*?)(?:[.,]([0-9]+))?(Z|[-+][0-9:]+)$/.exec(text) ?? [];
  const written = micro ? `.${fraction}Z` : 'Z';
  if (zone === 'Z') return `${whole.replace(/T([0-9]):/, 'T0$1:')}${written}`;
  const [, sign = '', hours = '', minutes = ''] = /([-+])([0-9]{2}):([0-9]{2})/.exec(zone) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
  const local = Date.parse(`${whole.replace(/T([0-9]):/, 'T0$1:')}Z`);
  // A year before 0 or after 9999 has no form that JavaScript and Go share.
  return Number.isFinite(local - offset) ? `${new Date(local - offset).toISOString().slice(0, -5)}${written}` : text;
}

function dayExists([year = '', , month = '', , day = '']: readonly string[]): boolean {
  // Leap years repeat every 400 years; JavaScript reads years below 100 as of the 20th century.
  const last = new Date(Date.UTC(2000 + (Number(year) % 400), Number(month), 0)).getUTCDate();
  return Number(day) >= 1 && Number(day) <= last;
}

/** Where base64 goes wrong, as Go counts it; line breaks do not count as digits. */
export function base64Problem(text: string): string | undefined {
  const at = firstBadByte(text);
  return at < 0 ? undefined : `illegal base64 data at input byte ${at}`;
}

const BREAKS = /[\r\n]*/y;
const DIGITS = /[A-Za-z0-9+/]*/y;

function firstBadByte(text: string): number {
  let digits = 0;
  let index = 0;
  for (;;) {
    index = skip(BREAKS, text, index);
    const end = skip(DIGITS, text, index);
    if (end === index) break;
    digits = (digits + end - index) % 4;
    index = end;
  }
  if (index >= text.length) return digits === 0 ? -1 : text.length - digits;
  if (text[index] !== '=' || digits < 2) return index;
  index += 1;
  if (digits === 2) {
    index = skip(BREAKS, text, index);
    if (index >= text.length) return text.length;
    if (text[index] !== '=') return index - 1;
    index += 1;
  }
  index = skip(BREAKS, text, index);
  return index < text.length ? index : -1;
}

function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  pattern.exec(text);
  return pattern.lastIndex;
}
