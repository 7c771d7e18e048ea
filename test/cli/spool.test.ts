import { mkdtempSync, readdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failureOf } from '../../src/cli/failure.ts';
import { Spool } from '../../src/cli/spool.ts';

let folder: string;
let before: string | undefined;
beforeEach(() => {
  before = process.env['TMPDIR'];
  folder = mkdtempSync(path.join(tmpdir(), 'charthouse-spool-'));
  process.env['TMPDIR'] = folder;
});
afterEach(() => {
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  // Fails where something was left behind.
  rmdirSync(folder);
});

test('gives back what was added, however much of it fits into memory', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.nat({ max: 40 }), (texts, memory) => {
      const spool = new Spool(memory);
      for (const text of texts) spool.add(text);
      expect([...spool.pieces()].join('')).toBe(texts.join(''));
      spool.close();
    }),
  );
});

test('gives much in pieces, and leaves no file even while it is open', () => {
  const spool = new Spool(1000);
  for (let index = 0; index < 100_000; index += 1) spool.add('ä');
  expect(readdirSync(folder)).toEqual([]);
  const pieces = [...spool.pieces()];
  expect(pieces.join('')).toBe('ä'.repeat(100_000));
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(70_000);
  spool.close();
});

test('tells that the folder for temporary files cannot be written, and how to name another', () => {
  const missing = path.join(folder, 'missing');
  process.env['TMPDIR'] = missing;
  const spool = new Spool(2);
  let failure: ReturnType<typeof failureOf>;
  try {
    spool.add('abc');
  } catch (error) {
    failure = failureOf(error);
  }
  expect(failure).toMatchObject({
    exit: 2,
    diagnostics: [
      {
        code: 'check/temporary',
        message: expect.stringContaining(`${missing} until all documents are read, and it cannot be written: ENOENT`),
        help: expect.stringContaining('TMPDIR='),
      },
    ],
  });
});
