/** A word of CEL with its place in the text. */
export interface Token {
  readonly type: TokenType;
  readonly text: string;
  readonly offset: number;
}

/** Signs and words stand for themselves; in the order of the grammar, in which the server lists them. */
export const TOKEN_TYPES = [
  '==',
  '!=',
  'in',
  '<',
  '<=',
  '>=',
  '>',
  '&&',
  '||',
  '[',
  ']',
  '{',
  '}',
  '(',
  ')',
  '.',
  ',',
  '-',
  '!',
  '?',
  ':',
  '+',
  '*',
  '/',
  '%',
  'true',
  'false',
  'null',
  'NUM_FLOAT',
  'NUM_INT',
  'NUM_UINT',
  'STRING',
  'BYTES',
  'IDENTIFIER',
  'ESC_IDENTIFIER',
  '<EOF>',
] as const;

export type TokenType = (typeof TOKEN_TYPES)[number];
