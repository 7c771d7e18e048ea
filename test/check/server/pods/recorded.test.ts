/**
 * What API servers answered to pods and workloads, recorded from 1.35: each line of `test/data/verdicts/workloads.jsonl`
 * has the object and the answer (causes, warnings, and for accepted objects what was stored), and under `elsewhere` the
 * verdicts of 1.31 and 1.36 where they differ.
 * The objects were written from the branches of the server's own rules; of those with the same answer the smallest is kept.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judge, storedObject } from '../../../../src/check/server/judge.ts';
import { normal } from '../../../agreement/compare.ts';
import { storedDifferences } from '../../../cluster/agreement/stored.ts';

type Outcome = 'accepted' | 'rejected';

interface Recorded {
  readonly kind: string;
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly ok: boolean;
  readonly message?: string;
  readonly causes?: readonly (readonly [reason: string, field: string, message: string])[];
  readonly warnings?: readonly string[];
  readonly stored?: Readonly<Record<string, unknown>>;
  readonly elsewhere?: Readonly<Record<string, Outcome>>;
}

const FILE = join(__dirname, '../../../data/verdicts/workloads.jsonl');
const RECORDED: readonly Recorded[] = readFileSync(FILE, 'utf8')
  .trim()
  .split('\n')
  .map((line): Recorded => JSON.parse(line));
const KINDS = [...new Set(RECORDED.map(({ kind }) => kind))];

const of = (kind: string): readonly Recorded[] => RECORDED.filter((recorded) => recorded.kind === kind);

describe('answers recorded from API servers', () => {
  test.each(KINDS)('%s: verdict, causes and warnings are those of 1.35', (kind) => {
    for (const { manifest, ok, message, causes = [], warnings = [] } of of(kind)) {
      const ours = judge(manifest, { minor: 35 });
      const rejection = ours.verdict === 'rejected' ? ours : undefined;
      expect({
        manifest,
        rejected: rejection !== undefined,
        message: message === undefined ? undefined : rejection?.message,
        causes: distinct(
          (rejection?.causes ?? []).map(({ reason, field, message: text }) => `${reason} ${field}: ${text}`),
        ),
        warnings: ok ? distinct(ours.warnings) : [],
      }).toEqual({
        manifest,
        rejected: !ok,
        message,
        causes: distinct(causes.map(([reason, field, text]) => `${reason} ${field}: ${text}`)),
        warnings: ok ? distinct(warnings) : [],
      });
    }
  });

  test.each(KINDS)('%s: accepted objects are stored as 1.35 stores them', (kind) => {
    for (const { manifest, stored } of of(kind)) {
      if (stored === undefined) continue;
      expect({ manifest, differences: storedDifferences(stored, storedObject(manifest, { minor: 35 })) }).toEqual({
        manifest,
        differences: [],
      });
    }
  });

  test.each([31, 36])('the verdicts of 1.%i that differ from 1.35 differ here too', (minor) => {
    for (const { manifest, elsewhere } of RECORDED) {
      const theirs = elsewhere?.[`1.${minor}`];
      if (theirs === undefined) continue;
      const rejected = judge(manifest, { minor }).verdict === 'rejected';
      expect({ manifest, rejected }).toEqual({ manifest, rejected: theirs === 'rejected' });
    }
  });
});

describe('objects as they are stored', () => {
  const accepted = RECORDED.filter(({ ok }) => ok);

  test('are accepted again, and stored as they are', () => {
    for (const { manifest, kind } of accepted) {
      // The selector that a Job was given is refused when it is written by hand.
      if (kind === 'Job') continue;
      const once = storedObject(manifest, { minor: 35 });
      expect({ once, verdict: judge(once, { minor: 35 }).verdict }).not.toMatchObject({ verdict: 'rejected' });
      expect(storedDifferences(once, storedObject(once, { minor: 35 }))).toEqual([]);
    }
  });

  test('leave what was written alone', () => {
    for (const { manifest } of RECORDED) {
      const frozen = deepFrozen(structuredClone(manifest));
      expect(() => storedObject(frozen, { minor: 35 })).not.toThrow();
      expect(frozen).toEqual(manifest);
    }
  });
});

function deepFrozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) deepFrozen(inner);
  return Object.freeze(value);
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.map(normal))].toSorted();
}
