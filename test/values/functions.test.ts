import { describe, expect, test } from 'vitest';
import {
  asPlain,
  checksum,
  each,
  eq,
  evaluate,
  hasMark,
  include,
  jsonText,
  mergeMaps,
  scopeOf,
  toTemplate,
  trunc,
  when,
  yamlText,
} from '../../src/values/index.ts';
import { values, x, untyped, render } from './sample.ts';

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
