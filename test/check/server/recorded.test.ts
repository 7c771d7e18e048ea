import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/check/server/judge.ts';
import { recordedCases, RECORDED_ON, type RecordedCase } from '../../agreement/cases.ts';
import { compare, type Comparison } from '../../agreement/compare.ts';
import { disagreement, shortfalls } from '../../agreement/report.ts';

function compareAll(version: string, cases: readonly RecordedCase[]): Comparison[] {
  const minor = Number(version.replace('1.', ''));
  return cases.map((recorded) => compare(recorded, judge(recorded.value, { minor }, recorded.reading)));
}

/** The disagreements, so that a failing test shows what to look at. */
function firstDisagreements(comparisons: readonly Comparison[]): string {
  const wrong = comparisons.filter(({ agrees }) => !agrees);
  return wrong.slice(0, 5).map(disagreement).join('\n\n');
}

describe.each(['1.31', '1.32', '1.33', '1.34', '1.35', '1.36'])('the recorded answers of Kubernetes %s', (version) => {
  const { cases, missing } = recordedCases(version);
  const sets = [...new Set(cases.map(({ set }) => set))];

  test.each(sets)('%s: our verdict agrees', (set) => {
    const comparisons = compareAll(
      version,
      cases.filter((recorded) => recorded.set === set),
    );
    expect(comparisons.filter(({ ours }) => ours.verdict === 'unknown')).toEqual([]);
    expect(shortfalls(comparisons, version === RECORDED_ON), firstDisagreements(comparisons)).toEqual([]);
  });

  test.skipIf(missing.length === 0)('sets that are not at hand are skipped', () => {
    expect.soft(missing, `not at hand: ${missing.join(', ')}`).not.toEqual([]);
  });
});

describe('every probe by itself, on 1.35', () => {
  const { cases } = recordedCases('1.35');
  const probes = cases.filter(({ set }) => set === 'create-probes');

  test.each(probes.map((probe): [string, RecordedCase] => [`#${probe.id} ${probe.kind}: ${probe.title}`, probe]))(
    '%s',
    (_, probe) => {
      const { agrees } = compare(probe, judge(probe.value, { minor: 35 }, probe.reading));
      expect(agrees).toBe(true);
    },
  );
});

describe('the warnings of 1.35', () => {
  const { cases } = recordedCases('1.35');
  const accepted = cases.filter(({ expected }) => expected.ok);

  test('are given word for word with accepted objects', () => {
    const differing = accepted.filter(({ value, reading, expected }) => {
      const { warnings } = judge(value, { minor: 35 }, reading);
      return !sameTexts(expected.warnings.map(withoutHeader), warnings);
    });
    expect(differing.map(({ set, id }) => `${set} #${id}`)).toEqual([]);
  });

  test('are among them', () => {
    expect(accepted.filter(({ expected }) => expected.warnings.length > 0).length).toBeGreaterThan(20);
  });
});

function sameTexts(left: readonly string[], right: readonly string[]): boolean {
  return new Set(left).size === new Set(right).size && left.every((text) => right.includes(text));
}

// Some were recorded with the form of the header around them.
function withoutHeader(warning: string): string {
  const quoted = /^299 - "(.*)"$/s.exec(warning)?.[1];
  return quoted === undefined ? warning : quoted.replaceAll(/\\(.)/g, '$1');
}
