import { symlinkSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { CLI, Project } from './project.ts';

let outer: Project | undefined;
afterEach(() => outer?.remove());

test('what init makes runs: synth, check and its own test', () => {
  outer = new Project({});
  expect(outer.run(['init', 'shop']).status).toBe(0);
  const folder = outer.path('shop');
  // What `npm install` would do, without a network.
  symlinkSync(outer.path('node_modules'), path.join(folder, 'node_modules'));
  const run = (args: readonly string[]): ReturnType<typeof spawnSync> =>
    spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
  const synth = run([CLI, 'synth']);
  expect(synth.stderr).toMatch(/✓ 3 resources → dist\/ \(1 file written, 0 unchanged\)/);
  expect(synth.stderr).not.toContain('warning');
  expect(run([CLI, 'synth', '--check']).status).toBe(0);
  const vitest = path.join(folder, 'node_modules/vitest/vitest.mjs');
  expect(run([vitest, 'run', '--root', folder]).stdout).toContain('2 passed');
  expect(run([path.join(folder, 'node_modules/typescript/bin/tsc')])).toMatchObject({ status: 0, stdout: '' });
});

test('init refuses names that are none and folders that hold something', () => {
  outer = new Project({ 'full/keep.txt': 'mine' });
  outer.write({ file: 'mine' });
  for (const taken of ['full', 'file']) {
    expect(outer.run(['init', taken])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(`${taken} exists and is not an empty folder`),
    });
  }
  expect(outer.run(['init', 'file/below'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('the project cannot be written'),
  });
  expect(outer.run(['init', 'No Good'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('cannot name a package'),
  });
  expect(outer.files('full')).toEqual(['keep.txt']);
});
