import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CLI, CONFIG_MAP, program, Project } from './project.ts';

const STRICT = 'app: npx ts-node main.ts\ncharthouse: {}\n';
const DROP_IN = 'app: npx ts-node main.ts\n';
let project: Project;

beforeEach(() => {
  project = new Project({ 'cdk8s.yaml': STRICT, 'main.ts': program(CONFIG_MAP) });
});
afterEach(() => project.remove());

/** Runs once well, then with a faulty program: the first output must still be there. */
function faulty(main: string, args: readonly string[] = []): ReturnType<Project['run']> {
  project.write({ 'main.ts': program(CONFIG_MAP) });
  expect(project.run(['synth']).status).toBe(0);
  const before = project.manifests();
  project.write({ 'main.ts': main });
  const outcome = project.run(['synth', ...args]);
  expect(project.manifests()).toEqual(before);
  return outcome;
}

test('writes manifests and says so in one line', () => {
  const { status, stdout, stderr } = project.run(['synth']);
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  expect(stderr).toMatch(/^✓ 1 resource → dist\/ \(1 file written, 0 unchanged\) in \d+ ms\n$/);
  expect(project.manifests()).toEqual({
    'web.k8s.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  a: b\n',
  });
});

test('C2, C13: an exception is shown at the line that threw, exit 3, and the last output stays', () => {
  const { status, stderr } = faulty(program(`function boom(): never {\n  throw new Error('no luck');\n}\nboom();`));
  expect(status).toBe(3);
  expect(stderr).toContain('error[program/threw]: the program threw Error: no luck');
  expect(stderr).toContain('main.ts:6:9');
  expect(stderr).toContain("throw new Error('no luck');");
  expect(stderr).not.toContain('    at ');
});

test.each([
  [['synth', '-a', ''], 'error[config/no-app]'],
  [['synth', '-o', 'main.ts/dist'], 'a file stands where a folder is needed'],
  [['import', 'crd.yaml', '-o', 'main.ts'], 'cannot be written: ENOTDIR'],
])('%s is told in a line', (args, message) => {
  project.write({
    'crd.yaml': `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Widget, plural: widgets, singular: widget }
  versions: [{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object } } }]
`,
  });
  const { status, stderr } = project.run(args);
  expect(status).toBe(2);
  expect(stderr).toContain(message);
});

test('a configuration that cannot be read is told in a line', () => {
  const folder = new Project({ 'cdk8s.yaml/keep': '' });
  expect(folder.run(['synth'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('cdk8s.yaml cannot be read'),
  });
  folder.remove();
});

test('a program that fails and does not compile is told both', () => {
  const head = `import { ConfigMap, Deployment } from 'charthouse';`;
  const thrown = faulty(program(`new ConfigMap(chart, 'c', { data: { A: 5 } });`, head));
  expect(thrown.status).toBe(3);
  for (const code of ['types/TS2322', 'program/threw']) expect(thrown.stderr).toContain(`error[${code}]`);
  const unrendered = faulty(program(`new Deployment(chart, 'd', { image: 'a:1', env: { A: undefined } });`, head));
  expect(unrendered.status).toBe(3);
  for (const code of ['types/TS2322', 'app/render']) expect(unrendered.stderr).toContain(`error[${code}]`);
});

test('anything can be thrown, and an unset variable is told by its name', () => {
  expect(faulty(program('throw { reason: 7 };')).stderr).toContain('the program threw { reason: 7 }');
  const { status, stderr } = faulty(
    program(
      `new Deployment(chart, 'web', { image: 'a:1', env: { LEVEL: process.env['NOT_SET'] as never } });`,
      `import { Deployment } from 'charthouse';`,
    ),
  );
  expect(status).toBe(3);
  expect(stderr).toContain('the variable LEVEL has no value; leave it out');
});

test('an exception in a Lazy is shown with its resource, exit 3', () => {
  const { status, stderr } = faulty(
    program(
      `new ApiObject(chart, 'x', { apiVersion: 'v1', kind: 'ConfigMap', data: Lazy.any({ produce: () => { throw new Error('late'); } }) });`,
    ),
  );
  expect(status).toBe(3);
  expect(stderr).toContain('error[app/render]: ConfigMap web-x-c8');
  expect(stderr).toContain('late');
  expect(stderr).toContain('main.ts:5:1');
});

test('an exception in a resolver and one in a constructor are shown', () => {
  const resolver = `const app = new App({ resolvers: [{ resolve() { throw new Error('resolver'); } }] });`;
  const first = faulty(program(CONFIG_MAP).replace('const app = new App();', resolver));
  expect([first.status, first.stderr.includes('resolver')]).toEqual([3, true]);
  const second = faulty(
    program(
      `class Broken extends Chart { constructor() { super(app, 'b'); throw new TypeError('built wrong'); } }\nnew Broken();`,
    ),
  );
  expect([second.status, second.stderr.includes('TypeError: built wrong')]).toEqual([3, true]);
});

test('a rejected promise, awaited or not, fails the run', () => {
  for (const body of [
    `void Promise.reject(new Error('lost'));`,
    `setTimeout(() => { throw new Error('lost'); }, 5);`,
  ]) {
    const { status, stderr } = faulty(program(`${CONFIG_MAP}\n${body}`));
    expect(status).toBe(3);
    expect(stderr).toContain('the program threw Error: lost');
    expect(stderr).toContain('[main.ts:6:');
  }
});

test('things that cannot be printed can be thrown', () => {
  const { status, stderr } = faulty(
    program(`const self = { toString(): string { return String(self); } };\nthrow self;`),
  );
  expect(status).toBe(3);
  expect(stderr).toContain('a value of type object that cannot be printed');
});

test('process.exit with a code fails the run, with 0 it is the end of the program', () => {
  const { status, stderr } = faulty(program(`${CONFIG_MAP}\nconsole.log('bye');\nprocess.exit(3);`));
  expect(status).toBe(3);
  expect(stderr).toContain('ended itself with exit code 3; the last it printed was: bye');
  project.write({ 'main.ts': `${program(CONFIG_MAP)}process.exit(0);\n` });
  expect(project.run(['synth']).status).toBe(0);
});

test('a syntax error is shown at its place, exit 3', () => {
  const { status, stderr } = faulty('const x = ;\n');
  expect(status).toBe(3);
  expect(stderr).toContain('error[program/syntax]: Unexpected ";"');
  expect(stderr).toContain('main.ts:1:11');
});

test('C15: a type error fails the run with exit 1 at its place; --no-types skips the check', () => {
  const wrong = program(`${CONFIG_MAP}\nconst port: number = 'eighty';\nvoid port;`);
  const { status, stderr } = faulty(wrong);
  expect(status).toBe(1);
  expect(stderr).toContain("error[types/TS2322]: Type 'string' is not assignable to type 'number'.");
  expect(stderr).toContain('main.ts:6:7');
  expect(project.run(['synth', '--no-types']).status).toBe(0);
});

test('type errors of files that are not part of the program do not matter', () => {
  project.write({ 'other.ts': `const port: number = 'eighty';\nvoid port;\n` });
  expect(project.run(['synth']).status).toBe(0);
});

test(
  'a tsconfig that the native compiler refuses is one for the TypeScript of the project, or an error',
  { timeout: 120_000 },
  () => {
    const compilerOptions = {
      module: 'commonjs',
      moduleResolution: 'node10',
      target: 'es5',
      lib: ['es2022'],
      skipLibCheck: true,
    };
    project.write({
      'tsconfig.json': JSON.stringify({ compilerOptions: { ...compilerOptions, types: [] } }),
      'main.ts': program(`${CONFIG_MAP}\nconst port: number = 'eighty';\nvoid port;`),
    });
    const refused = project.run(['synth']);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(
      /error\[types\/TS51\d\d\][\s\S]*\[tsconfig\.json:1:\d+\][\s\S]*help: Mend the option/,
    );
    project.linkPackage('jsii/node_modules/typescript', 'typescript');
    const { status, stderr } = project.run(['synth']);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^types checked with TypeScript 5\.\d+\.\d+ of the project, since the native compiler refuses: .+$/m,
    );
    expect(stderr).toMatch(/error\[types\/TS2322\][\s\S]*\[main\.ts:6:7\]/);
    expect(stderr).not.toContain('TS51');
  },
);

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

test('a missing program and a missing app are errors of configuration', () => {
  project.write({ 'cdk8s.yaml': 'app: npx ts-node nowhere.ts\ncharthouse: {}\n' });
  const missing = project.run(['synth']);
  expect([missing.status, missing.stderr.includes('names nowhere.ts, which does not exist')]).toEqual([2, true]);
  project.write({ 'cdk8s.yaml': 'charthouse: {}\n' });
  expect(project.run(['synth'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('Missing required argument: app'),
  });
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

test('--check tells whether the output is current and writes nothing', () => {
  expect(project.run(['synth']).status).toBe(0);
  expect(project.run(['synth', '--check'])).toMatchObject({
    status: 0,
    stderr: expect.stringMatching(/^✓ 1 resource, dist\/ is current in \d+ ms\n$/),
  });
  project.write({ 'main.ts': program(CONFIG_MAP.replace("a: 'b'", "a: 'c'")) });
  const stale = project.run(['synth', '--check']);
  expect(stale.status).toBe(1);
  expect(stale.stderr).toContain('~ web.k8s.yaml');
  expect(project.read('dist/web.k8s.yaml')).toContain('a: b');
});

test('--stdout is one stream with a marker between all documents, and touches no folder', () => {
  project.write({
    'main.ts': `import { ApiObject, App, Chart } from 'cdk8s';
const app = new App();
for (const name of ['a', 'b', 'c']) new ApiObject(new Chart(app, name), 'x', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
app.synth();
`,
  });
  const { status, stdout } = project.run(['synth', '-p']);
  expect(status).toBe(0);
  expect(stdout.split('---\n')).toHaveLength(3);
  expect(project.exists('dist')).toBe(false);
});

test.each([
  [
    'app: npx ts-node main.ts\nouput: x\n',
    /cdk8s\.yaml has no key "ouput"[\s\S]*cdk8s\.yaml:2:1[\s\S]*Did you mean "output"\?/,
  ],
  ['app: 7\n', /app must be a text, not 7[\s\S]*cdk8s\.yaml:1/],
  ['app: a: b\n', /not valid YAML[\s\S]*cdk8s\.yaml:1/],
  ['# empty\n', /Missing required argument: app/],
  ['app: x.ts\ncharthouse:\n', /charthouse must be a mapping, not null[\s\S]*help: Write {} /],
  [
    'app: x.ts\ncharthouse:\n  kubernetes: 1.35\n',
    /kubernetes must be a list, not 1\.35[\s\S]*help: Write a list: \['1\.35'\]/,
  ],
  ['app: x.ts\ncharthouse:\n  kubernetes: [1.30]\n', /must be a text, not 1\.3[\s\S]*help: Put it into quotes/],
  ['app: x.ts\ncharthouse:\n  profile: strict\n', /profile is "strict"; it must be one of restricted, baseline, none/],
  ['app: x.ts\ncharthouse:\n  kubernetes: ["1.2"]\n', /Kubernetes 1\.2 is not known/],
  ['app: x.ts\nsynthConfig:\n  format: bogus\n', /must be one of plain, helm/],
])('C10, C11: the configuration %j is refused before anything is touched', (config, message) => {
  expect(project.run(['synth']).status).toBe(0);
  const before = project.manifests();
  project.write({ 'cdk8s.yaml': config });
  const { status, stderr } = project.run(['synth']);
  expect(stderr).toMatch(message);
  expect([1, 2]).toContain(status);
  expect(project.manifests()).toEqual(before);
});

test('C10: unknown options and commands are usage errors with a suggestion', () => {
  expect(project.run(['synth', '--no-such-option'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('unknown option'),
  });
  expect(project.run(['synht'])).toMatchObject({ status: 2, stderr: expect.stringContaining('Did you mean synth') });
});

test('variables stand between flags and the file', () => {
  expect(project.run(['synth'], { env: { CDK8S_OUTPUT: 'by-variable' } }).status).toBe(0);
  expect(project.exists('by-variable/web.k8s.yaml')).toBe(true);
  expect(project.run(['synth', '-o', 'by-flag'], { env: { CDK8S_OUTPUT: 'by-variable' } }).status).toBe(0);
  expect(project.exists('by-flag/web.k8s.yaml')).toBe(true);
});

test('C3: sources named as output are not deleted', () => {
  project.write({ 'src/keep.ts': 'export {};\n' });
  expect(project.run(['synth', '-o', 'src'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('keep.ts, which charthouse did not write'),
  });
  expect(project.run(['synth', '-o', '.']).status).toBe(2);
  expect(project.exists('src/keep.ts')).toBe(true);
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

test('a project without tsconfig.json is checked without the one of a folder above it', () => {
  project.write({
    'inner/cdk8s.yaml': STRICT,
    'inner/main.ts': program(CONFIG_MAP),
    'inner/package.json': '{ "name": "inner" }',
  });
  expect(project.run(['synth'], { folder: 'inner' })).toMatchObject({ status: 0 });
  project.write({ 'inner/main.ts': program(`const count: number = 'one';\n${CONFIG_MAP}`) });
  const { status, stderr } = project.run(['synth'], { folder: 'inner' });
  expect(status).toBe(1);
  expect(stderr).toContain("error[types/TS2322]: Type 'string' is not assignable to type 'number'");
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

test.skipIf(!existsSync('/dev/full'))('a full disk behind stdout is told in a line', () => {
  const command = `"${process.execPath}" "${CLI}" schema Deployment > /dev/full`;
  const { status, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr).toMatch(/^error: the output cannot be written: ENOSPC.*\n$/);
});
