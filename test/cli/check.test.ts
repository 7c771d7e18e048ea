import Ajv from 'ajv';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Project } from './project.ts';

let project: Project;
beforeEach(() => {
  project = new Project({});
});
afterEach(() => project.remove());

const GOOD = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';
const BAD = 'apiVersion: v1\nkind: Pod\nmetadata: { name: p }\nspec:\n  containers:\n    - name: a\n      imagee: x\n';

test('verdicts of files, folders and the standard input, with the place and the nearest field', () => {
  project.write({ 'manifests/good.yaml': GOOD, 'manifests/deep/bad.yaml': `${GOOD}---\n${BAD}` });
  const { status, stdout, stderr } = project.run(['check', 'manifests']);
  expect(status).toBe(1);
  expect(stdout).toContain('strict decoding error: unknown field "spec.containers[0].imagee"');
  expect(stdout).toContain('manifests/deep/bad.yaml:11:7');
  expect(stdout).toContain('help: Did you mean image?');
  expect(stderr).toBe('3 documents, 1 rejected\n');
  expect(project.run(['check'], { input: GOOD })).toEqual({
    status: 0,
    stdout: '',
    stderr: '1 document, none rejected\n',
  });
});

test('the JSON report has verdicts by version and findings by document', () => {
  const { status, stdout } = project.run(['check', '-k', '1.31,v1.36.3', '-', '--format', 'json'], {
    input: `${GOOD}---\n- a list\n`,
  });
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    schema: 1,
    documents: [
      { kind: 'ConfigMap', verdicts: { '1.31': { verdict: 'accepted' }, '1.36': { verdict: 'accepted' } } },
      { verdicts: {}, why: 'it is no mapping' },
    ],
    findings: [],
  });
});

test.each([
  'J\n---\nJ\n---\nY',
  'J J\nJ',
  '{ apiVersion: v1, kind: ConfigMap, metadata: { name: a } }\n---\nJ\n---\nY',
])('a stream that begins with JSON or looks like it is read as kubectl does: %j', (shape) => {
  const json = JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } });
  const input = shape.replaceAll('J', json).replaceAll('Y', GOOD);
  expect(project.run(['check'], { input })).toEqual({ status: 0, stdout: '', stderr: '3 documents, none rejected\n' });
});

test('custom resources are judged by their definition, and are unknown without it', () => {
  project.write({
    'crd.yaml': `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Widget, plural: widgets, singular: widget }
  versions: [{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object, properties: { spec: { type: object, properties: { size: { type: integer } } } } } } }]
`,
    'widget.yaml': 'apiVersion: example.com/v1\nkind: Widget\nmetadata: { name: w }\nspec: { size: big }\n',
  });
  expect(project.run(['check', 'widget.yaml'])).toMatchObject({
    status: 0,
    stderr: expect.stringContaining('1 undecided: Widget (--verbose says why, --crds gives definitions)'),
  });
  expect(project.run(['check', 'widget.yaml', '--crds', 'crd.yaml'])).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('spec.size'),
  });
});

test.each([
  [
    'a bomb of aliases',
    `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghij'
      .split('')
      .map(
        (name, index) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefghij'[index]}`).join(', ')}]`,
      )
      .join('\n')}\n`,
  ],
  ['a deep nesting', '['.repeat(100_000)],
  ['tabs', 'apiVersion: v1\n\tkind: Pod\n'],
  ['a duplicate key', 'apiVersion: v1\nkind: ConfigMap\nkind: ConfigMap\nmetadata: { name: a }\n'],
])('%s is told in a line, in no time', (_name, input) => {
  const { status, stdout, stderr } = project.run(['check'], { input });
  expect(status).toBe(1);
  expect(stdout).toMatch(/^error\[/);
  expect(stdout + stderr).not.toContain('    at ');
});

test('an object without kind or apiVersion is an error, what was never meant to be one is counted', () => {
  project.write({
    'typo.yaml': `apiversion: v1\nkind: ConfigMap\nmetadata: { name: a }\n---\n${GOOD}`,
    'number.yaml': 'apiVersion: 1\nkind: ConfigMap\n',
    'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
    'values.yaml': 'replicas: 1\n',
  });
  const { status, stdout, stderr } = project.run(['check', 'typo.yaml', 'number.yaml', 'Chart.yaml', 'values.yaml']);
  expect(status).toBe(1);
  expect(stdout).toContain('error[read/no-object]: the document is no Kubernetes object: it has no apiVersion');
  expect(stdout).toContain('typo.yaml:1:1');
  expect(stdout).toContain('help: Write "apiVersion" instead of "apiversion".');
  expect(stdout).toContain('apiVersion and kind must be strings');
  expect(stderr).toBe('5 documents, none rejected, 2 unreadable, 2 no Kubernetes objects\n');
});

test('a fault of decoding is shown where it stands, and says what was meant', () => {
  project.write({
    'service.yaml':
      'apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec:\n  ports:\n    - name: http\n      port: "80"\n',
    'config.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n  a: b\n  debug: yes\n',
    'claim.yaml':
      'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: a }\nspec:\n  resources:\n    requests:\n      storage: 10GB\n',
  });
  const { stdout } = project.run(['check', 'service.yaml', 'config.yaml', 'claim.yaml']);
  expect(stdout).toContain('service.yaml:7:7');
  expect(stdout).toContain('help: spec.ports[0].port is the string "80", expected an integer');
  expect(stdout).toContain('config.yaml:6:3');
  expect(stdout).toContain('claim.yaml:7:7');
});

test('options before paths take none of them', () => {
  project.write({ 'bad.yaml': BAD, 'crd.yaml': GOOD });
  for (const options of [
    ['-k', '1.35'],
    ['-k', '1.34', '-k', '1.35'],
    ['--crds', 'crd.yaml'],
    ['--format', 'human'],
  ]) {
    expect(project.run(['check', ...options, 'bad.yaml'])).toMatchObject({
      status: 1,
      stderr: '1 document, 1 rejected\n',
    });
  }
});

test('charts in a folder are left to be rendered, and nothing to check is an error', () => {
  project.write({
    'dist/good.yaml': GOOD,
    'dist/charts/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
    'dist/charts/web/templates/web.yaml': '{{ if .Values.enabled }}\n',
    'empty/readme.md': '',
  });
  expect(project.run(['check', 'dist'])).toMatchObject({ status: 0, stderr: '1 document, none rejected\n' });
  for (const [name, message] of [
    ['dist/charts/web', 'helm template dist/charts/web | charthouse check'],
    ['dist/charts', 'the folder dist/charts holds no manifests'],
    ['empty', 'the folder empty holds no manifests'],
  ] as const) {
    expect(project.run(['check', name])).toMatchObject({ status: 2, stderr: expect.stringContaining(message) });
  }
});

test('paths that do not exist and versions that are not known are usage errors', () => {
  expect(project.run(['check', 'nowhere'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('nowhere does not exist'),
  });
  project.write({ 'a.yaml': GOOD });
  expect(project.run(['check', 'a.yaml', '-k', '1.2']).status).toBe(2);
});

test('what is printed cannot repaint the terminal', () => {
  const { stdout } = project.run(['check'], {
    input: 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: "a\\u001b[2Jb\\u202e" }\n',
  });
  expect(stdout).toContain('error[server/invalid]');
  // oxlint-disable-next-line no-control-regex -- finding control characters is its purpose
  expect(stdout).not.toMatch(/[\u001b\u202e]/);
});

test('many documents are checked on all processors, and told in their order', () => {
  const documents = Array.from({ length: 8000 }, (_, index) =>
    GOOD.replace('name: a', index % 1000 === 999 ? `name: "No ${index}"` : `name: a${index}`),
  );
  project.write({ 'many.yaml': documents.join('---\n') });
  const { status, stdout, stderr } = project.run(['check', 'many.yaml']);
  expect(status).toBe(1);
  expect(Array.from(stdout.matchAll(/many\.yaml:(\d+)/g), ([, line]) => Number(line))).toEqual(
    [999, 1999, 2999, 3999, 4999, 5999, 6999, 7999].map((index) => index * 4 + 3),
  );
  expect(stderr).toBe('8000 documents, 8 rejected\n');
});

test('"schema report" prints the schema that a report keeps', () => {
  project.write({ 'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: Bad_Name}\n---\nx: 1\n' });
  const { status, stdout } = project.run(['schema', 'report']);
  expect(status).toBe(0);
  const validate = new Ajv({ strict: false }).compile(JSON.parse(stdout));
  const report = JSON.parse(project.run(['check', '--format', 'json', 'a.yaml']).stdout);
  expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...report, schema: 2 })).toBe(false);
});
