import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ROOT, typeCheck } from '../types/native-checker.ts';
import { definition, imported, spec, version } from './widgets.ts';

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
