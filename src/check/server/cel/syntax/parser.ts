/**
 * Expressions of CEL as trees.
 *
 * Source: the grammar of https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax and cel-go `parser/parser.go`.
 */
import { balanced } from './balance.ts';
import { Cursor, Unexpected } from './cursor.ts';
import type { Expression, ListElement, MapEntry, MessageField } from './expression.ts';
import type { Issue } from './issue.ts';
import { literalOf } from './literals.ts';
import { macroKey, type Macros } from './macros.ts';
import { Nesting } from './nesting.ts';
import { ARITHMETIC, RELATIONS } from './operators.ts';
import type { Token, TokenType } from './token.ts';

export interface Syntax {
  readonly macros: Macros;
  /** Name of the variable that gathers the result of a fold; expressions cannot use it. */
  readonly accumulator: string;
}

const RESERVED: ReadonlySet<string> = new Set(
  'as break const continue else for function if import let loop package namespace return var void while'.split(' '),
);

export class Parser {
  private readonly words: Cursor;
  private readonly syntax: Syntax;
  private readonly nesting = new Nesting();
  private readonly found: Issue[] = [];

  constructor(tokens: readonly Token[], syntax: Syntax) {
    this.words = new Cursor(tokens);
    this.syntax = syntax;
  }

  /** Faults of a text whose words stand where they may. */
  get issues(): readonly Issue[] {
    return this.found;
  }

  parse(): Expression {
    const expression = this.expression();
    this.words.expect('<EOF>');
    this.nesting.check();
    return expression;
  }

  private expression(): Expression {
    const outside = this.nesting.enter('expr');
    const condition = this.logical('||');
    const sign = this.words.accept('?');
    const whole = sign === undefined ? condition : this.choice(condition, sign);
    this.nesting.leave('expr', outside);
    return whole;
  }

  private choice(condition: Expression, { offset }: Token): Expression {
    const first = this.logical('||');
    this.words.expect(':');
    const second = this.expression();
    return this.compound([condition, first, second], this.call(offset, '_?_:_', [condition, first, second]));
  }

  private logical(sign: '||' | '&&'): Expression {
    const terms: Expression[] = [];
    const offsets: number[] = [];
    for (;;) {
      terms.push(sign === '||' ? this.logical('&&') : this.chain('relation', 0));
      const token = this.words.accept(sign);
      if (token === undefined) return this.passed(terms, balanced(`_${sign}_`, terms, offsets));
      offsets.push(token.offset);
    }
  }

  /** Operators from left to right, those of a higher level first. */
  private chain(rule: 'relation' | 'calc', least: number): Expression {
    const outside = this.nesting.enter(rule);
    const operators = rule === 'relation' ? RELATIONS : ARITHMETIC;
    let left = rule === 'relation' ? this.chain('calc', 0) : this.unary();
    for (;;) {
      const operator = operators.get(this.words.peek().type);
      if (operator === undefined || operator.level < least) break;
      const { offset } = this.words.advance();
      this.nesting.enter(rule);
      const right = this.chain(rule, operator.level + 1);
      left = this.compound([left, right], this.call(offset, operator.name, [left, right]));
    }
    this.nesting.leave(rule, outside);
    return left;
  }

  private unary(): Expression {
    const first = this.words.peek();
    if (first.type !== '!' && (first.type !== '-' || this.isNumber(1))) return this.member();
    let count = 0;
    while (this.words.accept(first.type) !== undefined) count += 1;
    const operand = this.member();
    if (count % 2 === 0) return operand;
    return this.passed([operand], this.call(first.offset, `${first.type}_`, [operand]));
  }

  private isNumber(ahead: number): boolean {
    const type = this.words.typeAt(ahead);
    return type === 'NUM_INT' || type === 'NUM_FLOAT';
  }

  private member(): Expression {
    const outside = this.nesting.enter('member');
    let operand = this.primary();
    for (;;) {
      const step = this.words.accept('.') ?? this.words.accept('[');
      if (step === undefined) break;
      this.nesting.enter('member');
      operand = step.type === '.' ? this.selection(operand, step) : this.index(operand, step);
    }
    this.nesting.leave('member', outside);
    return operand;
  }

  private selection(operand: Expression, { offset }: Token): Expression {
    const optional = this.words.accept('?') !== undefined;
    const { type, text, offset: at } = this.fieldName();
    const open = optional || type !== 'IDENTIFIER' ? undefined : this.words.accept('(');
    if (open !== undefined) {
      const parameters = this.parameters();
      return this.compound([operand, ...parameters], this.call(open.offset, text, parameters, operand));
    }
    if (type === 'ESC_IDENTIFIER') this.found.push({ offset: at, message: UNESCAPED });
    const made: Expression = optional
      ? {
          kind: 'call',
          offset,
          name: '_?._',
          parameters: [operand, { kind: 'literal', offset: at, type: 'string', value: text }],
        }
      : { kind: 'select', offset, operand, field: text, test: false };
    return this.compound([operand], made);
  }

  private fieldName(): Token {
    return this.words.accept('ESC_IDENTIFIER') ?? this.words.expect('IDENTIFIER');
  }

  private index(operand: Expression, { offset }: Token): Expression {
    const name = this.words.accept('?') === undefined ? '_[_]' : '_[?_]';
    const index = this.expression();
    this.words.expect(']');
    return this.compound([operand, index], this.call(offset, name, [operand, index]));
  }

  private primary(): Expression {
    const { type } = this.words.peek();
    if (type === 'IDENTIFIER' || type === '.') return this.named();
    if (type === '[') return this.list();
    if (type === '{') return this.map();
    if (this.words.accept('(') === undefined) return this.literal();
    const expression = this.expression();
    this.words.expect(')');
    return expression;
  }

  private literal(): Expression {
    const first = this.words.peek();
    const sign = first.type === '-' && this.isNumber(1) ? this.words.advance() : undefined;
    const token = this.words.advance();
    const literal = literalOf(token, sign);
    if (literal === undefined) throw new Unexpected();
    if ('fault' in literal) return this.faulty(first.offset, literal.fault);
    return { kind: 'literal', offset: first.offset, ...literal };
  }

  /** A variable, a call, or a message of a named type. */
  private named(): Expression {
    const message = this.messageLength();
    if (message !== undefined) return this.message(message);
    const dot = this.words.accept('.');
    const { text, offset } = this.words.expect('IDENTIFIER');
    const open = this.words.accept('(');
    const parameters = open === undefined ? [] : this.parameters();
    const start = dot?.offset ?? offset;
    if (RESERVED.has(text)) return this.faulty(start, `reserved identifier: ${text}`);
    const name = dot === undefined ? text : `.${text}`;
    if (open === undefined) return { kind: 'identifier', offset, name };
    return this.passed(parameters, this.call(open.offset, name, parameters));
  }

  /** How many words name the type of a message that begins here. */
  private messageLength(): number | undefined {
    let ahead = this.words.peek().type === '.' ? 1 : 0;
    const typeAt = (distance: number) => this.words.typeAt(distance);
    if (typeAt(ahead) !== 'IDENTIFIER') return undefined;
    ahead += 1;
    while (typeAt(ahead) === '.' && typeAt(ahead + 1) === 'IDENTIFIER') ahead += 2;
    return typeAt(ahead) === '{' ? ahead : undefined;
  }

  private message(length: number): Expression {
    const words = Array.from({ length }, () => this.words.advance());
    const { offset } = this.words.expect('{');
    const first = this.words.peek();
    const fields: MessageField[] = [];
    this.separated('}', () => {
      const optional = this.words.accept('?') !== undefined;
      const name = this.fieldName();
      if (name.type === 'ESC_IDENTIFIER') this.found.push({ offset: first.offset, message: UNESCAPED });
      const colon = this.words.expect(':');
      fields.push({ offset: colon.offset, name: name.text, value: this.expression(), optional });
    });
    const made: Expression = { kind: 'message', offset, type: words.map(({ text }) => text).join(''), fields };
    return this.passed(
      fields.map(({ value }) => value),
      made,
    );
  }

  private list(): Expression {
    const { offset } = this.words.expect('[');
    const elements: ListElement[] = [];
    this.separated(']', () => {
      const optional = this.words.accept('?') !== undefined;
      elements.push({ value: this.expression(), optional });
    });
    return this.passed(
      elements.map(({ value }) => value),
      { kind: 'list', offset, elements },
    );
  }

  private map(): Expression {
    const { offset } = this.words.expect('{');
    const entries: MapEntry[] = [];
    this.separated('}', () => {
      const optional = this.words.accept('?') !== undefined;
      const key = this.expression();
      const colon = this.words.expect(':');
      entries.push({ offset: colon.offset, key, value: this.expression(), optional });
    });
    return this.passed(
      entries.flatMap(({ key, value }) => [key, value]),
      { kind: 'map', offset, entries },
    );
  }

  /** Entries with commas between them; a last comma may stand before the closing sign, even alone. */
  private separated(closing: TokenType, entry: () => void): void {
    if (this.words.peek().type !== ',' && this.words.peek().type !== closing) {
      entry();
      while (this.words.peek().type === ',' && this.words.typeAt(1) !== closing) {
        this.words.advance();
        entry();
      }
    }
    this.words.accept(',');
    this.words.expect(closing);
  }

  private parameters(): Expression[] {
    const parameters: Expression[] = [];
    if (this.words.accept(')') !== undefined) return parameters;
    do parameters.push(this.expression());
    while (this.words.accept(',') !== undefined);
    this.words.expect(')');
    return parameters;
  }

  private call(offset: number, name: string, parameters: readonly Expression[], target?: Expression): Expression {
    const macro = this.syntax.macros.get(macroKey(name, parameters.length, target !== undefined));
    const { accumulator } = this.syntax;
    const expanded = macro?.({ offset, target: target ?? { kind: 'unspecified', offset }, parameters, accumulator });
    if (expanded === undefined) return { kind: 'call', offset, name, parameters, ...(target && { target }) };
    return 'fault' in expanded ? this.faulty(expanded.fault.offset ?? offset, expanded.fault.message) : expanded;
  }

  private faulty(offset: number, message: string): Expression {
    this.found.push({ offset, message });
    return { kind: 'unspecified', offset };
  }

  private compound(parts: readonly Expression[], made: Expression): Expression {
    return this.nesting.deepen(parts, made, 1);
  }

  private passed(parts: readonly Expression[], made: Expression): Expression {
    return this.nesting.deepen(parts, made, 0);
  }
}

const UNESCAPED = "unsupported syntax: '`'";
