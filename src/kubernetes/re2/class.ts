import { not, POSIX, type CharacterSet } from './character-set.ts';
import type { Cursor } from './cursor.ts';
import { escapedCharacter, shorthand } from './escape.ts';

/** Of the characters of ASCII, for classes that are long. */
const SINGLES = Array.from({ length: 128 }, (_, code): readonly [number, number] => [code, code]);
const BACKSLASH = 0x5c;
const POSIX_NAME = /\[:(\^?)([^:\]]*):\]/y;

/** `[a-z\d[:punct:]]`, the first bracket being read. */
export function characterClass(cursor: Cursor, folded: boolean): CharacterSet {
  const start = cursor.position - 1;
  const negated = cursor.at('^');
  if (negated) cursor.position += 1;
  const ranges: (readonly [number, number])[] = [];
  const parts: CharacterSet[] = [];
  let first = true;
  while (first || !cursor.at(']')) {
    first = false;
    const part = classPart(cursor);
    if (part === undefined) ranges.push(range(cursor, start));
    else parts.push(part);
  }
  cursor.position += 1;
  return { ranges, parts, negated, folded };
}

/** A class within the class, or nothing. */
function classPart(cursor: Cursor): CharacterSet | undefined {
  const start = cursor.position;
  if (cursor.at('[')) {
    if (cursor.text[start + 1] !== ':') return undefined;
    const [, caret, name = ''] = cursor.take(POSIX_NAME) ?? [];
    if (caret === undefined) return undefined;
    const found = Object.hasOwn(POSIX, name) ? POSIX[name] : undefined;
    if (found === undefined) return cursor.fail('invalid character class range', start);
    return caret === '^' ? not(found) : found;
  }
  if (!cursor.at('\\')) return undefined;
  cursor.position += 1;
  const found = shorthand(cursor);
  if (found === undefined) cursor.position = start;
  return found;
}

function range(cursor: Cursor, start: number): readonly [number, number] {
  const from = cursor.position;
  const low = codePoint(cursor, start);
  const next = cursor.at('-') ? cursor.text[cursor.position + 1] : undefined;
  if (next === ']' || next === undefined) return SINGLES[low] ?? [low, low];
  cursor.position += 1;
  const high = codePoint(cursor, start);
  return high < low ? cursor.fail('invalid character class range', from) : [low, high];
}

function codePoint(cursor: Cursor, start: number): number {
  if (cursor.ended) return cursor.failToEnd('missing closing ]', start);
  const written = cursor.nextCode();
  return written === BACKSLASH ? (escapedCharacter(cursor).codePointAt(0) ?? 0) : written;
}
