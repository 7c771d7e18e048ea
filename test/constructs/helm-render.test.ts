import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App, Chart, JsonPatch } from 'cdk8s';
import { gzipSync } from 'fflate';
import { packTar } from 'modern-tar';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultCache } from '../../src/constructs/helm-command.ts';
import { defineValues, packageAs, RenderedHelmRelease, v } from '../../src/index.ts';
import { traitOf } from '../../src/model/trait.ts';
import { cachedHelm, PACKAGED_VERSIONS } from '../helm/binaries.ts';
import { at, inChart, only, synth } from './synth.ts';

const CHART: Readonly<Record<string, string>> = {
  'Chart.yaml': 'apiVersion: v2\nname: shelf\nversion: 1.2.3\n',
  'values.yaml': 'size: 1\nmood: calm\n',
  'values.schema.json': JSON.stringify({
    type: 'object',
    required: ['size', 'mood'],
    properties: { size: { type: 'integer', minimum: 1 }, mood: { enum: ['calm', 'wild'] } },
  }),
  'crds/book.yaml': [
    'apiVersion: apiextensions.k8s.io/v1',
    'kind: CustomResourceDefinition',
    'metadata: {name: libraries.example.com}',
    'spec: {group: example.com, scope: Cluster, names: {kind: Library, plural: libraries}, versions: []}',
    '',
  ].join('\n'),
  'templates/config.yaml': [
    'apiVersion: v1',
    'kind: ConfigMap',
    'metadata: {name: "{{ .Release.Name }}-config"}',
    'data: {size: "{{ .Values.size }}", mood: {{ .Values.mood }}, flag: "yes", mode: "0o755", at: "1.0"}',
    '',
  ].join('\n'),
  'templates/list.yaml': [
    'apiVersion: v1',
    'kind: List',
    'items:',
    '  - {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: reader}, rules: []}',
    '  - {apiVersion: v1, kind: ServiceAccount, metadata: {name: reader, namespace: elsewhere}}',
    '  - {apiVersion: v1, kind: ServiceAccount, metadata: {name: reader}}',
    '  - {apiVersion: example.com/v1, kind: Library, metadata: {name: main}, spec: {shelves: 1e3}}',
    '  - {apiVersion: other.example.com/v1, kind: Issuer, metadata: {name: main}}',
    '',
  ].join('\n'),
  'templates/hooks.yaml': [
    ...['pre-install', 'test'].flatMap((event) => [
      '---',
      'apiVersion: v1',
      'kind: Pod',
      `metadata: {name: ${event}, annotations: {helm.sh/hook: ${event}}}`,
      'spec: {containers: [{name: a, image: registry.example.com/a:1}]}',
    ]),
    '',
  ].join('\n'),
};

let folder = '';
let chart = '';
let archive = '';
let cache = '';

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'helm-render-'));
  chart = path.join(folder, 'shelf');
  for (const [name, text] of Object.entries(CHART)) {
    mkdirSync(path.dirname(path.join(chart, name)), { recursive: true });
    writeFileSync(path.join(chart, name), text);
  }
  archive = path.join(folder, 'shelf-1.2.3.tgz');
  const entries = Object.entries(CHART).map(([name, body]) => ({
    header: { name: `shelf/${name}`, size: Buffer.byteLength(body) },
    body,
  }));
  writeFileSync(archive, gzipSync(await packTar(entries)));
});
beforeEach(() => {
  cache = mkdtempSync(path.join(folder, 'cache-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program that stands in for Helm: it notes its calls, and gives a text or fails with one. */
function fakeHelm(
  name: string,
  { output = '', failure = '', version = 'v3.18.0+gabc' },
): { helm: string; calls(): string[] } {
  const helm = path.join(folder, name);
  const log = `${helm}.log`;
  writeFileSync(`${helm}.out`, output);
  writeFileSync(`${helm}.err`, failure);
  writeFileSync(log, '');
  const script = [
    '#!/bin/sh',
    `if [ "$1" = version ]; then echo '${version}'; exit 0; fi`,
    `echo "$@ $(cat)" >> '${log}'`,
    `cat '${helm}.err' >&2`,
    `[ -s '${helm}.err' ] && exit 1`,
    `cat '${helm}.out'`,
  ];
  writeFileSync(helm, `${script.join('\n')}\n`, { mode: 0o755 });
  return { helm, calls: () => readFileSync(log, 'utf8').split('\n').filter(Boolean) };
}

const ONE = '---\n# Source: shelf/templates/a.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';

const installed = PACKAGED_VERSIONS.flatMap((version) => {
  const helm = cachedHelm(version);
  return helm === undefined ? [] : [{ version, helm }];
});
if (installed.length === 0) console.warn('no Helm in the cache: run npm run test:helm once to fetch it');

describe.skipIf(installed.length === 0).each(installed)('with Helm $version', ({ helm }) => {
  test.each(['folder', 'archive'])('the objects of a chart from its %s are in the tree', (form) => {
    const manifests = synth((scope) => {
      const release = new RenderedHelmRelease(scope, 'web', {
        path: form === 'folder' ? chart : archive,
        namespace: 'books',
        values: { mood: 'wild' },
        clusterScoped: ['Issuer'],
        helm,
        cache,
      });
      expect(release.objects.map((object) => object.node.id)).toEqual([
        'CustomResourceDefinition-libraries.example.com',
        ...release.objects.slice(1).map((object) => object.node.id),
      ]);
      expect(release.objects.every((object) => traitOf(object) === undefined)).toBe(true);
    });
    expect(manifests.map(({ kind, metadata }) => [kind, metadata.name, metadata.namespace])).toEqual(
      expect.arrayContaining([
        ['CustomResourceDefinition', 'libraries.example.com', undefined],
        ['ServiceAccount', 'reader', 'elsewhere'],
        ['ServiceAccount', 'reader', 'books'],
        ['ConfigMap', 'web-config', 'books'],
        ['ClusterRole', 'reader', undefined],
        ['Library', 'main', undefined],
        ['Issuer', 'main', undefined],
      ]),
    );
    expect(manifests).toHaveLength(7);
    expect(only(manifests, 'ConfigMap')).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'web-config', namespace: 'books' },
      data: { size: '1', mood: 'wild', flag: 'yes', mode: '0o755', at: '1.0' },
    });
    expect(at(only(manifests, 'Library'), 'spec.shelves')).toBe(1000);
  });

  test('hooks come when they are asked for, tests never; CRDs can be left out', () => {
    const manifests = synth((scope) => {
      new RenderedHelmRelease(scope, 'web', { path: chart, hooks: true, skipCrds: true, helm, cache });
    });
    expect(manifests.flatMap(({ kind, metadata }) => (kind === 'Pod' ? [metadata.name] : []))).toEqual(['pre-install']);
    expect(manifests.filter(({ kind }) => kind === 'CustomResourceDefinition')).toEqual([]);
  });

  test("Helm's own failure is told", () => {
    const broken = path.join(folder, 'broken');
    mkdirSync(path.join(broken, 'templates'), { recursive: true });
    writeFileSync(path.join(broken, 'Chart.yaml'), 'apiVersion: v2\nname: broken\nversion: 1.0.0\n');
    writeFileSync(path.join(broken, 'templates/a.yaml'), '{{ required "say which host" .Values.host }}');
    const release = (): void =>
      inChart((scope) => void new RenderedHelmRelease(scope, 'web', { path: broken, helm, cache }));
    expect(release).toThrow(/shop\/web: helm template of '.*broken' failed:\n[^]*say which host/);
    expect(readdirSync(cache)).toEqual([]);
  });
});

describe('the cache', () => {
  test('Helm runs once for the same content, and again for any other', () => {
    const { helm, calls } = fakeHelm('once', { output: ONE });
    const render = (props: object): void =>
      inChart((scope) => void new RenderedHelmRelease(scope, 'web', { path: chart, helm, cache, ...props }));
    render({});
    render({});
    expect(calls()).toEqual([`template web ${chart} --namespace shop --include-crds --values - {}`]);
    for (const props of [
      { values: { size: 2 } },
      { releaseName: 'other' },
      { namespace: 'other' },
      { kubeVersion: '1.30.0' },
      { apiVersions: ['a.example.com/v1'] },
      { path: archive },
    ]) {
      const before = calls().length;
      render(props);
      render(props);
      expect(calls(), JSON.stringify(props)).toHaveLength(before + 1);
    }
    const newer = fakeHelm('newer', { output: ONE, version: 'v4.0.0' });
    render({ helm: newer.helm });
    expect(newer.calls()).toHaveLength(1);
  });

  test('is for the content of the chart, not its place', () => {
    const { helm, calls } = fakeHelm('place', { output: ONE });
    const copy = path.join(folder, 'copy.tgz');
    writeFileSync(copy, readFileSync(archive));
    for (const source of [archive, copy]) {
      inChart((scope) => void new RenderedHelmRelease(scope, 'web', { path: source, helm, cache }));
    }
    expect(calls()).toHaveLength(1);
  });

  test('needs no Helm, and holds nothing unfinished', () => {
    const { helm } = fakeHelm('gone', { output: ONE });
    const render = (binary: string): void =>
      inChart((scope) => void new RenderedHelmRelease(scope, 'web', { path: chart, helm: binary, cache }));
    render(helm);
    render(path.join(folder, 'no-such-helm'));
    const files = readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('/'));
    expect(files.map((name) => path.basename(name))).toEqual(['v3.18.0+gabc.yaml']);
  });
});

test('the cache is in the project where it has packages, else among temporary files', () => {
  const project = mkdtempSync(path.join(folder, 'project-'));
  const cwd = vi.spyOn(process, 'cwd').mockReturnValue(project);
  try {
    expect(defaultCache()).toMatch(new RegExp(`^${path.join(tmpdir(), 'charthouse-helm')}`));
    mkdirSync(path.join(project, 'node_modules'));
    expect(defaultCache()).toBe(path.join(project, 'node_modules/.cache/charthouse/helm'));
  } finally {
    cwd.mockRestore();
  }
});

describe('what cannot be rendered is refused', () => {
  const refused = (props: object, inside?: (scope: Chart) => void): string => {
    try {
      inChart((scope) => {
        inside?.(scope);
        new RenderedHelmRelease(scope, 'web', { path: chart, cache, ...props });
      });
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
    throw new Error('nothing was refused');
  };

  test('without Helm', () => {
    expect(refused({ helm: path.join(folder, 'nowhere') })).toMatch(
      /^shop\/web: only Helm can render '.*shelf', and there is no ".*nowhere" here: install it .* or let Argo CD render/,
    );
  });

  test('with a program that is no Helm', () => {
    const { helm } = fakeHelm('stranger', { version: 'git version 2' });
    expect(refused({ helm })).toMatch(/stranger" is no Helm of version 3 or later.*\n {2}git version 2/);
  });

  test('when Helm fails, with its last lines', () => {
    const { helm } = fakeHelm('failing', { failure: 'one\ntwo\nthree\nfour\nfive\nError: six\n' });
    expect(refused({ helm })).toBe(
      `shop/web: helm template of '${chart}' failed:\n  two\n  three\n  four\n  five\n  Error: six`,
    );
    expect(readdirSync(cache)).toEqual([]);
  });

  test('when what Helm gives is no YAML or no object, with the template', () => {
    const { helm } = fakeHelm('garbled', { output: `${ONE}---\n# Source: shelf/templates/b.yaml\na: [\n` });
    expect(refused({ helm })).toMatch(
      /^shop\/web: what Helm rendered from shelf\/templates\/b.yaml cannot be read: yaml/,
    );
    const other = fakeHelm('text', { output: `${ONE}---\n# Source: shelf/templates/c.yaml\nhello\n` });
    expect(refused({ helm: other.helm, releaseName: 'c' })).toContain('shelf/templates/c.yaml is no object');
    const digits = fakeHelm('digits', { output: `${ONE}data: {a: 12345678901234567890}\n` });
    expect(refused({ helm: digits.helm, releaseName: 'd' })).toContain(
      '12345678901234567890, which has too many digits',
    );
  });

  test.each(['folder', 'archive'])('values that the schema refuses, before Helm runs (%s)', (form) => {
    const { helm, calls } = fakeHelm(`unasked-${form}`, { output: ONE });
    expect(refused({ helm, path: form === 'folder' ? chart : archive, values: { size: 0, mood: 'sad' } })).toBe(
      'shop/web: chart shelf 1.2.3 does not take these values:\n  values.size must be >= 1\n  values.mood must be one of "calm", "wild"',
    );
    expect(calls()).toEqual([]);
  });

  test('types of another version, names that Helm refuses, no chart', () => {
    expect(refused({ chart: { name: 'shelf', version: '1.0.0' } })).toContain(
      'the types are of chart shelf 1.0.0, and the path leads to shelf 1.2.3; import it anew',
    );
    expect(refused({ releaseName: 'Big' })).toContain('"Big" cannot name a release');
    expect(refused({ path: path.join(folder, 'nothing.tgz') })).toContain("no chart can be read from '");
    expect(refused({ path: cache })).toContain('it has no Chart.yaml');
  });

  test('references to values', () => {
    const values = defineValues({ size: v.integer({ default: 1 }) });
    const app = new App();
    packageAs(app, { name: 'books', version: '1.0.0', values });
    const scope = new Chart(app, 'books');
    expect(
      () => new RenderedHelmRelease(scope, 'web', { path: chart, values: { size: values.ref.size }, cache }),
    ).toThrow('give plain ones, or use HelmRelease');
  });
});

test('objects have stable ids and can be patched', () => {
  const account = (more: string): string => `---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: b${more}}\n`;
  const job = '---\napiVersion: batch/v1\nkind: Job\nmetadata: {generateName: run-}\n';
  const output = `${ONE}${account('')}${account(', namespace: x')}${account('')}${job}`;
  const { helm } = fakeHelm('ids', { output });
  const manifests = synth((scope) => {
    const release = new RenderedHelmRelease(scope, 'web', { path: chart, helm, cache });
    expect(release.objects.map((object) => object.node.path)).toEqual([
      'shop/web/ConfigMap-a',
      'shop/web/ServiceAccount-b',
      'shop/web/ServiceAccount-b-x',
      'shop/web/ServiceAccount-b-2',
      'shop/web/Job-run-',
    ]);
    release.object('ConfigMap', 'a').addJsonPatch(JsonPatch.add('/data', { patched: 'yes' }));
    expect(() => release.object('ConfigMap', 'z')).toThrow('shop/web has 0 ConfigMap z; of this kind there are: a');
  });
  expect(at(only(manifests, 'ConfigMap'), 'data.patched')).toBe('yes');
  expect(only(manifests, 'Job').metadata).toEqual({ generateName: 'run-', namespace: 'shop' });
});
