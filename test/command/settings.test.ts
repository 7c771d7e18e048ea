/** What the caller says goes before a variable, that before cdk8s.yaml, and that before the default. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Flags, settle, type Settings } from '../../src/command/settings.ts';
import { Project } from '../cli/project.ts';

let project: Project;
const settings = (flags: Flags = {}, environment: Readonly<Record<string, string>> = {}): Settings =>
  settle(project.folder, flags, environment);

beforeAll(() => {
  project = new Project({});
});
beforeEach(() => project.write({ 'cdk8s.yaml': 'app: node file.js\n' }));
afterAll(() => project.remove());

test.each([
  { key: 'app', variable: 'CDK8S_APP', flag: 'app' },
  { key: 'output', variable: 'CDK8S_OUTPUT', flag: 'output', fallback: 'dist' },
  { key: 'pluginsDirectory', variable: 'CDK8S_PLUGINS_DIR', flag: 'pluginsDir' },
])('$key', ({ key, variable, flag, fallback }) => {
  const valueOf = (flags: Flags, environment: Readonly<Record<string, string>>): unknown =>
    Reflect.get(settings(flags, environment), key);
  project.write({ 'cdk8s.yaml': `app: node file.js\n${key === 'app' ? '' : `${key}: node file.js\n`}` });
  expect(valueOf({ [flag]: 'flag' }, { [variable]: 'variable' })).toBe('flag');
  expect(valueOf({}, { [variable]: 'variable' })).toBe('variable');
  expect(valueOf({}, { [variable]: '' })).toBe('node file.js');
  expect(valueOf({}, {})).toBe('node file.js');
  project.write({ 'cdk8s.yaml': key === 'app' ? '' : 'app: node file.js\n' });
  if (key === 'app') expect(() => settings()).toThrow('Missing required argument: app');
  else expect(valueOf({}, {})).toBe(fallback);
});

test('format, chart version and version of its API', () => {
  project.write({
    'cdk8s.yaml': 'app: node file.js\nsynthConfig: { format: helm, chartVersion: 1.0.0, chartApiVersion: v1 }\n',
  });
  expect(settings().helm).toEqual({ chartApiVersion: 'v1', chartVersion: '1.0.0' });
  const variables = { CDK8S_CHART_VERSION: '2.0.0', CDK8S_CHART_API_VERSION: 'v2' };
  expect(settings({}, variables).helm).toEqual({ chartApiVersion: 'v2', chartVersion: '2.0.0' });
  expect(settings({ chartVersion: '3.0.0', chartApiVersion: 'v1' }, variables).helm).toEqual({
    chartApiVersion: 'v1',
    chartVersion: '3.0.0',
  });
  project.write({ 'cdk8s.yaml': 'app: node file.js\n' });
  expect(settings({}, { CDK8S_FORMAT: 'helm', CDK8S_CHART_VERSION: '1.0.0' }).helm?.chartApiVersion).toBe('v2');
  expect(settings({ format: 'plain' }, { CDK8S_FORMAT: 'helm' }).helm).toBeUndefined();
});

test('switches', () => {
  project.write({ 'cdk8s.yaml': 'app: node file.js\nvalidations: plugins.yaml\n' });
  expect([settings().to, settings({}, { CDK8S_STDOUT: 'true' }).to]).toEqual(['folder', 'stdout']);
  expect(settings({ stdout: false }, { CDK8S_STDOUT: 'true' }).to).toBe('folder');
  expect(settings().validations).toBe('plugins.yaml');
  expect(settings({}, { CDK8S_VALIDATE: 'false' }).validations).toBeUndefined();
  expect(settings({ validate: true }, { CDK8S_VALIDATE: 'false' }).validations).toBe('plugins.yaml');
  expect(settings({}, { CDK8S_VALIDATION_REPORTS_OUTPUT_FILE: 'a.json' }).reportsFile).toBe('a.json');
  expect(settings({}, { CDK8S_DISABLE_SORT: '1', CDK8S_RECORD_CONSTRUCT_METADATA: 'true' })).toMatchObject({
    keepKeyOrder: true,
    recordMetadata: true,
  });
});

test('--stdout and another output exclude each other', () => {
  project.write({ 'cdk8s.yaml': 'app: node file.js\noutput: out\n' });
  expect(settings({ stdout: true, output: 'out' }).to).toBe('stdout');
  expect(() => settings({ stdout: true, output: 'other' })).toThrow('mutually exclusive');
});

test('keys below charthouse, and the flags that go before them', () => {
  const defaults = settings();
  expect(defaults).toMatchObject({ strict: false, dropIn: true, profile: 'restricted', defaults: 'own', types: true });
  expect(defaults.kubernetes).toHaveLength(2);
  project.write({
    'cdk8s.yaml': `app: node file.js
importDirectory: bindings
charthouse: { kubernetes: ['1.33'], profile: baseline, defaults: all, crds: [a], allowEmpty: true, types: false, charts: charts, numberedFiles: true }
`,
  });
  expect(settings()).toMatchObject({
    strict: true,
    dropIn: false,
    kubernetes: ['1.33'],
    profile: 'baseline',
    defaults: 'all',
    crds: ['a'],
    allowEmpty: true,
    types: false,
    charts: 'charts',
    numberedFiles: true,
    importDirectory: 'bindings',
  });
  expect(settings({ strict: false, kubernetes: ['1.34'], types: true, allowEmpty: false })).toMatchObject({
    strict: false,
    kubernetes: ['1.34'],
    types: true,
    allowEmpty: false,
  });
});
