/**
 * Regular expressions in the syntax of RE2, as Go's regexp compiles them: no lookaround, no back references.
 *
 * Source: https://github.com/google/re2/wiki/Syntax, https://pkg.go.dev/regexp/syntax
 */
import { not, rangesOf, type CharacterSet } from './character-set.ts';
import { characterClass } from './class.ts';
import { Cursor } from './cursor.ts';
import { escapedCharacter, shorthand } from './escape.ts';
import { NO_FLAGS, readFlags, readGroupName, type Flags } from './flags.ts';
import { Group } from './group.ts';
import { Limits } from './limits.ts';
import { assertionNode, capture, repeat, setNode, textNode, type Node } from './nodes.ts';

const MOST_REPEATS = 1_000;
const NO_LIMIT = Number.POSITIVE_INFINITY;
const COUNT = /\{(0|[1-9][0-9]*)(,(0|[1-9][0-9]*)?)?\}/y;

/** A class without escapes and classes in it. */
const SIMPLE_CLASS = /\[(?!\^\])\^?[^\\[\]]+\]/y;
/** What a backslash makes of any other character needs no look at what follows. */
const LONG_ESCAPE = /[pPxQ0-9]/;
const SPECIAL = new Set([...'*+?{()|[\\.^$'].map((character) => character.charCodeAt(0)));
/** Characters that stand for themselves, up to one that is repeated. */
const TEXT = /[^*+?{()|[\\.^$]+(?![*+?{])/uy;

const ANYTHING = setNode(rangesOf([0, 0x10ffff]));
const NO_LINE_BREAK = setNode(not(rangesOf([10, 10])));
const TEXT_START = assertionNode('textStart');
const TEXT_END = assertionNode('textEnd');
const LINE_START = assertionNode('lineStart');
const LINE_END = assertionNode('lineEnd');
/** By the letter behind a backslash. */
const ASSERTIONS: Readonly<Record<string, Node>> = {
  A: TEXT_START,
  z: TEXT_END,
  b: assertionNode('boundary'),
  B: assertionNode('noBoundary'),
};

/** Throws a `PatternFault`. */
export function parsePattern(pattern: string): Node {
  return new Parser(pattern, true).parse();
}

/** Throws what `parsePattern` throws, and keeps nothing of the expression: memory does not grow with it. */
export function judgePattern(pattern: string): void {
  new Parser(pattern, false).parse();
}

class Parser {
  private readonly cursor: Cursor;
  private readonly limits: Limits;
  private readonly keep: boolean;
  private flags = NO_FLAGS;
  private readonly around: Group[] = [];
  /** Characters and classes by their text, and escapes by their letter, under the flags that hold: expressions repeat them. */
  private known = new Map<string, Node>();
  private escapes = new Map<string, Node>();
  private group: Group;

  constructor(pattern: string, keep: boolean) {
    this.cursor = new Cursor(pattern);
    this.limits = new Limits(pattern);
    this.keep = keep;
    this.group = new Group(false, this.flags, this.limits, keep);
  }

  parse(): Node {
    // Where the item before began, if it was a repetition.
    let repeated: number | undefined;
    while (!this.cursor.ended) repeated = this.item(repeated);
    if (this.around.length > 0 || this.group.closesAgain()) return this.cursor.failToEnd('missing closing )', 0);
    return this.group.finished();
  }

  /** Reads one item; gives where it begins when it is a repetition. */
  private item(repeated: number | undefined): number | undefined {
    const { cursor } = this;
    const start = cursor.position;
    const character = cursor.next();
    switch (character) {
      case '*':
        return this.repeat(start, repeated, 0, NO_LIMIT);
      case '+':
        return this.repeat(start, repeated, 1, NO_LIMIT);
      case '?':
        return this.repeat(start, repeated, 0, 1);
      case '{':
        return this.counted(start, repeated);
      case '(':
        this.open(start);
        break;
      case ')':
        this.close();
        break;
      case '|':
        this.group.endChoice();
        break;
      case '[':
        this.bracketed(start);
        break;
      case '\\':
        this.escaped();
        break;
      case '.':
        this.add(this.flags.dotAll ? ANYTHING : NO_LINE_BREAK);
        break;
      case '^':
        this.add(this.flags.multiline ? LINE_START : TEXT_START);
        break;
      case '$':
        this.add(this.flags.multiline ? LINE_END : TEXT_END);
        break;
      default:
        this.text(start);
    }
    return undefined;
  }

  private text(start: number): void {
    const { cursor } = this;
    if (!SPECIAL.has(cursor.text.charCodeAt(cursor.position))) cursor.skip(TEXT);
    const text = cursor.since(start);
    this.add(text.length > 1 ? textNode(text, this.flags.fold) : this.recurring(text, textNode));
  }

  private add(node: Node): void {
    this.group.append(this.limits.check(node));
  }

  private recurring(text: string, make: (text: string, folded: boolean) => Node): Node {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const node = make(text, this.flags.fold);
    this.known.set(text, node);
    return node;
  }

  private bracketed(start: number): void {
    const { cursor } = this;
    cursor.position = start;
    const isSimple = cursor.skip(SIMPLE_CLASS);
    const text = cursor.since(start);
    cursor.position = start + 1;
    const read = (): Node => this.class(characterClass(cursor, this.flags.fold));
    this.add(isSimple ? this.recurring(text, read) : read());
    if (isSimple) cursor.position = start + text.length;
  }

  private escaped(): void {
    const { cursor } = this;
    const letter = cursor.text.charAt(cursor.position);
    const known = this.escapes.get(letter);
    if (known !== undefined) cursor.position += 1;
    const node = known ?? this.escape(letter);
    if (node === undefined) return;
    this.add(node);
    if (known === undefined && !LONG_ESCAPE.test(letter)) this.escapes.set(letter, node);
  }

  private class(set: CharacterSet): Node {
    this.limits.checkClass(set);
    return setNode(set);
  }

  /** `{2}`, `{2,}`, `{2,3}`; braces that hold no count stand for themselves. */
  private counted(start: number, repeated: number | undefined): number | undefined {
    this.cursor.position = start;
    const found = this.cursor.take(COUNT);
    if (found === null) {
      this.cursor.position = start + 1;
      this.add(textNode('{', this.flags.fold));
      return undefined;
    }
    const [, first, comma, second] = found;
    const least = Number(first);
    const most = comma === undefined ? least : second === undefined ? NO_LIMIT : Number(second);
    if (least > MOST_REPEATS || (most !== NO_LIMIT && most > MOST_REPEATS) || most < least) {
      return this.cursor.fail('invalid repeat count', start);
    }
    return this.repeat(start, repeated, least, most);
  }

  /** Repeats what stands before; a `?` behind the operator turns round which match is preferred. */
  private repeat(start: number, repeated: number | undefined, least: number, most: number): number {
    const turned = this.cursor.at('?');
    if (turned) this.cursor.position += 1;
    if (repeated !== undefined) return this.cursor.fail('invalid nested repetition operator', repeated);
    const { last } = this.group;
    if (last === undefined) return this.cursor.fail('missing argument to repetition operator', start);
    const node = this.limits.check(repeat(last, least, most, turned !== this.flags.lazy));
    this.group.last = node;
    if ((least > 1 || (most > 1 && most !== NO_LIMIT)) && node.copies > MOST_REPEATS) {
      return this.cursor.fail('invalid repeat count', start);
    }
    return start;
  }

  private open(start: number): void {
    const { cursor, flags: outer } = this;
    let captures = true;
    if (cursor.at('?') && !readGroupName(cursor, start)) {
      const read = readFlags(cursor, outer, start);
      this.setFlags(read.flags);
      if (!read.opens) return;
      captures = false;
    }
    if (this.group.opensAgain(captures, outer)) return;
    this.around.push(this.group);
    this.group = new Group(captures, outer, this.limits, this.keep);
  }

  private close(): void {
    const { group } = this;
    const above = group.closesAgain() ? group : this.around.pop();
    if (above === undefined) return this.cursor.failToEnd('unexpected )', 0);
    const inner = group.finished();
    this.setFlags(group.outer);
    this.group = above;
    above.append(group.captures ? this.limits.check(capture(inner)) : inner);
  }

  private setFlags(flags: Flags): void {
    if (flags.fold !== this.flags.fold) {
      this.known = new Map();
      this.escapes = new Map();
    }
    this.flags = flags;
  }

  /** What stands behind a backslash; nothing for quoted text, which is several items. */
  private escape(letter: string): Node | undefined {
    const { cursor } = this;
    const assertion = ASSERTIONS[letter];
    if (assertion !== undefined) {
      cursor.position += 1;
      return assertion;
    }
    if (letter === 'Q') return this.quoted();
    const set = shorthand(cursor);
    return set === undefined ? textNode(escapedCharacter(cursor), this.flags.fold) : this.class(set);
  }

  /** `\Q…\E`: everything between stands for itself. */
  private quoted(): undefined {
    const { cursor } = this;
    cursor.position += 1;
    const end = cursor.text.indexOf('\\E', cursor.position);
    const text = cursor.text.slice(cursor.position, end < 0 ? undefined : end);
    // A repetition behind it repeats the last character alone.
    const head = text.replace(/.$/su, '');
    for (const part of [head, text.slice(head.length)]) if (part !== '') this.add(textNode(part, this.flags.fold));
    cursor.position = end < 0 ? cursor.text.length : end + 2;
  }
}
