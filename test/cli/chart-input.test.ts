import { afterEach, beforeEach, expect, test } from 'vitest';
import { Project, STRICT } from './project.ts';

let project: Project;
beforeEach(() => {
  project = new Project({
    'cdk8s.yaml': STRICT,
    'main.ts': `import { App } from 'cdk8s';
import { ConfigMap, defineValues, ReleaseChart, v } from 'charthouse';
const values = defineValues({ level: v.string({ default: 'info' }) });
export const app = new App();
const chart = new ReleaseChart(app, 'shop', { version: '0.3.0', values });
new ConfigMap(chart, 'settings', { data: { LEVEL: values.ref.level } });
`,
  });
});
afterEach(() => project.remove());

test('one line says which charts went where, and synth then writes beside them', () => {
  expect(project.run(['chart'])).toEqual({
    status: 0,
    stdout: '',
    stderr: '✓ shop 0.3.0 → dist/charts/, checked with the default values\n',
  });
  expect(project.run(['synth'])).toMatchObject({ status: 0 });
  expect(project.files('dist')).toEqual(expect.arrayContaining(['charts/shop/Chart.yaml', 'shop.k8s.yaml']));
});

test('charts that synth writes are made and checked, and stay its own', () => {
  project.write({ 'cdk8s.yaml': 'app: npx ts-node main.ts\ncharthouse:\n  charts: charts\n' });
  expect(project.run(['synth']).status).toBe(0);
  const before = project.files('dist');
  expect(project.run(['chart'])).toMatchObject({
    status: 0,
    stderr: '✓ shop 0.3.0, checked with the default values; charthouse synth writes them\n',
  });
  expect(project.run(['chart', '--package'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('`charts` in cdk8s.yaml leaves dist/charts to charthouse synth'),
  });
  expect(project.files('dist')).toEqual(before);
  expect(project.run(['chart', '--package', '-o', 'archives']).stderr).toContain('→ archives/');
});

test.each([
  [['--check-values', 'nowhere.yaml'], 'chart/values', 'nowhere.yaml cannot be read: ENOENT'],
  [['--check-values', 'main.ts'], 'chart/values', 'main.ts cannot be read as values'],
  [['--version', '1.x'], 'config/chart', '"1.x" cannot be the version of a chart'],
  [['--package', '--key', 'nowhere.asc'], 'chart/key', 'nowhere.asc cannot be read: ENOENT'],
  [['--package', '--key', 'cdk8s.yaml'], 'chart/key', 'the key is no armored private key'],
])('%s is told in a line', (args, code, message) => {
  const { status, stderr } = project.run(['chart', ...args]);
  expect(status).toBe(2);
  expect(stderr).toContain(`error[${code}]: ${message}`);
  expect(stderr).not.toContain('    at ');
  expect(project.exists('dist')).toBe(false);
});

test.each([
  ["files: { 'a/../../x': '' }", 'chart/unwritable]: "a/../../x" is no path inside a chart'],
  [
    "files: { x: 'y'.repeat(6_000_000) }",
    'chart/unwritable]: x has 6000000 bytes; Helm reads files of at most 5242880',
  ],
  ["version: '1.0.0-01'", 'program/threw]: the program threw ValueError: "1.0.0-01" cannot be the version of a chart'],
  ["version: '0.0.0-0'", 'program/threw]: the program threw ValueError: "0.0.0-0" cannot be the version of a chart'],
  [
    "values: defineValues({ level: v.string({ default: 'else' }) })",
    'values/misused]: ConfigMap shop/settings: values.level belongs to the values of another chart',
  ],
])('a chart with %s is refused, and nothing is written', (props, message) => {
  project.write({ 'main.ts': project.read('main.ts').replace('values });', `values, ...{ ${props} } });`) });
  const { status, stderr } = project.run(['chart']);
  expect(status).toBe(3);
  expect(stderr).toContain(`error[${message}`);
  expect(project.exists('dist')).toBe(false);
});

test('a program that does not compile becomes no chart', () => {
  project.write({ 'main.ts': `${project.read('main.ts')}export const wrong: number = 'text';\n` });
  const { status, stderr } = project.run(['chart']);
  expect(status).toBe(1);
  expect(stderr).toContain('error[types/TS2322]');
  expect(stderr).toContain('1 error; no chart was written');
  expect(project.run(['chart', '--no-types']).status).toBe(0);
  // What cannot be rendered either is told with both.
  const source = project
    .read('main.ts')
    .replace(
      '{ LEVEL: values.ref.level }',
      '{}, labels: { team: Lazy.any({ produce() { throw new Error("late"); } }) as never }',
    );
  project.write({ 'main.ts': `import { Lazy } from 'cdk8s';\n${source}` });
  const both = project.run(['chart']);
  expect(both.status).toBe(3);
  for (const code of ['types/TS2322', 'app/render']) expect(both.stderr).toContain(`error[${code}]`);
});

test('a chart has a version that Helm takes', () => {
  project.write({ 'main.ts': project.read('main.ts').replace("'0.3.0'", "'1.x'") });
  expect(project.run(['chart'])).toMatchObject({
    status: 3,
    stderr: expect.stringContaining('"1.x" cannot be the version of a chart: three numbers are needed, as in 1.0.0'),
  });
});

test('a dependency that lies in the project is locked at its own version, and its values are used', () => {
  const values = 'cache: v.object({ enabled: v.boolean({ default: true }), size: v.integer({ default: 1 }) })';
  const dependency =
    "dependencies: [{ name: 'cache', version: '^2.0.0', vendor: 'cache', condition: 'cache.enabled' }]";
  project.write({
    'main.ts': project
      .read('main.ts')
      .replace('defineValues({', `defineValues({ ${values},`)
      .replace("version: '0.3.0',", `version: '0.3.0', ${dependency},`),
    'cache/Chart.yaml': 'apiVersion: v2\nname: cache\nversion: 2.3.4\n',
  });
  const { status, stderr } = project.run(['chart']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.not.stringContaining('values/unused') });
  expect(project.read('dist/charts/shop/Chart.lock')).toContain('version: "2.3.4"');
  expect(project.exists('dist/charts/shop/charts/cache/Chart.yaml')).toBe(true);
  for (const [metadata, why] of [
    ['apiVersion: v2\nname: other\nversion: 2.3.4\n', 'which is the chart other'],
    ['[]', 'its Chart.yaml has to be a map'],
  ]) {
    project.write({ 'cache/Chart.yaml': String(metadata) });
    const refused = project.run(['chart', '-o', 'elsewhere']);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('error[chart/no-vendor]: the chart shop vendors cache from cache, ');
    expect(refused.stderr).toContain(String(why));
    expect(project.exists('elsewhere')).toBe(false);
  }
});

test('`--format helm` gives the chart with its values, at the version that is asked for', () => {
  expect(project.run(['chart', '-o', 'charts', '--version', '1.2.3']).status).toBe(0);
  expect(project.run(['synth', '--format', 'helm', '--chart-version', '1.2.3', '-o', 'helm']).status).toBe(0);
  const own = (file: string): boolean => !file.startsWith('.charthouse');
  const files = project.files('charts/shop').filter((file) => file.includes('.'));
  expect(project.files('helm').filter((file) => own(file) && file.includes('.'))).toEqual(files);
  for (const file of files) expect(project.read(`helm/${file}`)).toBe(project.read(`charts/shop/${file}`));
  const second = `new ConfigMap(new ReleaseChart(app, 'second', { version: '0.3.0' }), 'settings', { data: { A: 'b' } });`;
  project.write({ 'main.ts': `${project.read('main.ts')}${second}\n` });
  expect(project.run(['synth', '--format', 'helm', '--chart-version', '1.2.3', '-o', 'both'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining(
      'the app has the charts shop, second, but the format helm makes the output one chart',
    ),
  });
  expect(project.exists('both')).toBe(false);
});
