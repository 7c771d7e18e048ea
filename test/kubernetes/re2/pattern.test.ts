import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
  it.each(RECORDED)('$pattern is what it is to Go', ({ pattern: text, error, matching = [], other = [] }) => {
    if (error !== undefined) {
      expect(Pattern.compile(text)).toBe(error);
      return;
    }
    const pattern = compiled(text);
    expect([...matching, ...other].filter((each) => pattern.test(each))).toEqual(matching);
  });

  it('match like those of JavaScript where both have the same syntax', () => {
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

  it.each(['^(a+)+$', '^(a|a)*$', '(a*)*b', '(?:a?){30}a{30}c', '(x+x+)+y'])(
    '%s takes time linear in the text',
    (source) => {
      const pattern = compiled(source);
      const started = performance.now();
      expect(pattern.test(`${'a'.repeat(100_000)}!`)).toBe(false);
      expect(pattern.test(`${'x'.repeat(100_000)}!`)).toBe(false);
      expect(performance.now() - started).toBeLessThan(2_000);
    },
  );

  it('never throw, whatever the text is', () => {
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
