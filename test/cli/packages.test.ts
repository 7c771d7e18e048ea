/** What the program's packages are: one cdk8s and one constructs, neither missing nor twice. */
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CONFIG_MAP, program, Project, STRICT } from './project.ts';

const ROOT = path.join(__dirname, '../..');
let project: Project;

beforeEach(() => {
  project = new Project({ 'cdk8s.yaml': STRICT, 'main.ts': program(CONFIG_MAP) });
});
afterEach(() => project.remove());

/** A package of this repository as a copy of its own, where the project has links. */
function copy(name: string, ...place: readonly string[]): void {
  rmSync(project.path(...place), { recursive: true, force: true });
  cpSync(path.join(ROOT, 'node_modules', name), project.path(...place), { recursive: true });
}

test.each(['cdk8s', 'constructs'])('without %s the run says what to install', (name) => {
  rmSync(project.path('node_modules', name));
  const { status, stderr } = project.run(['synth']);
  expect(status).toBe(2);
  expect(stderr).toContain(`error[program/no-${name}]: the package ${name} is not installed where the app can find it`);
  expect(stderr).toContain('Run: npm install cdk8s constructs');
});

test.each([
  ['ends too early', '{ "name": ', '1:11'],
  ['has a comma too many', '{\n  "name": "shop",\n}\n', '3:1'],
  ['goes on', '{}\n{}\n', '2:1'],
])('a package.json that %s is told as such, not as a missing package', (_name, text, position) => {
  project.write({ 'package.json': text });
  const { status, stderr } = project.run(['synth']);
  expect(status).toBe(2);
  expect(stderr).toContain('error[program/package-json]: package.json is not JSON: ');
  expect(stderr).toContain(`[package.json:${position}]`);
  expect(stderr).not.toContain(project.folder);
});

test('so is the one of a package', () => {
  rmSync(project.path('node_modules/cdk8s'));
  project.write({ 'node_modules/cdk8s/package.json': '{ "name": cdk8s }' });
  expect(project.run(['synth'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('[node_modules/cdk8s/package.json:1:11]'),
  });
});

test('a second copy of constructs is told with both places', () => {
  copy('constructs', 'node_modules/constructs');
  const { status, stderr } = project.run(['synth']);
  expect(status).toBe(2);
  expect(stderr).toMatch(
    /error\[program\/two-copies\]: two copies of constructs are in use: node_modules\/constructs\S* and /,
  );
  expect(stderr).toContain('Run "npm ls constructs" and "npm dedupe"');
});

test('a package that brings a cdk8s of its own is told', () => {
  copy('cdk8s', 'node_modules/charts/node_modules/cdk8s');
  project.write({
    'node_modules/charts/package.json': '{ "name": "charts", "version": "1.0.0", "main": "index.js" }',
    'node_modules/charts/index.js': "exports.Chart = require('cdk8s').Chart;",
    'main.ts': `import 'charts';\n${program(CONFIG_MAP)}`,
  });
  const { status, stderr } = project.run(['synth', '--no-types']);
  expect(status).toBe(2);
  expect(stderr).toContain('error[program/two-copies]: two copies of cdk8s are in use: ');
  expect(stderr).toContain('node_modules/charts/node_modules/cdk8s/lib/index.js');
});
