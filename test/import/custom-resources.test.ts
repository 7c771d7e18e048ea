import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkSchema } from '../../src/check/schema/check-schema.ts';
import { importCustomResources } from '../../src/import/custom-resources.ts';
import {
  customResourceDefinition,
  isCustomResourceFault,
  readCustomResource,
  storeCustomResource,
} from '../../src/kubernetes/custom-resource.ts';
import { customResources } from '../../src/kubernetes/custom-resources.ts';
import { ROOT, typeCheck } from '../types/native-checker.ts';

function definition(versions: object[], names: object = {}): object {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'widgets.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { kind: 'Widget', plural: 'widgets', ...names },
      versions,
    },
  };
}

function version(name: string, spec: object, more: object = {}): object {
  return {
    name,
    served: true,
    storage: false,
    schema: { openAPIV3Schema: { type: 'object', description: 'A thing.', properties: { spec }, ...more } },
  };
}

const shared = {
  type: 'object',
  description: 'Where the key is.',
  properties: { name: { type: 'string' }, key: { type: 'string', description: 'The key.' } },
  required: ['key'],
};
const spec = {
  type: 'object',
  required: ['size', 'mode'],
  properties: {
    size: { type: 'integer', format: 'int32', minimum: 1, maximum: 10, description: 'How large it is.' },
    mode: { type: 'string', enum: ['Fast', "Bob's"], default: 'Fast' },
    port: { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] },
    memory: {
      'x-kubernetes-int-or-string': true,
      pattern:
        '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$',
    },
    interval: {
      type: 'string',
      pattern: '^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$',
    },
    timeout: { type: 'string', default: '1h0m0s' },
    'odd-name': { type: 'boolean', nullable: true },
    $ref2: { type: 'string' },
    tags: { type: 'array', 'x-kubernetes-list-type': 'set', items: { type: 'string' } },
    values: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
    anything: { 'x-kubernetes-preserve-unknown-fields': true },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    template: { type: 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true },
    user: shared,
    password: shared,
    rules: {
      type: 'array',
      items: { type: 'object', properties: { 'a*/b': { type: 'number' } } },
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['a*/b'],
    },
  },
};

function imported(object: unknown, options: object = {}): string {
  const { files, diagnostics } = importCustomResources([{ path: 'crd.yaml', text: JSON.stringify(object) }], options);
  expect(diagnostics).toEqual([]);
  return files.find(({ path }) => path.endsWith('.ts'))?.text ?? '';
}

describe('the module', () => {
  const text = imported(definition([version('v1', spec)]));

  test('has a construct with the props as its third argument', () => {
    expect(text).toContain(
      "import { ApiObject, type ApiObjectOptions, type ObjectMeta, type Quantity, type Ref } from 'charthouse';",
    );
    expect(text).toContain(`export class Widget extends ApiObject {
  static readonly apiVersion = 'example.com/v1';
  static readonly kind = 'Widget';

  constructor(scope: Construct, id: string, props: WidgetProps = {}, options: ApiObjectOptions = {}) {
    const { apiVersion, kind } = Widget;
    super(scope, id, { ...props, apiVersion, kind }, { resourceType: 'widgets', ...options });
  }
}`);
    expect(text).toContain('export interface WidgetProps {\n  metadata?: ObjectMeta;\n  spec?: WidgetSpec;\n}');
  });

  test.each([
    ['/**\n   * How large it is.\n   * Int32; 1 to 10.\n   */\n  size: number | Ref<number>;'],
    // Required, but with a default: the author may leave it out.
    ["/** Default Fast. */\n  mode?: 'Fast' | 'Bob\\'s' | Ref<'Fast' | 'Bob\\'s'>;"],
    ['port?: number | string | Ref<number | string>;'],
    ['memory?: Quantity | Ref<Quantity>;'],
    ['interval?: PrometheusDuration | Ref<PrometheusDuration>;'],
    ['/** Default 1h0m0s. */\n  timeout?: Duration | Ref<Duration>;'],
    ["'odd-name'?: boolean | Ref<boolean> | null;"],
    ['$ref2?: string | Ref<string>;'],
    ['/** No value twice. */\n  tags?: readonly (string | Ref<string>)[];'],
    ['values?: Record<string, unknown>;'],
    ['anything?: unknown;'],
    ['labels?: Record<string, string | Ref<string>>;'],
    ['template?: EmbeddedObject;'],
    ['user?: WidgetSpecUser;'],
    ['password?: WidgetSpecUser;'],
    ['/** Keyed by a*\\/b. */\n  rules?: readonly WidgetSpecRules[];'],
  ])('types and documents fields: %s', (field) => {
    expect(text).toContain(field);
  });

  test('gives each structure once', () => {
    expect(text.match(/export interface Widget/g)).toHaveLength(4);
  });

  test('without docs keeps the facts and drops the descriptions', () => {
    const bare = imported(definition([version('v1', spec)]), { noDocs: true });
    expect(bare).toContain('/** Int32; 1 to 10. */\n  size: number | Ref<number>;');
    expect(bare).not.toContain('How large');
  });
});

test('of several versions the preferred one has the plain name, those not served none', () => {
  const unserved = { ...version('v1alpha1', spec), served: false };
  const text = imported(definition([version('v1beta1', spec), version('v1', spec), unserved]));
  expect(text).toContain('export class Widget extends');
  expect(text.indexOf("'example.com/v1'")).toBeLessThan(text.indexOf("'example.com/v1beta1'"));
  expect(text).toContain(
    "export class WidgetV1beta1 extends ApiObject {\n  static readonly apiVersion = 'example.com/v1beta1';",
  );
  expect(text).not.toContain('v1alpha1');
});

test('names that the module uses itself are left alone', () => {
  expect(imported(definition([version('v1', spec)], { kind: 'Ref' }))).toContain(
    'export class RefResource extends ApiObject',
  );
});

describe('the stored definition', () => {
  test('says what the definition says, descriptions aside, with repeated parts kept once', () => {
    const read = readCustomResource(definition([version('v1', spec), version('v2', spec)]));
    if (isCustomResourceFault(read)) throw new Error(read.message);
    const stored = JSON.stringify(storeCustomResource(read));
    expect(readCustomResource(JSON.parse(stored))).toEqual(read);
    expect(stored.match(/"minimum"/g)).toHaveLength(1);
    expect(stored).not.toContain('description');
  });

  test('keeps limits as numbers however they are written, subresources and rules', () => {
    const text = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.example.com}
spec:
  group: example.com
  scope: Cluster
  names: {kind: Widget, plural: widgets}
  versions:
  - name: v1
    served: true
    storage: true
    deprecated: true
    deprecationWarning: Use v2.
    subresources: {status: {}, scale: {specReplicasPath: .spec.replicas, statusReplicasPath: .status.replicas}}
    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec:
            type: object
            properties: {share: {type: number, minimum: 0.0, maximum: 1e2, default: 1.0}}
            x-kubernetes-validations: [{rule: self.share < 50, message: too much}]
`;
    const { files, diagnostics } = importCustomResources([{ path: 'crd.yaml', text }]);
    expect(diagnostics).toEqual([]);
    const stored = readCustomResource(JSON.parse(files[1]?.text ?? ''));
    if (isCustomResourceFault(stored)) throw new Error(stored.message);
    expect(customResourceDefinition(stored)).toEqual({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'widgets.example.com' },
      spec: {
        group: 'example.com',
        scope: 'Cluster',
        names: { kind: 'Widget', plural: 'widgets', singular: 'widget', shortNames: [], categories: [] },
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            deprecated: true,
            deprecationWarning: 'Use v2.',
            subresources: {
              status: {},
              scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' },
            },
            schema: {
              openAPIV3Schema: {
                type: 'object',
                properties: {
                  spec: {
                    type: 'object',
                    properties: { share: { type: 'number', minimum: 0, maximum: 100, default: 1 } },
                    'x-kubernetes-validations': [{ rule: 'self.share < 50', message: 'too much' }],
                  },
                },
              },
            },
          },
        ],
      },
    });
    expect(files[0]?.text).toContain('/** 0 to 100; default 1. */\n  share?: number | Ref<number>;');
    expect(files[0]?.text).toContain('Deprecated: Use v2.');
  });

  test('is what the check needs', () => {
    const read = readCustomResource(definition([version('v1', spec)]));
    if (isCustomResourceFault(read)) throw new Error(read.message);
    const options = { minor: 35, customResources: customResources([read]) };
    const widget = { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'a' } };
    const check = (value: object): unknown =>
      checkSchema({ ...widget, spec: value }, options).map(({ field, message }) => `${field} ${message}`);
    expect(
      check({
        size: 3,
        port: 'http',
        'odd-name': null,
        values: { any: 1 },
        template: { apiVersion: 'v1', kind: 'Pod', spec: 1 },
        user: null,
      }),
    ).toEqual([]);
    expect(check({ size: 11, mode: 'fast', tags: [1], labels: { a: 1 }, user: {}, bogus: 1, rules: [null] })).toEqual([
      'spec.size is the number 11, expected at most 10',
      'spec.mode is the string "fast", expected one of "Fast", "Bob\'s"',
      'spec.tags[0] is the number 1, expected a string',
      'spec.labels[a] is the number 1, expected a string',
      'spec.user.key is missing',
      'spec.bogus is no field of the custom resource',
      'spec.rules[0] is null, which this list does not take',
    ]);
    expect(check({})).toEqual(['spec.size is missing']);
    expect(checkSchema({ ...widget, apiVersion: 'example.com/v2' }, options)).toMatchObject([
      { kind: 'unserved-kind', help: 'It serves example.com/v1.' },
    ]);
    expect(checkSchema({ ...widget, metadata: { nam: 'a' } }, options)).toMatchObject([{ field: 'metadata.nam' }]);
  });
});

describe('files that cannot be imported', () => {
  const cyclic =
    'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: a.b.c}\nspec:\n  group: b.c\n  scope: Cluster\n  names: {kind: A, plural: a}\n  versions:\n  - name: v1\n    served: true\n    schema:\n      openAPIV3Schema: ';
  test.each([
    ['an empty file', '', 'no-definition', 'crd.yaml is empty'],
    ['comments alone', '# nothing\n---\n', 'no-definition', 'crd.yaml is empty'],
    ['a list', '- a\n- b\n', 'no-definition', 'crd.yaml holds a list, no CustomResourceDefinition'],
    [
      'another kind',
      'apiVersion: v1\nkind: ConfigMap\n',
      'no-definition',
      'crd.yaml holds a ConfigMap, no CustomResourceDefinition',
    ],
    ['broken YAML', 'a: [\n', 'unreadable', /yaml/],
    ['10 MB', `# ${'x'.repeat(10 * 1024 * 1024)}`, 'too-large', 'crd.yaml has 10 MiB'],
    [
      'a reference',
      `${cyclic}{$ref: '#/definitions/a'}\n`,
      'invalid-definition',
      /openAPIV3Schema refers to #\/definitions\/a, but a structural schema has no \$ref/,
    ],
    [
      'a schema that is a text',
      `${cyclic}x\n`,
      'invalid-definition',
      'CustomResourceDefinition a.b.c: spec.versions[0].schema.openAPIV3Schema is no object',
    ],
    [
      'a wrong keyword',
      `${cyclic}{properties: {a: {minimum: x}}}\n`,
      'invalid-definition',
      /openAPIV3Schema.properties.a.minimum has a value of the wrong type/,
    ],
    [
      'v1beta1',
      JSON.stringify(definition([])).replace('/v1"', '/v1beta1"'),
      'invalid-definition',
      /apiVersion is not apiextensions.k8s.io\/v1/,
    ],
    ['no versions', JSON.stringify(definition([])), 'invalid-definition', /spec.versions has no version/],
    [
      'no kind',
      JSON.stringify(definition([version('v1', spec)], { kind: undefined })),
      'invalid-definition',
      /spec.names.kind is missing/,
    ],
    [
      'a group that is a path',
      JSON.stringify(definition([version('v1', spec)])).replace('"example.com"', '"../../etc"'),
      'invalid-definition',
      /spec.group is no domain name/,
    ],
    [
      'a kind that is code',
      JSON.stringify(definition([version('v1', spec)], { kind: 'A{}' })),
      'invalid-definition',
      /spec.names.kind is no name for a kind/,
    ],
    [
      'nothing served',
      JSON.stringify(definition([{ ...version('v1', spec), served: false }])),
      'invalid-definition',
      /serves none of its versions/,
    ],
  ])('%s', (_, text, code, message) => {
    const { files, diagnostics } = importCustomResources([{ path: 'crd.yaml', text }]);
    expect(files).toEqual([]);
    expect(diagnostics).toMatchObject([
      {
        code: `import/${code}`,
        severity: 'error',
        message: message instanceof RegExp ? expect.stringMatching(message) : message,
      },
    ]);
    expect(diagnostics[0]?.labels[0]?.place.file).toBe('crd.yaml');
  });

  test('a schema that contains itself', () => {
    const loop: Record<string, unknown> = { type: 'object' };
    loop['properties'] = { a: loop };
    expect(readCustomResource(definition([{ name: 'v1', served: true, schema: { openAPIV3Schema: loop } }]))).toEqual({
      field: 'spec.versions[0].schema.openAPIV3Schema.properties.a',
      message: 'contains itself',
    });
  });

  test('do not keep others from being imported', () => {
    const good = JSON.stringify(definition([version('v1', spec)]));
    const { files, diagnostics } = importCustomResources([
      { path: 'bad.yaml', text: 'a: [' },
      { path: 'good.yaml', text: `kind: Namespace\napiVersion: v1\n---\n${good}` },
      { path: 'again.yaml', text: good },
    ]);
    expect(files.map(({ path }) => path)).toEqual(['example.com/widget.ts', 'example.com/widget.schema.json']);
    expect(diagnostics.map(({ message }) => message).at(-1)).toBe(
      'widgets.example.com is defined a second time; first in good.yaml',
    );
  });
});

test('the committed imports are what their stored definitions give', () => {
  const root = join(__dirname, '../../imports');
  const stored = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.schema.json'),
  );
  const sources = stored.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
  const { files, diagnostics } = importCustomResources(sources, { noDocs: true });
  expect(diagnostics).toEqual([]);
  expect(files.length).toBeGreaterThanOrEqual(22);
  for (const { path, text } of files)
    expect(readFileSync(join(root, path), 'utf8') === text, `imports/${path}`).toBe(true);
});

describe('the types of a module', () => {
  const folder = mkdtempSync(join(ROOT, 'test/import/.types-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('compile, and catch mistakes in a custom resource as in a built-in kind', () => {
    const library = join(ROOT, 'src/index.ts');
    writeFileSync(
      join(folder, 'widget.ts'),
      imported(definition([version('v1', spec), version('v1beta1', spec)]), { library }),
    );
    const use = `import { Chart } from 'cdk8s';
import { Widget } from './widget.ts';
declare const chart: Chart;
new Widget(chart, 'a', { metadata: { name: 'a' }, spec: { size: 3, 'odd-name': true, memory: '1Gi', interval: '1h30m', timeout: '1h2m3s' } });
new Widget(chart, 'b', { spec: { size: 3, mode: 'fast' } });
new Widget(chart, 'c', { spec: { sizes: 3 } });
new Widget(chart, 'd', { spec: { size: 3, memory: '5GiB' } });
new Widget(chart, 'e', { spec: { size: 3, interval: '5 minutes' } });
`;
    writeFileSync(join(folder, 'use.ts'), use);
    const errors = typeCheck([join(folder, 'use.ts')], '--types', 'node', '--lib', 'es2022,es2023.array')
      .split('\n')
      .filter((line) => line.includes('error TS') && line.includes(basename(folder)))
      .map((line) => line.replace(/^.*\/(\w+\.ts)\((\d+),\d+\): error TS\d+/, '$1:$2'));
    expect(errors).toEqual([
      expect.stringMatching(/^use.ts:5: Type '"fast"' is not assignable to type '"Bob's" \| "Fast"/),
      expect.stringMatching(/^use.ts:6: .*Did you mean to write 'size'\?/),
      expect.stringMatching(/^use.ts:7: Type '"5GiB"' is not assignable to type/),
      expect.stringMatching(/^use.ts:8: Type '"5 minutes"' is not assignable to type/),
    ]);
  }, 60_000);
});
