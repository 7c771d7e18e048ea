import type { Cursor } from './cursor.ts';

export interface Flags {
  readonly fold: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  /** Repetitions prefer the fewest, and those with a `?` the most. */
  readonly lazy: boolean;
}

export const NO_FLAGS: Flags = { fold: false, multiline: false, dotAll: false, lazy: false };

const NAME = /\?P?<([^>]*)>/y;

/** Reads the name of `(?P<name>` and `(?<name>`; false where a group has flags instead. */
export function readGroupName(cursor: Cursor, start: number): boolean {
  if (!/^\?P?<./su.test(cursor.text.slice(cursor.position, cursor.position + 5))) return false;
  const [, name = ''] = cursor.take(NAME) ?? cursor.failToEnd('invalid named capture', start);
  if (!/^[A-Za-z0-9_]+$/.test(name)) cursor.fail('invalid named capture', start);
  return true;
}

/** Flags that hold from here: `(?i:` opens a group with them; `(?i)` sets them for what follows and is no group. */
export function readFlags(
  cursor: Cursor,
  outer: Flags,
  start: number,
): { readonly flags: Flags; readonly opens: boolean } {
  cursor.position += 1;
  let sign = true;
  let seen = true;
  let flags = outer;
  while (!cursor.ended) {
    const character = cursor.next();
    if (character === 'i') flags = withFlag(flags, 'fold', sign);
    else if (character === 'm') flags = withFlag(flags, 'multiline', sign);
    else if (character === 's') flags = withFlag(flags, 'dotAll', sign);
    else if (character === 'U') flags = withFlag(flags, 'lazy', sign);
    else if (character === '-' && sign) {
      sign = false;
      seen = false;
      continue;
    } else if ((character === ':' || character === ')') && seen) {
      return { flags, opens: character === ':' };
    } else break;
    seen = true;
  }
  return cursor.fail('invalid or unsupported Perl syntax', start);
}

/** The same object where nothing changes. */
function withFlag(flags: Flags, name: keyof Flags, value: boolean): Flags {
  return flags[name] === value ? flags : { ...flags, [name]: value };
}
