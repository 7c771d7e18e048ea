/** Whatever a user or a program gives: told in a few lines with its place, and the last output stays. */
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { CLI, CONFIG_MAP, program, Project } from './project.ts';

const CONFIG = 'app: npx ts-node -T main.ts\ncharthouse: {}\n';
const GOOD = { 'cdk8s.yaml': CONFIG, 'main.ts': program(CONFIG_MAP) };
let project: Project;
let good: Readonly<Record<string, string>>;

beforeAll(() => {
  project = new Project(GOOD);
  project.run(['synth']);
  good = project.manifests();
});
afterEach(() => project.write(GOOD));
afterAll(() => project.remove());

/** Runs, expects the last output untouched and a message that is short, and gives its text. */
function refused(args: readonly string[], exit: number): string {
  const { status, stderr } = project.run(args);
  expect({ status, output: project.manifests() }).toEqual({ status: exit, output: good });
  expect(Object.keys(good)).toEqual(['web.k8s.yaml']);
  expect(stderr).not.toMatch(/^ {4}at /m);
  expect(stderr.length).toBeLessThan(4000);
  return stderr;
}

function withData(data: string, before = ''): string {
  return program(
    `${before}\nnew ApiObject(chart, 'x', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' }, data: ${data} });`,
  );
}

test.each([
  ['NaN', '{ a: NaN as never }', '', 1, /data\.a is NaN/],
  ['half a character', `{ a: '\\ud800' }`, '', 1, /data\.a holds half a character \(a lone surrogate\)/],
  ['a null byte', `{ a: 'a\\0b' }`, '', 1, /data\.a holds a null byte/],
  ['a Date', '{ a: new Date(0) as never }', '', 3, /can't render non-simple object of type 'Date'/],
  ['a cycle', '{ a: self as never }', 'const self: { self?: unknown } = {};\nself.self = self;', 3, /contains itself/],
  [
    'a nesting of 100,000 levels',
    '{ a: deep as never }',
    'let deep: unknown = 1;\nfor (let i = 0; i < 100_000; i += 1) deep = { deep };',
    3,
    /nested deeper than 500 levels/,
  ],
  ['a text of 5 MB', `{ a: 'x'.repeat(5_000_000) }`, '', 1, /Too long: may not be more than 1048576 bytes/],
  [
    'a toString that never ends',
    '{ a: endless as never }',
    'const endless = { toString(): string { return String(endless); } };',
    1,
    /data\.a\.toString is a function/,
  ],
])('%s in an object', (_name, data, before, exit, message) => {
  project.write({ 'main.ts': withData(data, before) });
  const told = refused(['synth'], exit);
  expect(told).toMatch(message);
  expect(told).toMatch(/\[main\.ts:\d+:\d+\]/);
});

test('a key called __proto__ is a key like any other', () => {
  project.write({ 'main.ts': withData(`JSON.parse('{"__proto__": "kept", "constructor": "too"}')`) });
  const { status, stdout } = project.run(['synth', '-p']);
  expect({ status, stdout }).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('data:\n  __proto__: kept\n  constructor: too\n'),
  });
});

test('a program in another language that prints 10 MB, of which --verbose shows the last part', () => {
  project.write({
    'noise.cjs': `for (let i = 0; i < 100_000; i += 1) process.stdout.write('x'.repeat(100) + i + '\\n');\nif (process.argv[2] === 'fail') process.exit(5);\n`,
    'made.yaml': OBJECT,
    'cdk8s.yaml': `app: cp made.yaml "$CDK8S_OUTDIR" && "${process.execPath}" noise.cjs fail\ncharthouse: {}\n`,
  });
  expect(refused(['synth'], 3)).toContain('ended with exit code 5');
  project.write({ 'cdk8s.yaml': project.read('cdk8s.yaml').replace(' fail', '') });
  const { status, stdout, stderr } = project.run(['synth', '-p', '--verbose']);
  expect({ status, stdout }).toEqual({ status: 0, stdout: OBJECT });
  expect(stderr).toContain('x99999\n');
  expect(stderr.length).toBeLessThan(1_100_000);
});

const BOMB = `a: &a [${'x, '.repeat(10)}]\n${Array.from('bcdefghij', (name, index) => `${name}: &${name} [${`*${'abcdefghij'[index]}, `.repeat(10)}]`).join('\n')}\n`;
const DEEP = '['.repeat(100_000);
const OBJECT = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';

test.each([
  ['aliases that multiply', BOMB, 2, /cdk8s\.yaml has no key "a"/],
  ['a deep nesting', DEEP, 2, /not valid YAML: nesting exceeded/],
  ['a key twice', 'app: a\napp: b\n', 2, /not valid YAML: duplicated mapping key[\s\S]*\[cdk8s\.yaml:2:1\]/],
  ['tabs', 'app: x\n\tcharthouse: {}\n', 2, /not valid YAML: tab characters[\s\S]*\[cdk8s\.yaml:2:1\]/],
  ['several documents', 'app: x\n---\napp: y\n', 2, /not valid YAML: expected a single document/],
  ['a list', '- app\n', 2, /must be a mapping, not a list/],
])('%s in cdk8s.yaml', (_name, config, exit, message) => {
  project.write({ 'cdk8s.yaml': config });
  expect(refused(['synth', '--quiet'], exit)).toMatch(message);
});

test('a byte-order mark in cdk8s.yaml, in a definition and in what is included means nothing', () => {
  project.write({
    'cdk8s.yaml': `\ufeff${CONFIG}`,
    'main.ts': program(`new Include(chart, 'i', { url: 'in.yaml' });`),
    'in.yaml': `\ufeff${OBJECT}---\n${OBJECT.replace('name: a', 'name: b')}`,
  });
  const { status, stdout } = project.run(['synth', '-p']);
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/name: a\n---\n[\s\S]*name: b\n/) });
});

test.each([
  ['aliases that multiply', BOMB, 3, /in\.yaml cannot be read: Excessive alias count[\s\S]*\[main\.ts:5:1\]/],
  ['a deep nesting', `a: ${DEEP}`, 3, /in\.yaml is not valid YAML/],
  [
    'a key twice',
    `${OBJECT}kind: Secret\n`,
    1,
    /program\/yaml\]: in\.yaml is not valid YAML: Map keys must be unique[\s\S]*\[in\.yaml:4:1\]/,
  ],
  ['tabs', `${OBJECT}data:\n\ta: b\n`, 1, /in\.yaml is not valid YAML: Tabs are not allowed[\s\S]*\[in\.yaml:5:1\]/],
  ['a list without an end', 'a: [1\n', 3, /in\.yaml is not valid YAML: [\s\S]*\[in\.yaml:2:1\]/],
])('%s in a file that is included', (_name, text, exit, message) => {
  project.write({ 'main.ts': program(`new Include(chart, 'i', { url: 'in.yaml' });`), 'in.yaml': text });
  expect(refused(['synth'], exit)).toMatch(message);
});

test('without a charthouse key a broken file is told, and included as cdk8s includes it', () => {
  project.write({
    'cdk8s.yaml': 'app: npx ts-node -T main.ts\n',
    'main.ts': program(`new Include(chart, 'i', { url: 'in.yaml' });`),
    'in.yaml': `${OBJECT}data: { a: first, a: last }\n`,
  });
  const { status, stdout, stderr } = project.run(['synth', '-p']);
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('a: last') });
  expect(stderr).toContain('error[program/yaml]');
});

const DEFINITION = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Widget, plural: widgets, singular: widget }
  versions: [{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: SCHEMA } }]
`;

test.each([
  ['nothing', '', /is empty/],
  ['a list', '- a\n', /holds a list/],
  ['something else', OBJECT, /holds a ConfigMap/],
  ['10 MB', `# ${'x'.repeat(10 * 1024 * 1024)}\n`, /has 10 MiB/],
  ['a reference to itself', DEFINITION.replace('SCHEMA', '{ $ref: "#/definitions/a" }'), /refers to #\/definitions\/a/],
  ['an alias of itself', DEFINITION.replace('SCHEMA', '&a { properties: { a: *a } }'), /contains itself/],
  ['aliases that multiply', BOMB, /excessive aliasing/],
  ['a deep nesting', DEEP, /nesting exceeded/],
  ['tabs', 'apiVersion: v1\n\tkind: Pod\n', /tab characters/],
])('a file of definitions that holds %s', (_name, text, message) => {
  project.write({ 'crd.yaml': text });
  expect(refused(['import', 'crd.yaml'], 1)).toMatch(message);
  expect(project.exists('imports')).toBe(false);
  project.write({
    'cdk8s.yaml': CONFIG.replace('{}', '{ crds: [crd.yaml] }'),
    'main.ts': program(`new ApiObject(chart, 'w', { apiVersion: 'example.com/v1', kind: 'Widget' });`),
  });
  expect(refused(['synth'], 2)).toContain('error[config/crds]');
});

test.each([
  ['-o', '..', /contains the project/],
  ['-o', 'dist/..', /is the project itself/],
  ['-o', 'dist/../sources', /keep\.ts, which charthouse did not write/],
  ['-o', '/etc/../usr', /is a home or system folder/],
  ['-o', 'main.ts', /is a file/],
])('the output %s %s', (flag, output, message) => {
  project.write({ 'sources/keep.ts': 'export {};\n' });
  expect(refused(['synth', flag, output], 2)).toMatch(message);
  expect(project.files('sources')).toEqual(['keep.ts']);
});

test('resources whose files differ in case alone get files of their own', () => {
  const kinds = `for (const kind of ['Webhook', 'WebHook']) new ApiObject(chart, kind, { apiVersion: 'example.com/v1', kind, metadata: { name: 'a' } });`;
  const perResource = 'new App({ yamlOutputType: YamlOutputType.FILE_PER_RESOURCE })';
  project.write({ 'main.ts': program(kinds).replace('new App()', perResource) });
  expect(project.run(['synth', '-o', 'cased']).status).toBe(0);
  const names = Object.keys(project.manifests('cased')).map((name) => name.toLowerCase());
  expect([names.length, new Set(names).size]).toEqual([2, 2]);
});

test('a program in another language whose files differ in case alone', () => {
  project.write({
    'cdk8s.yaml': `app: cp a.yaml "$CDK8S_OUTDIR/web.yaml" && cp b.yaml "$CDK8S_OUTDIR/Web.yaml"\ncharthouse: {}\n`,
    'a.yaml': OBJECT,
    'b.yaml': OBJECT.replace('name: a', 'name: b'),
  });
  expect(refused(['synth'], 2)).toMatch(/the files "[Ww]eb\.yaml" and "[Ww]eb\.yaml" have the same name where case is/);
});

test('an output that is half removed is made whole, also without the list of our files', () => {
  for (const lost of ['web.k8s.yaml', '.charthouse-inventory']) {
    rmSync(project.path('dist', lost));
    expect(project.run(['synth']).status).toBe(0);
    expect(project.files('dist')).toEqual(['.charthouse-inventory', 'web.k8s.yaml']);
    expect(project.manifests()).toEqual(good);
  }
});

test('of runs at once each writes the whole output or says that another one does', async () => {
  const run = (): Promise<string> =>
    new Promise((resolve) => {
      execFile(process.execPath, [CLI, 'synth', '--no-types'], { cwd: project.folder }, (error, _stdout, stderr) =>
        resolve(error === null ? 'fine' : stderr),
      );
    });
  project.write({ 'main.ts': program(CONFIG_MAP.replace("a: 'b'", "a: 'c'")) });
  for (const outcome of await Promise.all(Array.from({ length: 6 }, run))) {
    if (outcome !== 'fine') expect(outcome).toContain('is writing the same output folder; nothing was changed');
  }
  expect(project.manifests()).toEqual({ 'web.k8s.yaml': good['web.k8s.yaml']?.replace('a: b', 'a: c') });
  project.write(GOOD);
  expect(project.run(['synth']).status).toBe(0);
  expect(project.manifests()).toEqual(good);
});
