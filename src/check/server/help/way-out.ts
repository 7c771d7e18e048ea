/** What to write instead, from what was written: helps that follow from the kind of a fault, whatever the rule. */
import { distance } from 'fastest-levenshtein';
import { nearest } from '../../schema/nearest.ts';
import { byteLength, NamedText } from '../go-value.ts';
import { nearestName } from './nearest-name.ts';

/** `$NAME`, `${NAME}`, `<NAME>`, `{{ name }}`. */
const PLACEHOLDER = /^\$\w+$|\$\{|^<[^<>]+>$|\{\{/;

/** The choice that was probably meant. */
export function nearestChoice(written: unknown, choices: Iterable<string>): string | undefined {
  const text = written instanceof NamedText ? written.text : written;
  if (typeof text !== 'string') return undefined;
  const meant = nearest(text, choices);
  // A value may be among those that the server names and yet be refused.
  if (meant === undefined || meant === text) return undefined;
  // Choices are short and alike: one letter in four may be wrong.
  const wrong = distance(text.toLowerCase(), meant.toLowerCase());
  return wrong * 4 <= Math.max(4, text.length) ? `Did you mean "${meant}"?` : undefined;
}

/** A name that breaks its format: the nearest valid one, or by how much it is too long, as `fault` in the server's words says. */
export function wellFormed(written: string, isValid: (name: string) => boolean, fault: string): string | undefined {
  if (PLACEHOLDER.test(written)) return 'It looks like a placeholder: put the name in its place.';
  const name = nearestName(written, isValid);
  if (name !== undefined) return `Write "${name}".`;
  const limit = /^must be no more than (\d+) (?:characters|bytes)$/.exec(fault)?.[1];
  if (limit === undefined) return undefined;
  const size = byteLength(written);
  return `It has ${size} ${size === written.length ? 'characters' : 'bytes'}, ${size - Number(limit)} too many.`;
}
