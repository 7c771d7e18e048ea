import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkIdentity } from '../../../src/check/set/check-identity.ts';
import { checkSecrets } from '../../../src/check/set/check-secrets.ts';
import { checkValues } from '../../../src/check/set/check-values.ts';
import { identify, type KubernetesObject, type Resource } from '../../../src/model/resource.ts';
import { defineValues, v } from '../../../src/values/index.ts';

function made(object: KubernetesObject, construct = 'app/one', line = 1): Resource {
  return { id: identify(object), object, origin: { construct, place: () => ({ file: 'main.ts', line, column: 5 }) } };
}

function object(kind: string, name: string, namespace?: string, apiVersion = 'v1'): KubernetesObject {
  return { apiVersion, kind, metadata: { name, ...(namespace === undefined ? {} : { namespace }) } };
}

describe('identity', () => {
  test('one error shows every place that makes the object', () => {
    const config = object('ConfigMap', 'settings', 'shop');
    const found = checkIdentity([
      made(config, 'app/a/settings', 3),
      made(config, 'app/b/settings', 9),
      made(config, 'app/c', 12),
    ]);
    expect(found).toEqual([
      {
        code: 'set/identity',
        severity: 'error',
        message: 'ConfigMap shop/settings is made 3 times: by app/a/settings, app/b/settings and app/c',
        help: 'Give one of them another name or namespace, or make it once and refer to it.',
        resource: { group: '', version: 'v1', kind: 'ConfigMap', namespace: 'shop', name: 'settings' },
        construct: 'app/a/settings',
        labels: [
          { place: { file: 'main.ts', line: 3, column: 5 }, text: 'made here' },
          { place: { file: 'main.ts', line: 9, column: 5 }, text: 'and again here' },
          { place: { file: 'main.ts', line: 12, column: 5 }, text: 'and again here' },
        ],
      },
    ]);
  });

  test.each([
    ['another namespace', object('ConfigMap', 'a', 'x'), object('ConfigMap', 'a', 'y'), 0],
    ['another kind', object('ConfigMap', 'a', 'x'), object('Secret', 'a', 'x'), 0],
    [
      'another group',
      object('Ingress', 'a', 'x', 'networking.k8s.io/v1'),
      object('Ingress', 'a', 'x', 'example.org/v1'),
      0,
    ],
    [
      'another version of one group',
      object('HorizontalPodAutoscaler', 'a', 'x', 'autoscaling/v1'),
      object('HorizontalPodAutoscaler', 'a', 'x', 'autoscaling/v2'),
      1,
    ],
    [
      'a cluster-scoped kind with a namespace',
      object('ClusterRole', 'a', 'x', 'rbac.authorization.k8s.io/v1'),
      object('ClusterRole', 'a', 'y', 'rbac.authorization.k8s.io/v1'),
      1,
    ],
  ])('%s', (_what, first, second, errors) => {
    expect(checkIdentity([made(first), made(second)])).toHaveLength(errors);
  });

  test('names that the server makes up never clash', () => {
    const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: 'load-' } };
    expect(checkIdentity([made(job), made(job)])).toEqual([]);
  });

  test('objects inside a List count', () => {
    const list = { apiVersion: 'v1', kind: 'List', metadata: {}, items: [object('ConfigMap', 'a')] };
    const [found] = checkIdentity([made(list, 'app/list'), made(object('ConfigMap', 'a'), 'app/a')]);
    expect(found?.message).toBe('ConfigMap a is made twice: by app/list items[0] and app/a');
  });
});

describe('secrets', () => {
  const secret = (fields: object): KubernetesObject => ({ ...object('Secret', 's', 'shop'), ...fields });
  const check = (one: KubernetesObject, allowPlaintext?: string): ReturnType<typeof checkSecrets> =>
    checkSecrets([made(one)], () => ({
      safeDefaults: true,
      unsafe: {},
      external: [],
      ...(allowPlaintext === undefined ? {} : { allowPlaintext }),
    }));

  test.each(['data', 'stringData'])('literal %s is an error that names the keys alone', (field) => {
    const [found, ...more] = check(secret({ [field]: { password: 'aHVudGVyMg==', user: 'cm9vdA==' } }));
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      code: 'secret/literal',
      severity: 'error',
      field,
      message: 'the Secret has its values in plain text: "password", "user"',
      labels: [{ place: { file: 'main.ts', line: 1, column: 5 } }],
    });
  });

  test('no value gets into a finding, whatever it is', () => {
    const value = fc.string({ minLength: 6 }).map((text) => `§${text}§`);
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,9}$/), value, { minKeys: 1 }), (data) => {
        const text = JSON.stringify(check(secret({ data, stringData: data })));
        for (const each of Object.values(data)) expect(text).not.toContain(JSON.stringify(each).slice(1, -1));
      }),
    );
  });

  test('with many keys only a few are named', () => {
    const data = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`k${index}`, 'x']));
    expect(check(secret({ data }))[0]?.message).toMatch(/"k4" and 35 more$/);
  });

  test('a reason allows it; a blank one does not', () => {
    expect(check(secret({ data: { a: 'eA==' } }), 'public certificate')).toEqual([]);
    expect(check(secret({ data: { a: 'eA==' } }), '  ')).toHaveLength(1);
  });

  test('Secrets inside lists are found, at their path', () => {
    const inner = { apiVersion: 'v1', kind: 'SecretList', metadata: {}, items: [secret({ data: { a: 'eA==' } })] };
    const list = { apiVersion: 'v1', kind: 'List', metadata: {}, items: [object('ConfigMap', 'c'), inner] };
    expect(checkSecrets([made(list)], () => undefined)).toMatchObject([
      { field: 'items[1].items[0].data', resource: { kind: 'Secret', name: 's' } },
    ]);
  });

  test.each([
    ['nothing in it', secret({})],
    ['empty data', secret({ data: {} })],
    [
      'a token that the cluster fills in',
      secret({ type: 'kubernetes.io/service-account-token', data: { extra: 'eA==' } }),
    ],
    ['values of the installation', secret({ stringData: { a: defineValues({ p: v.string({ default: '' }) }).ref.p } })],
    ['a Secret of another group', { ...secret({ data: { a: 'eA==' } }), apiVersion: 'example.org/v1' }],
    ['a ConfigMap', { ...object('ConfigMap', 'c'), data: { a: 'b' } }],
  ])('%s is fine', (_what, fine) => {
    expect(check(fine)).toEqual([]);
  });
});

describe('values', () => {
  const check = (spec: unknown): (readonly [string | undefined, string])[] =>
    checkValues([made({ ...object('ConfigMap', 'c'), spec })]).map(({ field, message }) => [field, message]);
  const cyclic: { self?: unknown } = {};
  cyclic.self = { again: cyclic };

  test.each<readonly [string, unknown, string, RegExp]>([
    ['NaN', { replicas: Number.NaN }, 'spec.replicas', /is NaN/],
    ['an infinity', { a: { b: [1, -Infinity] } }, 'spec.a.b[1]', /is -Infinity/],
    ['nothing in a list', { args: ['a', undefined] }, 'spec.args[1]', /is nothing/],
    ['null in a list', { args: [null] }, 'spec.args[0]', /is nothing/],
    ['a hole in a list', { args: Array.from({ length: 2, 0: 'a' }) }, 'spec.args[1]', /is nothing/],
    ['a function', { run: () => 1 }, 'spec.run', /is a function/],
    ['a symbol', { name: Symbol('x') }, 'spec.name', /is a symbol/],
    ['a bigint', { size: 1n }, 'spec.size', /is a bigint/],
    ['half a character', { text: '😀'.slice(0, 1) }, 'spec.text', /lone surrogate/],
    ['a null byte', { text: 'a\0b' }, 'spec.text', /null byte/],
    ['a key that cannot be', { 'a\0': 1 }, 'spec', /has a key that holds a null byte/],
    ['a Date', { when: new Date(0) }, 'spec.when', /is a Date/],
    ['a Map', { map: new Map() }, 'spec.map', /is a Map/],
    ['a cycle', cyclic, 'spec.self.again', /contains itself/],
    ['an integer that lost digits', { size: 2 ** 60 }, 'spec.size', /lose digits/],
  ])('%s', (_what, spec, field, message) => {
    expect(check(spec)).toEqual([[field, expect.stringMatching(message)]]);
  });

  test('what manifests hold is fine, __proto__ and references too', () => {
    const { ref } = defineValues({ name: v.string({ default: 'a' }) });
    const odd: unknown = JSON.parse('{"__proto__": {"a": 1}, "constructor": "x"}');
    expect(check({ a: [1, 'ü😀', true, { b: [] }], none: null, absent: undefined, odd, name: ref.name })).toEqual([]);
  });

  test('any JSON is fine', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!/null|\\u0000|\\ud[89a-f]/i.test(text) && !/\d{16}|e\+/.test(text));
        expect(check(value)).toEqual([]);
      }),
    );
  });

  test('the text of a refused value is not shown: it may be a secret', () => {
    const [found] = checkValues([made({ ...object('Secret', 's'), stringData: { key: 'hunter2\0' } })]);
    expect(JSON.stringify(found)).not.toContain('hunter2');
    expect(found).toMatchObject({ code: 'value/unwritable', field: 'stringData.key', severity: 'error' });
  });

  test('an object that no cluster stores is told, once', () => {
    expect(checkValues([made({ ...object('ConfigMap', 'c'), data: { a: 'x'.repeat(5_000_000) } })])).toMatchObject([
      {
        severity: 'warning',
        message: 'the object has about 4.8 MiB, and clusters refuse objects of more than 1.5 MiB',
      },
    ]);
  });

  test('deep nesting ends in a finding, not in an overflow', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 20_000; level += 1) deep = { deep };
    expect(check(deep)).toEqual(
      [[expect.stringMatching(/^spec\.deep\.deep/), 'is nested deeper than 500 levels']].map(([field]) => [
        field,
        expect.stringMatching(/nested deeper than 500/),
      ]),
    );
  });
});
