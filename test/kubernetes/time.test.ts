import { expect, test } from 'vitest';
import { isMicroTime, isTime } from '../../src/kubernetes/time.ts';

test.each([
  ['2026-01-31T09:30:00Z', true],
  ['2026-01-31T09:30:00.123456789+05:30', true],
  ['2024-02-29T00:00:00Z', true],
  // Go reads an hour of one digit and a comma before the fraction.
  ['2026-01-31T9:30:00,5Z', true],
  ['2023-02-29T00:00:00Z', false],
  ['2026-13-01T00:00:00Z', false],
  ['2026-01-31T24:00:00Z', false],
  ['2026-01-31T09:30:60Z', false],
  ['2026-01-31 09:30:00Z', false],
  ['2026-01-31t09:30:00z', false],
  ['2026-01-31T09:30:00', false],
  ['2026-01-31', false],
  ['', false],
])('the time %j is read: %s', (text, expected) => {
  expect(isTime(text)).toBe(expected);
});

test.each([
  ['2026-01-31T09:30:00.000001Z', true],
  ['2026-01-31T09:30:00.0001Z', false],
  ['2026-01-31T09:30:00Z', false],
])('the time with microseconds %j is read: %s', (text, expected) => {
  expect(isMicroTime(text)).toBe(expected);
});
