/**
 * Times as the server decodes them and writes them again.
 *
 * Source: k8s.io/apimachinery `pkg/apis/meta/v1`; Go's package `time`.
 */
import { rememberingLast, rewritten } from './rewritten.ts';

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
const quoteInTime = rememberingLast((text) =>
  /^[ !#-[\]-\u007f]*$/.test(text) ? `"${text}"` : `"${rewritten(Buffer.from(text).toString('latin1'), escapeByte)}"`,
);

function escapeByte(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`;
  if (character >= ' ' && character <= '\u007f') return character;
  return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
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
