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
    | {
        readonly kind: 'repeat';
        readonly of: Node;
        readonly least: number;
        readonly most: number;
        readonly lazy: boolean;
      }
  );

const NOTHING: readonly Node[] = [];

export const EMPTY: Node = { kind: 'sequence', of: NOTHING, size: 1, height: 1, copies: 1 };

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

/** Counts that may be infinite: `*` is 0 to infinity. A lazy one prefers the fewest. */
export function repeat(of: Node, least: number, most: number, lazy: boolean): Node {
  const endless = most === Number.POSITIVE_INFINITY;
  const size = endless ? (least === 0 ? 2 + of.size : 1 + least * of.size) : most * of.size + most - least;
  const count = endless ? least : most;
  const copies = count === 0 && !endless ? 1 : Math.max(count, 1) * of.copies;
  return { kind: 'repeat', of, least, most, lazy, size: Math.max(1, size), height: of.height + 1, copies };
}

/** Parts that become one, measured as they come; kept too where the expression is going to be matched. */
export class Parts {
  private readonly kind: 'sequence' | 'choice';
  private readonly kept: Node[] | undefined;
  private size: number;
  private inner = 0;
  private copies = 1;

  constructor(kind: 'sequence' | 'choice', keep: boolean) {
    this.kind = kind;
    this.kept = keep ? [] : undefined;
    // Between two choices stands an instruction that leads to either.
    this.size = kind === 'choice' ? -1 : 0;
  }

  add(part: Node): void {
    this.kept?.push(part);
    this.size += this.kind === 'choice' ? part.size + 1 : part.size;
    // A sequence within a sequence is one sequence.
    this.inner = Math.max(this.inner, part.kind === this.kind ? part.height - 1 : part.height);
    this.copies = Math.max(this.copies, part.copies);
  }

  joined(): Node {
    const { kind, kept = NOTHING, size, inner, copies } = this;
    return { kind, of: kept, size: Math.max(1, size), height: inner + 1, copies };
  }
}
