import type { Expression } from './expression.ts';

/** Rules of the grammar whose nesting is counted. */
export type Rule =
  | 'expr'
  | 'conditionalOr'
  | 'conditionalAnd'
  | 'relation'
  | 'calc'
  | 'unary'
  | 'member'
  | 'primary'
  | 'literal';

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

  within(rule: Rule, read: () => Expression): Expression {
    const before = this.open.get(rule) ?? 0;
    this.enter(rule);
    const expression = read();
    this.open.set(rule, before);
    return expression;
  }

  /** One more link of a chain; it ends with the rule. */
  enter(rule: Rule): void {
    const depth = (this.open.get(rule) ?? 0) + 1;
    this.open.set(rule, depth);
    if (depth > DEEPEST) throw new TooDeep();
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
