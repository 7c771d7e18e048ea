import { timeProblem } from '../../decode-time.ts';

const NANOSECONDS_OF_MILLISECOND = 1_000_000n;
const DIGITS_OF_SECOND = 9;

/** Nanoseconds since 1970 of a time such as `2026-01-31T09:30:00.5+01:00`, as Go reads it; nothing for what is none. */
export function readMoment(text: string): bigint | undefined {
  if (timeProblem(text, false) !== undefined) return undefined;
  const [, whole = '', fraction = '', sign = '', hours = '0', minutes = '0'] =
    /^(.*?)(?:[.,](\d+))?(?:Z|([-+])(\d\d):(\d\d))$/.exec(text.replace(/T(\d):/, 'T0$1:')) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  const milliseconds = BigInt(Date.parse(`${whole}Z`) - offset);
  const rest = BigInt(fraction.slice(0, DIGITS_OF_SECOND).padEnd(DIGITS_OF_SECOND, '0'));
  return milliseconds * NANOSECONDS_OF_MILLISECOND + rest;
}

/** The same time in UTC, with as many digits of a second as there are. */
export function printMoment(nanoseconds: bigint): string {
  const perSecond = 10n ** BigInt(DIGITS_OF_SECOND);
  const rest = ((nanoseconds % perSecond) + perSecond) % perSecond;
  const seconds = new Date(Number((nanoseconds - rest) / NANOSECONDS_OF_MILLISECOND)).toISOString().slice(0, 19);
  const digits = String(rest).padStart(DIGITS_OF_SECOND, '0').replace(/0+$/, '');
  return `${seconds}${digits === '' ? '' : `.${digits}`}Z`;
}
