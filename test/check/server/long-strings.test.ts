import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judgingTime, stringFields, type StringField } from './string-fields.ts';

const SECOND = 1_000;

describe('a long string in any field', () => {
  // In CI a megabyte may take this many milliseconds of the processor; elsewhere only the growth counts, which needs no clock.
  const MEGABYTE_MS = Number(process.env['CHARTHOUSE_MEGABYTE_MS'] ?? 0);
  const LENGTH = MEGABYTE_MS > 0 ? 1_000_000 : 20_000;
  /** Less than this is not worth a second look. */
  const QUICK_MS = 10;

  // Texts that patterns with a bad temper choke on, and what is long to print.
  const PIECES = [
    'a',
    'a.',
    '1',
    '-',
    'a/',
    '1:',
    ' ',
    '1,2-',
    '(',
    '(a|b)',
    'a*',
    '[',
    '\\',
    '%41',
    '\0',
    '<',
    '漢',
    '😀',
    '\ud800',
    '1h',
    'a=',
  ];
  const fields = stringFields(35);

  test('finds the string fields', () => {
    expect(fields.length).toBeGreaterThan(500);
  });

  test.each(PIECES)(
    '%j repeated: a verdict in linear time',
    (piece) => {
      const slow: string[] = [];
      for (const field of fields) {
        const limit = MEGABYTE_MS > 0 ? MEGABYTE_MS : QUICK_MS;
        if (judgingTime(field, piece, LENGTH, 1) <= limit) continue;
        // Not even the best of several: is it the text, or the machine?
        const took = judgingTime(field, piece, LENGTH, 5);
        if (took <= limit) continue;
        const fits =
          MEGABYTE_MS > 0
            ? freshJudgingTime(field, piece, LENGTH) <= limit
            : took <= 10 * judgingTime(field, piece, LENGTH / 4, 5);
        if (!fits) slow.push(`${field.field}: ${took.toFixed(0)} ms`);
      }
      expect(slow).toEqual([]);
    },
    600 * SECOND,
  );
});

function freshJudgingTime({ field }: StringField, piece: string, length: number): number {
  const script = join(__dirname, 'fresh-judging-time.ts');
  const parameters = ['--import', 'tsx', script, field, JSON.stringify(piece), String(length)];
  const { stdout, stderr, status } = spawnSync(process.execPath, parameters, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return Number(stdout);
}
