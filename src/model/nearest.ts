import { distance } from 'fastest-levenshtein';

/** Names longer than this are no slips of the pen, and comparing them would cost the square of their length. */
const LONGEST = 64;

/** The candidate that differs least from what was written, if it differs by a slip: a third of its letters, two at least. */
export function nearest(written: string, candidates: Iterable<string>): string | undefined {
  if (written.length > LONGEST) return undefined;
  const lower = written.toLowerCase();
  let best: string | undefined;
  let least = Math.max(2, Math.floor(written.length / 3)) + 1;
  for (const candidate of candidates) {
    if (candidate.length > LONGEST || Math.abs(candidate.length - written.length) >= least) continue;
    const changes = distance(lower, candidate.toLowerCase());
    if (changes < least && changes < candidate.length) {
      best = candidate;
      least = changes;
    }
  }
  return best;
}
