/**
 * What API servers answered to objects of storage, configuration, scheduling and device kinds, recorded from 1.35:
 * each line of `test/data/verdicts/storage.jsonl` has the object and the answer (causes, warnings, and for accepted
 * objects what was stored), and under `elsewhere` the verdicts of 1.31 and 1.36 where they differ.
 * The objects were made by typed mutation and shrunk to what still gets the same answer, one for each rule and text.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judge, storedObject } from '../../../../src/check/server/judge.ts';

interface Recorded {
  readonly kind: string;
  readonly manifest: { readonly apiVersion: string; readonly [field: string]: unknown };
  readonly ok: boolean;
  readonly causes?: readonly (readonly [reason: string, field: string, message: string])[];
  readonly warnings?: readonly string[];
  readonly stored?: Readonly<Record<string, unknown>>;
  readonly elsewhere?: Readonly<Record<string, 'accepted' | 'rejected' | 'not served'>>;
}

const FILE = join(__dirname, '../../../data/verdicts/storage.jsonl');
const RECORDED: readonly Recorded[] = readFileSync(FILE, 'utf8')
  .trim()
  .split('\n')
  .map((line): Recorded => JSON.parse(line));
const KINDS = [...new Set(RECORDED.map(({ kind }) => kind))];

const of = (kind: string): readonly Recorded[] => RECORDED.filter((recorded) => recorded.kind === kind);

describe('answers recorded from API servers', () => {
  test.each(KINDS)('%s: verdict, causes and warnings are those of 1.35', (kind) => {
    for (const { manifest, ok, causes = [], warnings = [] } of of(kind)) {
      const ours = judge(manifest, { minor: 35 });
      const told = ours.verdict === 'rejected' ? ours.causes : [];
      expect({
        manifest,
        rejected: ours.verdict === 'rejected',
        causes: distinct(told.map(({ reason, field, message }) => `${reason} ${field}: ${message}`)),
        warnings: ok ? distinct([...ours.warnings]) : [],
      }).toEqual({
        manifest,
        rejected: !ok,
        causes: distinct(causes.map(([reason, field, message]) => `${reason} ${field}: ${message}`)),
        warnings: distinct([...warnings]),
      });
    }
  });

  test.each(KINDS)('%s: accepted objects are stored as 1.35 stores them', (kind) => {
    for (const { manifest, stored } of of(kind)) {
      if (stored === undefined) continue;
      const ours = storedObject(manifest, { minor: 35 });
      expect(bare(comparable(kind, ours ?? {}))).toEqual(bare(comparable(kind, stored)));
    }
  });

  test.each(['1.31', '1.36'])('%s: the verdicts that differ from 1.35 differ here too', (version) => {
    const minor = Number(version.slice(2));
    for (const { manifest, elsewhere } of RECORDED) {
      const theirs = elsewhere?.[version];
      if (theirs === undefined) continue;
      const rejected = judge(manifest, { minor }).verdict === 'rejected';
      expect({ manifest, version, rejected }).toEqual({ manifest, version, rejected: theirs !== 'accepted' });
    }
  });
});

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}

/** Of pods, this file is about their volumes and scheduling only. */
function comparable(kind: string, object: object): unknown {
  if (kind !== 'Pod') return object;
  const spec: object = Reflect.get(object, 'spec');
  return ['volumes', 'affinity', 'topologySpreadConstraints'].map((field) => Reflect.get(spec, field));
}

/** Go leaves out what is empty, false or zero in most fields, and writes it in some. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((item) => bare(item) ?? {});
  if (typeof value !== 'object' || value === null)
    return value === '' || value === false ? undefined : (value ?? undefined);
  const fields = Object.entries(value)
    .map(([field, inner]): [string, unknown] => [field, bare(inner)])
    .filter(([, inner]) => inner !== undefined && inner !== 0);
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}
