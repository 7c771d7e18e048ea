/* What is misuse is written here as code without types would. */
/* oxlint-disable typescript/no-explicit-any, eslint/eqeqeq, unicorn/no-thenable */
import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  asPlain,
  checksum,
  defineValues,
  each,
  eq,
  evaluate,
  hasMark,
  include,
  isReference,
  type Json,
  jsonText,
  manifestTemplate,
  mergeMaps,
  packageAs,
  type Ref,
  release,
  scopeOf,
  toTemplate,
  trunc,
  v,
  valuesResolver,
  when,
  yamlText,
} from '../../src/values/index.ts';
import { expressionsOf, unusedValues } from '../../src/values/unused.ts';

const values = defineValues({
  replicas: v.integer({ default: 2 }),
  image: v.object({ repository: v.string({ default: 'r' }), tag: v.string({ default: '1' }) }),
  flag: v.boolean({ default: false }),
  optional: v.optString(),
  labels: v.map(v.string(), { default: { app: 'given', tier: 'web' } }),
  others: v.map(v.string(), { default: { app: 'other' } }),
  args: v.list(v.string(), { default: ['a', 'b'] }),
  env: v.list(v.object({ name: v.string(), value: v.string() }), { default: [{ name: 'A', value: '1' }] }),
  resources: v.raw<{ limits?: { cpu?: string } }>({ default: { limits: { cpu: '1' } } }),
  map: v.object({ length: v.integer({ default: 1 }), then: v.string({ default: 'x' }) }),
});
const x = values.ref;

/** What code written without types may do to a reference. */
function untyped(reference: unknown): any {
  return reference;
}

function render(spec: unknown, given: { readonly [key: string]: Json } = {}): Json | undefined {
  const app = new App();
  const chart = new Chart(app, 'c');
  packageAs(chart, { name: 'web', version: '1.0.0', values });
  const object = new ApiObject(chart, 'o', { apiVersion: 'v1', kind: 'Test', metadata: { name: 'o' }, spec });
  const resolver = valuesResolver();
  app.resolvers.unshift(resolver);
  const json: unknown = object.toJson();
  resolver.verify(json);
  const made = evaluate(manifestTemplate(json), scopeOf({ name: 'web', version: '1.0.0', values }, given));
  return Reflect.get(Object(made), 'spec');
}

describe('misuse of a reference', () => {
  test.each<[string, () => unknown, RegExp]>([
    ['comparison by size', () => untyped(x.replicas) > 3, /values\.replicas .*eq\(\)/],
    ['comparison with ==', () => untyped(x.flag) == true, /values\.flag/],
    ['arithmetic', () => untyped(x.replicas) * 2, /values\.replicas/],
    ['addition', () => untyped(x.replicas) + 1, /values\.replicas .*template string/],
    ['JSON.stringify', () => JSON.stringify({ a: x.image }), /values\.image .*jsonText/],
    ['JSON.stringify of a list', () => JSON.stringify(x.args), /values\.args/],
    ['iterating over text', () => [...untyped(x.image.tag)], /values\.image\.tag/],
    [
      'using an element of a list',
      () => {
        for (const item of x.env) void item.name;
      },
      /element of values\.env/,
    ],
    ['map of a list', () => untyped(x.args).map(String), /values\.args .*each/],
    ['an index', () => untyped(x.args)[0], /values\.args .*each/],
    ['some of a list', () => untyped(x.args).some(Boolean), /values\.args .*each/],
    ['length of a list', () => untyped(x.args).length, /values\.args .*each/],
    ['concat with a list', () => ['z'].concat(untyped(x.args)), /values\.args/],
    ['spreading text', () => ({ ...untyped(x.image.tag) }), /values\.image\.tag .*not a map/],
    ['a string method', () => untyped(x.image.tag).toUpperCase(), /values\.image\.tag .*upper\(\)/],
    ['a map inside text', () => `${untyped(x.labels)}`, /values\.labels .*jsonText/],
    ['an optional value inside text', () => `${untyped(x.optional)}`, /values\.optional .*ifNull/],
    [
      'a name that is not declared',
      () => untyped(x.image).tagg,
      /values\.image\.tagg is not declared; declared are: repository, tag/,
    ],
    [
      'writing',
      () => {
        untyped(x.image).tag = 1;
      },
      /values\.image/,
    ],
    [
      'deleting',
      () => {
        delete untyped(x.image).tag;
      },
      /values\.image/,
    ],
    [
      'resolving with cdk8s alone',
      () =>
        new ApiObject(new Chart(new App(), 'c'), 'o', {
          apiVersion: 'v1',
          kind: 'T',
          spec: { a: x.replicas },
        }).toJson(),
      /charthouse synth/,
    ],
  ])('%s throws and names the value', (_, misuse, message) => {
    expect(misuse).toThrow(message);
  });

  test('of text with a reference in it is noticed when the text is read', () => {
    const text = `${x.image.repository}-suffix`;
    for (const changed of [
      text.toUpperCase(),
      text.toLowerCase(),
      text.slice(0, 20),
      text.slice(3),
      text.replaceAll(/[a-m]/g, 'z'),
    ]) {
      expect(() => render({ changed })).toThrow(/changed before the value is known/);
    }
  });

  test('of the marks themselves in literal text is noticed, not taken for a reference', () => {
    expect(() => toTemplate('\uE0F1abc\uE0F2')).toThrow(/U\+E0F1/);
    expect(() => toTemplate({ '\uE0F4x': 'y' })).not.toThrow();
    expect(() => defineValues({ a: v.string({ default: '\uE0F1' }) })).toThrow(/U\+E0F1/);
  });

  test('in a patch is told from a plain value', () => {
    const app = new App();
    const object = new ApiObject(new Chart(app, 'c'), 'o', { apiVersion: 'v1', kind: 'T' });
    app.resolvers.unshift(valuesResolver());
    object.addJsonPatch(JsonPatch.add('/spec', { a: x.replicas }));
    expect(() => object.toJson()).toThrow(/values\.replicas/);
  });
});

test("nothing in a list is left out, and nulls inside a structure are the installer's", () => {
  expect(render({ list: [undefined, 'a', null, x.optional] })).toEqual({ list: ['a'] });
  expect(render({ r: x.resources }, { resources: { limits: null } })).toEqual({ r: {} });
});

describe('a reference', () => {
  test('can be used by one app after another', () => {
    const shared = { port: x.replicas, text: `${x.image.tag}` };
    expect(render(shared)).toEqual({ port: 2, text: '1' });
    expect(render(shared, { replicas: 7 })).toEqual({ port: 7, text: '1' });
    expect(render({ ...shared, text: `${x.image.tag}!` })).toEqual({ port: 2, text: '1!' });
  });

  test('is known as one, and prints as one', () => {
    expect(isReference(x.replicas)).toBe(true);
    expect(isReference('text')).toBe(false);
    expect(inspect(x.image.tag)).toBe('[reference values.image.tag]');
  });

  test('is one object for each path', () => {
    expect(x.image).toBe(x.image);
    expect(x.image.tag).toBe(x.image.tag);
  });

  test('may be called as JavaScript calls its own things', () => {
    expect(render({ length: x.map.length, then: x.map.then })).toEqual({ length: 1, then: 'x' });
  });

  test('can be awaited by mistake without harm', async () => {
    await expect(Promise.resolve(x.replicas)).resolves.toBe(x.replicas);
  });

  test('keeps its type: a number stays a number, and text of it is text', () => {
    expect(render({ port: x.replicas, arg: `${x.replicas}`, both: `${x.replicas}${x.flag}` })).toEqual({
      arg: '2',
      both: '2false',
      port: 2,
    });
  });

  test('leaves out the field of an optional value', () => {
    expect(render({ a: x.optional, b: 1 })).toEqual({ b: 1 });
    expect(render({ a: x.optional }, { optional: '' })).toEqual({ a: '' });
  });

  test('to a part of a structure that is not there leaves the field out', () => {
    expect(render({ cpu: x.resources.limits?.cpu }, { resources: { limits: null } })).toEqual({});
    expect(render({ cpu: x.resources.limits?.cpu })).toEqual({ cpu: '1' });
  });

  test('into the values of another chart is an error', () => {
    const other = defineValues({ secret: v.string({ default: 's' }) });
    expect(() => render({ a: other.ref.secret })).toThrow(/values\.secret belongs to the values of another chart/);
    expect(() => render({ a: `text ${other.ref.secret}` })).toThrow(/another chart/);
  });

  test('that a construct loses fails with its name', () => {
    const resolver = valuesResolver();
    resolver.resolve({ value: x.labels, replaceValue: () => undefined });
    expect(() => resolver.verify({ spec: {} })).toThrow(/values\.labels is used, but does not reach the manifest/);
  });

  test('as the value of a key is refused, because keys have to be known', () => {
    expect(() => render({ [`${release.name}`]: 1 })).toThrow(/used as a key/);
  });
});

describe('maps', () => {
  test('spread in the order that is written', () => {
    expect(render({ ...x.labels, app: 'static' })).toEqual({ app: 'static', tier: 'web' });
    expect(render({ app: 'static', ...x.labels })).toEqual({ app: 'given', tier: 'web' });
    expect(render({ ...x.labels, ...x.others })).toEqual({ app: 'other', tier: 'web' });
  });

  test('cannot be spread twice, nor beside keys that JavaScript moves', () => {
    expect(() => render({ ...x.labels, a: 1, ...x.labels })).toThrow(/values\.labels is spread twice.*mergeMaps/);
    expect(() => render({ ...x.labels, 1: 'one' })).toThrow(/"1" stands beside a spread map.*mergeMaps/);
  });

  test('merge with the last winning, whatever the keys are', () => {
    expect(
      render({
        m: mergeMaps<unknown>({ app: 'first', 1: 'a' }, asPlain(x.labels), { app: 'last' }, asPlain(x.labels), {
          1: 'b',
        }),
      }),
    ).toEqual({
      m: { 1: 'b', app: 'given', tier: 'web' },
    });
  });

  test('lose a key whose later value is absent', () => {
    expect(render({ ...x.labels, app: x.optional })).toEqual({ tier: 'web' });
  });
});

describe('structured text', () => {
  const given = { image: { tag: 'a "quoted"\nline' }, args: ['<&>'] };

  test('is well-formed JSON for every value', () => {
    const made = render({ text: jsonText({ tag: x.image.tag, n: x.replicas, list: x.args, all: x.labels }) }, given);
    expect(JSON.parse(String(Reflect.get(Object(made), 'text')))).toEqual({
      tag: 'a "quoted"\nline',
      n: 2,
      list: ['<&>'],
      all: { app: 'given', tier: 'web' },
    });
  });

  test('is YAML whose values are JSON', () => {
    expect(render({ text: yamlText({ a: { tag: x.image.tag }, list: [1, { b: x.flag, c: [] }] }) }, given)).toEqual({
      text: 'a:\n  tag: "a \\"quoted\\"\\nline"\nlist:\n  - 1\n  - b: false\n    c: []\n',
    });
  });
});

describe('each', () => {
  test('runs its body once with references', () => {
    let runs = 0;
    const items = each(x.env, (e) => {
      runs += 1;
      return { name: e.name, text: `${e.name}=${e.value}` };
    });
    expect(render({ items: [...items, { name: 'last' }] })).toEqual({
      items: [{ name: 'A', text: 'A=1' }, { name: 'last' }],
    });
    expect(runs).toBe(1);
  });

  test('goes through maps in the order of their keys', () => {
    expect(
      render(
        { items: each(x.labels, (value, key) => `${key}=${value}`) },
        { labels: { b: '1', '\u{1f600}': '2', '\uffee': '3' } },
      ),
    ).toEqual({
      items: ['app=given', 'b=1', 'tier=web', '\uffee=3', '\u{1f600}=2'],
    });
  });

  test('has items that mean nothing outside of it', () => {
    let leaked: Ref<string> | undefined;
    each(x.env, (e) => {
      leaked = e.name;
      return e.name;
    });
    expect(() => render({ leaked })).toThrow(/outside/);
  });
});

describe('when', () => {
  test('leaves out fields, elements and parts', () => {
    const spec = {
      a: when(x.flag, 1),
      b: [when(x.flag, 1), 2, ...when(x.flag, [3])],
      ...when(x.flag, { c: 1 }),
      d: when(eq(x.image.tag, '1'), 'one', 'other'),
    };
    expect(render(spec)).toEqual({ b: [2], d: 'one' });
    expect(render(spec, { flag: true, image: { tag: '2' } })).toEqual({ a: 1, b: [1, 2, 3], c: 1, d: 'other' });
  });
});

describe('functions', () => {
  test('count bytes as Helm does', () => {
    expect(render({ a: trunc(x.image.tag, 4), b: trunc(x.image.tag, -3) }, { image: { tag: 'aéé' } })).toEqual({
      a: 'aé\u00c3',
      b: '\u00a9é',
    });
  });

  test('make a name from the release that is cut in front', () => {
    const made = evaluate(
      toTemplate(`${include('fullname')}`),
      scopeOf({ name: 'web', version: '1.0.0', values }, {}, { name: 'shop' }),
    );
    expect(made).toBe('shop-web');
  });

  test('hash the values that are used, with the place they have', () => {
    const hash = (data: unknown, given = {}): unknown =>
      evaluate(toTemplate(`${checksum(data)}`), scopeOf({ name: 'web', version: '1.0.0', values }, given));
    expect(hash({ a: x.image.tag })).toMatch(/^[0-9a-f]{64}$/);
    expect(hash({ a: x.image.tag })).toBe(hash({ a: x.image.tag }));
    expect(hash({ a: x.image.tag })).not.toBe(hash({ b: x.image.tag }));
    expect(hash({ a: x.image.tag })).not.toBe(hash({ a: x.image.tag }, { image: { tag: '2' } }));
    expect(hash({ a: x.image.tag })).toBe(hash({ a: x.image.tag }, { replicas: 9 }));
  });

  test('compare only what can be equal', () => {
    expect(() => eq(untyped(x.replicas), '2')).toThrow(/compares number with string/);
  });
});

test('nothing that leaves the tool holds a mark', () => {
  const made = render({
    a: `${x.image.tag}`,
    l: { ...x.labels },
    e: each(x.args, (a) => `${a}`),
    w: when(x.flag, x.args),
    m: mergeMaps(asPlain(x.labels), { z: '1' }),
  });
  expect(hasMark(JSON.stringify(made))).toBe(false);
});

describe('a value that changes nothing', () => {
  const own = defineValues({
    used: v.integer({ default: 1 }),
    flag: v.boolean({ default: false }),
    never: v.boolean({ default: false }),
    group: v.object({ part: v.string({ default: '' }), other: v.string({ default: '' }) }),
  });

  test('is found, because an if cannot be', () => {
    const enabled = own.ref.flag ? 1 : 2;
    const template = toTemplate({ a: enabled });
    const spec = [...expressionsOf(template), ...expressionsOf(resolved({ n: own.ref.used, g: own.ref.group }))];
    const unused = unusedValues(own, spec);
    expect(unused.map(({ name, read }) => [name, read === undefined ? 'never read' : 'read'])).toEqual([
      ['values.flag', 'read'],
      ['values.never', 'never read'],
    ]);
    expect(unused[0]?.read?.stack).toContain('references.test.ts');
  });

  function resolved(spec: object): ReturnType<typeof toTemplate> {
    const app = new App();
    const object = new ApiObject(new Chart(app, 'c'), 'o', { apiVersion: 'v1', kind: 'T', spec });
    app.resolvers.unshift(valuesResolver());
    return toTemplate(object.toJson());
  }
});
