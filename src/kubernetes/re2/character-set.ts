/** A set of code points: ranges, and Unicode classes that are asked of JavaScript. */
export interface CharacterSet {
  /** Pairs of first and last code point. */
  readonly ranges: readonly (readonly [number, number])[];
  /** Sets within the set, such as `\W` in `[\Wx]`. */
  readonly parts: readonly CharacterSet[];
  readonly unicode?: RegExp;
  readonly negated: boolean;
  /** `(?i)`: a letter stands for its upper and lower case. */
  readonly folded: boolean;
}

export function rangesOf(...ranges: readonly (readonly [number, number])[]): CharacterSet {
  return { ranges, parts: [], negated: false, folded: false };
}

/** The code point alone; `folded` with its other case. */
export function singleOf(codePoint: number, folded: boolean): CharacterSet {
  return { ranges: [[codePoint, codePoint]], parts: [], negated: false, folded };
}

export function not(set: CharacterSet): CharacterSet {
  return { ...set, negated: !set.negated };
}

export function includes(set: CharacterSet, codePoint: number): boolean {
  if (!set.folded) return includesExactly(set, codePoint);
  return variants(codePoint).some((variant) => has(set, variant)) !== set.negated;
}

function includesExactly(set: CharacterSet, codePoint: number): boolean {
  return has(set, codePoint) !== set.negated;
}

function has({ ranges, parts, unicode }: CharacterSet, codePoint: number): boolean {
  return (
    ranges.some(([first, last]) => codePoint >= first && codePoint <= last) ||
    parts.some((part) => includes(part, codePoint)) ||
    unicode?.test(String.fromCodePoint(codePoint)) === true
  );
}

/** Letters of more than two forms: those that changing the case of another does not lead to. */
const MORE_FORMS: Readonly<Record<string, string>> = {
  s: 'ſ',
  k: '\u212a',
  å: '\u212b',
  ω: '\u2126',
  θ: 'ϑϴ',
  μ: 'µ',
  β: 'ϐ',
  ε: 'ϵ',
  κ: 'ϰ',
  π: 'ϖ',
  ρ: 'ϱ',
  σ: 'ς',
  φ: 'ϕ',
  ι: '\u0345\u1fbe',
  ṡ: 'ẛ',
};

function variants(codePoint: number): number[] {
  const character = String.fromCodePoint(codePoint);
  const [lower, upper] = [character.toLowerCase(), character.toUpperCase()];
  const cased = [lower, upper, upper.toLowerCase(), lower.toUpperCase()];
  // A character whose other case is several characters has none of one.
  const single = cased.filter((variant) => [...variant].length === 1).map((variant) => variant.codePointAt(0) ?? 0);
  const more = cased.flatMap((variant) => [...(MORE_FORMS[variant] ?? '')].map((form) => form.codePointAt(0) ?? 0));
  return [codePoint, ...single, ...more];
}

const DIGIT: readonly [number, number] = [0x30, 0x39];
const UPPER: readonly [number, number] = [0x41, 0x5a];
const LOWER: readonly [number, number] = [0x61, 0x7a];

const SPACES = rangesOf([9, 10], [12, 13], [32, 32]);
const WORDS = rangesOf(DIGIT, UPPER, [0x5f, 0x5f], LOWER);

/** `\d`, `\s`, `\w` and what is none of them: ASCII only. */
export const PERL: Readonly<Record<string, CharacterSet>> = {
  d: rangesOf(DIGIT),
  D: not(rangesOf(DIGIT)),
  s: SPACES,
  S: not(SPACES),
  w: WORDS,
  W: not(WORDS),
};

/** `[:alpha:]` and its like. */
export const POSIX: Readonly<Record<string, CharacterSet>> = {
  alnum: rangesOf(DIGIT, UPPER, LOWER),
  alpha: rangesOf(UPPER, LOWER),
  ascii: rangesOf([0, 0x7f]),
  blank: rangesOf([9, 9], [32, 32]),
  cntrl: rangesOf([0, 0x1f], [0x7f, 0x7f]),
  digit: rangesOf(DIGIT),
  graph: rangesOf([0x21, 0x7e]),
  lower: rangesOf(LOWER),
  print: rangesOf([0x20, 0x7e]),
  punct: rangesOf([0x21, 0x2f], [0x3a, 0x40], [0x5b, 0x60], [0x7b, 0x7e]),
  space: rangesOf([9, 13], [32, 32]),
  upper: rangesOf(UPPER),
  word: rangesOf(DIGIT, UPPER, [0x5f, 0x5f], LOWER),
  xdigit: rangesOf(DIGIT, [0x41, 0x46], [0x61, 0x66]),
};

const known = new Map<string, CharacterSet>();

/** `\p{Greek}`, `\pL`: a general category or a script; nothing for a name that is neither. */
export function unicodeClass(name: string): CharacterSet | undefined {
  const before = known.get(name);
  if (before !== undefined) return before;
  const found = name === 'Any' ? rangesOf([0, 0x10ffff]) : findUnicodeClass(name);
  if (found !== undefined) known.set(name, found);
  return found;
}

function findUnicodeClass(name: string): CharacterSet | undefined {
  if (!/^[A-Za-z_]+$/.test(name)) return undefined;
  for (const property of [`General_Category=${name}`, `Script=${name}`]) {
    try {
      const unicode = new RegExp(`\\p{${property}}+`, 'u');
      return { ranges: [], parts: [], unicode, negated: false, folded: false };
    } catch {
      // Not a class of this sort; the next one is tried.
    }
  }
  return undefined;
}

const bounds = new Map<RegExp, number>();

/** How many code points bound the ranges of a Unicode class, two for each: what Go keeps of it. */
export function boundsOf(unicode: RegExp): number {
  const before = bounds.get(unicode);
  if (before !== undefined) return before;
  const counted = 2 * (everyCharacter().match(new RegExp(unicode, 'gu'))?.length ?? 0);
  bounds.set(unicode, counted);
  return counted;
}

const SURROGATES: readonly [number, number] = [0xd800, 0xdfff];

function everyCharacter(): string {
  const units = new Uint16Array(2 * 0x110000);
  let length = 0;
  for (let code = 0; code < 0x10000; code += 1) {
    if (code < SURROGATES[0] || code > SURROGATES[1]) units[length++] = code;
  }
  for (let code = 0x10000; code <= 0x10ffff; code += 1) {
    units[length++] = 0xd800 + ((code - 0x10000) >> 10);
    units[length++] = 0xdc00 + ((code - 0x10000) & 0x3ff);
  }
  return Buffer.from(units.buffer, 0, length * 2).toString('utf16le');
}
