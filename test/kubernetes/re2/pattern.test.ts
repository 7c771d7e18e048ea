import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cpuTime } from '../../cpu-time.ts';
import { Pattern } from '../../../src/kubernetes/re2/pattern.ts';

/** What Go 1.26 (`regexp.Compile`, `MatchString`) says of an expression. */
interface Recorded {
  readonly pattern: string;
  readonly error?: string;
  readonly matching?: readonly string[];
  readonly other?: readonly string[];
}

const RECORDED: readonly Recorded[] = readFileSync(join(__dirname, '../../data/go-regexp.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line): Recorded => JSON.parse(line));

function compiled(text: string): Pattern {
  const pattern = Pattern.compile(text);
  if (typeof pattern === 'string') throw new Error(pattern);
  return pattern;
}

describe('expressions of RE2', () => {
  test.each(RECORDED)('$pattern is what it is to Go', ({ pattern: text, error, matching = [], other = [] }) => {
    if (error !== undefined) {
      expect(Pattern.compile(text)).toBe(error);
      return;
    }
    const pattern = compiled(text);
    expect([...matching, ...other].filter((each) => pattern.test(each))).toEqual(matching);
  });

  test('match like those of JavaScript where both have the same syntax', () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '\\d', '(?:a|b)', '(a)', 'ab');
    const repeated = fc
      .tuple(atom, fc.constantFrom('', '*', '+', '?', '{2}', '{1,3}', '*?'))
      .map(([part, times]) => (part === 'ab' ? part : `${part}${times}`));
    const expression = fc
      .tuple(
        fc.constantFrom('', '^'),
        fc.array(fc.array(repeated, { maxLength: 4 }), { minLength: 1, maxLength: 3 }),
        fc.constantFrom('', '$'),
      )
      .map(([start, choices, end]) => `${start}(?:${choices.map((parts) => parts.join('')).join('|')})${end}`);
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', ' ', '_'), maxLength: 8 });
    fc.assert(
      fc.property(expression, text, (source, subject) => {
        expect(compiled(source).test(subject)).toBe(new RegExp(source, 'u').test(subject));
      }),
    );
  });

  test.each(['^(a+)+$', '^(a|a)*$', '(a*)*b', '(?:a?){30}a{30}c', '(x+x+)+y'])(
    '%s takes time linear in the text',
    (source) => {
      const pattern = compiled(source);
      const time = (length: number): number =>
        cpuTime(() => [pattern.test(`${'a'.repeat(length)}!`), pattern.test(`${'x'.repeat(length)}!`)]);
      expect(pattern.test(`${'a'.repeat(1_000)}!`)).toBe(false);
      expect(time(200_000)).toBeLessThan(20 * time(50_000) + 50);
    },
  );

  // Go refuses what would become too large; the figures are its own.
  const around = (open: string, count: number, close: string): string => `${open.repeat(count)}a${close.repeat(count)}`;
  test.each([
    ['999 groups', around('(', 999, ')'), undefined],
    ['1,000 groups', around('(', 1000, ')'), 'expression nests too deeply'],
    ['5,000 groups without an end', '('.repeat(5000), 'missing closing )'],
    ['5,000 groups that capture nothing', around('(?:', 5000, ')'), undefined],
    ['999 repetitions', around('(?:', 999, ')*'), undefined],
    ['1,000 repetitions', around('(?:', 1000, ')*'), 'expression nests too deeply'],
    ['499 groups with something behind each', around('(', 499, ')b'), undefined],
    ['500 groups with something behind each', around('(', 500, ')b'), 'expression nests too deeply'],
    ['3,355,000 characters by counts', '[ab]{1000}'.repeat(3355), undefined],
    ['3,356,000 characters by counts', 'a{1000}'.repeat(3356), 'expression too large'],
    ['a long text 1,000 times', `(?:${'a'.repeat(3000)}){1000}`, undefined],
    ['a longer text 1,000 times', `(?:${'a'.repeat(4000)}){1000}`, 'expression too large'],
    ['20,000 large classes', '\\pL'.repeat(20_000), undefined],
    ['30,000 large classes', '[\\pL]'.repeat(30_000), 'expression too large'],
    ['a count of 60 digits', `a{${'1'.repeat(60)}}`, 'invalid repeat count'],
    ['counts within a count of none', '(?:(?:a{1000}){0}){1000}', undefined],
    ['counts within counts', '(?:a{2}){501}', 'invalid repeat count'],
  ])('%s: as large to Go', (_, source, code) => {
    const pattern = Pattern.compile(source);
    if (code === undefined) expect(pattern).toBeInstanceOf(Pattern);
    else expect(pattern).toMatch(new RegExp(`^error parsing regexp: ${code.replace(')', '\\)')}: \`.{4}`));
  });

  test.each(['(', '()', 'a|', '[', '[a]', '\\d', 'a{1000}', 'a?', '(a|b)*', '(?i:a)', '\\', '.', '(?P<n>a)'])(
    'a text of nothing but %s is read in time linear in its length',
    (piece) => {
      const time = (length: number): number => cpuTime(() => Pattern.compile(piece.repeat(length / piece.length)));
      expect(time(400_000)).toBeLessThan(20 * time(100_000) + 50);
    },
  );

  test('never throw, whatever the text is', () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: 'grapheme' }), (source, subject) => {
        const pattern = Pattern.compile(source);
        const answer = typeof pattern === 'string' ? pattern : pattern.test(subject);
        expect(String(answer)).toMatch(/^(?:true|false|error parsing regexp: [^]*)$/);
      }),
    );
  });
});
