import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { costSources } from './cost.ts';
import { ROOT, typeCheck } from './native-checker.ts';

interface Report {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Errors of the checker; lines that continue a message belong to it. */
function reports(output: string): readonly Report[] {
  return output.split(/\n(?=\S)/).flatMap((text) => {
    const match = /^[^\n]*?\((\d+),(\d+)\): error TS\d+: ([\s\S]*)$/.exec(text.trimEnd());
    return match === null ? [] : [{ line: Number(match[1]), column: Number(match[2]), message: match[3] ?? '' }];
  });
}

describe('mistakes in author code', () => {
  const file = 'test/types/author-types.fixture.ts';
  const lines = readFileSync(join(ROOT, file), 'utf8').split('\n');
  const found = reports(typeCheck([file]));
  const expected = lines.flatMap((text, index) => {
    const match = /^\s*\/\/ error at "(.*?)": (.*)$/.exec(text);
    return match === null ? [] : [{ line: index + 2, at: match[1] ?? '', message: match[2] ?? '' }];
  });

  test('are the only ones reported', () => {
    expect(expected.length).toBeGreaterThan(10);
    expect(found.map(({ line }) => line)).toEqual(expected.map(({ line }) => line));
  });

  test.each(expected)('line $line: $message', ({ line, at, message }) => {
    const report = found.find((each) => each.line === line);
    expect(
      lines[line - 1]?.slice((report?.column ?? 1) - 1).startsWith(at),
      `reported at column ${report?.column}`,
    ).toBe(true);
    expect(report?.message).toContain(message);
    // A message that fills a screen helps nobody.
    expect(report?.message.length).toBeLessThan(700);
  });
});

describe('cost of the types', () => {
  const folder = mkdtempSync(join(ROOT, 'test/types/.cost-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const counts = new Map<string, { readonly types: number; readonly instantiations: number }>();
  for (const [name, text] of Object.entries(costSources())) {
    const file = join(folder, `${name}.ts`);
    writeFileSync(file, text);
    const output = typeCheck([file], '--extendedDiagnostics');
    const count = (what: string): number =>
      Number(new RegExp(`^${what}: +(\\d+)`, 'm').exec(output)?.[1] ?? Number.NaN);
    counts.set(name, { types: count('Types'), instantiations: count('Instantiations') });
  }

  // Counts are the same on every machine; what they mean in milliseconds is measured by cost.ts.
  test.each([
    ['fifty objects', 'fifty', 6000, 2500],
    ['fifty wrong objects', 'fiftyWrong', 8000, 4000],
  ])('%s', (_, name, types, instantiations) => {
    const [empty, counted] = [counts.get('empty'), counts.get(name)];
    expect((counted?.types ?? Number.NaN) - (empty?.types ?? Number.NaN)).toBeLessThan(types);
    expect((counted?.instantiations ?? Number.NaN) - (empty?.instantiations ?? Number.NaN)).toBeLessThan(
      instantiations,
    );
  });
});
