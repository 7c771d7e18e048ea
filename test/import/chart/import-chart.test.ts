import { App, Chart } from 'cdk8s';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'fflate';
import { packTar } from 'modern-tar';
import { describe, expect, test } from 'vitest';
import { HelmRelease, type ImportedChart } from '../../../src/constructs/helm-release.ts';
import { packageChart } from '../../../src/emit/chart/archive.ts';
import { writeChart } from '../../../src/emit/chart/chart-files.ts';
import { chartModule } from '../../../src/import/chart/chart-module.ts';
import { commentsOf } from '../../../src/import/chart/comments.ts';
import { readChartArchive, readChartFiles, type ReadChart } from '../../../src/import/chart/read-chart.ts';
import { schemaTypes } from '../../../src/import/chart/schema-types.ts';
import { defineValues, type Json, v, type Value } from '../../../src/values/index.ts';

function read(files: Readonly<Record<string, string>>): ReadChart {
  return readChartFiles(
    new Map(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)])),
    'test.tgz',
  );
}

const CHART = 'apiVersion: v2\nname: my-redis\nversion: 1.2.3\ndescription: Keeps things\n';

describe('reading a chart', () => {
  test('reads an archive of our own', async () => {
    const values = defineValues({ replicas: v.integer({ default: 2, description: 'Pods to run' }) });
    const [written] = writeChart({ chart: { name: 'web', version: '1.0.0', values }, objects: [] });
    if (written === undefined) throw new Error('no chart');
    const chart = await readChartArchive(await packageChart(written), 'web.tgz');
    expect(chart).toMatchObject({ name: 'web', version: '1.0.0', values: { replicas: 2 } });
    expect(chartModule(chart).text).toContain(
      '  /**\n   * Pods to run\n   * Default: 2\n   */\n  readonly replicas?: Value<number>;',
    );
  });

  test.each<[string, () => Promise<Uint8Array>, RegExp]>([
    ['no gzip', async () => new Uint8Array([1, 2, 3]), /not compressed with gzip/],
    [
      'half an archive',
      async () => (await tarOf({ 'a/Chart.yaml': CHART.repeat(99) })).slice(0, 60),
      /is damaged|unpacks to/,
    ],
    ['a way out', async () => tarOf({ 'a/../../x': '' }), /leads out of the chart/],
    [
      'a file above 5 MiB',
      async () => tarOf({ 'a/Chart.yaml': CHART, 'a/big': 'x'.repeat(5 * 1024 * 1024 + 1) }),
      /has a\/big of 5242881 bytes; Helm reads files of at most 5242880/,
    ],
    [
      'more than 100 MiB',
      async () => {
        const archive = await tarOf({ 'a/Chart.yaml': CHART });
        new DataView(archive.buffer, archive.byteOffset).setUint32(archive.byteLength - 4, 101 * 1024 * 1024, true);
        return archive;
      },
      /unpacks to 105906176 bytes; Helm reads charts of at most 104857600/,
    ],
    ['no folder', async () => tarOf({ 'Chart.yaml': CHART }), /outside of the folder/],
    ['no chart', async () => tarOf({ 'a/values.yaml': '' }), /no Chart\.yaml/],
    ['broken values', async () => tarOf({ 'a/Chart.yaml': CHART, 'a/values.yaml': 'a: [' }), /values\.yaml is no YAML/],
    [
      'a broken schema',
      async () => tarOf({ 'a/Chart.yaml': CHART, 'a/values.schema.json': '{' }),
      /schema\.json is no JSON/,
    ],
  ])('refuses %s', async (_, make, message) => {
    await expect(readChartArchive(await make(), 'x.tgz')).rejects.toThrow(message);
  });
});

async function tarOf(files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const entries = Object.entries(files).map(([name, body]) => ({
    header: { name, size: Buffer.byteLength(body) },
    body,
  }));
  return gzipSync(await packTar(entries));
}

describe('types of a chart without a schema', () => {
  const chart = read({
    'Chart.yaml': `${CHART}dependencies:\n  - name: common\n    version: 1.x.x\n    alias: shared\n`,
    'values.yaml': [
      '# -- Image of the pods',
      'image:',
      '  # Its tag',
      '  tag: "1.0"',
      '  pullSecrets: []',
      '# Log levels',
      '#',
      '# foo: bar',
      'levels: [info]',
      'nothing: null',
      'extra: {}',
      'a-b: 1',
      '',
    ].join('\n'),
  });

  test('come from the defaults, with comments as documentation', () => {
    const { text, file } = chartModule(chart, { repository: 'https://charts.example.com' });
    expect(file).toBe('my-redis.ts');
    expect(text).toContain(
      'export interface MyRedisValues {\n  /** Image of the pods */\n  readonly image?: MyRedisValuesImage;',
    );
    expect(text).toContain(
      '  /** Its tag */\n  readonly tag?: Value<string>;\n  readonly pullSecrets?: readonly unknown[];',
    );
    expect(text).toContain(
      '  /** Log levels */\n  readonly levels?: readonly Value<string>[];\n  readonly nothing?: unknown;\n  readonly extra?: Readonly<Record<string, unknown>>;\n  readonly "a-b"?: Value<number>;',
    );
    expect(text).toContain(
      '  /** Values of the chart common. */\n  readonly shared?: Readonly<Record<string, unknown>>;',
    );
    expect(text).toContain(
      'export const myRedis: ImportedChart<MyRedisValues> = {\n  name: "my-redis",\n  version: "1.2.3",\n  repository: "https://charts.example.com",\n};',
    );
  });

  test('of a library chart are not made', () => {
    expect(() => chartModule(read({ 'Chart.yaml': `${CHART}type: library\n` }))).toThrow(/library chart/);
  });
});

describe('types of a schema', () => {
  const types = (schema: { readonly [key: string]: Json }): string =>
    schemaTypes(schema, 'Values')
      .map(({ text }) => text)
      .join('\n');

  test.each<[string, { readonly [key: string]: Json }, string]>([
    ['choices', { properties: { a: { enum: ['x', 'y', null] } } }, 'readonly a?: Value<"x" | "y" | null>;'],
    ['several types', { properties: { a: { type: ['integer', 'string'] } } }, 'readonly a?: Value<number | string>;'],
    [
      'lists',
      { properties: { a: { type: 'array', items: { type: ['string', 'null'] } } } },
      'readonly a?: readonly Value<string | null>[];',
    ],
    [
      'maps',
      { properties: { a: { type: 'object', additionalProperties: { type: 'number' } } } },
      'readonly a?: Readonly<Record<string, Value<number>>>;',
    ],
    [
      'one of',
      {
        properties: { a: { oneOf: [{ type: 'string' }, { type: 'object', properties: { b: { type: 'boolean' } } }] } },
      },
      'readonly a?: Value<string> | ValuesAOption2;',
    ],
    [
      'all of',
      { properties: { a: { allOf: [{ properties: { b: {} } }, { required: ['b'] }] } } },
      'readonly a?: ValuesAPart1;',
    ],
    [
      'references',
      {
        properties: { a: { $ref: '#/$defs/tree' } },
        $defs: { tree: { type: 'object', properties: { next: { $ref: '#/$defs/tree' } } } },
      },
      'export interface Tree {\n  readonly next?: Tree;\n}',
    ],
    ['references elsewhere', { properties: { a: { $ref: 'https://x/y.json' } } }, 'readonly a?: unknown;'],
    [
      'fields beside others',
      { properties: { a: { type: 'string' } }, additionalProperties: { type: 'string' } },
      'readonly [key: string]: unknown;',
    ],
  ])('write %s', (_, schema, expected) => {
    expect(types(schema)).toContain(expected);
  });

  test('do not let a comment end early', () => {
    expect(types({ properties: { a: { description: 'x */ y', type: 'string' } } })).toContain('/** x * / y */');
  });

  test('compile, and 5,000 of them are written in under 2 seconds', { timeout: 30_000 }, () => {
    const node = (depth: number, name: string): Json =>
      depth === 0
        ? { type: 'string', description: `About ${name}` }
        : {
            type: 'object',
            additionalProperties: false,
            properties: Object.fromEntries(
              [0, 1, 2, 3, 4, 5, 6, 7].map((index) => [`${name}${index}`, node(depth - 1, `${name}${index}`)]),
            ),
          };
    const schema = { type: 'object', properties: { a: node(4, 'n'), b: node(3, 'm') } };
    const started = process.hrtime.bigint();
    const { text } = chartModule({ ...read({ 'Chart.yaml': CHART }), schema });
    expect(Number(process.hrtime.bigint() - started) / 1e9).toBeLessThan(2);
    expect(text.match(/readonly /g)?.length ?? 0).toBeGreaterThan(5000);
    expect(compile(text)).toBe('');
  });
});

/** What the compiler says of a module, with the library replaced by the types it needs. */
function compile(text: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'charthouse-types-'));
  const library =
    'export interface ImportedChart<V> { readonly name: string; readonly version: string; readonly repository?: string; readonly schema?: unknown; readonly values?: V }\n' +
    'export type Value<T> = T | { readonly of: T };\n';
  fs.writeFileSync(path.join(folder, 'charthouse.ts'), library);
  fs.writeFileSync(path.join(folder, 'chart.ts'), text.replace('"charthouse"', '"./charthouse.ts"'));
  const done = spawnSync(
    process.execPath,
    [
      'node_modules/typescript/bin/tsc',
      '--noEmit',
      '--ignoreConfig',
      '--strict',
      '--allowImportingTsExtensions',
      '--skipLibCheck',
      path.join(folder, 'chart.ts'),
    ],
    { encoding: 'utf8' },
  );
  fs.rmSync(folder, { recursive: true });
  return done.stdout + done.stderr;
}

test('comments are found right above their values, and nowhere else', () => {
  const comments = commentsOf(
    [
      '## @param a.b The b',
      'a:',
      '  # of b',
      '  b: |',
      '    # not a comment',
      '    x: y',
      '  # of c',
      '  c: 1',
      '',
      '# far away',
      '',
      'd: 1',
      'list:',
      '  # in a list',
      '  - e: 1',
    ].join('\n'),
  );
  expect([...comments]).toEqual([
    ['a', 'The b'],
    ['a.b', 'of b'],
    ['a.c', 'of c'],
  ]);
});

describe('HelmRelease', () => {
  interface RedisValues {
    readonly replicas?: Value<number>;
    readonly auth?: { readonly enabled?: boolean };
  }
  const redis: ImportedChart<RedisValues> = {
    name: 'redis',
    version: '1.2.3',
    repository: 'oci://registry.example.com/charts',
    schema: {
      type: 'object',
      additionalProperties: false,
      required: ['replicas', 'password'],
      properties: {
        replicas: { type: 'integer', minimum: 1 },
        password: {},
        auth: { type: 'object', properties: { enabled: { type: 'boolean' } } },
      },
    },
  };
  const release = (props: Partial<ConstructorParameters<typeof HelmRelease<RedisValues>>[2]>): unknown =>
    new HelmRelease(new Chart(new App(), 'infra'), 'cache', { chart: redis, ...props }).toJson();

  test('is an Application of Argo CD', () => {
    expect(release({ namespace: 'cache', values: { replicas: 3 } })).toMatchObject({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'cache', namespace: 'argocd' },
      spec: {
        project: 'default',
        source: {
          chart: 'redis',
          repoURL: 'registry.example.com/charts',
          targetRevision: '1.2.3',
          helm: { releaseName: 'cache', valuesObject: { replicas: 3 } },
        },
        destination: { server: 'https://kubernetes.default.svc', namespace: 'cache' },
      },
    });
  });

  test.each<[string, () => unknown, RegExp]>([
    [
      'values the schema refuses',
      () => release({ values: { replicas: 0 } }),
      /chart redis 1\.2\.3 does not take these values:\n {2}values\.replicas must be >= 1/,
    ],
    ['values the chart does not know', () => release({ extraValues: { other: 1 } }), /values\.other is not declared/],
    ['a release name Helm refuses', () => release({ releaseName: 'My_Cache' }), /cannot name a release/],
    ['no place to pull from', () => release({ chart: { name: 'x', version: '1.0.0' } }), /say with repository/],
  ])('refuses %s', (_, make, message) => {
    expect(make).toThrow(message);
  });

  test('leaves values to Helm that only the installation knows', () => {
    const values = defineValues({ n: v.integer({ default: 1 }) });
    expect(
      () => new HelmRelease(new Chart(new App(), 'c'), 'r', { chart: redis, values: { replicas: values.ref.n } }),
    ).not.toThrow();
  });
});
