import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STANDARD_MACROS } from '../../../../src/check/server/cel/syntax/macros.ts';
import { syntaxIssues } from '../../../../src/check/server/cel/syntax/faults/recovering-parser.ts';
import { tokenize } from '../../../../src/check/server/cel/syntax/lexer.ts';
import { parse } from '../../../../src/check/server/cel/syntax/parse.ts';

const SYNTAX = { macros: STANDARD_MACROS, accumulator: '@result' };

const WORDS =
  "== != in < <= >= > && || [ ] { } ( ) . , - ! ? : + * / % true false null 1 1.5 2u 'a' b'a' a b has all namespace `x`".split(
    ' ',
  );

const wordSoup = fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(' '));

describe('the parser', () => {
  test.each([
    [250, undefined],
    [251, 'expression recursion limit exceeded: 250'],
    [20_000, 'expression recursion limit exceeded: 250'],
  ])('takes lists nested %i deep for what the server does', (depth, fault) => {
    const parsed = parse('['.repeat(depth) + ']'.repeat(depth), SYNTAX);
    expect('issues' in parsed ? parsed.issues[0]?.message : undefined).toBe(fault);
  });

  test('and the one that explains faults agree on what is an expression', () => {
    fc.assert(
      fc.property(wordSoup, (source) => {
        const { tokens } = tokenize(source);
        const explained = syntaxIssues(tokens, () => '').some(({ message }) => message.startsWith('Syntax error'));
        const parsed = parse(source, SYNTAX);
        const refused = 'issues' in parsed && parsed.issues.some(({ message }) => message.startsWith('Syntax error'));
        expect(refused).toBe(explained);
      }),
      { numRuns: 5000 },
    );
  });

  test('answers every text, with a tree or with a reason', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (source) => {
        const parsed = parse(source, SYNTAX);
        expect('expression' in parsed || parsed.issues.length > 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('gives words with the text they have at their place', () => {
    fc.assert(
      fc.property(wordSoup, (source) => {
        const { tokens, unrecognized } = tokenize(source);
        expect(unrecognized).toEqual([]);
        for (const { text, offset } of tokens.slice(0, -1)) expect(source.startsWith(text, offset)).toBe(true);
      }),
    );
  });

  test.each([100_000, 400_000])('takes time in proportion to the text: %i characters', (length) => {
    const started = performance.now();
    for (const piece of ["'", '(', '-', 'a.', '"""', '\\', '`', '1e'])
      parse(piece.repeat(length / piece.length), SYNTAX);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
