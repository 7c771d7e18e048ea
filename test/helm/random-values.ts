import type { Json, Shape } from '../../src/values/shape.ts';
import { unwritable } from '../../src/values/writable.ts';
import type { Random } from './random.ts';

/** Texts that YAML readers, template engines and quoting like to get wrong. */
export const NASTY: readonly [string, ...string[]] = [
  'plain',
  'y',
  'Yes',
  'no',
  'on',
  'OFF',
  'true',
  'False',
  'null',
  '~',
  '.nan',
  '-.inf',
  'NaN',
  '0123',
  '0o17',
  '1e3',
  '0x1f',
  '1_000',
  '12:30:45',
  '2001-01-01',
  '2001-12-14t21:59:43.10-05:00',
  '+1',
  '-0',
  '1.',
  '.5',
  '0b11',
  '685_230.15',
  '- a',
  '-',
  '?',
  '? a',
  ':',
  ': a',
  'a: b',
  'a:',
  '# c',
  'a # c',
  '&a',
  '*a',
  '!a',
  '|',
  '>',
  '%a',
  '@a',
  '`a`',
  '[',
  ']',
  '{',
  '}',
  ',',
  '[a]',
  '{a: b}',
  '=',
  '<<',
  '...',
  '---',
  '--- a',
  '{{ .Values.x }}',
  '{{',
  '}}',
  '{{`{{`}}',
  '{',
  'a{',
  '{{{',
  '{{/* c */}}',
  '%s %d %%',
  '%',
  '%!',
  '$x',
  '${x}',
  '$$',
  '"',
  "'",
  '\\',
  '\\n',
  '"\\"',
  "it's",
  'a"b',
  'a\\',
  '',
  ' ',
  '  ',
  ' lead',
  'trail ',
  '\ttab',
  'tab\t',
  'a\tb',
  '\n',
  'a\n',
  'a\n\n',
  '\na',
  'a\nb',
  'a\n b',
  ' a\nb',
  'a \nb',
  'a\r\nb',
  'a\r',
  '\r',
  'a\n\tb',
  '\n\n',
  'a\n---\nb',
  'a\n...\nb',
  'a\n# b\n',
  'x: |\n  y\n',
  '- a\n- b\n',
  '\u0007',
  '\u001b[0m',
  '\u0000',
  '\u007f',
  '\u0085',
  'a\u0085b',
  '\u00a0',
  '\u2028',
  'a\u2029b',
  '\ufeff',
  '\ufeffa',
  '\u{1f600}',
  '\u{10ffff}',
  '\u200b',
  'é',
  'ß',
  'İ',
  'Σας',
  '日本語',
  '\uffff',
  '\ud7ff',
  '\ue000',
  'a'.repeat(300),
  'word '.repeat(40),
  '<&>',
  '<script>',
  'http://x/?a=b&c=d#e',
  'C:\\dir\\file',
  'a=b',
  'user:pass@host:80/p',
  '[::1]:80',
  '!!str a',
  '!!binary aGk=',
];

const KEYS: readonly [string, ...string[]] = [
  'a',
  'b',
  'app',
  'tier',
  'yes',
  '1',
  '0',
  'x y',
  'null',
  'a.b/c',
  'no',
  '~',
  'with"quote',
  "it's",
  'ünï',
  '-',
  '{{ x }}',
  'a: b',
  '',
  'true',
  '<<',
  'app.kubernetes.io/name',
  'static',
  'other',
];

const INTEGERS: readonly [number, ...number[]] = [
  0,
  1,
  2,
  80,
  443,
  65535,
  1209600,
  2147483647,
  4294967296,
  Number.MAX_SAFE_INTEGER,
  -5,
  -1209600,
];
const NUMBERS: readonly [number, ...number[]] = [
  0, 1, 0.25, -0.5, 1e21, 1e-7, 1209600, 3.14159, 1e300, 5e-324, 123456789.125,
];

export interface Limits {
  /** Helm 3 reads the values a second time, as YAML, for the schema and refuses some characters. */
  readonly text: (text: string) => boolean;
  /** In that reading Helm before 3.19 takes U+0085 for a blank, and so does not see what the schema has against it. */
  readonly structure: (text: string) => boolean;
}

export const EVERYTHING: Limits = { text: () => true, structure: () => true };
const HELM_3: Limits = {
  text: (text) => text !== '<<' && !/[\u007f-\u009f\ufffe\uffff]/.test(text),
  structure: () => true,
};
const OLD_HELM_3: Limits = { ...HELM_3, structure: (text) => !text.includes('\u0085') };

export function limitsOf(helm: string): Limits {
  if (/^3\.1[78]\./.test(helm)) return OLD_HELM_3;
  return helm.startsWith('3.') ? HELM_3 : EVERYTHING;
}

export function randomText(random: Random, limits: Limits = EVERYTHING): string {
  const text = random.chance(0.15) ? random.pick(NASTY) + random.pick(NASTY) : random.pick(NASTY);
  return limits.text(text) ? text : 'plain';
}

/** Values that a file may give: any part of the declaration, each key with probability one half. */
export function randomValues(
  random: Random,
  shape: Shape,
  limits: Limits = EVERYTHING,
): { readonly [key: string]: Json } {
  const value = randomOf(random, shape, limits, true);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

function randomOf(random: Random, shape: Shape, limits: Limits, partial: boolean): Json {
  if (shape.nullable && random.chance(0.4)) return null;
  if (shape.enum !== undefined && shape.enum.length > 0) return shape.enum[random.below(shape.enum.length)] ?? null;
  switch (shape.kind) {
    case 'string':
      return patternText(random, shape) ?? lengthen(randomText(random, limits), shape);
    case 'integer': {
      const fitting = INTEGERS.filter(
        (value) => value >= (shape.minimum ?? -Infinity) && value <= (shape.maximum ?? Infinity),
      );
      return fitting[random.below(fitting.length)] ?? shape.minimum ?? 0;
    }
    case 'number': {
      const fitting = NUMBERS.filter(
        (value) => value >= (shape.minimum ?? -Infinity) && value <= (shape.maximum ?? Infinity),
      );
      return fitting[random.below(fitting.length)] ?? shape.minimum ?? 0;
    }
    case 'boolean':
      return random.chance(0.5);
    case 'map':
      return Object.fromEntries(
        random.some(0, 4, () => [
          randomKey(random, limits),
          shape.items === undefined ? '' : randomOf(random, shape.items, limits, false),
        ]),
      );
    case 'list':
      return random.some(shape.minItems ?? 0, 3, () =>
        shape.items === undefined ? null : randomOf(random, shape.items, limits, false),
      );
    case 'object':
      return Object.fromEntries(
        Object.entries(shape.properties ?? {}).flatMap(([name, property]) =>
          (!partial && !property.nullable) || random.chance(0.5)
            ? [[name, randomOf(random, property, limits, partial)]]
            : [],
        ),
      );
    case 'any':
      return randomRaw(random, 2, limits);
  }
}

function randomKey(random: Random, limits: Limits): string {
  const key = random.pick(KEYS);
  return limits.text(key) ? key : 'plain';
}

/** Raw structures go through `toYaml`, which cannot write some characters: they are given too, now and then, and refused. */
function randomRaw(random: Random, depth: number, limits: Limits): Json {
  return Object.fromEntries(
    random.some(0, 3, () => [random.pick(['a', 'b', 'limits', 'x-y', '1', 'yes']), rawValue(random, depth, limits)]),
  );
}

function rawValue(random: Random, depth: number, limits: Limits): Json {
  const choice = random.below(depth > 0 ? 8 : 6);
  if (choice === 0) return null;
  if (choice === 1) return random.pick(INTEGERS);
  if (choice === 2) return random.chance(0.5);
  if (choice < 6) {
    const text = random.pick(NASTY);
    return unwritable(text) === undefined || (limits.structure(text) && random.chance(0.1)) ? text : 'plain';
  }
  return choice === 6
    ? randomRaw(random, depth - 1, limits)
    : random.some(0, 3, () => rawValue(random, depth - 1, limits)).filter((item) => item !== null);
}

function patternText(random: Random, shape: Shape): string | undefined {
  if (shape.pattern === undefined) return undefined;
  const matching = [
    '',
    'web',
    'my-name',
    'a',
    '1e3',
    '0123',
    '12-3',
    `long-${'x'.repeat(70)}`,
    `${'ab-'.repeat(25)}z`,
    'no',
    'null',
    '10Gi',
    '500m',
    '1.5',
    '5',
  ].filter(
    (text) =>
      new RegExp(shape.pattern ?? '', 'u').test(text) &&
      text.length >= (shape.minLength ?? 0) &&
      text.length <= (shape.maxLength ?? 1000),
  );
  return matching[random.below(matching.length)] ?? String(shape.default ?? '');
}

function lengthen(text: string, shape: Shape): string {
  const long = (shape.minLength ?? 0) > [...text].length ? text.padEnd(shape.minLength ?? 0, 'x') : text;
  return [...long].slice(0, shape.maxLength ?? Number.POSITIVE_INFINITY).join('');
}

const RELEASES: readonly [string, ...string[]] = [
  'r',
  'web',
  'my-web',
  'shop',
  'a1',
  '1e3',
  '0',
  'no',
  'x'.repeat(53),
  `${'long-name-'.repeat(5)}ab`,
  'a.b',
  'production-release-with-a-rather-long-name',
];
const NAMESPACES: readonly [string, ...string[]] = ['default', 'prod', 'n1', '1', 'a-b-c', 'true', '123'];

export function randomRelease(random: Random): { readonly name: string; readonly namespace: string } {
  return { name: random.pick(RELEASES), namespace: random.pick(NAMESPACES) };
}
