/** What becomes of findings: they are told in every mode, and fail the run only where it is strict. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CONFIG_MAP, program, Project } from './project.ts';

const APP = 'app: npx ts-node main.ts\n';
/** One object for each stage at which the API server rejects. */
const REJECTED =
  program(`new ApiObject(chart, 'unknown', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'unknown' }, dta: {} });
new ApiObject(chart, 'name', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'Not_A_Name' } });
new ApiObject(chart, 'port', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'port' }, spec: {} });
new ApiObject(chart, 'secret', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'secret' }, stringData: { password: 'hunter2' } });`);
const CODES = ['schema/unknown-field', 'server/invalid', 'server/required', 'secret/literal'];

let project: Project;

beforeEach(() => {
  project = new Project({ 'cdk8s.yaml': `${APP}charthouse: {}\n`, 'main.ts': program(CONFIG_MAP) });
  project.run(['synth']);
  project.write({ 'main.ts': REJECTED });
});
afterEach(() => project.remove());

function codes(stderr: string): readonly string[] {
  return [...stderr.matchAll(/^error\[(.+?)\]/gm)].map(([, code]) => code ?? '');
}

test.each([
  ['a project with a charthouse key', 'charthouse: {}\n', []],
  ['strict: true', 'charthouse: { strict: true }\n', []],
  ['--strict in an existing cdk8s project', '', ['--strict']],
  ['--strict over strict: false', 'charthouse: { strict: false }\n', ['--strict']],
  ['--strict with --quiet', '', ['--strict', '--quiet']],
])('%s: rejections fail the run with exit 1 and the last output stays', (_name, config, args) => {
  const before = project.manifests();
  expect(Object.keys(before)).toEqual(['web.k8s.yaml']);
  project.write({ 'cdk8s.yaml': APP + config });
  const { status, stderr } = project.run(['synth', ...args]);
  expect({ status, codes: codes(stderr) }).toEqual({ status: 1, codes: expect.arrayContaining(CODES) });
  expect(stderr).toContain('dist is as it was before');
  expect(project.manifests()).toEqual(before);
});

test.each([
  ['an existing cdk8s project', '', []],
  ['an existing cdk8s project with --quiet', '', ['--quiet']],
  ['an existing cdk8s project with --stdout', '', ['--stdout']],
  ['--no-strict', 'charthouse: {}\n', ['--no-strict']],
  ['--no-strict with --quiet', 'charthouse: {}\n', ['--no-strict', '--quiet']],
  ['strict: false', 'charthouse: { strict: false }\n', []],
])('%s: every rejection is told, and the output is written all the same', (_name, config, args) => {
  project.write({ 'cdk8s.yaml': APP + config });
  const { status, stdout, stderr } = project.run(['synth', ...args]);
  expect({ status, codes: codes(stderr) }).toEqual({ status: 0, codes: expect.arrayContaining(CODES) });
  expect(stderr).not.toContain('hunter2');
  const output = args.includes('--stdout') ? stdout : project.read('dist/web.k8s.yaml');
  expect(output).toContain('name: Not_A_Name');
  expect(/use --strict or add `charthouse: \{\}`/.test(stderr)).toBe(config === '');
});

test('an output that cannot be written takes nothing away from what was found', () => {
  project.write({ 'blocked/mine.txt': 'mine' });
  for (const [config, args] of [
    ['', []],
    ['charthouse: {}\n', ['--no-strict']],
    ['charthouse: {}\n', ['--no-strict', '--check']],
  ] as const) {
    project.write({ 'cdk8s.yaml': APP + config });
    const { status, stdout, stderr } = project.run(['synth', '-o', 'blocked', ...args]);
    expect([1, 2]).toContain(status);
    expect(codes(stderr)).toEqual(expect.arrayContaining([...CODES, 'write/foreign']));
    expect(stdout).not.toContain('web.k8s.yaml');
  }
  expect(project.files('blocked')).toEqual(['mine.txt']);
});

test('a plugin that cannot be run takes nothing away from what was found', () => {
  project.write({
    'cdk8s.yaml': `${APP}validations:\n  - { package: ./plugin.js, version: 1.0.0, class: Names }\n`,
    'plugin.js': 'exports.Names = class { validate() { throw new Error("no"); } };',
  });
  const { status, stderr } = project.run(['synth']);
  expect({ status, codes: codes(stderr) }).toEqual({
    status: 1,
    codes: expect.arrayContaining([...CODES, 'plugin/failed']),
  });
});

test('--check tells what to do when nothing is stale but the list of our files', () => {
  project.write({ 'main.ts': program(CONFIG_MAP), 'dist/.charthouse-inventory': '' });
  const { status, stderr } = project.run(['synth', '--check']);
  expect(status).toBe(1);
  expect(stderr).toContain('~ .charthouse-inventory (the list of these files; they are current)');
  expect(stderr).toContain('help: Run charthouse synth and commit dist/.charthouse-inventory with the files');
  expect(project.run(['synth']).status).toBe(0);
  expect(project.run(['synth', '--check']).status).toBe(0);
});
