import type { TokenType } from '../token.ts';
import { GRAMMAR, type Element, type RuleName, type Sequence } from './grammar.ts';

/** The words that may come next; `empty` when nothing has to come any more. */
export interface Lookahead {
  readonly types: ReadonlySet<TokenType>;
  readonly empty: boolean;
}

const ofRules = new Map<RuleName, Lookahead>();

export function lookaheadOf(sequence: Sequence): Lookahead {
  const types = new Set<TokenType>();
  for (const element of sequence) {
    const next = lookaheadOfElement(element);
    for (const type of next.types) types.add(type);
    if (!next.empty) return { types, empty: false };
  }
  return { types, empty: true };
}

function lookaheadOfElement(element: Element): Lookahead {
  switch (element.kind) {
    case 'match':
      return { types: new Set(element.types), empty: false };
    case 'invoke':
      return lookaheadOfRule(element.rule);
    case 'optional':
      return { types: lookaheadOf(element.body).types, empty: true };
    case 'repeat':
      return { types: lookaheadOf(element.body).types, empty: !element.once };
    case 'choice': {
      const alternatives = element.alternatives.map(lookaheadOf);
      const types = new Set(alternatives.flatMap((alternative) => [...alternative.types]));
      return { types, empty: alternatives.some(({ empty }) => empty) };
    }
  }
}

/** No rule begins with itself, so this ends. */
function lookaheadOfRule(rule: RuleName): Lookahead {
  const known = ofRules.get(rule);
  if (known !== undefined) return known;
  const found = lookaheadOf(GRAMMAR[rule]);
  ofRules.set(rule, found);
  return found;
}
