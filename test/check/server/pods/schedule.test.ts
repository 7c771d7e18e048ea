import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scheduleFault } from '../../../../src/check/server/shared/cron-schedule.ts';

const fault = (schedule: string, minor = 35): string | undefined => scheduleFault(schedule, { minor });

describe('schedules of CronJobs', () => {
  test.each([
    '* * * * *',
    '0 3 * * 1-5',
    '*/15 0-23/2 1,15 jan-DEC sun',
    '? ? ? ? ?',
    '5/10 * * * *',
    '+5 * * * *',
    ', * * * *',
    '  0\t0\u00a0* * *  ',
    // A star needs no end of its range to be good.
    '*-7-9 * * * *',
    '@daily',
    '@every 1h30m',
    '@every .5s',
    '@every -1m',
    'TZ=Europe/Berlin 0 3 * * *',
    'CRON_TZ=UTC @hourly',
    'TZ= 0 3 * * *',
  ])('%j is good', (schedule) => {
    expect(fault(schedule)).toBeUndefined();
  });

  test.each([
    ['', 'expected exactly 5 fields, found 0: []'],
    ['0 3 * *', 'expected exactly 5 fields, found 4: [0 3 * *]'],
    ['0 0 3 * * *', 'expected exactly 5 fields, found 6: [0 0 3 * * *]'],
    ['60 * * * *', 'end of range (60) above maximum (59): 60'],
    ['* * 0 * *', 'beginning of range (0) below minimum (1): 0'],
    ['* * * * 7', 'end of range (7) above maximum (6): 7'],
    ['30-10 * * * *', 'beginning of range (30) beyond end of range (10): 30-10'],
    ['*/0 * * * *', 'step of range should be a positive number: */0'],
    ['1-2-3 * * * *', 'too many hyphens: 1-2-3'],
    ['1/2/3 * * * *', 'too many slashes: 1/2/3'],
    ['a * * * *', 'failed to parse int from a: strconv.Atoi: parsing "a": invalid syntax'],
    ['1. * * * *', 'failed to parse int from 1.: strconv.Atoi: parsing "1.": invalid syntax'],
    ['*/-5 * * * *', 'negative number (-5) not allowed: -5'],
    [
      `${'9'.repeat(30)} * * * *`,
      `failed to parse int from ${'9'.repeat(30)}: strconv.Atoi: parsing "${'9'.repeat(30)}": value out of range`,
    ],
    ['@Daily', 'unrecognized descriptor: @Daily'],
    ['@every', 'unrecognized descriptor: @every'],
    ['@every ', 'failed to parse duration @every : time: invalid duration ""'],
    ['@every 1', 'failed to parse duration @every 1: time: missing unit in duration "1"'],
    ['@every 1d', 'failed to parse duration @every 1d: time: unknown unit "d" in duration "1d"'],
    ['@every 2562048h', 'failed to parse duration @every 2562048h: time: invalid duration "2562048h"'],
    ['TZ=Mars/Olympus 0 3 * * *', 'provided bad location Mars/Olympus: unknown time zone Mars/Olympus'],
    ['TZ=UTC', 'invalid schedule format: runtime error: slice bounds out of range [:-1]'],
  ])('%j: %s', (schedule, expected) => {
    expect(fault(schedule)).toBe(expected);
  });

  test('numbers within the bounds of every field are good, whatever their order', () => {
    const within = (least: number, most: number): fc.Arbitrary<string> =>
      fc
        .uniqueArray(fc.integer({ min: least, max: most }), { minLength: 1, maxLength: 4 })
        .map((numbers) => numbers.join(','));
    const schedule = fc.tuple(within(0, 59), within(0, 23), within(1, 31), within(1, 12), within(0, 6));
    fc.assert(
      fc.property(schedule, (fields) => {
        expect(fault(fields.join(' '))).toBeUndefined();
      }),
    );
  });

  test('nothing but five fields, a word or a duration is good', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        if (fault(text) !== undefined) return;
        expect(text.includes('@') || text.trim().split(/\s+/).length >= 5).toBe(true);
      }),
    );
  });
});
