/** Why a text is no regular expression, in Go's words. */
export class PatternFault extends Error {
  constructor(code: string, expression: string) {
    super(`error parsing regexp: ${code}: \`${expression}\``);
  }
}

/** A place in the text of an expression. */
export class Cursor {
  readonly text: string;
  position = 0;

  constructor(text: string) {
    this.text = text;
  }

  get ended(): boolean {
    return this.position >= this.text.length;
  }

  at(character: string): boolean {
    return this.text[this.position] === character;
  }

  /** The character here; steps over it. */
  next(): string {
    const code = this.nextCode();
    return code < 0x80 ? this.text.charAt(this.position - 1) : String.fromCodePoint(code);
  }

  nextCode(): number {
    const code = this.text.codePointAt(this.position) ?? 0;
    this.position += code > 0xffff ? 2 : 1;
    return code;
  }

  /** What a sticky expression finds here; steps over it. */
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text);
    if (found !== null) this.position = pattern.lastIndex;
    return found;
  }

  /** Steps over what a sticky expression finds here. */
  skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.position;
    const found = pattern.test(this.text);
    if (found) this.position = pattern.lastIndex;
    return found;
  }

  since(start: number): string {
    return this.text.slice(start, this.position);
  }

  /** Refuses the expression for what stands between a place and here. */
  fail(code: string, start: number): never {
    throw new PatternFault(code, this.since(start));
  }

  /** Refuses the expression for everything behind a place. */
  failToEnd(code: string, start: number): never {
    throw new PatternFault(code, this.text.slice(start));
  }
}
