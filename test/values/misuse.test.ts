/* What is misuse is written here as code without types would. */
/* oxlint-disable eslint/eqeqeq */
import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { defineValues, toTemplate, v, valuesResolver } from '../../src/values/index.ts';
import { x, untyped, render } from './sample.ts';

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
