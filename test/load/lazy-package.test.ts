import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { requireWithLazy } from '../../src/load/lazy-package.ts';

const LOADED = Symbol.for('charthouse.test.loaded');
// As TypeScript compiles `import * as heavy from 'heavy'`.
const USER = `
const star = (module) => module && module.__esModule ? module : { ...module };
const heavy = star(require('heavy'));
exports.double = (value) => heavy.double(value);
`;

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'charthouse-lazy-')));
  Reflect.set(globalThis, LOADED, 0);
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): string {
  const location = path.join(folder, file);
  mkdirSync(path.dirname(location), { recursive: true });
  writeFileSync(location, text);
  return location;
}

function writeHeavy(): void {
  const count = "globalThis[Symbol.for('charthouse.test.loaded')] += 1;";
  write('node_modules/heavy/index.js', `${count} exports.double = (value) => 2 * value;`);
}

function loaded(): unknown {
  return Reflect.get(globalThis, LOADED);
}

function callDouble(module: unknown): unknown {
  return Reflect.apply(Reflect.get(Object(module), 'double'), undefined, [21]);
}

test('the package is loaded when it is first used, and once', () => {
  writeHeavy();
  const user = requireWithLazy(write('user.js', USER), 'heavy');
  expect(loaded()).toBe(0);
  expect(callDouble(user)).toBe(42);
  expect(callDouble(user)).toBe(42);
  expect(loaded()).toBe(1);
});

test('everybody else gets the package itself', () => {
  writeHeavy();
  const user = requireWithLazy(write('user.js', USER), 'heavy');
  const heavy: unknown = createRequire(path.join(folder, 'other.js'))('heavy');
  expect(Object.keys(Object(heavy))).toEqual(['double']);
  expect(callDouble(user)).toBe(42);
  expect(loaded()).toBe(1);
});

test('a file that uses the package while it is loaded itself gets what it asks for', () => {
  writeHeavy();
  const user = requireWithLazy(write('user.js', `${USER} exports.eight = heavy.double(4);`), 'heavy');
  expect(Reflect.get(Object(user), 'eight')).toBe(8);
  expect(callDouble(user)).toBe(42);
  expect(loaded()).toBe(1);
});

test('a package that is missing is an error of the file', () => {
  expect(() => requireWithLazy(write('user.js', USER), 'heavy')).toThrow("Cannot find module 'heavy'");
});
