import { describe, expect, test } from 'vitest';
import { asPlain, each, eq, mergeMaps, type Ref, when } from '../../src/values/index.ts';
import { x, render } from './sample.ts';

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
