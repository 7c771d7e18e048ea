import { describe, expect, test } from 'vitest';
import { questionsIn } from '../../src/load/questions.ts';
import { SourceFile } from '../../src/load/syntax-tree.ts';

/** What is asked in a program, and the word at which it is read. */
function asked(text: string): readonly string[] {
  const source = SourceFile.parse(text, 'app.ts');
  return questionsIn(source).map(({ kind, text: asked, origin: { read, called } }) => {
    const at = read === undefined ? `${called?.from}#${called?.name}` : /\w+/.exec(text.slice(read))?.[0];
    return `${kind}: ${asked} <- ${at}`;
  });
}

describe('questions', () => {
  test.each([
    ['if (x.debug) {}', 'holds: x.debug <- debug'],
    ['const a = x.debug ? 1 : 2;', 'holds: x.debug <- debug'],
    ['const a = x.debug && b;', 'holds: x.debug <- debug'],
    ['const a = x.debug || b;', 'holds: x.debug <- debug'],
    ['while (!x.debug) {}', 'holds: x.debug <- debug'],
    ['for (; (x.debug as boolean)!; ) {}', 'holds: x.debug <- debug'],
    ['f(Boolean(x?.debug));', 'holds: x?.debug <- debug'],
    ['const a = x.a.b.tag ?? "1";', 'is there: x.a.b.tag <- tag'],
    ['const a = x.tag === "1";', 'equals: x.tag <- tag'],
    ['const a = null !== x.tag;', 'is there: x.tag <- tag'],
    ['const a = x.tag == undefined;', 'is there: x.tag <- tag'],
    ['switch (x.level) {}', 'equals: x.level <- level'],
    ['const { debug } = x; if (debug) {}', 'holds: debug <- debug'],
    ['const { debug: on = true } = x; if (on) {}', 'holds: on <- on'],
    ['const on = x.debug; function f() { return on ? 1 : 2; }', 'holds: on <- debug'],
    ['const f = ({ debug }: Props) => debug && 1;', 'holds: debug <- debug'],
    ['import { eq as same } from "charthouse"; if (same(a, b)) {}', 'holds: same(a, b) <- charthouse#eq'],
    ['import { eq } from "charthouse"; const on = eq(a, b); if (!on) {}', 'holds: on <- charthouse#eq'],
  ])('%s', (text, expected) => {
    expect(asked(text)).toEqual([expected]);
  });

  test('the last operand of a chain is asked where the chain is', () => {
    expect(asked('if (x.a && (x.b || x.c)) {}')).toEqual(['holds: x.c <- c', 'holds: x.a <- a', 'holds: x.b <- b']);
    expect(asked('const a = x.a && x.b;')).toEqual(['holds: x.a <- a']);
  });

  test.each([
    'if (debug) {}',
    'let on = x.debug; on = false; if (on) {}',
    'const on = x.debug; function f(on: boolean) { return on ? 1 : 2; }',
    'const on = x.debug; { const on = true; if (on) {} }',
    'import { eq } from "charthouse"; function f(eq: F) { return eq(a, b) ? 1 : 2; }',
    'import { eq } from "charthouse"; if (eq) {}',
    'const a = x.tag !== undefined;',
    'if (f(x.debug)) {}',
    'f(x.debug, [x.tag], { a: x.tag, ...x.labels }, `${x.tag}`);',
  ])('%s asks nothing', (text) => {
    expect(asked(text)).toEqual([]);
  });
});
