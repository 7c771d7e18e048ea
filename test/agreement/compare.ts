/** How our verdict stands to the recorded one. */
import type { Verdict } from '../../src/check/server/verdict.ts';
import type { Expected, RecordedCase } from './cases.ts';

export interface Comparison {
  readonly recorded: RecordedCase;
  readonly ours: Verdict;
  readonly agrees: boolean;
  /** For rejections found with the words to compare: are they the same? */
  readonly exact: boolean | undefined;
  readonly stage: Stage;
}

export type Stage = 'accepted' | 'decode' | 'validate' | 'admission' | 'kind' | 'other';

export function compare(recorded: RecordedCase, ours: Verdict): Comparison {
  const { expected, verdictOnly } = recorded;
  const rejected = ours.verdict === 'rejected';
  const agrees = rejected !== expected.ok;
  const words = !expected.ok && rejected && !verdictOnly;
  return { recorded, ours, agrees, exact: words ? sameWords(expected, ours) : undefined, stage: stageOf(expected) };
}

function stageOf({ ok, code }: Expected): Stage {
  if (ok) return 'accepted';
  const stages: Readonly<Record<number, Stage>> = { 400: 'decode', 403: 'admission', 404: 'kind', 422: 'validate' };
  return stages[code] ?? 'other';
}

function sameWords(expected: Expected, ours: Extract<Verdict, { verdict: 'rejected' }>): boolean {
  if (expected.causes.length === 0) return normal(expected.message) === normal(ours.message);
  const theirs = new Set(expected.causes.map(([, field, message]) => normal(`${field}: ${message}`)));
  const own = new Set(ours.causes.map(({ field, message }) => normal(`${field}: ${message}`)));
  return theirs.size === own.size && [...theirs].every((cause) => own.has(cause));
}

/** What differs between two runs of one server: generated ids and names, assigned addresses, names of types in CEL. */
export function normal(text: string): string {
  return text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<uid>')
    .replaceAll(/\bselfType\d*/g, 'selfType')
    .replaceAll(/\b10\.\d+\.\d+\.\d+\b/g, '<address>');
}
