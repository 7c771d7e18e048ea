/** A project that is one of several in a repository, and takes constructs from its neighbours. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Project } from './project.ts';

const NEIGHBOUR = `import { ApiObject, Chart } from 'cdk8s';
export class Settings extends Chart {
  constructor(scope: Chart['node']['root'], id: string) {
    super(scope, id);
    new ApiObject(this, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, dta: {} });
  }
}
`;
const MAIN = `import { App } from 'cdk8s';
import { Settings } from '@shop/lib';
const app = new App();
new Settings(app, 'web');
app.synth();
`;
let repository: Project;

beforeEach(() => {
  repository = new Project({
    'package.json': '{ "workspaces": ["app", "lib"] }',
    'app/package.json': '{ "name": "app" }',
    'app/cdk8s.yaml': 'app: npx ts-node main.ts\ncharthouse: {}\n',
    'app/main.ts': MAIN,
    'lib/package.json': '{ "name": "@shop/lib", "main": "src/index.ts" }',
    'lib/src/index.ts': NEIGHBOUR,
  });
  repository.link('lib', 'node_modules/@shop/lib');
});
afterEach(() => repository.remove());

function synth(...args: readonly string[]): string {
  const { status, stderr } = repository.run(['synth', ...args], { folder: 'app' });
  expect(status).toBe(1);
  expect(stderr).not.toContain(repository.folder);
  return stderr;
}

test('a finding is told in the package that made the object, at the property that is meant', () => {
  const told = synth();
  expect(told).toContain('[../lib/src/index.ts:5:113]');
  expect(told).toContain("kind: 'ConfigMap', metadata: { name: 'settings' }, dta: {} });");
  expect(told).toContain('Did you mean data?');
});

test.each([
  ['a type error', `const port: number = 'eighty';\nexport { port };\n`, 'types/TS2322'],
  ['a syntax error', 'const x = ;\n', 'program/syntax'],
  ['an exception', `throw new Error('no');\n`, 'program/threw'],
])('%s of the package is told there', (_name, text, code) => {
  repository.write({ 'lib/src/index.ts': `${text}${NEIGHBOUR}` });
  const { stderr } = repository.run(['synth'], { folder: 'app' });
  expect(stderr).toContain(`error[${code}]`);
  expect(stderr).toContain('[../lib/src/index.ts:1:');
  expect(stderr).toContain(text.split('\n')[0]);
});

test.each([
  ['by git', { 'package.json': '{}', '.git/HEAD': '' }],
  ['by pnpm', { 'package.json': '{}', 'pnpm-workspace.yaml': 'packages: [app, lib]\n' }],
])('the repository is known %s', (_name, files) => {
  repository.write(files);
  expect(synth()).toContain('[../lib/src/index.ts:5:113]');
});

test('what lies outside of the repository, or is compiled, is told at the line that called it', () => {
  repository.write({ 'package.json': '{}' });
  expect(synth()).toContain('[main.ts:4:1]');
  repository.write({
    'package.json': '{ "workspaces": ["app", "lib"] }',
    'lib/package.json': '{ "name": "@shop/lib", "main": "index.js" }',
    'lib/index.js': `const { ApiObject, Chart } = require('cdk8s');
exports.Settings = class extends Chart {
  constructor(scope, id) {
    super(scope, id);
    new ApiObject(this, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, dta: {} });
  }
};
`,
  });
  expect(synth('--no-types')).toContain('[main.ts:4:1]');
});

test('a package that is installed as TypeScript stays a library', () => {
  repository.write({
    'app/node_modules/vendored/package.json': '{ "name": "vendored", "main": "index.ts" }',
    'app/node_modules/vendored/index.ts': NEIGHBOUR,
    'app/main.ts': MAIN.replace('@shop/lib', 'vendored'),
  });
  expect(synth('--no-types')).toContain('[main.ts:4:1]');
});
