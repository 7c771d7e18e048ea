import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CLI, CONFIG_MAP, program, Project, STRICT } from './project.ts';

let project: Project;

beforeEach(() => {
  project = new Project({ 'cdk8s.yaml': STRICT, 'main.ts': program(CONFIG_MAP) });
});
afterEach(() => project.remove());

test('a configuration that cannot be read is told in a line', () => {
  const folder = new Project({ 'cdk8s.yaml/keep': '' });
  expect(folder.run(['synth'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('cdk8s.yaml cannot be read'),
  });
  folder.remove();
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

test.skipIf(!existsSync('/dev/full'))('a full disk behind stdout is told in a line', () => {
  const command = `"${process.execPath}" "${CLI}" schema Deployment > /dev/full`;
  const { status, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr).toMatch(/^error: the output cannot be written: ENOSPC.*\n$/);
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
