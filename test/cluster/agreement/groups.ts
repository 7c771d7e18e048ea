/** Disagreements that have one reason, as far as their texts tell. */
import type { Comparison } from '../../agreement/compare.ts';

/** Empty when both sides agree in verdict and words. */
export function groupOf({ recorded, ours, agrees, exact }: Comparison): string {
  if (agrees && exact !== false) return '';
  const { expected, kind } = recorded;
  const theirs = expected.ok
    ? ['accepted']
    : texts(
        expected.causes.map(([, field, message]) => `${field}: ${message}`),
        expected.message,
      );
  const own =
    ours.verdict === 'rejected'
      ? texts(
          ours.causes.map(({ field, message }) => `${field}: ${message}`),
          ours.message,
        )
      : ['accepted'];
  const onlyTheirs = theirs.filter((text) => !own.includes(text));
  const onlyOurs = own.filter((text) => !theirs.includes(text));
  const verdict = agrees ? 'words' : expected.ok ? 'false rejection' : 'missed';
  return `${verdict} ${kind}\n  server: ${onlyTheirs.join(' | ')}\n  ours:   ${onlyOurs.join(' | ')}`;
}

function texts(causes: readonly string[], message: string): string[] {
  const all = causes.length === 0 ? [message] : causes;
  return [...new Set(all.map(generalized))].toSorted();
}

// Indexes, values and keys differ from document to document; the rule behind them is the same.
function generalized(text: string): string {
  return text
    .replaceAll(/\[\d+\]/g, '[]')
    .replaceAll(/(?<=^[^:]*)\[[^\]]*\]/g, '[]')
    .replaceAll(/"(?:[^"\\]|\\.)*"(?=:| is | as | into)/g, '"…"')
    .replaceAll(/Invalid value: (?:\{.*\}|\[.*\]|-?[\d.e+]+|"(?:[^"\\]|\\.)*")/g, 'Invalid value: …')
    .replaceAll(/(Duplicate value|Not found|Unsupported value): (?:"(?:[^"\\]|\\.)*"|\{.*\})/g, '$1: …')
    .replaceAll(/\d+/g, 'N')
    .slice(0, 300);
}
