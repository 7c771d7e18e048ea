import type { Assertion } from './nodes.ts';

/** Stands for the code point behind the last one. */
export const END = -1;

/** What stands beside a position. */
export type Neighbour = 'edge' | 'newline' | 'word' | 'other';

/** What kind of character stands beside a position. */
export function neighbour(code: number): Neighbour {
  if (code === END) return 'edge';
  if (code === 10) return 'newline';
  const word = (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
  return word ? 'word' : 'other';
}

export function holdsBetween(assertion: Assertion, before: Neighbour, after: Neighbour): boolean {
  switch (assertion) {
    case 'textStart':
      return before === 'edge';
    case 'textEnd':
      return after === 'edge';
    case 'lineStart':
      return before === 'edge' || before === 'newline';
    case 'lineEnd':
      return after === 'edge' || after === 'newline';
    case 'boundary':
      return (before === 'word') !== (after === 'word');
    case 'noBoundary':
      return (before === 'word') === (after === 'word');
  }
}
