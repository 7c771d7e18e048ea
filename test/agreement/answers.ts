/**
 * Answers of live API servers, one on each line of a file under `test/data/verdicts`: the object, the answer of 1.35
 * (causes of a 422, the message of a 400, warnings, what was stored), and under `elsewhere` the verdicts of 1.31 and 1.36
 * where they differ.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Verdict } from '../../src/check/server/verdict.ts';
import { normal } from './compare.ts';

export interface Answer {
  readonly kind: string;
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly ok: boolean;
  readonly message?: string;
  readonly causes?: readonly (readonly [reason: string, field: string, message: string])[];
  readonly warnings?: readonly string[];
  readonly stored?: Readonly<Record<string, unknown>>;
  readonly elsewhere?: Readonly<Record<string, 'accepted' | 'rejected'>>;
}

/** What an answer says, in a form that two answers can be compared in. */
export interface Told {
  readonly rejected: boolean;
  readonly message?: string;
  readonly causes: readonly string[];
  /** Of an accepted object. */
  readonly warnings: readonly string[];
}

export function readAnswers(name: string): readonly Answer[] {
  const text = readFileSync(join(__dirname, '../data/verdicts', `${name}.jsonl`), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line): Answer => JSON.parse(line));
}

export function answered({ ok, message, causes = [], warnings = [] }: Answer): Told {
  return {
    rejected: !ok,
    ...(message === undefined ? {} : { message }),
    causes: distinct(causes.map(([reason, field, text]) => `${reason} ${field}: ${text}`)),
    warnings: ok ? distinct(warnings) : [],
  };
}

/** Our verdict in the same form; `unknown` counts as accepted. */
export function told(verdict: Verdict): Told {
  if (verdict.verdict !== 'rejected') return { rejected: false, causes: [], warnings: distinct(verdict.warnings) };
  const { code, message, causes } = verdict;
  return {
    rejected: true,
    ...(code === 400 ? { message } : {}),
    causes: distinct(causes.map(({ reason, field, message: text }) => `${reason} ${field}: ${text}`)),
    warnings: [],
  };
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.map(normal))].toSorted();
}
