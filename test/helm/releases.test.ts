import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { archiveName, packageChart } from '../../src/emit/chart/archive.ts';
import { type WrittenChart, writeChart } from '../../src/emit/chart/chart-files.ts';
import { type ChartDependency, defineValues, scopeOf, v } from '../../src/values/index.ts';
import { isJsonObject, type Json } from '../../src/values/shape.ts';
import { cachedHelm, PACKAGED_VERSIONS } from './binaries.ts';
import { constructSubject } from './construct-app.ts';
import { Helm, writeFiles } from './helm.ts';
import { chartOfApp, plainObjects, productTemplates } from './render.ts';

function field(of: Json | undefined, ...path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((value, key) => (isJsonObject(value) ? value[key] : undefined), of);
}

describe('two releases in one namespace', () => {
  const app = constructSubject.build(constructSubject.values.ref);
  const objects = productTemplates(app);
  const given = {
    ingress: { enabled: true },
    autoscaling: { enabled: true },
    podLabels: { 'app.kubernetes.io/instance': 'stolen' },
  };
  const release = (name: string): readonly Json[] =>
    plainObjects(objects, scopeOf(chartOfApp(app), given, { name, namespace: 'one' }));
  const names = (all: readonly Json[]): readonly string[] =>
    all.map((object) => `${String(field(object, 'kind'))} ${String(field(object, 'metadata', 'name'))}`);

  test('have no object in common', () => {
    const [a, b] = [names(release('a')), names(release('b'))];
    expect(a.length).toBeGreaterThan(10);
    expect(new Set(a).size).toBe(a.length);
    expect(a.filter((name) => b.includes(name))).toEqual([]);
  });

  test('select only their own pods, whatever labels are given', () => {
    const all = [...release('a'), ...release('b')];
    const pods = all.flatMap((object) => {
      const labels = field(object, 'spec', 'template', 'metadata', 'labels');
      return isJsonObject(labels) ? [labels] : [];
    });
    const selectors = all.flatMap((object) => {
      const selector =
        field(object, 'spec', 'selector', 'matchLabels') ??
        (field(object, 'kind') === 'Service' ? field(object, 'spec', 'selector') : undefined);
      return isJsonObject(selector) ? [selector] : [];
    });
    expect(selectors.length).toBeGreaterThan(5);
    for (const selector of selectors) {
      const chosen = pods.filter((labels) => Object.entries(selector).every(([key, value]) => labels[key] === value));
      expect(new Set(chosen.map((labels) => labels['app.kubernetes.io/instance']))).toEqual(
        new Set([selector['app.kubernetes.io/instance']]),
      );
    }
  });
});

const version = [...PACKAGED_VERSIONS].reverse().find((candidate) => cachedHelm(candidate) !== undefined);

describe.skipIf(version === undefined)('a chart with a chart in it', () => {
  let helm: Helm;
  beforeAll(() => {
    helm = new Helm(version ?? '', cachedHelm(version ?? '') ?? '');
  });
  afterAll(() => {
    helm.close();
  });

  test('passes the linter, switches the other, and hands it values', { timeout: 30_000 }, async () => {
    const inner = defineValues({ greeting: v.string({ default: 'hello' }) });
    const [cache] = writeChart({
      chart: { name: 'cache', version: '2.0.0', values: inner, notes: '' },
      objects: [greeter(inner.ref.greeting)],
    });
    if (cache === undefined) throw new Error('no chart');
    const values = defineValues({
      store: v.object({ enabled: v.boolean({ default: true }), greeting: v.string({ default: 'hi' }) }),
    });
    const dependencies: readonly ChartDependency[] = [
      { name: 'cache', version: '^2.0.0', alias: 'store', condition: 'store.enabled' },
    ];
    const archive = { path: archiveName(cache), content: await packageChart(cache) };
    const [outer] = writeChart({
      chart: { name: 'outer', version: '1.0.0', values, dependencies },
      objects: [],
      vendored: [{ name: 'cache', version: '2.0.0', files: [archive] }],
    });
    const folder = install(outer);
    expect(helm.run(['lint', '--strict', folder])).toEqual({ ok: true, output: expect.any(String), error: '' });
    expect(helm.run(['dependency', 'list', folder]).output).toMatch(/cache\s+\^2\.0\.0\s+ok/);
    expect(helm.run(['template', 'r', folder]).output).toContain('greeting: "hi"');
    expect(helm.run(['template', 'r', folder, '--set', 'store.enabled=false']).output).not.toContain('greeting');
    expect(helm.run(['template', 'r', folder, '--set', 'store.greeting=1']).ok).toBe(false);
  });

  function greeter(greeting: object): Parameters<typeof writeChart>[0]['objects'][number] {
    const expression = Reflect.get(Object(Reflect.get(greeting, Symbol.for('charthouse.ref'))), 'expression');
    const text = (key: string, value: string) => ({
      type: 'entry' as const,
      key,
      value: { type: 'literal' as const, value },
    });
    return {
      path: ['greeter'],
      kind: 'ConfigMap',
      guard: undefined,
      template: {
        type: 'object',
        parts: [
          text('apiVersion', 'v1'),
          text('kind', 'ConfigMap'),
          { type: 'entry', key: 'metadata', value: { type: 'object', parts: [text('name', 'greeter')] } },
          {
            type: 'entry',
            key: 'data',
            value: {
              type: 'object',
              parts: [{ type: 'entry', key: 'greeting', value: { type: 'expression', expression } }],
            },
          },
        ],
      },
    };
  }

  function install(chart: WrittenChart | undefined): string {
    const folder = `${helm.folder()}/outer`;
    writeFiles(folder, chart?.files ?? []);
    return folder;
  }
});
