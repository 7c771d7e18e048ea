/** Every recorded probe is judged by a test, or the page about what is left open names it: each once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordedCases } from '../../agreement/cases.ts';

interface Probe {
  readonly id: number;
  readonly kind: string;
  readonly ok: boolean;
}

const PAGE = readFileSync(join(__dirname, '../../../docs/server-gaps.md'), 'utf8');
const CREATIONS = probes('create-probes');
const UPDATES = probes('update-probes');

describe('creations', () => {
  const named = tableBelow('Creations that hang on the cluster').flatMap(([id = '']) => numbers(id));
  const judged = recordedCases('1.35').cases.flatMap(({ set, id }) => (set === 'create-probes' ? [id] : []));

  test('are judged or named, each once', () => {
    expect([...judged, ...named].toSorted(byNumber)).toEqual(CREATIONS.map(({ id }) => id));
    expect(CREATIONS.length).toBe(466);
  });
});

describe('updates', () => {
  test('are named beside their kind, as refused or taken', () => {
    const told = tableBelow('Updates').flatMap(([kind = '', refused = '', taken = '']): Probe[] => [
      ...numbers(refused).map((id) => ({ id, kind, ok: false })),
      ...numbers(taken).map((id) => ({ id, kind, ok: true })),
    ]);
    expect(told.toSorted((one, other) => one.id - other.id)).toEqual(UPDATES);
    expect(UPDATES.length).toBe(64);
  });
});

function probes(name: string): Probe[] {
  const text = readFileSync(join(__dirname, '../../data/verdicts', `${name}.json`), 'utf8');
  const read = text
    .trim()
    .split('\n')
    .map((line): Probe => JSON.parse(line));
  return read.map(({ id, kind, ok }) => ({ id, kind, ok })).toSorted((one, other) => one.id - other.id);
}

/** Cells of the rows of the first table below a heading. */
function tableBelow(heading: string): string[][] {
  const section = PAGE.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function numbers(cell: string): number[] {
  return Array.from(cell.matchAll(/#(\d+)/g), ([, id]) => Number(id));
}

function byNumber(one: number, other: number): number {
  return one - other;
}
