import type { TokenType } from '../token.ts';
import type { Decision } from './grammar.ts';

/** The type of a word ahead; 0 is the next one. */
export type Ahead = (distance: number) => TokenType;

/** The alternative that is taken, or how far ahead it shows that there is none. */
export type Decided = { readonly alternative: number } | { readonly failsAt: number };

const STARTS_MEMBER: readonly TokenType[] = [
  '.',
  'IDENTIFIER',
  '(',
  '[',
  '{',
  '-',
  'NUM_INT',
  'NUM_UINT',
  'NUM_FLOAT',
  'STRING',
  'BYTES',
  'true',
  'false',
  'null',
];
const CLOSING: readonly TokenType[] = [']', '}'];
const SIGNED: readonly TokenType[] = ['NUM_INT', 'NUM_FLOAT'];
/** Alternatives of a literal, by their first word. */
const LITERALS: readonly TokenType[] = ['NUM_INT', 'NUM_UINT', 'NUM_FLOAT', 'STRING', 'BYTES', 'true', 'false', 'null'];

/** What the server's parser decides where the next word is not enough; of loops alternative 0 goes on. */
export function decide(decision: Decision, ahead: Ahead): Decided {
  switch (decision) {
    case 'unary':
      return decideUnary(ahead);
    case 'minus':
      if (ahead(0) !== '-') return take(1);
      return STARTS_MEMBER.includes(ahead(1)) ? take(0) : { failsAt: 1 };
    case 'member':
      return decideMember(ahead);
    case 'primary':
      return decidePrimary(ahead);
    case 'literal':
      if (ahead(0) !== '-') return take(LITERALS.indexOf(ahead(0)));
      return SIGNED.includes(ahead(1)) ? take(LITERALS.indexOf(ahead(1))) : { failsAt: 1 };
    case 'entries':
      return take(ahead(0) === ',' && isEntry(ahead(1)) ? 0 : 1);
    case 'next':
      return take(ahead(0) === 'IDENTIFIER' ? 0 : 1);
  }
}

function take(alternative: number): Decided {
  return { alternative };
}

function decideUnary(ahead: Ahead): Decided {
  if (ahead(0) === '!') return take(1);
  if (ahead(0) !== '-' || SIGNED.includes(ahead(1))) return take(0);
  return STARTS_MEMBER.includes(ahead(1)) ? take(2) : { failsAt: 1 };
}

function decideMember(ahead: Ahead): Decided {
  if (ahead(0) === '[') return take(2);
  const next = ahead(1);
  if (next === '?' || next === 'ESC_IDENTIFIER') return take(0);
  if (next !== 'IDENTIFIER') return { failsAt: 1 };
  return take(ahead(2) === '(' ? 1 : 0);
}

function decidePrimary(ahead: Ahead): Decided {
  switch (ahead(0)) {
    case '(':
      return take(2);
    case '[':
      return take(3);
    case '{':
      return take(4);
    case '.':
    case 'IDENTIFIER':
      return decideName(ahead);
    default:
      return take(6);
  }
}

/** A variable, a call, or a message. */
function decideName(ahead: Ahead): Decided {
  let distance = ahead(0) === '.' ? 1 : 0;
  if (ahead(distance) !== 'IDENTIFIER') return { failsAt: distance };
  distance += 1;
  if (ahead(distance) === '(') return take(1);
  while (ahead(distance) === '.' && ahead(distance + 1) === 'IDENTIFIER') distance += 2;
  return take(ahead(distance) === '{' ? 5 : 0);
}

/** A comma may stand before the closing sign as well; then no entry follows. */
function isEntry(type: TokenType): boolean {
  return (
    (STARTS_MEMBER.includes(type) || type === '!' || type === '?' || type === 'ESC_IDENTIFIER') &&
    !CLOSING.includes(type)
  );
}
