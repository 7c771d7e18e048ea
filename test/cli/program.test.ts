import { afterEach, beforeEach, expect, test } from 'vitest';
import { CONFIG_MAP, DROP_IN, program, Project, STRICT } from './project.ts';

let project: Project;

beforeEach(() => {
  project = new Project({ 'cdk8s.yaml': STRICT, 'main.ts': program(CONFIG_MAP) });
});
afterEach(() => project.remove());

test('writes manifests and says so in one line', () => {
  const { status, stdout, stderr } = project.run(['synth']);
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  expect(stderr).toMatch(/^✓ 1 resource → dist\/ \(1 file written, 0 unchanged\) in \d+ ms\n$/);
  expect(project.manifests()).toEqual({
    'web.k8s.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  a: b\n',
  });
});

test('what the program prints does not mix with ours; --verbose shows it on stderr', () => {
  project.write({
    'main.ts': program(`${CONFIG_MAP}\nfor (let i = 0; i < 100_000; i += 1) console.log('x'.repeat(100), i);`),
  });
  const quiet = project.run(['synth', '-p']);
  expect(quiet.stdout).toBe('apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  a: b\n');
  expect(quiet.stderr).not.toContain('xxx');
  expect(project.run(['synth', '--verbose']).stderr).toContain('x 99999');
});

test('synth may be called not at all, twice, or after an await', () => {
  const body = program(CONFIG_MAP);
  for (const main of [
    body.replace('app.synth();', ''),
    `${body}app.synth();\n`,
    body.replace(
      'app.synth();',
      'void (async () => {\n  await new Promise((done) => setTimeout(done, 20));\n  app.synth();\n})();',
    ),
  ]) {
    project.write({ 'main.ts': main });
    expect(project.run(['synth']).status).toBe(0);
    expect(Object.keys(project.manifests())).toEqual(['web.k8s.yaml']);
  }
});

test('top-level await, import.meta, __dirname of nested modules, JSON and tsconfig paths work', () => {
  project.write({
    'package.json': '{ "type": "module" }',
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        target: 'ES2022',
        module: 'nodenext',
        strict: true,
        skipLibCheck: true,
        types: ['node'],
        rootDir: '.',
        resolveJsonModule: true,
        paths: { '@lib/*': ['./lib/*'] },
      },
    }),
    'lib/names.ts': `export const where = import.meta.url.endsWith('x') ? 'never' : 'here';\n`,
    'lib/data.json': '{ "from": "json" }',
    'main.ts': `import { ApiObject, App, Chart } from 'cdk8s';
import { where } from '@lib/names.ts';
import data from './lib/data.json' with { type: 'json' };
const app = new App();
const later = await Promise.resolve('awaited');
const chart = new Chart(app, 'web');
new ApiObject(chart, 'x', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' }, data: { later, where, from: data.from } });
app.synth();
`,
  });
  const outcome = project.run(['synth', '--no-types']);
  expect(outcome.stderr).toContain('✓');
  expect(project.read('dist/web.k8s.yaml')).toContain('data:\n  from: json\n  later: awaited\n  where: here\n');
});

test('__dirname is the folder of the module that uses it', () => {
  project.write({
    'nested/deep/where.ts': `import { basename } from 'node:path';\nexport const folder = basename(__dirname);\n`,
    'main.ts': program(
      `new ApiObject(chart, 'x', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' }, data: { folder } });`,
      `import { folder } from './nested/deep/where';`,
    ),
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        target: 'ES2022',
        module: 'preserve',
        moduleResolution: 'bundler',
        strict: true,
        skipLibCheck: true,
        types: ['node'],
        rootDir: '.',
      },
    }),
  });
  expect(project.run(['synth']).stderr).toContain('✓');
  expect(project.read('dist/web.k8s.yaml')).toContain('folder: deep');
});

test.each([
  ['CommonJS', 'commonjs', ''],
  ['ES module', 'module', `await Promise.resolve();\n`],
])('our constructs work in a %s program', (_name, type, extra) => {
  project.write({
    'package.json': JSON.stringify({ type }),
    'main.ts': `import { App, Chart } from 'cdk8s';
import { ConfigMap } from 'charthouse';
const app = new App();
new ConfigMap(new Chart(app, 'web'), 'settings', { data: { a: 'b' } });
${extra}app.synth();
`,
  });
  const { status, stderr } = project.run(['synth']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('✓ 1 resource ') });
  expect(project.read('dist/web.k8s.yaml')).toContain('name: settings');
});

test('a package of a workspace that is TypeScript is part of the program', () => {
  project.write({
    'packages/names/package.json': '{ "name": "@shop/names", "main": "index.ts" }',
    'packages/names/index.ts': `export const name: string = 'from-workspace';\n`,
    'main.ts': program(
      `new ApiObject(chart, 'x', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });`,
      `import { name } from '@shop/names';`,
    ),
  });
  project.link('packages/names', 'node_modules/@shop/names');
  expect(project.run(['synth', '--no-types']).stderr).toContain('✓');
  expect(project.read('dist/web.k8s.yaml')).toContain('name: from-workspace');
});

test('a program in another language runs in a shell by the contract of cdk8s', () => {
  project.write({
    'cdk8s.yaml': `app: echo noise && cp $PWD/made.yaml "$CDK8S_OUTDIR/made.k8s.yaml"\ncharthouse: {}\n`,
    'made.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: "kept"   # byte for byte\n',
  });
  const { status, stdout } = project.run(['synth']);
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  expect(project.read('dist/made.k8s.yaml')).toBe(project.read('made.yaml'));
  project.write({ 'cdk8s.yaml': 'app: echo broken >&2; exit 4\ncharthouse: {}\n' });
  const failed = project.run(['synth']);
  expect([failed.status, failed.stderr.includes('broken'), failed.stderr.includes('exit code 4')]).toEqual([
    3,
    true,
    true,
  ]);
  expect(project.exists('dist/made.k8s.yaml')).toBe(true);
});

test('C8: an app without resources is an error, unless it is meant', () => {
  project.write({ 'main.ts': program('') });
  expect(project.run(['synth'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('the app yields no resources'),
  });
  expect(project.run(['synth', '--allow-empty']).status).toBe(0);
});

test('without a charthouse key the lines and exit codes are those of cdk8s, and findings are only told', () => {
  project.write({
    'cdk8s.yaml': DROP_IN,
    'main.ts': program(CONFIG_MAP.replace("data: { a: 'b' }", "dta: { a: 'b' }")),
  });
  const outcome = project.run(['synth']);
  expect(outcome.status).toBe(0);
  expect(outcome.stdout).toBe('Synthesizing application\n  - dist/web.k8s.yaml\n');
  expect(outcome.stderr).toContain('dta');
  expect(outcome.stderr).toContain('Did you mean');
  expect(outcome.stderr).toContain('1 error in 1 resource; to make errors fail the run, use --strict');
  expect(project.run(['synth', '--strict']).status).toBe(1);
  project.write({ 'main.ts': 'throw new Error("x");' });
  expect(project.run(['synth']).status).toBe(1);
});

test('a run that is killed at any time leaves the old output or the new one', async () => {
  expect(project.run(['synth']).status).toBe(0);
  const before = project.manifests();
  project.write({ 'main.ts': program(CONFIG_MAP.replace("a: 'b'", "a: 'c'")) });
  const after = { 'web.k8s.yaml': before['web.k8s.yaml']?.replace('a: b', 'a: c') };
  for (const time of [20, 60, 100, 140, 180]) {
    await project.kill(['synth'], time);
    expect([before, after]).toContainEqual(project.manifests());
  }
  expect(project.run(['synth']).status).toBe(0);
  expect(project.manifests()).toEqual(after);
});

test('a finding about an imported kind is told at the line of the author, not in the bindings', () => {
  const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Widget, plural: widgets, singular: widget }
  versions: [{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object, properties: { spec: { type: object, properties: { size: { type: integer, maximum: 9 } } } } } } }]
`;
  project.write({
    'crd.yaml': definition,
    'main.ts': program(
      `new Widget(chart, 'w', { spec: { size: 10 } });`,
      `import { Widget } from './imports/example.com/widget.js';`,
    ),
  });
  expect(project.run(['import', 'crd.yaml']).status).toBe(0);
  const { status, stderr } = project.run(['synth']);
  expect(status).toBe(1);
  expect(stderr).toContain('[main.ts:5:40]');
  expect(stderr.match(/^error/gm)).toHaveLength(1);
  expect(stderr).not.toContain('imports/example.com');
});

test('kinds without a definition are counted, and definitions that cannot be used are errors', () => {
  project.write({
    'main.ts': program(`new ApiObject(chart, 'w', { apiVersion: 'example.com/v1', kind: 'Widget' });`),
    'broken.yaml': 'a: [',
  });
  const { status, stderr } = project.run(['synth', '--verbose']);
  expect(status).toBe(0);
  expect(stderr).toContain(', 1 of unknown kinds (see --verbose)');
  expect(stderr.match(/^info/gm)).toHaveLength(1);
  for (const [name, why] of [
    ['nowhere', 'does not exist'],
    ['broken.yaml', 'cannot be read'],
    ['tsconfig.json', 'holds no CustomResourceDefinition'],
  ]) {
    project.write({ 'cdk8s.yaml': `app: npx ts-node main.ts\ncharthouse:\n  crds: [${name}]\n` });
    const wrong = project.run(['synth']);
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain(`error[config/crds]: \`crds\` in cdk8s.yaml names ${name}, which ${why}`);
  }
});
