/**
 * Reads a text that does not follow the grammar to its end, as the server's parser does: it reports a word that cannot stand
 * where it stands, and goes on at the next one that can.
 *
 * Source: https://github.com/antlr4-go/antlr `error_strategy.go`; cel-go `parser/parser.go`.
 */
import type { Issue } from '../issue.ts';
import type { Token, TokenType } from '../token.ts';
import { decide } from './decide.ts';
import { display, escaped, quoted } from './display.ts';
import {
  GRAMMAR,
  type Choice,
  type Element,
  type Match,
  type Repeat,
  type RuleName,
  type Sequence,
} from './grammar.ts';
import { lookaheadOf } from './lookahead.ts';

const MOST_RECOVERIES = 30;

/** What is said of a text; the words are all there is in it, the last one is its end. */
export function syntaxIssues(tokens: readonly Token[], textBetween: TextBetween): readonly Issue[] {
  const parser = new RecoveringParser(tokens, textBetween);
  try {
    parser.read();
  } catch (error) {
    if (!(error instanceof GaveUp)) throw error;
  }
  return parser.issues;
}

/** The text from one word to another, with what stands between them. */
export type TextBetween = (first: Token, last: Token) => string;

/** A rule cannot be read on. */
class Unreadable extends Error {}

class GaveUp extends Error {}

class RecoveringParser {
  readonly issues: Issue[] = [];
  private readonly tokens: readonly Token[];
  private readonly textBetween: TextBetween;
  /** What comes in the rules around after the rule that is read, the innermost last. */
  private following: readonly Sequence[] = [];
  /** The rules around. */
  private readonly rules: RuleName[] = [];
  private position = 0;
  /** Nothing is said until a word stands where it may. */
  private recovering = false;
  private recoveries = 0;
  private lastFault: { readonly position: number; readonly elements: Set<Element> } | undefined;
  private element: Element | undefined;
  /** The word a fault is about, where that is not the next one. */
  private offending: Token | undefined;

  constructor(tokens: readonly Token[], textBetween: TextBetween) {
    this.tokens = tokens;
    this.textBetween = textBetween;
  }

  read(): void {
    this.rule('start');
  }

  private rule(name: RuleName): void {
    const start = this.peek();
    const depth = this.rules.length;
    try {
      this.rules.push(name);
      this.sequence(GRAMMAR[name], []);
      this.rules.pop();
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.rules.length = depth;
      this.report(this.peek(), error.message);
      if (name === 'escapeIdent' && this.rules.at(-1) === 'member') {
        this.issues.push({ offset: start.offset, message: 'unsupported ident kind' });
      }
      this.recover();
    }
  }

  private sequence(sequence: Sequence, after: Sequence): void {
    sequence.forEach((element, index) => this.readElement(element, [...sequence.slice(index + 1), ...after]));
  }

  private readElement(element: Element, after: Sequence): void {
    this.element = element;
    switch (element.kind) {
      case 'match':
        return this.match(element, after);
      case 'invoke': {
        const outside = this.following;
        this.following = [...outside, after];
        this.rule(element.rule);
        this.following = outside;
        return;
      }
      case 'optional':
        this.synchronize([element, ...after], false);
        if (lookaheadOf(element.body).types.has(this.ahead(0))) this.sequence(element.body, after);
        return;
      case 'repeat':
        return this.repeat(element, after);
      case 'choice':
        return this.choose(element, after);
    }
  }

  private repeat(element: Repeat, after: Sequence): void {
    const again: Repeat = { ...element, once: false };
    const rest = [again, ...after];
    this.synchronize([element, ...after], false);
    if (element.once) {
      this.sequence(element.body, rest);
      this.synchronize(rest, true);
    }
    while (this.goesOn(element)) {
      this.sequence(element.body, rest);
      this.element = element;
      this.synchronize(rest, true);
    }
  }

  private goesOn({ body, decision }: Repeat): boolean {
    if (decision === undefined) return lookaheadOf(body).types.has(this.ahead(0));
    const decided = decide(decision, (distance) => this.ahead(distance));
    if ('failsAt' in decided) throw this.noAlternative(decided.failsAt);
    return decided.alternative === 0;
  }

  private choose(element: Choice, after: Sequence): void {
    this.synchronize([element, ...after], false);
    const decided = decide(element.decision, (distance) => this.ahead(distance));
    if ('failsAt' in decided) throw this.noAlternative(decided.failsAt);
    this.sequence(element.alternatives[decided.alternative] ?? [], after);
  }

  private match(element: Match, after: Sequence): void {
    if (element.types.includes(this.ahead(0))) return this.accept();
    this.countRecovery();
    if (this.deleteWord([element, ...after])) return this.accept();
    if (this.expected(after).has(this.ahead(0))) {
      const expected = display(this.expected([element, ...after]));
      this.report(this.peek(), `missing ${expected} at ${quoted(this.peek())}`);
      return;
    }
    throw this.mismatch([element, ...after]);
  }

  private accept(): void {
    this.recovering = false;
    this.lastFault = undefined;
    this.advance();
  }

  /** Before a part that may come or not: is the next word one that may come here at all? */
  private synchronize(here: Sequence, withinLoop: boolean): void {
    if (this.recovering) return;
    const next = lookaheadOf(here);
    if (next.empty || next.types.has(this.ahead(0))) return;
    if (!withinLoop) {
      if (this.deleteWord(here)) return;
      throw this.mismatch(here);
    }
    this.reportUnwanted(here);
    this.skipTo(new Set([...this.expected(here), ...this.recoverySet()]));
  }

  /** Leaves one word out, if the one behind it fits. */
  private deleteWord(here: Sequence): boolean {
    if (!this.expected(here).has(this.ahead(1))) return false;
    this.reportUnwanted(here);
    this.advance();
    this.recovering = false;
    this.lastFault = undefined;
    return true;
  }

  private recover(): void {
    this.countRecovery();
    const element = this.element;
    const known = this.lastFault;
    if (element !== undefined && known?.position === this.position && known.elements.has(element)) this.advance();
    const elements = known?.elements ?? new Set<Element>();
    if (element !== undefined) elements.add(element);
    this.lastFault = { position: this.position, elements };
    this.skipTo(this.recoverySet());
  }

  private countRecovery(): void {
    if (this.recoveries === MOST_RECOVERIES) {
      const message = `Syntax error: error recovery attempt limit exceeded: ${MOST_RECOVERIES}`;
      this.issues.push({ offset: this.peek().offset, message });
      throw new GaveUp();
    }
    this.recoveries += 1;
  }

  private skipTo(types: ReadonlySet<TokenType>): void {
    while (this.ahead(0) !== '<EOF>' && !types.has(this.ahead(0))) this.advance();
  }

  /** Words with which one of the rules around could go on. */
  private recoverySet(): ReadonlySet<TokenType> {
    return new Set(this.following.flatMap((after) => [...lookaheadOf(after).types]));
  }

  /** Words that may come here, also where the rules around go on. */
  private expected(here: Sequence): ReadonlySet<TokenType> {
    const found = new Set<TokenType>();
    for (const sequence of [here, ...this.following.toReversed()]) {
      const next = lookaheadOf(sequence);
      for (const type of next.types) found.add(type);
      if (!next.empty) return found;
    }
    return found.add('<EOF>');
  }

  private mismatch(here: Sequence): Unreadable {
    return new Unreadable(`mismatched input ${quoted(this.peek())} expecting ${display(this.expected(here))}`);
  }

  private noAlternative(distance: number): Unreadable {
    const first = this.peek();
    const last = this.tokens[this.position + distance] ?? first;
    const text = first.type === '<EOF>' ? '<EOF>' : this.textBetween(first, last);
    const message = `no viable alternative at input ${escaped(text)}`;
    // Said of words that are reserved in their own way, as the server does.
    const reserved = message.replace(/no viable alternative at input '.(true|false|null)'/, RESERVED);
    this.offending = last;
    return new Unreadable(reserved);
  }

  private reportUnwanted(here: Sequence): void {
    this.report(this.peek(), `extraneous input ${quoted(this.peek())} expecting ${display(this.expected(here))}`);
  }

  private report(token: Token, message: string): void {
    const { offset } = this.offending ?? token;
    this.offending = undefined;
    if (this.recovering) return;
    this.recovering = true;
    this.issues.push({ offset, message: `Syntax error: ${message}` });
  }

  private peek(): Token {
    return this.tokens[Math.min(this.position, this.tokens.length - 1)] ?? END;
  }

  private ahead(distance: number): TokenType {
    return this.tokens[Math.min(this.position + distance, this.tokens.length - 1)]?.type ?? '<EOF>';
  }

  private advance(): void {
    this.position = Math.min(this.position + 1, this.tokens.length - 1);
  }
}

const END: Token = { type: '<EOF>', text: '<EOF>', offset: 0 };
const RESERVED = "mismatched input '$1' expecting IDENTIFIER";
