/**
 * The grammar of CEL as data, for what is said about texts that do not follow it.
 *
 * Source: cel-go `parser/gen/CEL.g4`.
 */
import type { TokenType } from '../token.ts';

export type Element = Match | Invoke | Optional | Repeat | Choice;

/** One word of a few. */
export interface Match {
  readonly kind: 'match';
  readonly types: readonly TokenType[];
}

export interface Invoke {
  readonly kind: 'invoke';
  readonly rule: RuleName;
}

export interface Optional {
  readonly kind: 'optional';
  readonly body: Sequence;
}

export interface Repeat {
  readonly kind: 'repeat';
  readonly body: Sequence;
  /** The body comes once at least. */
  readonly once: boolean;
  /** How is found out whether it comes again; without it by the next word. */
  readonly decision?: Decision;
}

export interface Choice {
  readonly kind: 'choice';
  readonly alternatives: readonly Sequence[];
  readonly decision: Decision;
}

export type Sequence = readonly Element[];

/** Decisions that take more than one word. */
export type Decision = 'unary' | 'minus' | 'member' | 'primary' | 'literal' | 'entries' | 'next';

export type RuleName =
  | 'start'
  | 'expr'
  | 'conditionalOr'
  | 'conditionalAnd'
  | 'relation'
  | 'calc'
  | 'unary'
  | 'member'
  | 'primary'
  | 'exprList'
  | 'listInit'
  | 'fieldInitializerList'
  | 'optField'
  | 'mapInitializerList'
  | 'escapeIdent'
  | 'optExpr'
  | 'literal';

const word = (...types: readonly TokenType[]): Match => ({ kind: 'match', types });
const rule = (name: RuleName): Invoke => ({ kind: 'invoke', rule: name });
const optional = (...body: Sequence): Optional => ({ kind: 'optional', body });
const repeat = (body: Sequence, decision?: Decision): Repeat => ({
  kind: 'repeat',
  body,
  once: false,
  ...(decision && { decision }),
});
const repeatOnce = (body: Sequence, decision?: Decision): Repeat => ({ ...repeat(body, decision), once: true });
const choice = (decision: Decision, ...alternatives: readonly Sequence[]): Choice => ({
  kind: 'choice',
  alternatives,
  decision,
});

const ARITHMETIC = word('*', '/', '%', '+', '-');
const RELATIONS = word('<', '<=', '>=', '>', '==', '!=', 'in');
const TYPE_NAME = [optional(word('.')), word('IDENTIFIER'), repeat([word('.'), word('IDENTIFIER')])];

/** Operators of different levels stand in one loop: where a word cannot stand the levels make no difference. */
export const GRAMMAR: Readonly<Record<RuleName, Sequence>> = {
  start: [rule('expr'), word('<EOF>')],
  expr: [rule('conditionalOr'), optional(word('?'), rule('conditionalOr'), word(':'), rule('expr'))],
  conditionalOr: [rule('conditionalAnd'), repeat([word('||'), rule('conditionalAnd')])],
  conditionalAnd: [rule('relation'), repeat([word('&&'), rule('relation')])],
  relation: [rule('calc'), repeat([RELATIONS, rule('calc')])],
  calc: [rule('unary'), repeat([ARITHMETIC, rule('unary')])],
  unary: [
    choice(
      'unary',
      [rule('member')],
      [repeatOnce([word('!')]), rule('member')],
      [repeatOnce([word('-')], 'minus'), rule('member')],
    ),
  ],
  member: [
    rule('primary'),
    repeat([
      choice(
        'member',
        [word('.'), optional(word('?')), rule('escapeIdent')],
        [word('.'), word('IDENTIFIER'), word('('), optional(rule('exprList')), word(')')],
        [word('['), optional(word('?')), rule('expr'), word(']')],
      ),
    ]),
  ],
  primary: [
    choice(
      'primary',
      [optional(word('.')), word('IDENTIFIER')],
      [optional(word('.')), word('IDENTIFIER'), word('('), optional(rule('exprList')), word(')')],
      [word('('), rule('expr'), word(')')],
      [word('['), optional(rule('listInit')), optional(word(',')), word(']')],
      [word('{'), optional(rule('mapInitializerList')), optional(word(',')), word('}')],
      [...TYPE_NAME, word('{'), optional(rule('fieldInitializerList')), optional(word(',')), word('}')],
      [rule('literal')],
    ),
  ],
  exprList: [rule('expr'), repeat([word(','), rule('expr')])],
  listInit: [rule('optExpr'), repeat([word(','), rule('optExpr')], 'entries')],
  fieldInitializerList: [
    rule('optField'),
    word(':'),
    rule('expr'),
    repeat([word(','), rule('optField'), word(':'), rule('expr')], 'entries'),
  ],
  optField: [optional(word('?')), rule('escapeIdent')],
  mapInitializerList: [
    rule('optExpr'),
    word(':'),
    rule('expr'),
    repeat([word(','), rule('optExpr'), word(':'), rule('expr')], 'entries'),
  ],
  escapeIdent: [choice('next', [word('IDENTIFIER')], [word('ESC_IDENTIFIER')])],
  optExpr: [optional(word('?')), rule('expr')],
  literal: [
    choice(
      'literal',
      [optional(word('-')), word('NUM_INT')],
      [word('NUM_UINT')],
      [optional(word('-')), word('NUM_FLOAT')],
      [word('STRING')],
      [word('BYTES')],
      [word('true')],
      [word('false')],
      [word('null')],
    ),
  ],
};
