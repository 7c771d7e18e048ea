/**
 * Whether bytes are a JSON object, told in the words of Go's `encoding/json`.
 *
 * Source: encoding/json scanner.go, decode.go. Numbers too large for a float are not told apart.
 */
import { quote } from './go-value.ts';

const DEEPEST = 10_000;
const END = 'unexpected end of JSON input';
const BLANK = ' \t\r\n';

/** The fault of `json.Unmarshal` into a map, or nothing when the bytes are an object or `null`. */
export function goJsonObjectFault(bytes: Uint8Array): string | undefined {
  // One character a byte: the scanner knows no others.
  const text = Buffer.from(bytes).toString('latin1');
  return new Scanner(text).fault() ?? kindFault(text, 'object', 'map[string]interface {}');
}

/** The fault of reading text as JSON at all. */
export function goJsonFault(text: string): string | undefined {
  return new Scanner(Buffer.from(text, 'utf8').toString('latin1')).fault();
}

/** The fault of a well-formed value that is not of the kind asked for; `null` is of every kind. */
export function kindFault(text: string, kind: 'object' | 'array', goType: string): string | undefined {
  const found = kindOf(text.trimStart());
  return found === kind || found === 'null'
    ? undefined
    : `json: cannot unmarshal ${found} into Go value of type ${goType}`;
}

function kindOf(text: string): string {
  switch (text.charAt(0)) {
    case '{':
      return 'object';
    case 'n':
      return 'null';
    case '[':
      return 'array';
    case '"':
      return 'string';
    case 't':
    case 'f':
      return 'bool';
    default:
      return 'number';
  }
}

/** A recogniser without recursion: hostile nesting costs no stack. */
class Scanner {
  private readonly text: string;
  private position = 0;
  /** What the open brackets are, innermost last. */
  private readonly open: ('{' | '[')[] = [];

  constructor(text: string) {
    this.text = text;
  }

  fault(): string | undefined {
    let fault = this.value();
    while (fault === undefined && this.open.length > 0) fault = this.afterValue();
    if (fault !== undefined) return fault;
    this.skipBlanks();
    return this.atEnd() ? undefined : this.unexpected('after top-level value');
  }

  /** Reads a scalar, or opens a list or object up to its first value. */
  private value(): string | undefined {
    for (;;) {
      this.skipBlanks();
      if (this.atEnd()) return END;
      const character = this.peek();
      if (character !== '{' && character !== '[') return this.scalar(character);
      if (this.open.length >= DEEPEST) return 'exceeded max depth';
      this.open.push(character);
      this.position += 1;
      this.skipBlanks();
      if (this.peek() === (character === '{' ? '}' : ']')) {
        this.close();
        return undefined;
      }
      if (character === '{') {
        const fault = this.key();
        if (fault !== undefined) return fault;
      }
    }
  }

  /** Behind a value within a list or object: a comma and the next value, or the end. */
  private afterValue(): string | undefined {
    this.skipBlanks();
    if (this.atEnd()) return END;
    const inObject = this.open.at(-1) === '{';
    const character = this.peek();
    if (character === (inObject ? '}' : ']')) {
      this.close();
      return undefined;
    }
    if (character !== ',') return this.unexpected(inObject ? 'after object key:value pair' : 'after array element');
    this.position += 1;
    return (inObject ? this.key() : undefined) ?? this.value();
  }

  private key(): string | undefined {
    this.skipBlanks();
    if (this.atEnd()) return END;
    if (this.peek() !== '"') return this.unexpected('looking for beginning of object key string');
    const fault = this.string();
    if (fault !== undefined) return fault;
    this.skipBlanks();
    if (this.atEnd()) return END;
    if (this.peek() !== ':') return this.unexpected('after object key');
    this.position += 1;
    return undefined;
  }

  private scalar(character: string): string | undefined {
    if (character === '"') return this.string();
    if (character === '-' || isDigit(character)) return this.number();
    const literal = ['true', 'false', 'null'].find((word) => word.startsWith(character));
    return literal === undefined ? this.unexpected('looking for beginning of value') : this.literal(literal);
  }

  private literal(word: string): string | undefined {
    for (const expected of word) {
      if (this.peek() !== expected) return this.unexpected(`in literal ${word} (expecting '${expected}')`);
      this.position += 1;
    }
    return undefined;
  }

  private string(): string | undefined {
    this.position += 1;
    for (;;) {
      if (this.atEnd()) return END;
      const character = this.peek();
      if (character < ' ') return this.unexpected('in string literal');
      this.position += 1;
      if (character === '"') return undefined;
      const fault = character === '\\' ? this.escape() : undefined;
      if (fault !== undefined) return fault;
    }
  }

  private escape(): string | undefined {
    const character = this.peek();
    if (character === '' || !'bfnrt\\/"u'.includes(character)) return this.unexpected('in string escape code');
    this.position += 1;
    if (character !== 'u') return undefined;
    for (let digits = 0; digits < 4; digits += 1) {
      if (!/[0-9a-fA-F]/.test(this.peek())) return this.unexpected('in \\u hexadecimal character escape');
      this.position += 1;
    }
    return undefined;
  }

  private number(): string | undefined {
    if (this.peek() === '-') this.position += 1;
    if (this.peek() === '0') this.position += 1;
    else {
      const fault = this.digits('in numeric literal');
      if (fault !== undefined) return fault;
    }
    if (this.peek() === '.') {
      this.position += 1;
      const fault = this.digits('after decimal point in numeric literal');
      if (fault !== undefined) return fault;
    }
    if (this.peek() !== 'e' && this.peek() !== 'E') return undefined;
    this.position += 1;
    if (this.peek() === '+' || this.peek() === '-') this.position += 1;
    return this.digits('in exponent of numeric literal');
  }

  private digits(where: string): string | undefined {
    if (!isDigit(this.peek())) return this.unexpected(where);
    while (isDigit(this.peek())) this.position += 1;
    return undefined;
  }

  private close(): void {
    this.open.pop();
    this.position += 1;
  }

  private skipBlanks(): void {
    while (!this.atEnd() && BLANK.includes(this.peek())) this.position += 1;
  }

  private peek(): string {
    return this.text.charAt(this.position);
  }

  private atEnd(): boolean {
    return this.position >= this.text.length;
  }

  /** Go's scanner takes the end of the text for a blank first. */
  private unexpected(where: string): string {
    return `invalid character ${quotedCharacter(this.peek() || ' ')} ${where}`;
  }
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9' && character !== '';
}

function quotedCharacter(character: string): string {
  if (character === "'") return String.raw`'\''`;
  if (character === '"') return `'"'`;
  return `'${quote(character).slice(1, -1)}'`;
}
