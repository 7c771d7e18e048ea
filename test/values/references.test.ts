/* A value called `then` must not make a promise of what has it. */
/* oxlint-disable unicorn/no-thenable */
import { ApiObject, App, Chart } from 'cdk8s';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { defineValues, isReference, release, toTemplate, v, valuesResolver } from '../../src/values/index.ts';
import { expressionsOf, unusedValues } from '../../src/values/unused.ts';
import { x, render } from './sample.ts';

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
