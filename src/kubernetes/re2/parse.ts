/**
 * Regular expressions in the syntax of RE2, as Go's regexp compiles them: no lookaround, no back references.
 *
 * Source: https://github.com/google/re2/wiki/Syntax, https://pkg.go.dev/regexp/syntax
 */
import { not, PERL, POSIX, rangesOf, unicodeClass, unionOf, type CharacterSet } from './character-set.ts';

export type Assertion = 'textStart' | 'textEnd' | 'lineStart' | 'lineEnd' | 'boundary' | 'noBoundary';

export type Node =
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | { readonly kind: 'sequence' | 'choice'; readonly of: readonly Node[] }
  | { readonly kind: 'repeat'; readonly of: Node; readonly least: number; readonly most: number };

/** Why a text is no regular expression, in Go's words. */
export class PatternFault extends Error {
  constructor(code: string, expression: string) {
    super(`error parsing regexp: ${code}: \`${expression}\``);
  }
}

const MOST_REPEATS = 1_000;
const DEEPEST = 1_000;

interface Flags {
  readonly fold: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
}

/** Throws a `PatternFault`. */
export function parsePattern(pattern: string): Node {
  return new Parser(pattern).parse();
}

class Parser {
  private readonly pattern: string;
  private position = 0;
  private depth = 0;
  private flags: Flags = { fold: false, multiline: false, dotAll: false };

  constructor(pattern: string) {
    this.pattern = pattern;
  }

  parse(): Node {
    const node = this.choice();
    if (this.position < this.pattern.length) throw new PatternFault('unexpected )', this.pattern);
    return node;
  }

  private choice(): Node {
    const choices: Node[] = [];
    let sequence: Node[] = [];
    while (this.position < this.pattern.length && !this.at(')')) {
      if (this.at('|')) {
        this.position += 1;
        choices.push({ kind: 'sequence', of: sequence });
        sequence = [];
      } else this.item(sequence);
    }
    const last: Node = { kind: 'sequence', of: sequence };
    return choices.length === 0 ? last : { kind: 'choice', of: [...choices, last] };
  }

  private item(sequence: Node[]): void {
    const start = this.position;
    const repeat = this.repetition();
    if (repeat === undefined) {
      const node = this.atom();
      if (node !== undefined) sequence.push(node);
      return;
    }
    const operand = sequence.pop();
    if (operand === undefined) {
      throw new PatternFault('missing argument to repetition operator', this.pattern.slice(start, this.position));
    }
    const operators = this.position;
    const next = this.repetition();
    if (next !== undefined) {
      throw new PatternFault('invalid nested repetition operator', this.pattern.slice(start, this.position));
    }
    this.position = operators;
    const node: Node = { kind: 'repeat', of: operand, ...repeat };
    if ((repeat.least > 1 || repeat.most > 1) && repeats(node) > MOST_REPEATS) {
      throw new PatternFault('invalid repeat count', this.pattern.slice(start, operators));
    }
    sequence.push(node);
  }

  /** `*`, `+`, `?`, `{2,3}`, each with a `?` behind it that changes nothing in what matches. */
  private repetition(): { readonly least: number; readonly most: number } | undefined {
    const character = this.pattern.charAt(this.position);
    if (character === '{') return this.counted();
    if (character === '' || !'*+?'.includes(character)) return undefined;
    this.position += this.pattern.charAt(this.position + 1) === '?' ? 2 : 1;
    return { least: character === '+' ? 1 : 0, most: character === '?' ? 1 : Number.POSITIVE_INFINITY };
  }

  private counted(): { readonly least: number; readonly most: number } | undefined {
    const counted = /^\{(0|[1-9][0-9]*)(,(0|[1-9][0-9]*)?)?\}/.exec(
      this.pattern.slice(this.position, this.position + 40),
    );
    // Braces that hold no count stand for themselves.
    if (counted === null) return undefined;
    const [text, first = '0', comma, second] = counted;
    const least = Number(first);
    const most = comma === undefined ? least : second === undefined ? Number.POSITIVE_INFINITY : Number(second);
    if (least > MOST_REPEATS || (most !== Number.POSITIVE_INFINITY && most > MOST_REPEATS) || most < least) {
      throw new PatternFault('invalid repeat count', text);
    }
    this.position += text.length;
    if (this.at('?')) this.position += 1;
    return { least, most };
  }

  private atom(): Node | undefined {
    const character = this.next();
    switch (character) {
      case '(':
        return this.group();
      case '[':
        return this.characterClass();
      case '.':
        return set(this.flags.dotAll ? rangesOf([0, 0x10ffff]) : not(rangesOf([10, 10])));
      case '^':
        return { kind: 'assertion', assertion: this.flags.multiline ? 'lineStart' : 'textStart' };
      case '$':
        return { kind: 'assertion', assertion: this.flags.multiline ? 'lineEnd' : 'textEnd' };
      case '\\':
        return this.escape();
      default:
        return this.literal(character);
    }
  }

  private group(): Node | undefined {
    const start = this.position - 1;
    const outer = this.flags;
    if (this.at('?')) {
      const rest = this.pattern.slice(this.position);
      if (/^\?P?<./su.test(rest)) {
        const [name, letters = ''] = /^\?P?<([^>]*)>/.exec(rest) ?? [];
        if (name === undefined) throw new PatternFault('invalid named capture', this.pattern.slice(start));
        if (!/^[A-Za-z0-9_]+$/.test(letters)) throw new PatternFault('invalid named capture', `(${name}`);
        this.position += name.length;
      } else if (!this.groupFlags(start)) return undefined;
    }
    this.depth += 1;
    if (this.depth > DEEPEST) throw new PatternFault('expression nests too deeply', this.pattern);
    const node = this.choice();
    if (!this.at(')')) throw new PatternFault('missing closing )', this.pattern);
    this.position += 1;
    this.depth -= 1;
    this.flags = outer;
    return node;
  }

  /** `(?i:` opens a group; `(?i)` sets flags for what follows and is no group. */
  private groupFlags(start: number): boolean {
    this.position += 1;
    let sign = true;
    let seen = true;
    let flags = this.flags;
    while (this.position < this.pattern.length) {
      const character = this.next();
      if (character === 'i') flags = { ...flags, fold: sign };
      else if (character === 'm') flags = { ...flags, multiline: sign };
      else if (character === 's') flags = { ...flags, dotAll: sign };
      else if (character === '-' && sign) {
        sign = false;
        seen = false;
        continue;
      } else if ((character === ':' || character === ')') && seen) {
        this.flags = flags;
        return character === ':';
      } else if (character !== 'U') break;
      seen = true;
    }
    throw new PatternFault('invalid or unsupported Perl syntax', this.pattern.slice(start, this.position));
  }

  private escape(): Node {
    const start = this.position - 1;
    const character = this.pattern.charAt(this.position);
    if (character === 'A') return this.assertion('textStart');
    if (character === 'z') return this.assertion('textEnd');
    if (character === 'b') return this.assertion('boundary');
    if (character === 'B') return this.assertion('noBoundary');
    if (character === 'Q') return this.quoted();
    const shorthand = this.shorthand();
    if (shorthand !== undefined) return set(shorthand);
    return this.literal(String.fromCodePoint(this.escaped(start)));
  }

  private assertion(assertion: Assertion): Node {
    this.position += 1;
    return { kind: 'assertion', assertion };
  }

  private quoted(): Node {
    const end = this.pattern.indexOf('\\E', this.position + 1);
    const text = this.pattern.slice(this.position + 1, end < 0 ? undefined : end);
    this.position = end < 0 ? this.pattern.length : end + 2;
    return { kind: 'sequence', of: [...text].map((character) => this.literal(character)) };
  }

  /** `\d`, `\W`, `\pL`, `\P{Greek}`; the position is behind the backslash. */
  private shorthand(): CharacterSet | undefined {
    const letter = this.pattern.charAt(this.position);
    const perl = Object.hasOwn(PERL, letter.toLowerCase()) ? PERL[letter.toLowerCase()] : undefined;
    if (perl !== undefined) {
      this.position += 1;
      return letter === letter.toLowerCase() ? perl : not(perl);
    }
    if (letter !== 'p' && letter !== 'P') return undefined;
    const [text = letter, braced, bare] = /^[pP](?:\{([^}]*)\}|([^{]))/su.exec(this.pattern.slice(this.position)) ?? [];
    const whole = `\\${braced === undefined && bare === undefined ? this.pattern.slice(this.position) : text}`;
    const name = (braced ?? bare ?? '').replace(/^\^/, '');
    const found = unicodeClass(name);
    if (found === undefined) throw new PatternFault('invalid character class range', whole);
    this.position += text.length;
    const negated = (letter === 'P') !== (braced ?? '').startsWith('^');
    return negated ? not(found) : found;
  }

  /** The code point behind a backslash. */
  private escaped(start: number): number {
    if (this.position >= this.pattern.length) throw new PatternFault('trailing backslash at end of expression', '');
    const rest = this.pattern.slice(this.position, this.position + 16);
    const octal = /^(?:0[0-7]{0,2}|[1-7][0-7]{1,2})/.exec(rest);
    const [hexText, hexBraced, hexBare] = /^x(?:\{([0-9a-fA-F]+)\}|([0-9a-fA-F]{2}))/.exec(rest) ?? [];
    if (octal !== null) {
      this.position += octal[0].length;
      return Number.parseInt(octal[0], 8);
    }
    const hexadecimal = Number.parseInt(hexBraced ?? hexBare ?? '', 16);
    if (hexText !== undefined && hexadecimal <= 0x10ffff) {
      this.position += hexText.length;
      return hexadecimal;
    }
    if (rest.startsWith('x')) {
      const whole = `\\${this.pattern.slice(this.position, this.position + hexadecimalFault(rest))}`;
      throw new PatternFault('invalid escape sequence', whole);
    }
    const character = this.next();
    const control = 'afnrtv'.indexOf(character);
    if (control >= 0) return [7, 12, 10, 13, 9, 11][control] ?? 0;
    const code = character.codePointAt(0) ?? 0;
    if (code < 128 && !/[A-Za-z0-9]/.test(character)) return code;
    throw new PatternFault('invalid escape sequence', this.pattern.slice(start, this.position));
  }

  private characterClass(): Node {
    const start = this.position - 1;
    const negated = this.at('^');
    if (negated) this.position += 1;
    const parts: CharacterSet[] = [];
    let first = true;
    while (first || !this.at(']')) {
      first = false;
      parts.push(this.classPart(start));
    }
    this.position += 1;
    return { kind: 'set', set: unionOf(parts, negated, this.flags.fold) };
  }

  private classPart(start: number): CharacterSet {
    const rest = this.pattern.slice(this.position, this.position + 16);
    const [posixText, caret, posixName = ''] = /^\[:(\^?)([^:\]]*):\]/.exec(rest) ?? [];
    if (posixText !== undefined) {
      const found = Object.hasOwn(POSIX, posixName) ? POSIX[posixName] : undefined;
      if (found === undefined) throw new PatternFault('invalid character class range', posixText);
      this.position += posixText.length;
      return caret === '^' ? not(found) : found;
    }
    if (this.at('\\')) {
      this.position += 1;
      const shorthand = this.shorthand();
      if (shorthand !== undefined) return shorthand;
      this.position -= 1;
    }
    const from = this.position;
    const low = this.classCharacter(start);
    if (!this.at('-') || this.pattern.charAt(this.position + 1) === ']' || this.position + 1 >= this.pattern.length) {
      return rangesOf([low, low]);
    }
    this.position += 1;
    const high = this.classCharacter(start);
    if (high < low) {
      throw new PatternFault('invalid character class range', this.pattern.slice(from, this.position));
    }
    return rangesOf([low, high]);
  }

  private classCharacter(start: number): number {
    if (this.position >= this.pattern.length) {
      throw new PatternFault('missing closing ]', this.pattern.slice(start));
    }
    const from = this.position;
    const character = this.next();
    return character === '\\' ? this.escaped(from) : (character.codePointAt(0) ?? 0);
  }

  private literal(character: string): Node {
    const codePoint = character.codePointAt(0) ?? 0;
    return set(unionOf([rangesOf([codePoint, codePoint])], false, this.flags.fold));
  }

  private at(character: string): boolean {
    return this.pattern.charAt(this.position) === character;
  }

  private next(): string {
    const character = String.fromCodePoint(this.pattern.codePointAt(this.position) ?? 0);
    this.position += character.length;
    return character;
  }
}

function set(of: CharacterSet): Node {
  return { kind: 'set', set: of };
}

/** How often the innermost part may be repeated, counts within counts multiplied. */
function repeats(node: Node): number {
  switch (node.kind) {
    case 'repeat': {
      const count = node.most === Number.POSITIVE_INFINITY ? node.least : node.most;
      return Math.max(count, 1) * repeats(node.of);
    }
    case 'sequence':
    case 'choice':
      return Math.max(1, ...node.of.map(repeats));
    default:
      return 1;
  }
}

/** How much of a wrong `\x…` is read before it is found wrong. */
function hexadecimalFault(text: string): number {
  if (!text.startsWith('x{')) return [...text].slice(0, 3).join('').length;
  for (let end = 2; end < text.length; end += 1) {
    const digits = text.slice(2, end + 1);
    if (!/^[0-9a-fA-F]+$/.test(digits)) return end + ((text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1);
    if (Number.parseInt(digits, 16) > 0x10ffff) return end + 1;
  }
  return text.length;
}
