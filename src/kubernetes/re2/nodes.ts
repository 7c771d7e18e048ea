import type { CharacterSet } from './character-set.ts';

export type Assertion = 'textStart' | 'textEnd' | 'lineStart' | 'lineEnd' | 'boundary' | 'noBoundary';

/** What Go's parser measures of a part, so that it can refuse what would become too large. */
interface Measures {
  /** Instructions it is compiled to. */
  readonly size: number;
  /** Levels of parts within parts. */
  readonly height: number;
  /** How often its innermost part may be repeated by counts, counts within counts multiplied. */
  readonly copies: number;
}

export type Node = Measures &
  (
    | { readonly kind: 'text'; readonly text: string; readonly folded: boolean }
    | { readonly kind: 'set'; readonly set: CharacterSet }
    | { readonly kind: 'assertion'; readonly assertion: Assertion }
    | { readonly kind: 'capture'; readonly of: Node }
    | { readonly kind: 'sequence' | 'choice'; readonly of: readonly Node[] }
    | { readonly kind: 'repeat'; readonly of: Node; readonly least: number; readonly most: number }
  );

export const EMPTY: Node = { kind: 'sequence', of: [], size: 1, height: 1, copies: 1 };

/** Characters that stand for themselves; `folded` for their other case too. */
export function textNode(text: string, folded: boolean): Node {
  return { kind: 'text', text, folded, size: text.length, height: 1, copies: 1 };
}

export function setNode(set: CharacterSet): Node {
  return { kind: 'set', set, size: 1, height: 1, copies: 1 };
}

export function assertionNode(assertion: Assertion): Node {
  return { kind: 'assertion', assertion, size: 1, height: 1, copies: 1 };
}

export function capture(of: Node): Node {
  return { kind: 'capture', of, size: of.size + 2, height: of.height + 1, copies: of.copies };
}

/** Counts that may be infinite: `*` is 0 to infinity. */
export function repeat(of: Node, least: number, most: number): Node {
  const endless = most === Number.POSITIVE_INFINITY;
  const size = endless ? (least === 0 ? 2 + of.size : 1 + least * of.size) : most * of.size + most - least;
  const count = endless ? least : most;
  const copies = count === 0 && !endless ? 1 : Math.max(count, 1) * of.copies;
  return { kind: 'repeat', of, least, most, size: Math.max(1, size), height: of.height + 1, copies };
}

export function sequence(of: readonly Node[]): Node {
  let size = 0;
  let inner = 0;
  let copies = 1;
  for (const part of of) {
    size += part.size;
    inner = Math.max(inner, heightWithin('sequence', part));
    copies = Math.max(copies, part.copies);
  }
  return { kind: 'sequence', of, size: Math.max(1, size), height: inner + 1, copies };
}

export function choice(of: readonly Node[]): Node {
  let size = of.length - 1;
  let inner = 0;
  let copies = 1;
  for (const part of of) {
    size += part.size;
    inner = Math.max(inner, heightWithin('choice', part));
    copies = Math.max(copies, part.copies);
  }
  return { kind: 'choice', of, size, height: inner + 1, copies };
}

// A sequence within a sequence is one sequence.
function heightWithin(kind: 'sequence' | 'choice', part: Node): number {
  return part.kind === kind ? part.height - 1 : part.height;
}
