import pico from 'picocolors';
import { expect, test } from 'vitest';
import { frame } from '../../src/cli/frame.ts';
import { report } from '../../src/cli/report.ts';
import type { Channel } from '../../src/cli/terminal.ts';

const ascii: Channel = {
  colors: pico.createColors(false),
  isTerminal: false,
  unicode: false,
  write: () => undefined,
};

test('a long line is shown around its mark', () => {
  const line = `${'a'.repeat(5000)}"wrong"${'b'.repeat(5000)}`;
  const shown = frame({ place: { file: 'list.json', line: 1, column: 5001 } }, () => [line], ascii).split('\n');
  expect(shown.map((each) => each.length).every((length) => length < 180)).toBe(true);
  const [, source = '', mark = ''] = shown;
  expect(source.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('"wrong"');
  expect([source.includes('~aaa'), source.endsWith('bbb~')]).toEqual([true, true]);
});

test('a marked value is underlined and nothing beside it', () => {
  const line = '  replicas: -1,';
  const label = { place: { file: 'main.ts', line: 1, column: 13 }, endColumn: 15 };
  const [, source = '', mark = ''] = frame(label, () => [line], ascii).split('\n');
  expect(source.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('-1');
});

test('a field that the message begins with is not told again', () => {
  const resource = { group: '', version: 'v1', kind: 'Pod', namespace: '', name: 'a' };
  const finding = { code: 'x/y', severity: 'error', field: 'spec.os', labels: [], resource } as const;
  const told = (message: string): string => report([{ ...finding, message }], () => undefined, ascii);
  expect(told('spec.os: Required value')).toContain('\n  Pod a\n');
  expect(told('the pod needs a system')).toContain('\n  Pod a  spec.os\n');
  const nameless = report([{ ...finding, message: 'm', resource: { ...resource, name: '' } }], () => undefined, ascii);
  expect(nameless).toContain('\n  Pod  spec.os\n');
});

test('where only ASCII can be shown nothing else is', () => {
  const resource = { group: '', version: 'v1', kind: 'ConfigMap', namespace: '', name: 'a' };
  const labels = [{ place: { file: 'main.ts', line: 2, column: 1 } }];
  const diagnostic = { code: 'x/y', severity: 'error', message: 'm', labels, resource, construct: 'shop/a' } as const;
  const text = report([diagnostic], () => ['one', 'x'.repeat(200)], ascii);
  expect(text).toContain('in shop > a');
  expect(text).toMatch(/^[\n -~]*$/);
});

test.each([
  ["new Secret(chart, 'login', { data: { password: 'hunter2' } });", 1],
  ["new kplus.Secret(chart, 'login', {\n  stringData: {\n    password: 'hunter2',\n  },\n});", 3],
  ["new ApiObject(chart, 'login', {\n  kind: 'Secret',\n  stringData: { password: 'hunter2' },\n});", 3],
  ['apiVersion: v1\nkind: Secret\nstringData:\n  password: hunter2\n\tbroken', 4],
  ['{ "kind": "Secret",\n  "stringData": { "password": "hunter2" }', 2],
])('values of a Secret are in no message: %s', (source, line) => {
  const diagnostic = {
    code: 'types/TS2345',
    severity: 'error',
    message: 'Argument of type \'{ data: { password: "hunter2"; }; }\' is not assignable',
    labels: [{ place: { file: 'main.ts', line, column: 1 } }],
  } as const;
  const text = report([diagnostic], () => source.split('\n'), ascii);
  expect(text).toContain(`[main.ts:${line}:1]`);
  expect(text).not.toContain('hunter2');
});

test('the next document is shown again', () => {
  const lines = 'kind: Secret\nmetadata: {}\n---\nkind: SecretStore\nspec: wrong'.split('\n');
  const labels = [{ place: { file: 'all.yaml', line: 5, column: 1 } }];
  const text = report([{ code: 'x/y', severity: 'error', message: 'm', labels }], () => lines, ascii);
  expect(text).toContain('spec: wrong');
});

test('lines after a Secret, and those of an ExternalSecret, are shown', () => {
  const after =
    "new Secret(chart, 'a', { data: { a: 'hunter2' } });\nnew ExternalSecret(chart, 'b', { keys: {} });".split('\n');
  const labels = [{ place: { file: 'main.ts', line: 2, column: 1 } }];
  const text = report([{ code: 'x/y', severity: 'error', message: 'm', labels }], () => after, ascii);
  expect(text).toContain("new ExternalSecret(chart, 'b'");
  expect(text).not.toContain('hunter2');
});
