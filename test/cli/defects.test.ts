import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readText } from '../../src/read/documents.ts';
import { CLI, CONFIG_MAP, program, Project } from './project.ts';

/* Defects of cdk8s's command line, by the ids of docs/cdk8s.md, that no other test of this folder is about. */

let project: Project;

beforeEach(() => {
  project = new Project({ 'cdk8s.yaml': 'app: npx ts-node -T main.ts\n', 'main.ts': program(CONFIG_MAP) });
});
afterEach(() => project.remove());

test('C1, C2: wrong options and failing programs leave the output', () => {
  expect(project.run(['synth']).status).toBe(0);
  const before = project.manifests();
  expect(project.run(['synth', '--format', 'bogus']).status).not.toBe(0);
  expect(project.run(['synth', '--format', 'helm', '--chart-version', 'one']).status).not.toBe(0);
  project.write({ 'main.ts': 'throw new Error("no");' });
  expect(project.run(['synth']).status).toBe(1);
  expect(project.manifests()).toEqual(before);
});

test('C4: --stdout leaves the configured output alone', () => {
  project.write({ 'cdk8s.yaml': 'app: npx ts-node -T main.ts\noutput: keep\n', 'keep/a.k8s.yaml': 'kind: Old\n' });
  expect(project.run(['synth', '-p']).status).toBe(0);
  expect(project.read('keep/a.k8s.yaml')).toBe('kind: Old\n');
});

test('C5, C6: twenty charts of five hundred objects come as ten thousand whole documents', () => {
  project.write({
    'main.ts': program(`for (let c = 0; c < 20; c += 1) {
  const many = new Chart(app, 'c' + c);
  for (let o = 0; o < 500; o += 1) new ApiObject(many, 'o' + o, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'o' + c + '-' + o }, data: { text: 'x'.repeat(200) } });
}`),
  });
  const { status, stdout } = project.run(['synth', '-p']);
  expect(status).toBe(0);
  const documents = readText('stdout', stdout);
  expect(documents).toHaveLength(10_000);
  expect(documents.filter((document) => 'error' in document)).toEqual([]);
});

test('C9: other file extensions are seen', () => {
  project.write({ 'main.ts': program(CONFIG_MAP).replace('new App()', "new App({ outputFileExtension: '.yml' })") });
  const { status, stdout } = project.run(['synth']);
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'Synthesizing application\n  - dist/web.yml\n' });
});

test('C12: no word of an upgrade, whatever the flag says', () => {
  for (const flag of ['--check-upgrade', '--no-check-upgrade']) {
    const { status, stderr } = project.run(['synth', flag]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  }
});

const DEFINITION = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Widget, plural: widgets, singular: widget }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              required: [size]
              properties:
                size: { type: integer, minimum: 1 }
                "odd key": { type: string }
`;

test('C14: help, versions and other commands load neither compilers nor checks', () => {
  project.write({
    'loaded.cjs': `const Module = require('node:module');
const load = Module._load;
const loaded = new Set();
Module._load = function (name, ...rest) { loaded.add(name); return load.call(this, name, ...rest); };
process.on('exit', () => process.stderr.write([...loaded].filter((name) => /^[a-z@]/.test(name)).join(' ')));
`,
  });
  const loaded = (...args: string[]): string =>
    spawnSync(process.execPath, ['--require', './loaded.cjs', CLI, ...args], {
      cwd: project.folder,
      encoding: 'utf8',
    }).stderr;
  expect(loaded('--version')).toContain('commander');
  for (const args of [['--version'], ['--help']]) {
    expect(loaded(...args)).not.toMatch(/typescript|esbuild|oxc|ajv|js-yaml|cdk8s/);
  }
  expect(loaded('explain', 'default/probes')).not.toMatch(/typescript|esbuild|ajv|cdk8s/);
});

test('C16, C23, C24: an import works offline, leaves cdk8s.yaml as it is, and its objects are checked', () => {
  const config = '# a comment that must stay\napp: npx ts-node -T main.ts\ncharthouse: {}\n';
  project.write({ 'cdk8s.yaml': config, 'widgets.yaml': DEFINITION });
  const imported = project.run(['import', 'widgets.yaml']);
  expect(imported.status).toBe(0);
  expect(project.read('cdk8s.yaml')).toBe(config);
  expect(project.run(['import', 'widgets.yaml']).stderr).toContain('0 files written to imports, 2 unchanged');
  const main = (size: string): string => `import { App, Chart } from 'cdk8s';
import { Widget } from './imports/example.com/widget';
const app = new App();
new Widget(new Chart(app, 'web'), 'w', { spec: { size: ${size}, 'odd key': 'x' } });
app.synth();
`;
  project.write({ 'main.ts': main('0') });
  const wrong = project.run(['synth', '--no-types']);
  expect(wrong.status).toBe(1);
  expect(wrong.stderr).toContain('spec.size');
  project.write({ 'main.ts': main('2') });
  expect(project.run(['synth', '--no-types']).status).toBe(0);
  expect(project.read('dist/web.k8s.yaml')).toContain('odd key: x');
});

test.each([
  ['an empty file', ''],
  ['another kind', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\n'],
  ['broken YAML', 'a: b: c\n'],
  [
    'a schema that refers to itself',
    DEFINITION.replace('"odd key": { type: string }', 'self: { $ref: "#/definitions/self" }'),
  ],
])('an import of %s is refused and writes nothing', (_name, text) => {
  project.write({ 'crd.yaml': text });
  const { status, stderr } = project.run(['import', 'crd.yaml']);
  expect(status).not.toBe(0);
  expect(stderr).toContain('crd.yaml');
  expect(stderr).not.toContain('    at ');
  expect(project.exists('imports')).toBe(false);
});

test('C17: variables for the installation of a plugin reach npm', () => {
  project.write({
    'cdk8s.yaml':
      'app: npx ts-node -T main.ts\nvalidations:\n  - package: no-such-plugin\n    version: 1.0.0\n    class: X\n    installEnv:\n      MARK: reached\n',
    'bin/npm': '#!/bin/sh\necho "$MARK $*" > "$MARK_FILE"\nexit 1\n',
  });
  project.makeExecutable('bin/npm');
  const env = {
    PATH: `${project.path('bin')}:${process.env['PATH']}`,
    MARK_FILE: project.path('called'),
    CDK8S_PLUGINS_DIR: project.path('plugins'),
  };
  const { status, stderr } = project.run(['synth'], { env });
  expect(status).toBe(1);
  expect(stderr).toContain('no-such-plugin@1.0.0 cannot be installed');
  expect(readFileSync(project.path('called'), 'utf8')).toContain('reached install no-such-plugin@1.0.0 --no-save');
});

test('C18: a violation is told at the construct of its manifest, not at one of the same name', () => {
  project.write({
    'cdk8s.yaml':
      'app: npx ts-node -T main.ts\nvalidations:\n  - package: ./plugin.js\n    version: 1.0.0\n    class: All\n',
    'main.ts': program(
      `for (const kind of ['ConfigMap', 'Secret']) new ApiObject(new Chart(app, kind.toLowerCase()), 'x', { apiVersion: 'v1', kind, metadata: { name: 'same' } });`,
    ),
    'plugin.js': `exports.All = class {
  validate(context) {
    for (const manifestPath of context.manifests) for (const object of context.parseManifest(manifestPath)) context.report.addViolation({ ruleName: object.kind, violatingResources: [{ resourceName: object.metadata.name, manifestPath }] });
    context.report.submit('success');
  }
};`,
  });
  const { stdout } = project.run(['synth']);
  expect(stdout).toContain('Construct Path: configmap/x\n    - Manifest Path: dist/configmap.k8s.yaml');
  expect(stdout).toContain('Construct Path: secret/x\n    - Manifest Path: dist/secret.k8s.yaml');
});

test('C19: nothing in the output folder but manifests has an extension that kubectl reads', () => {
  project.run(['synth']);
  expect(project.files('dist')).toEqual(['.charthouse-inventory', 'web.k8s.yaml']);
});

test('C22: a chart takes definitions of the project and downloads none', () => {
  project.write({
    'cdk8s.yaml':
      'app: npx ts-node -T main.ts\nimports:\n  - k8s@1.27.0\n  - crds/widgets.yaml\n  - https://example.com/remote.yaml\n',
    'crds/widgets.yaml': DEFINITION,
  });
  const { status, stderr } = project.run(['synth', '--format', 'helm', '--chart-version', '1.0.0']);
  expect(status).toBe(0);
  expect(project.read('dist/crds/widgets.yaml')).toBe(DEFINITION);
  expect(stderr).toContain('https://example.com/remote.yaml are not in the chart');
});

test('a Secret with literal data fails a strict run, and its value is shown nowhere', () => {
  project.write({
    'cdk8s.yaml': 'app: npx ts-node -T main.ts\ncharthouse: {}\n',
    'main.ts': program(
      `new ApiObject(chart, 's', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, stringData: { password: 'hunter2-hunter2' } });`,
    ),
  });
  for (const args of [['synth'], ['synth', '--verbose'], ['synth', '--check']]) {
    const { status, stdout, stderr } = project.run(args);
    expect(status).toBe(1);
    expect(stderr).toContain('password');
    expect(stdout + stderr).not.toContain('hunter2');
  }
});
