import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FileLines } from '../../src/cli/file-lines.ts';
import { ShownSource } from '../../src/cli/shown-source.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'charthouse-lines-'));
  file = path.join(folder, 'f.yaml');
});
afterEach(() => rmSync(folder, { recursive: true }));

function at(...lines: readonly number[]): readonly Diagnostic[] {
  const labels = lines.map((line) => ({ place: { file, line, column: 1 } }));
  return [{ code: 'server/invalid', severity: 'error', message: '', labels }];
}

test('gives the lines that a file has, whatever they are', () => {
  const line = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant('ä'.repeat(70_000)));
  fc.assert(
    fc.property(fc.array(line), fc.constantFrom('\n', '\r\n'), (written, end) => {
      const text = written.join(end);
      writeFileSync(file, text);
      const expected = text.split(/\r?\n/);
      const lines = new FileLines(file);
      const middle = Math.ceil(expected.length / 2);
      const halves = [lines.between(1, middle), lines.between(middle + 1, expected.length + 3)];
      expect(halves.map((half) => half.filter(() => true)).flat()).toEqual(expected);
      lines.close();
    }),
    { numRuns: 50 },
  );
});

test('has the lines of one document at a time, wherever they stand, and those before it', () => {
  const all = Array.from({ length: 100_000 }, (_, index) => `line ${index + 1}`);
  writeFileSync(file, all.join('\n'));
  const source = new ShownSource();
  for (let line = 3; line < all.length; line += 997) {
    const lines = source.around(file, at(line + 1, line))(file);
    expect(lines?.slice(line - 3, line + 1)).toEqual(all.slice(line - 3, line + 1));
    expect(Object.keys(lines ?? []).length).toBeLessThan(70);
  }
  // Named a second time.
  expect(source.around(file, at(1))(file)?.[0]).toBe('line 1');
  source.close();
});

test('has none of a file that is not there, or of findings without a place', () => {
  const source = new ShownSource();
  expect(source.around(path.join(folder, 'missing'), at(1))(file)).toBeUndefined();
  expect(source.around(folder, at(1))(file)).toBeUndefined();
  writeFileSync(file, 'a');
  expect(source.around(file, at())(file)).toBeUndefined();
  expect(source.around(file, at(1))(file)).toEqual(['a']);
  source.close();
});
