import { ApiObject, App } from 'cdk8s';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type WrittenChart, writeChart } from '../../src/emit/chart/chart-files.ts';
import { ReleaseChart } from '../../src/constructs/release-chart.ts';
import { defineValues, type Json, v } from '../../src/values/index.ts';
import { isJsonObject } from '../../src/values/shape.ts';
import { cachedHelm, PACKAGED_VERSIONS } from './binaries.ts';
import { Helm, writeFiles } from './helm.ts';
import { chartOfApp, templatesOf } from './render.ts';

/* Text of others that looks like a template: it has to reach the cluster as it is. */

const SET = { metadata: { name: '{{ .path.basename }}' }, spec: { source: { path: '{{.path.path}}' } } };
const SECRET = { template: { data: { url: 'mysql://{{ .user }}:{{ .password | urlquery }}@db' } } };
const RULE = { groups: [{ rules: [{ annotations: { summary: '{{ $labels.pod }} on {{ $value }}' } }] }] };
const DATA = { 'a.conf': 'x = {{ y }}\n{{- /* no comment */ -}}\n', brace: '{', 'k{{': '}} {{', 'none.txt': '' };

const values = defineValues({ text: v.string({ default: '{{ .Values.text }}', description: 'Such as {{ this }}' }) });

function write(crds: 'crds' | 'templates'): WrittenChart | undefined {
  const app = new App();
  const chart = new ReleaseChart(app, 'web', {
    version: '1.0.0',
    values,
    crds,
    description: 'Makes {{ things }}',
    notes: 'Look at {{ .Values.nothing }} and {{ include "none" . }}\n',
    readme: 'As {{ here }}',
  });
  const make = (id: string, apiVersion: string, kind: string, fields: object): void =>
    void new ApiObject(chart, id, {
      apiVersion,
      kind,
      metadata: { name: id, annotations: { text: `{{ a }} ${values.ref.text}` } },
      ...fields,
    });
  make('set', 'argoproj.io/v1alpha1', 'ApplicationSet', { spec: { goTemplate: true, template: SET } });
  make('secret', 'external-secrets.io/v1', 'ExternalSecret', { spec: { target: SECRET } });
  make('rule', 'monitoring.coreos.com/v1', 'PrometheusRule', { spec: RULE });
  make('data', 'v1', 'ConfigMap', { data: DATA });
  new ApiObject(chart, 'crd', {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'things.example.com' },
    spec: { description: 'A {{ thing }}' },
  });
  return writeChart({ chart: chartOfApp(app), objects: templatesOf(app) })[0];
}

const version = [...PACKAGED_VERSIONS].reverse().find((candidate) => cachedHelm(candidate) !== undefined);

describe.skipIf(version === undefined)('text with braces', () => {
  let helm: Helm;
  beforeAll(() => {
    helm = new Helm(version ?? '', cachedHelm(version ?? '') ?? '');
  });
  afterAll(() => {
    helm.close();
  });

  test.each(['crds', 'templates'] as const)('is left alone by Helm, with definitions in %s', (crds) => {
    const folder = helm.folder();
    writeFiles(folder, write(crds)?.files ?? []);
    const rendered = helm.run(['template', 'web', folder, '--include-crds']);
    expect(rendered.error).toBe('');
    const objects = new Map(helm.read(rendered.output).map((object) => [field(object, 'kind'), object]));
    expect(field(objects.get('ApplicationSet'), 'spec', 'template')).toEqual(SET);
    expect(field(objects.get('ExternalSecret'), 'spec', 'target')).toEqual(SECRET);
    expect(field(objects.get('PrometheusRule'), 'spec')).toEqual(RULE);
    expect(field(objects.get('ConfigMap'), 'data')).toEqual(DATA);
    expect(field(objects.get('ConfigMap'), 'metadata', 'annotations', 'text')).toBe('{{ a }} {{ .Values.text }}');
    expect(objects.get('CustomResourceDefinition')).toMatchObject({
      // It belongs to no release: neither its labels nor its namespace are there.
      metadata: { name: 'things.example.com' },
      spec: { description: 'A {{ thing }}' },
    });
    expect(Object.keys(Object(field(objects.get('CustomResourceDefinition'), 'metadata')))).toEqual(['name']);
    const lint = helm.run(['lint', '--strict', folder]);
    expect(lint.ok, lint.output + lint.error).toBe(true);
  });

  test('is left alone in the notes', () => {
    const notes = write('crds')?.files.find(({ path }) => path === 'templates/NOTES.txt');
    const folder = helm.folder();
    writeFiles(folder, [
      { path: 'Chart.yaml', content: 'apiVersion: v2\nname: notes\nversion: 1.0.0\n' },
      { path: 'templates/notes.yaml', content: `text: |\n  ${String(notes?.content)}` },
    ]);
    expect(helm.run(['template', 'web', folder]).output).toContain(
      'Look at {{ .Values.nothing }} and {{ include "none" . }}\n',
    );
  });
});

function field(of: Json | undefined, ...path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((value, key) => (isJsonObject(value) ? value[key] : undefined), of);
}
