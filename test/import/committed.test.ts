import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importCustomResources } from '../../src/import/custom-resources.ts';

test('the committed imports are what their stored definitions give', () => {
  const root = join(__dirname, '../../imports');
  const stored = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.schema.json'),
  );
  const sources = stored.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
  const { files, diagnostics } = importCustomResources(sources, { noDocs: true });
  expect(diagnostics).toEqual([]);
  expect(files.length).toBeGreaterThanOrEqual(22);
  for (const { path, text } of files)
    expect(readFileSync(join(root, path), 'utf8') === text, `imports/${path}`).toBe(true);
});
