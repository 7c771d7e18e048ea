/** Documents that were written rule by rule, and what servers of all six releases said to them: verdicts and words. */
import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/check/server/judge.ts';
import { NAMES } from '../../agreement/names.ts';
import {
  readRows,
  RECORDED,
  RELEASES,
  saidByUs,
  saidOf,
  withName,
  withoutWords,
  type AnsweredRow,
  type NamedRow,
  type Said,
} from '../../agreement/said.ts';

const WARNINGS = readRows<AnsweredRow>('warnings');
/** Rules in another form than that of the recorded probes, by the number of the probe, and rules without one. */
const VARIANTS = readRows<AnsweredRow>('variants');
const NAMED = readRows<NamedRow>('names');
const NOTHING: Said = { code: 201, says: [] };

describe.each(RELEASES)('on %s', (release) => {
  const minor = Number(release.replace('1.', ''));

  test.each(families(WARNINGS))('warnings about %s', (_, rows) => {
    for (const row of rows) {
      const { case: title, manifest } = row;
      expect({ title, ...saidByUs(judge(manifest, { minor })) }).toEqual({ title, ...answerOf(row, release) });
    }
  });

  test.each(families(VARIANTS))('variants of %s', (_, rows) => {
    for (const row of rows) {
      const { case: title, manifest } = row;
      const theirs = answerOf(row, release);
      const ours = saidByUs(judge(manifest, { minor }));
      const [expected, told] = isGoSyntax(theirs) ? [withoutWords(theirs), withoutWords(ours)] : [theirs, ours];
      expect({ title, ...told }).toEqual({ title, ...expected });
    }
  });

  test.each(families(NAMED))('names: %s', (_, rows) => {
    for (const row of rows) {
      const ours = NAMES.map((name) => ({ name, ...saidOf(name, saidByUs(judge(withName(row, name), { minor }))) }));
      expect({ title: row.case, names: ours }).toEqual({ title: row.case, names: expectedOf(row, release) });
    }
  });
});

/** Until 1.33 servers print what only Go can: where values are in memory, and how amounts are kept. */
function isGoSyntax({ says }: Said): boolean {
  return says.some((text) => /\(0x…\)|resource\.Quantity/.test(text));
}

/** Most families of rules, and most kinds, refuse some names. */
test('names are refused nearly everywhere', () => {
  const refusing = NAMED.filter(({ names }) => names[RECORDED]?.some(({ code }) => code === 422));
  expect(refusing.length / NAMED.length).toBeGreaterThan(0.9);
});

function families<T extends { readonly row: string }>(rows: readonly T[]): [string, readonly T[]][] {
  const names = [...new Set(rows.map(({ row }) => row))];
  return names.map((name) => [name, rows.filter(({ row }) => row === name)]);
}

function answerOf({ row, case: title, answers }: AnsweredRow, release: string): Said {
  const answer = answers[release] ?? answers[RECORDED];
  if (answer === undefined) throw new Error(`no server was asked about ${row}: ${title}`);
  return answer;
}

function expectedOf({ names }: NamedRow, release: string): unknown {
  const find = (each: string, name: string): Said | undefined =>
    names[each]?.find((group) => group.names.includes(name));
  return NAMES.map((name) => {
    const { code, says } = find(release, name) ?? find(RECORDED, name) ?? NOTHING;
    return { name, code, says };
  });
}
