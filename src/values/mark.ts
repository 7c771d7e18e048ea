import { Buffer } from 'node:buffer';
import { describeExpression, type Expression } from './expression.ts';

/*
 * How a reference travels through code that knows nothing of it. Inside text it is written between two private-use
 * characters, as the expression itself in a form that survives being copied and nothing else: the letters are of mixed
 * case and followed by a check, so that changing, cutting or joining them is noticed. Nothing has to be looked up
 * again, so two copies of this library and two apps in one process cannot confuse their values.
 */
export const OPEN = '\uE0F1';
export const CLOSE = '\uE0F2';
/** Keys of stand-ins for what is more than text. */
export const WHOLE = '\uE0F3value';
export const CONDITION = '\uE0F3if';
export const LOOP = '\uE0F3each';
export const MERGE = '\uE0F3merge';
export const SPLICE = '\uE0F3splice';
/** Begins the key under which a map was spread into an object. */
export const SPREAD = '\uE0F4';
/** Key that remembers in which order an object with a spread was written. */
export const ORDER = '\uE0F5';

const MARKS = /[\uE0F1-\uE0F5]/;

/** Whether text holds a character that only this module writes: never true of anything that leaves the tool. */
export function hasMark(text: string): boolean {
  return MARKS.test(text);
}

export class ValueError extends Error {
  override readonly name = 'ValueError';
}

export function encode(expression: Expression): string {
  const body = Buffer.from(JSON.stringify(expression), 'utf8').toString('base64url');
  return `${OPEN}${body}.${fingerprint(body)}${CLOSE}`;
}

/** Text as its literal pieces and the expressions between them. */
export function decodeText(text: string): (string | Expression)[] {
  const pieces: (string | Expression)[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf(OPEN, at);
    const literal = open < 0 ? text.slice(at) : text.slice(at, open);
    if (literal !== '') {
      if (hasMark(literal)) throw changed(literal);
      pieces.push(literal);
    }
    if (open < 0) break;
    const close = text.indexOf(CLOSE, open);
    if (close < 0) throw changed(text.slice(open));
    pieces.push(decode(text.slice(open + 1, close)));
    at = close + 1;
  }
  return pieces;
}

function decode(content: string): Expression {
  const dot = content.lastIndexOf('.');
  const body = content.slice(0, Math.max(dot, 0));
  if (dot < 0 || content.slice(dot + 1) !== fingerprint(body)) throw changed(content);
  const expression: unknown = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
  if (!isExpression(expression)) throw changed(content);
  return expression;
}

function isExpression(value: unknown): value is Expression {
  return typeof value === 'object' && value !== null && 'op' in value && 'type' in value;
}

/** Text as messages show it: `${include(fullname)}-server`. */
export function readable(text: string): string {
  if (!hasMark(text)) return text;
  return decodeText(text)
    .map((piece) => (typeof piece === 'string' ? piece : spoken(piece)))
    .join('');
}

/** The pieces of a concatenation one after the other, cutting left out, anything else in the form of a template string. */
function spoken(expression: Expression): string {
  if (expression.op === 'literal') return String(expression.value);
  if (expression.op !== 'call') return `\${${describeExpression(expression)}}`;
  const [first] = expression.arguments;
  if (first !== undefined && (expression.name === 'trunc' || expression.name === 'trimSuffix')) return spoken(first);
  if (expression.name !== 'concat') return `\${${describeExpression(expression)}}`;
  return expression.arguments.map(spoken).join('');
}

function changed(text: string): ValueError {
  const about = text.replaceAll(/[\uE0F1-\uE0F5]/g, '').slice(0, 24);
  return new ValueError(
    `text with a reference to a value was changed before the value is known (near ${JSON.stringify(about)}): ` +
      'methods of strings do not work on it; use upper(), lower(), trunc() or replace() of this library. ' +
      'The characters U+E0F1 to U+E0F5 cannot be used in literal text.',
  );
}

/** FNV-1a, 32 bits: enough to notice a changed letter, and the same everywhere. */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0).toString(36).padStart(7, '0');
}
