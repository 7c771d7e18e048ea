/**
 * Reads YAML as it is mostly written, several times as fast as the full reader: block mappings and lists, scalars on one line,
 * lists of words in brackets, literal text. Whatever else there is, anchors, tags, escapes, braces, or anything that may be wrong, it leaves to the
 * full reader, whose answer is the same.
 */
import { resolvePlain } from './scalar.ts';

export interface PlainValue {
  readonly value: unknown;
  /** Offset of the content in the text. */
  readonly start: number;
}

/** What a text of one document holds, if it is written plainly. */
export function readPlainYaml(text: string): PlainValue | undefined {
  if (UNUSUAL.test(text) || !text.endsWith('\n')) return undefined;
  return new Reader(text).document();
}

// Tabs, carriage returns, what YAML takes for a line break or cannot print, and surrogates, whose pairs would have to be looked at.
const UNUSUAL = /[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;
const HEAD = /^--- *\n/;
const KEY = /[A-Za-z][\w./-]{0,250}(?=:[ \n])/y;
/** A scalar between brackets that needs no thought. */
const SIMPLE_SCALAR = /-{0,2}[\w./$+~][\w./$+~=@*()-]*/y;
/** A scalar that begins with one of these is no plain one, or only under conditions. */
const INDICATORS = new Set('?:,[]{}#&*!|>\'"%@`'.split('').map((character) => character.charCodeAt(0)));
/** Deeper than any object is. */
const MAXIMUM_DEPTH = 100;

const LINE_BREAK = 0x0a;
const SPACE = 0x20;
const DOUBLE_QUOTE = 0x22;
const HASH = 0x23;
const SINGLE_QUOTE = 0x27;
const COMMA = 0x2c;
const DASH = 0x2d;
const BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const BAR = 0x7c;
const BRACE = 0x7b;

/** In the place of a column: there is nothing more to read. */
const NOWHERE = -1;

class Reader {
  private readonly text: string;
  /** Offset of what is read next. */
  private at = 0;
  /** Its column, from 0; lines are read up to the content of the next. */
  private column = NOWHERE;
  private depth = 0;
  private refused = false;

  constructor(text: string) {
    this.text = text;
  }

  document(): PlainValue | undefined {
    const head = HEAD.exec(this.text)?.[0].length ?? 0;
    this.nextLine(head);
    const start = this.at;
    const value = this.node(this.column);
    return this.refused || this.column !== NOWHERE ? undefined : { value, start };
  }

  /** Ends the reading: nothing is left for anybody to read. */
  private refuse(): undefined {
    this.refused = true;
    this.column = NOWHERE;
    return undefined;
  }

  private node(column: number): unknown {
    if (column === NOWHERE || this.depth === MAXIMUM_DEPTH) return this.refuse();
    this.depth += 1;
    const value = this.isItem() ? this.sequence(column) : this.mapping(column);
    this.depth -= 1;
    return value;
  }

  private mapping(column: number): Record<string, unknown> | undefined {
    const mapping: Record<string, unknown> = {};
    while (this.column === column) {
      const key = this.key();
      if (key === undefined || key in mapping) return this.refuse();
      mapping[key] = this.value(column, true);
    }
    return this.column > column ? this.refuse() : mapping;
  }

  private sequence(column: number): unknown[] | undefined {
    const items: unknown[] = [];
    while (this.column === column && this.isItem()) {
      this.at += 1;
      items.push(this.value(column, false));
    }
    return this.column > column ? this.refuse() : items;
  }

  /** Passes a key and its colon. */
  private key(): string | undefined {
    KEY.lastIndex = this.at;
    if (!KEY.test(this.text)) return undefined;
    const key = this.text.slice(this.at, KEY.lastIndex);
    this.at = KEY.lastIndex + 1;
    // `on` and `null` are keys of other types.
    return resolvePlain(key).tag === '!!str' ? key : undefined;
  }

  private isItem(): boolean {
    if (this.text.charCodeAt(this.at) !== DASH) return false;
    const next = this.text.charCodeAt(this.at + 1);
    return next === SPACE || next === LINE_BREAK;
  }

  /** What stands behind the colon or dash of a collection in `column`. */
  private value(column: number, inMapping: boolean): unknown {
    const marker = this.at;
    const first = this.next();
    if (first === LINE_BREAK || first === HASH) {
      this.nextLine(this.text.indexOf('\n', this.at) + 1);
      if (this.column > column) return this.node(this.column);
      // Lists of a mapping need no indent.
      if (inMapping && this.column === column && this.isItem()) return this.sequence(column);
      return null;
    }
    if (!inMapping && this.beginsCollection()) {
      // The dash stands one before the marker.
      this.column = column + 1 + this.at - marker;
      return this.node(this.column);
    }
    const value = this.scalar(first, column);
    return this.column > column ? this.refuse() : value;
  }

  private beginsCollection(): boolean {
    KEY.lastIndex = this.at;
    return this.isItem() || KEY.test(this.text);
  }

  private scalar(first: number, column: number): unknown {
    if (first === DOUBLE_QUOTE || first === SINGLE_QUOTE) return this.quoted(first);
    if (first === BAR) return this.literal(column);
    if (first === BRACE) return this.empty();
    if (first === BRACKET) return this.inBrackets();
    return INDICATORS.has(first) || this.isItem() ? this.refuse() : this.plain();
  }

  private plain(): unknown {
    const end = this.text.indexOf('\n', this.at);
    let scalar = this.text.slice(this.at, end);
    const comment = scalar.indexOf(' #');
    if (comment >= 0) scalar = scalar.slice(0, comment);
    if (scalar.endsWith(' ')) scalar = scalar.trimEnd();
    if (scalar.endsWith(':') || scalar.includes(': ')) return this.refuse();
    this.nextLine(end + 1);
    const resolved = resolvePlain(scalar);
    return resolved.kind === 'value' ? resolved.value : this.refuse();
  }

  private quoted(quote: number): string | undefined {
    const text = this.textIn(quote);
    return text !== undefined && this.endOfLine() ? text : undefined;
  }

  /** Text in quotes that means what it says. */
  private textIn(quote: number): string | undefined {
    const start = this.at + 1;
    const close = this.text.indexOf(quote === DOUBLE_QUOTE ? '"' : "'", start);
    if (close < 0) return this.refuse();
    const text = this.text.slice(start, close);
    if (text.includes('\n') || (quote === DOUBLE_QUOTE && text.includes('\\'))) return this.refuse();
    this.at = close + 1;
    return text;
  }

  /** The lines behind a bar, without their indent. */
  private literal(column: number): string | undefined {
    const chomping = this.text.charAt(this.at + 1);
    let start = this.at + (chomping === '-' || chomping === '+' ? 3 : 2);
    const indent = this.spaces(start, Number.POSITIVE_INFINITY);
    const isFound = this.text.charCodeAt(start - 1) === LINE_BREAK && indent > column;
    if (!isFound || this.text.charCodeAt(start + indent) === LINE_BREAK) return this.refuse();
    const lines: string[] = [];
    let filled = 0;
    for (let end = this.text.indexOf('\n', start); end >= 0; end = this.text.indexOf('\n', start)) {
      const content = start + this.spaces(start, indent);
      if (content < end && content < start + indent) break;
      lines.push(this.text.slice(content, end));
      if (content < end) filled = lines.length;
      start = end + 1;
    }
    this.nextLine(start);
    if (chomping === '+') return `${lines.join('\n')}\n`;
    const text = lines.slice(0, filled).join('\n');
    return chomping === '-' ? text : `${text}\n`;
  }

  private empty(): Record<string, unknown> | undefined {
    if (!this.text.startsWith('{}', this.at)) return this.refuse();
    this.at += 2;
    return this.endOfLine() ? {} : undefined;
  }

  /** A list of simple scalars on one line. */
  private inBrackets(): unknown[] | undefined {
    const items: unknown[] = [];
    this.at += 1;
    if (this.next() === CLOSING_BRACKET) this.at += 1;
    else {
      for (let more = true; more && !this.refused; this.at += 1) {
        items.push(this.inBracket());
        const behind = this.next();
        more = behind === COMMA;
        if (!more && behind !== CLOSING_BRACKET) this.refuse();
      }
    }
    return !this.refused && this.endOfLine() ? items : undefined;
  }

  private inBracket(): unknown {
    const first = this.next();
    if (first === DOUBLE_QUOTE || first === SINGLE_QUOTE) return this.textIn(first);
    SIMPLE_SCALAR.lastIndex = this.at;
    if (!SIMPLE_SCALAR.test(this.text)) return this.refuse();
    const resolved = resolvePlain(this.text.slice(this.at, SIMPLE_SCALAR.lastIndex));
    this.at = SIMPLE_SCALAR.lastIndex;
    return resolved.kind === 'value' ? resolved.value : this.refuse();
  }

  /** Passes spaces. */
  private next(): number {
    while (this.text.charCodeAt(this.at) === SPACE) this.at += 1;
    return this.text.charCodeAt(this.at);
  }

  /** Passes a comment behind a value, and refuses anything else. */
  private endOfLine(): boolean {
    const end = this.text.indexOf('\n', this.at);
    const isEnd = end === this.at || /^ *(?: #.*)?$/.test(this.text.slice(this.at, end));
    if (isEnd) this.nextLine(end + 1);
    else this.refuse();
    return isEnd;
  }

  /** Goes to the next line with content, beginning at the offset of a line. */
  private nextLine(offset: number): void {
    let start = offset;
    while (start < this.text.length) {
      const indent = this.spaces(start, Number.POSITIVE_INFINITY);
      const first = this.text.charCodeAt(start + indent);
      if (first !== LINE_BREAK && first !== HASH) {
        this.at = start + indent;
        this.column = indent;
        return;
      }
      start = this.text.indexOf('\n', start + indent) + 1;
    }
    this.column = NOWHERE;
  }

  /** How many spaces stand at an offset, up to a number. */
  private spaces(offset: number, most: number): number {
    let count = 0;
    while (count < most && this.text.charCodeAt(offset + count) === SPACE) count += 1;
    return count;
  }
}
