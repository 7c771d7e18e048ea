/** Functions of strings. Source: cel-go `common/types/string.go`, `ext/strings.go`. Places and lengths are counted in code points. */
import type { Pattern } from '../../../../../kubernetes/re2/pattern.ts';
import { holds, type ServerContext } from '../../../context.ts';
import { ESCAPES } from '../../../go-value.ts';
import { fail } from '../failure.ts';
import { Elements, List } from '../collections.ts';
import type { Value } from '../value.ts';
import { ofText, type Implementation, type Implementations, type Means } from './implementation.ts';
import { formatText } from './format.ts';

export const TEXT_FUNCTIONS: Implementations = {
  contains: ofTexts((text, part) => text.includes(part)),
  startsWith: ofTexts((text, part) => text.startsWith(part)),
  endsWith: ofTexts((text, part) => text.endsWith(part)),
  matches: ofTexts((text, source, means) => patternOf(text, source, means).test(text)),
  find: ofTexts((text, source, means) => {
    const pattern = patternOf(text, source, means);
    means.work.spend(text.length);
    const { start, end } = pattern.find(text) ?? { start: 0, end: 0 };
    return text.slice(start, end);
  }),
  findAll: ([text, source, most = -1n], means) => {
    if (typeof text !== 'string' || typeof source !== 'string' || typeof most !== 'bigint') return undefined;
    means.work.spend(text.length);
    const found = patternOf(text, source, means).findAll(text);
    return new Elements(most < 0n ? [...found] : found.slice(0, Number(most)));
  },
  charAt: ([text, index]) => {
    if (typeof text !== 'string' || typeof index !== 'bigint') return undefined;
    const characters = Array.from(text);
    if (index < 0n || index > BigInt(characters.length)) return fail(`index out of range: ${index}`);
    return characters[Number(index)] ?? '';
  },
  indexOf: (values, { context }) => search(values, 1, context),
  lastIndexOf: (values, { context }) => search(values, -1, context),
  lowerAscii: ofText((text) => text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase())),
  upperAscii: ofText((text) => text.replaceAll(/[a-z]+/g, (letters) => letters.toUpperCase())),
  trim: ofText((text) => text.replaceAll(/^[\s\u0085]+|[\s\u0085]+$/g, '')),
  replace: ([text, old, by, count = -1n], { work }) => {
    if (typeof text !== 'string' || typeof old !== 'string' || typeof by !== 'string') return undefined;
    if (typeof count !== 'bigint') return undefined;
    // Nothing is found between all characters, and at both ends.
    const all = old === '' ? ['', ...Array.from(text), ''] : text.split(old);
    work.spend(all.length * (1 + by.length / 10));
    return joinedFrom(all, old, count < 0n ? count : count + 1n).join(by);
  },
  split: ([text, separator, limit = -1n], { work }) => {
    if (typeof text !== 'string' || typeof separator !== 'string' || typeof limit !== 'bigint') return undefined;
    if (limit === 0n) return new Elements([]);
    const all = separator === '' ? Array.from(text) : text.split(separator);
    work.spend(all.length);
    return new Elements([...joinedFrom(all, separator, limit)]);
  },
  substring: ([text, start, end]) => {
    if (typeof text !== 'string' || typeof start !== 'bigint') return undefined;
    const characters = Array.from(text);
    const length = BigInt(characters.length);
    const last = end ?? length;
    if (typeof last !== 'bigint') return undefined;
    if (end !== undefined && start > last) return fail(`invalid substring range. start: ${start}, end: ${last}`);
    if (start < 0n || start > length) return fail(`index out of range: ${start}`);
    if (last > length) return fail(`index out of range: ${last}`);
    return characters.slice(Number(start), Number(last)).join('');
  },
  join: ([list, separator = ''], { work }) => {
    if (!(list instanceof List) || typeof separator !== 'string') return undefined;
    const texts = [...list].map((item) => (typeof item === 'string' ? item : fail('no such overload')));
    work.spend(texts.length);
    return texts.join(separator);
  },
  format: ([template, values]) =>
    typeof template === 'string' && values instanceof List ? formatText(template, [...values]) : undefined,
  'strings.quote': ofText((text) => `"${Array.from(text, (sign) => ESCAPES[sign] ?? sign).join('')}"`),
};

/** The time that matching takes grows with both. */
function patternOf(text: string, source: string, { work, pattern }: Means): Pattern {
  work.spend((text.length / 10) * Math.max(1, source.length / 4));
  const compiled = pattern(source);
  return typeof compiled === 'string' ? fail(compiled) : compiled;
}

function ofTexts(decide: (text: string, other: string, means: Means) => Value): Implementation {
  return ([text, other], means) => {
    if (typeof text !== 'string' || typeof other !== 'string') return undefined;
    means.work.read(text);
    return decide(text, other, means);
  };
}

type Characters = readonly string[];

/** Forwards or backwards, from a place if one is given. Lists are searched as well: see the functions of lists. */
function search([text, part, given]: readonly Value[], step: 1 | -1, context: ServerContext): Value | undefined {
  if (typeof text !== 'string' || typeof part !== 'string') return undefined;
  if (given !== undefined && typeof given !== 'bigint') return undefined;
  const characters = Array.from(text);
  const { length } = characters;
  if (part === '') return given ?? (step === 1 ? 0n : BigInt(length));
  const from = Number(given ?? (step === 1 ? 0 : length - 1));
  if (from >= 0 && from < length) return BigInt(find(characters, Array.from(part), from, step));
  const isNowhere = from >= 0 ? holds(context, 32) : given === undefined && holds(context, 34);
  return isNowhere ? -1n : fail(`index out of range: ${from}`);
}

function find(text: Characters, part: Characters, from: number, step: 1 | -1): number {
  const last = text.length - part.length;
  for (let at = step === 1 ? from : Math.min(from, last); at >= 0 && at <= last; at += step) {
    if (part.every((character, index) => text[at + index] === character)) return at;
  }
  return -1;
}

/** At most so many pieces; the last one is what is left. */
function joinedFrom(pieces: readonly string[], separator: string, most: bigint): readonly string[] {
  if (most < 0n || BigInt(pieces.length) <= most) return pieces;
  const last = Number(most) - 1;
  return [...pieces.slice(0, last), pieces.slice(last).join(separator)];
}
