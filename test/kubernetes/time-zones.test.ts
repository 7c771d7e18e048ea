import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestTimeZone, timeZoneFault } from '../../src/kubernetes/time-zones.ts';

describe('names of time zones', () => {
  test.each([
    ['europe/berlin', 'Europe/Berlin'],
    ['America/New York', 'America/New_York'],
    ['berlin', 'Europe/Berlin'],
    ['Mars/Olympus Mons', undefined],
  ])('%j is meant for %j', (name, zone) => {
    expect(nearestTimeZone(name)).toBe(zone);
  });

  test.each([
    'UTC',
    'Etc/UTC',
    'Etc/GMT+12',
    'GMT-0',
    'Europe/Berlin',
    'America/Argentina/ComodRivadavia',
    'America/Blanc-Sablon',
    'America/Port-au-Prince',
    'Africa/Porto-Novo',
    'Asia/Ust-Nera',
    'US/East-Indiana',
    'NZ-CHAT',
    'EST5EDT',
    'Europe/Kyiv',
    './Etc//UTC',
    // Neither is a zone of the database: Go gives UTC for the one, the machine's own zone for the other.
    '',
    'Local',
  ])('%j is known', (name) => {
    expect(timeZoneFault(name)).toBeUndefined();
  });

  test.each(['utc', 'europe/berlin', 'Mars/Olympus', ' UTC', 'CEST', 'GMT+1', '__proto__', 'toString'])(
    '%j is not',
    (name) => {
      expect(timeZoneFault(name)).toBe(`unknown time zone ${name}`);
    },
  );

  test.each(['Europe', 'Europe/', './Etc', 'America/Argentina', '.'])('%j holds time zones and is none', (name) => {
    expect(timeZoneFault(name)).toBe('is a directory');
  });

  test.each(['/UTC', '\\UTC', '../UTC', 'Europe..Berlin'])('%j could lead out of the database', (name) => {
    expect(timeZoneFault(name)).toBe('time: invalid location name');
  });

  test.each(['UTC/', 'Europe/Berlin/.'])('%j takes a time zone for a folder', (name) => {
    expect(timeZoneFault(name)).toBe('not a directory');
  });

  test('a known name in lower case is not known', () => {
    const known = Intl.supportedValuesOf('timeZone').filter((name) => timeZoneFault(name) === undefined);
    // The machine's own database may be newer or older than the server's, but not by much.
    expect(known.length).toBeGreaterThan(400);
    fc.assert(
      fc.property(fc.constantFrom(...known), (name) => {
        expect(timeZoneFault(name.toLowerCase())).toBeDefined();
      }),
    );
  });
});
