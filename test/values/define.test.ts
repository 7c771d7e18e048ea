import { describe, expect, test } from 'vitest';
import { coalesce, defineValues, v, valuesSchema } from '../../src/values/index.ts';
import { isWordPattern, patternProblem } from '../../src/values/pattern.ts';
import { valueProblems } from '../../src/values/validate.ts';

const values = defineValues({
  replicas: v.integer({ default: 2, minimum: 0, description: 'Pods to run' }),
  level: v.string({ default: 'info', enum: ['debug', 'info'] }),
  optional: v.optString({ enum: ['a', 'b'] }),
  image: v.object({ tag: v.string({ default: '1' }) }),
  labels: v.map(v.string()),
  env: v.list(v.object({ name: v.string() })),
  raw: v.raw(),
});

describe('defineValues', () => {
  test('gives defaults, with the names every chart has', () => {
    expect(values.defaults).toEqual({
      replicas: 2,
      level: 'info',
      optional: null,
      image: { tag: '1' },
      labels: {},
      env: [],
      raw: {},
      nameOverride: '',
      fullnameOverride: '',
    });
  });

  test('refuses what Helm would', () => {
    expect(() => defineValues({ global: v.string({ default: '' }) })).toThrow(/values\.global/);
    expect(() => defineValues({ '': v.string({ default: '' }) })).toThrow(/cannot be a name/);
    expect(() => defineValues({ image: v.object({ tag: v.string() }) })).toThrow(/values\.image\.tag has no default/);
    expect(() => v.string({ default: '', pattern: '^(?=a)b$' })).toThrow(/RE2/);
    expect(() => v.string({ default: '', pattern: '(' })).toThrow(/pattern/);
    expect(() => v.raw({ default: { a: '\u0085' } })).toThrow(/U\+0085/);
  });

  test('makes a closed schema that allows what Helm adds', () => {
    const schema = valuesSchema(values.shape);
    expect(schema).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#', additionalProperties: false });
    expect(Object.keys(Object(schema['properties']))).toEqual(
      expect.arrayContaining(['global', 'enabled', 'replicas']),
    );
    expect(schema['required']).not.toContain('optional');
    expect(schema['required']).toContain('replicas');
    expect(Object(schema['properties']).optional).toEqual({ type: ['string', 'null'], enum: ['a', 'b', null] });
  });
});

describe('values of an environment', () => {
  test.each<[string, { readonly [key: string]: never } | object, string, RegExp]>([
    ['a wrong kind', { replicas: 'two' }, 'values.replicas', /integer/],
    ['a value of no choice', { level: 'loud' }, 'values.level', /"debug", "info"/],
    ['an unknown name', { image: { tagg: '2' } }, 'values.image.tagg', /not declared/],
    ['null where something has to be', { replicas: null }, 'values.replicas', /missing/],
    ['too little', { replicas: -1 }, 'values.replicas', />= 0/],
    ['DEL inside a structure', { raw: { a: [{ b: 'x\u007f' }] } }, 'values.raw.a[0].b', /U\+007F, which Helm cannot/],
    ['NEL in a key of a structure', { raw: { a: { 'b\u0085': 1 } } }, 'values.raw.a["b\u0085"]', /U\+0085/],
    ['a noncharacter', { raw: { a: '\uffff' } }, 'values.raw.a', /U\+FFFF/],
    ['a mark', { labels: { a: '\uE0F1' } }, 'values.labels.a', /U\+E0F1/],
  ])('%s is refused with its path', (_, given, path, message) => {
    const problems = valueProblems(values, coalesce(values.defaults, given));
    expect(problems).toHaveLength(1);
    expect(problems[0]?.path).toBe(path);
    expect(problems[0]?.message).toMatch(message);
  });

  test('merge as in Helm', () => {
    const base = { a: { b: 1, c: 2 }, list: [1, 2], gone: { x: 1 } };
    expect(coalesce(base, { a: { c: 3, d: 4 }, list: [9], gone: { x: null, new: null } })).toEqual({
      a: { b: 1, c: 3, d: 4 },
      list: [9],
      gone: { new: null },
    });
  });

  test('pass when they are what was declared', () => {
    expect(valueProblems(values, coalesce(values.defaults, { optional: 'a', env: [{ name: 'x' }] }))).toEqual([]);
    expect(valueProblems(values, coalesce(values.defaults, { global: { a: 1 }, enabled: true }))).toEqual([]);
    const odd = { raw: { 'a\u0000': '\u0001\u001b\t\r\n\u00a0\u2028\ufeff\u{1f600}' }, labels: { a: '\u007f' } };
    expect(valueProblems(values, coalesce(values.defaults, odd))).toEqual([]);
  });
});

describe('patterns', () => {
  test.each(['^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', '^$|^[a-z]+$', '^\\d{2,3}$', '^v[0-9]+\\.[0-9]+$', '^(?:a|b)-c$'])(
    '%s gives words',
    (pattern) => {
      expect(isWordPattern(pattern)).toBe(true);
    },
  );
  test.each(['[a-z]+', '^a|b$', '^.*$', '^[^a]$', '^[A-z]$', '^[ -~]+$', '^\\s$', '^a b$', '^\\W$'])(
    '%s may give anything',
    (pattern) => {
      expect(isWordPattern(pattern)).toBe(false);
    },
  );
  test.each(['(?=a)', '(?<!a)', '(a)\\1', '[', '\\u0041'])('%s cannot go into a schema', (pattern) => {
    expect(patternProblem(pattern)).toBeDefined();
  });
});
