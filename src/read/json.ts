/**
 * Reads JSON and keeps what `JSON.parse` drops: duplicate fields, the text of numbers, where a text of several documents ends.
 * https://www.rfc-editor.org/rfc/rfc8259
 */
import { numberFrom, type NumberLiteral } from '../model/number-literal.ts';
import { define } from '../model/json-object.ts';

export interface JsonValue {
  readonly value: unknown;
  /** Offset behind the value. */
  readonly end: number;
  /** `duplicate field "metadata.name"`, in the server's words. */
  readonly strictErrors: readonly string[];
}

export class JsonSyntaxError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

const MAXIMUM_DEPTH = 1000;
const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;
// What needs no care in a string: neither quote, backslash nor control character.
const ORDINARY = /[ !#-[\]-\u{10ffff}]*/uy;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Reads one value from `offset` on; throws `JsonSyntaxError`. */
export function readJson(text: string, offset = 0): JsonValue {
  const reader = new Reader(text, offset);
  const value = reader.value(0);
  return { value, end: reader.position, strictErrors: reader.strictErrors };
}

/** Is a text one value, and nothing else? */
export function isJson(text: string): boolean {
  try {
    return readJson(text).end === text.length;
  } catch (error) {
    if (error instanceof JsonSyntaxError) return false;
    throw error;
  }
}

class Reader {
  position: number;
  readonly strictErrors: string[] = [];
  private readonly text: string;
  private readonly path: string[] = [];

  constructor(text: string, offset: number) {
    this.text = text;
    this.position = offset;
  }

  value(depth: number): unknown {
    if (depth > MAXIMUM_DEPTH) this.fail('exceeded max depth');
    this.skipSpace();
    switch (this.text[this.position]) {
      case '{':
        return this.object(depth);
      case '[':
        return this.list(depth);
      case '"':
        return this.string();
      case 't':
        return this.word('true', true);
      case 'f':
        return this.word('false', false);
      case 'n':
        return this.word('null', null);
      default:
        return this.number();
    }
  }

  private object(depth: number): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    this.position += 1;
    if (this.closes('}')) return object;
    for (;;) {
      this.skipSpace();
      if (this.text[this.position] !== '"') this.fail('expected the name of a field');
      const key = this.string();
      this.expect(':');
      this.path.push(this.path.length === 0 ? key : `.${key}`);
      if (Object.hasOwn(object, key)) this.repeated();
      define(object, key, this.value(depth + 1));
      this.path.pop();
      if (this.closes('}')) return object;
      this.expect(',');
    }
  }

  private list(depth: number): unknown[] {
    const list: unknown[] = [];
    this.position += 1;
    if (this.closes(']')) return list;
    for (;;) {
      this.path.push(`[${list.length}]`);
      list.push(this.value(depth + 1));
      this.path.pop();
      if (this.closes(']')) return list;
      this.expect(',');
    }
  }

  private repeated(): void {
    const text = `duplicate field ${JSON.stringify(this.path.join(''))}`;
    if (!this.strictErrors.includes(text)) this.strictErrors.push(text);
  }

  private string(): string {
    const start = this.position;
    this.position += 1;
    let escaped = false;
    for (;;) {
      this.match(ORDINARY);
      const character = this.text[this.position];
      if (character === '"') break;
      if (character !== '\\' || this.match(ESCAPE) === undefined)
        this.fail('string is not closed or holds a bad character');
      escaped = true;
    }
    this.position += 1;
    if (!escaped) return this.text.slice(start + 1, this.position - 1);
    const parsed: unknown = JSON.parse(this.text.slice(start, this.position));
    return String(parsed);
  }

  private number(): number | NumberLiteral {
    const found = this.match(NUMBER);
    if (found === undefined || found === '') return this.fail('expected a value');
    return numberFrom(found);
  }

  private word<T>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.position)) this.fail('expected a value');
    this.position += word.length;
    return value;
  }

  private closes(bracket: string): boolean {
    this.skipSpace();
    if (this.text[this.position] !== bracket) return false;
    this.position += 1;
    return true;
  }

  private expect(character: string): void {
    this.skipSpace();
    if (this.text[this.position] !== character) this.fail(`expected \`${character}\``);
    this.position += 1;
  }

  private skipSpace(): void {
    this.match(SPACE);
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text);
    if (found === null) return undefined;
    this.position = pattern.lastIndex;
    return found[0];
  }

  private fail(message: string): never {
    throw new JsonSyntaxError(`json: ${message}`, this.position);
  }
}
