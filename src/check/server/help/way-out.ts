/** What to write instead, from what was written: helps that follow from the kind of a fault, whatever the rule. */
import { distance } from 'fastest-levenshtein';
import { nearestName } from '../../../kubernetes/nearest-name.ts';
import { nearest } from '../../../model/nearest.ts';
import { byteLength, NamedText } from '../go-value.ts';

/** `$NAME`, `${NAME}`, `<NAME>`, `{{ name }}`. */
const PLACEHOLDER = /^\$\w+$|\$\{|^<[^<>]+>$|\{\{/;

/** A shorter part of a choice says too little. */
const SHORTEST_WORD = 4;

/** More names than these help nobody to find theirs. */
const NAMES_SHOWN = 10;
const MOST_COMPARED = 100;

/** The choice that was probably meant. */
export function nearestChoice(written: unknown, choices: Iterable<string>): string | undefined {
  const text = written instanceof NamedText ? written.text : written;
  if (typeof text !== 'string') return undefined;
  const compared = first(choices);
  const close = nearest(text, compared);
  const meant = close !== undefined && isNear(text, close) ? close : onlyWith(text, compared);
  // A value may be among those that the server names and yet be refused.
  return meant === undefined || meant === text ? undefined : `Did you mean "${meant}"?`;
}

/** The only choice with the word in it: `Rolling` for `RollingUpdate`. */
function onlyWith(word: string, choices: readonly string[]): string | undefined {
  if (word.length < SHORTEST_WORD) return undefined;
  const [found, ...others] = choices.filter((choice) => choice.includes(word));
  return others.length === 0 ? found : undefined;
}

/** Choices are short and alike: one letter in four may be wrong. */
function isNear(written: string, choice: string): boolean {
  const wrong = distance(written.toLowerCase(), choice.toLowerCase());
  return wrong * 4 <= Math.max(4, written.length);
}

/** A name that nothing has: the nearest that something has, or all of them; `make` says what would have it. */
export function nearestDeclared(written: string, declared: Iterable<string>, make: string): string {
  const names = first(declared);
  const meant = nearest(written, names);
  if (meant !== undefined) return `${make}, or did you mean "${meant}"?`;
  const shown = names.slice(0, NAMES_SHOWN);
  return `${make}${shown.length === 0 ? '' : `, or take one that is there: ${shown.join(', ')}`}.`;
}

/** As many as can be compared for every mistake of a large object. */
function first(names: Iterable<string>): readonly string[] {
  const compared: string[] = [];
  for (const name of names) {
    if (compared.push(name) === MOST_COMPARED) break;
  }
  return compared;
}

/** A name that breaks its format: the nearest valid one, or by how much it is too long, as `fault` in the server's words says. */
export function wellFormed(written: string, isValid: (name: string) => boolean, fault: string): string | undefined {
  if (PLACEHOLDER.test(written)) return 'It looks like a placeholder: put the value in its place.';
  const name = nearestName(written, isValid);
  if (name !== undefined) return `Write "${name}".`;
  const limit = /^must be no more than (\d+) (?:characters|bytes)$/.exec(fault)?.[1];
  return limit === undefined ? undefined : tooLongBy(written, Number(limit));
}

/** The server names the limit, not the length. */
export function tooLongBy(written: string, limit: number): string {
  const size = byteLength(written);
  return `It has ${size} ${size === written.length ? 'characters' : 'bytes'}, ${size - limit} too many.`;
}
