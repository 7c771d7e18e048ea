/** Parts of times. Source: cel-go `common/types/timestamp.go`, `duration.go`. */
import { floorDivided } from '../conversions.ts';
import { Undecidable } from '../failure.ts';
import { Duration, Timestamp, type Value } from '../value.ts';
import type { Implementation, Implementations } from './implementation.ts';

const MILLISECOND = 1_000_000n;
const SECOND = 1000n * MILLISECOND;
const MINUTE = 60n * SECOND;
const DAY_IN_MILLISECONDS = 86_400_000;

export const TIME_FUNCTIONS: Implementations = {
  getFullYear: ofMoment((date) => date.getUTCFullYear()),
  getMonth: ofMoment((date) => date.getUTCMonth()),
  getDayOfYear: ofMoment((date) =>
    Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0)) / DAY_IN_MILLISECONDS),
  ),
  getDayOfMonth: ofMoment((date) => date.getUTCDate() - 1),
  getDate: ofMoment((date) => date.getUTCDate()),
  getDayOfWeek: ofMoment((date) => date.getUTCDay()),
  getHours: ofBoth(
    (date) => date.getUTCHours(),
    (span) => span / (60n * MINUTE),
  ),
  getMinutes: ofBoth(
    (date) => date.getUTCMinutes(),
    (span) => span / MINUTE,
  ),
  getSeconds: ofBoth(
    (date) => date.getUTCSeconds(),
    (span) => span / SECOND,
  ),
  getMilliseconds: ofBoth(
    (date) => date.getUTCMilliseconds(),
    (span) => span / MILLISECOND,
  ),
};

function ofMoment(part: (date: Date) => number): Implementation {
  return ([time, zone]) => (time instanceof Timestamp ? BigInt(part(dateIn(time, zone))) : undefined);
}

function ofBoth(part: (date: Date) => number, whole: (nanoseconds: bigint) => bigint): Implementation {
  const moment = ofMoment(part);
  return (values, means) => {
    const [time] = values;
    return time instanceof Duration ? whole(time.nanoseconds) : moment(values, means);
  };
}

/** A date whose UTC is what the clocks of the zone show. */
function dateIn({ nanoseconds }: Timestamp, zone: Value | undefined): Date {
  const milliseconds = Number(floorDivided(nanoseconds, MILLISECOND));
  if (zone === undefined || zone === 'UTC') return new Date(milliseconds);
  const offset = typeof zone === 'string' ? /^([-+]?)(\d\d):(\d\d)$/.exec(zone) : null;
  if (offset === null) throw new Undecidable('CEL rules with time zones are not evaluated.');
  const [, sign = '', hours = '0', minutes = '0'] = offset;
  const minutesAhead = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  return new Date(milliseconds + minutesAhead * 60_000);
}
