import type { Expression } from './expression.ts';

/**
 * Rules of the grammar whose nesting is counted. The server counts all of them; the others are never nested deeper than
 * the one of these that stands around or within them.
 */
export type Rule = 'expr' | 'relation' | 'calc' | 'member';

const DEEPEST = 250;

export class TooDeep extends Error {
  constructor(message = `expression recursion limit exceeded: ${DEEPEST}`) {
    super(message);
  }
}

/**
 * How deep an expression is nested: of each rule of the grammar, and of its tree. Chains of operators and of members count
 * as nested, one link in the other.
 *
 * Source: cel-go `parser/parser.go`, recursionListener and checkAndIncrementRecursionDepth.
 */
export class Nesting {
  private readonly open = new Map<Rule, number>();
  private readonly depths = new WeakMap<Expression, number>();
  private deepest = 0;

  /** One more of a rule, within those that are open or as a link of a chain; gives how many were open before. */
  enter(rule: Rule): number {
    const outside = this.open.get(rule) ?? 0;
    this.open.set(rule, outside + 1);
    if (outside >= DEEPEST) throw new TooDeep();
    return outside;
  }

  /** Ends a rule with all links of its chain. */
  leave(rule: Rule, outside: number): void {
    this.open.set(rule, outside);
  }

  /** What was made of parts is as deep as the deepest of them, and by `levels` deeper. */
  deepen(parts: readonly Expression[], made: Expression, levels: number): Expression {
    const depth = parts.reduce((most, part) => Math.max(most, this.depths.get(part) ?? 0), 0) + levels;
    this.depths.set(made, Math.max(depth, this.depths.get(made) ?? 0));
    this.deepest = Math.max(this.deepest, depth);
    return made;
  }

  /** Trees are looked at only when the whole text was read. */
  check(): void {
    if (this.deepest > DEEPEST) throw new TooDeep('max recursion depth exceeded');
  }
}
