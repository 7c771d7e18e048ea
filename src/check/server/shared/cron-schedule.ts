/**
 * Schedules of CronJobs as the server's parser reads them: five fields, or a word such as `@daily`, or `@every 1h`.
 *
 * Source: github.com/robfig/cron v3 `parser.go`;
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
import { timeZoneFault } from '../../../kubernetes/time-zones.ts';
import { holds, type ServerContext } from '../context.ts';
import { integerFault } from './go-integer.ts';
import { goDurationFault } from './go-duration.ts';

interface Field {
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const FIELDS: readonly Field[] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  { least: 1, most: 12, names: MONTHS },
  { least: 0, most: 6, names: WEEKDAYS },
];
const WORDS = new Set(['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly']);
const EVERY = '@every ';
// What Go takes for white space.
const BLANKS = /[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/u;

/** What the server's parser says against a schedule, nothing when it is good. */
export function scheduleFault(schedule: string, context: ServerContext): string | undefined {
  let written = schedule;
  if (schedule.startsWith('TZ=') || schedule.startsWith('CRON_TZ=')) {
    const end = schedule.indexOf(' ');
    if (end < 0) return panicText(context);
    const zone = schedule.slice(schedule.indexOf('=') + 1, end);
    const fault = timeZoneFault(zone);
    if (fault !== undefined) return `provided bad location ${zone}: ${fault}`;
    written = schedule.slice(end).trim();
  }
  return written.startsWith('@') ? wordFault(written) : fieldsFault(written);
}

/** The parser slices the text up to a blank that is not there; until 1.34 the request fails as a whole. */
function panicText(context: ServerContext): string {
  const panic = 'runtime error: slice bounds out of range [:-1]';
  return holds(context, 35) ? `invalid schedule format: ${panic}` : panic;
}

function wordFault(word: string): string | undefined {
  if (WORDS.has(word)) return undefined;
  if (!word.startsWith(EVERY)) return `unrecognized descriptor: ${word}`;
  const fault = goDurationFault(word.slice(EVERY.length));
  return fault === undefined ? undefined : `failed to parse duration ${word}: ${fault}`;
}

function fieldsFault(written: string): string | undefined {
  const parts = written.split(BLANKS).filter((part) => part !== '');
  if (parts.length !== FIELDS.length) {
    return `expected exactly ${FIELDS.length} fields, found ${parts.length}: [${parts.join(' ')}]`;
  }
  for (const [position, field] of FIELDS.entries()) {
    const ranges = new Set((parts[position] ?? '').split(','));
    for (const range of ranges) {
      const fault = range === '' ? undefined : rangeFault(range, field);
      if (fault !== undefined) return fault;
    }
  }
  return undefined;
}

/** `*`, `5`, `1-5`, any of them with a step: `1-30/5`. */
function rangeFault(range: string, field: Field): string | undefined {
  const [bounds = '', step, ...moreSteps] = range.split('/');
  const [first = '', second, ...moreBounds] = bounds.split('-');
  const star = first === '*' || first === '?';
  const from = star ? field.least : numberOf(first, field);
  if (typeof from === 'string') return from;
  if (!star && moreBounds.length > 0) return `too many hyphens: ${range}`;
  const to = star ? field.most : second === undefined ? from : numberOf(second, field);
  if (typeof to === 'string') return to;
  if (moreSteps.length > 0) return `too many slashes: ${range}`;
  const every = step === undefined ? 1 : parseCount(step);
  if (typeof every === 'string') return every;
  // `5/15` runs from 5 to the end.
  const end = step !== undefined && second === undefined ? field.most : to;
  if (from < field.least) return `beginning of range (${from}) below minimum (${field.least}): ${range}`;
  if (end > field.most) return `end of range (${end}) above maximum (${field.most}): ${range}`;
  if (from > end) return `beginning of range (${from}) beyond end of range (${end}): ${range}`;
  return every === 0 ? `step of range should be a positive number: ${range}` : undefined;
}

function numberOf(text: string, field: Field): number | string {
  const position = field.names?.indexOf(text.toLowerCase()) ?? -1;
  return position >= 0 ? field.least + position : parseCount(text);
}

/** The number, or what is wrong with it. */
function parseCount(text: string): number | string {
  const fault = integerFault(text);
  if (fault !== undefined) return `failed to parse int from ${text}: strconv.Atoi: parsing ${fault}`;
  const number = Number(text);
  return number < 0 ? `negative number (${number}) not allowed: ${text}` : number;
}
