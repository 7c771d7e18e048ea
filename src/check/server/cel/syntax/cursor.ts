import type { Token, TokenType } from './token.ts';

/** The text ends, or goes on with a word that cannot stand there. */
export class Unexpected extends Error {}

const END: Token = { type: '<EOF>', text: '<EOF>', offset: 0 };

/** Goes through the words of a text. */
export class Cursor {
  private readonly tokens: readonly Token[];
  private position = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  peek(): Token {
    return this.tokens[this.position] ?? END;
  }

  /** The type of a word ahead; 0 is the next one. */
  typeAt(distance: number): TokenType | undefined {
    return this.tokens[this.position + distance]?.type;
  }

  advance(): Token {
    const token = this.peek();
    this.position += 1;
    return token;
  }

  /** The next word, if it is of this type. */
  accept(type: TokenType): Token | undefined {
    return this.peek().type === type ? this.advance() : undefined;
  }

  expect(type: TokenType): Token {
    if (this.peek().type !== type) throw new Unexpected();
    return this.advance();
  }
}
