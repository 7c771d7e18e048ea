import type { Literal } from './expression.ts';
import type { Token } from './token.ts';
import { unescapeString } from './unescape.ts';

export type ReadLiteral = Pick<Literal, 'type' | 'value'> | { readonly fault: string };

const MOST_INT = 2n ** 63n - 1n;
const LEAST_INT = -(2n ** 63n);
const MOST_UINT = 2n ** 64n - 1n;

/** The value of a literal, or why it has none; nothing for a word that is no literal. */
export function literalOf({ type, text }: Token, sign: Token | undefined): ReadLiteral | undefined {
  switch (type) {
    case 'NUM_INT': {
      const value = sign === undefined ? BigInt(text) : -BigInt(text);
      return value > MOST_INT || value < LEAST_INT ? { fault: 'invalid int literal' } : { type: 'int', value };
    }
    case 'NUM_UINT': {
      const value = BigInt(text.slice(0, -1));
      return value > MOST_UINT ? { fault: 'invalid uint literal' } : { type: 'uint', value };
    }
    case 'NUM_FLOAT': {
      const value = Number(`${sign?.text ?? ''}${text}`);
      return Number.isFinite(value) ? { type: 'double', value } : { fault: 'invalid double literal' };
    }
    case 'STRING':
      return textLiteral('string', text);
    case 'BYTES':
      return textLiteral('bytes', text.slice(1));
    case 'true':
    case 'false':
      return { type: 'bool', value: type === 'true' };
    case 'null':
      return { type: 'null', value: null };
    default:
      return undefined;
  }
}

function textLiteral(type: 'string' | 'bytes', text: string): ReadLiteral {
  const unescaped = unescapeString(text, type === 'bytes');
  return 'fault' in unescaped ? unescaped : { type, value: unescaped.text };
}
