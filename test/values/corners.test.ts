import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cornersOf } from '../../src/values/corners.ts';
import { coalesce, type Declared, defineValues, v } from '../../src/values/index.ts';
import { valueProblems } from '../../src/values/validate.ts';

describe('corners of a declaration', () => {
  const names = (declared: Parameters<typeof defineValues>[0]): string[] =>
    cornersOf(defineValues(declared)).flatMap(({ name }) => (/Override/.test(name) ? [] : [name]));

  test('take every value to its edges, and leave out the default', () => {
    expect(
      names({
        replicas: v.integer({ default: 1, minimum: 1, maximum: 5 }),
        service: v.object({ type: v.string({ enum: ['ClusterIP', 'NodePort'], default: 'ClusterIP' }) }),
        debug: v.boolean({ default: false }),
      }),
    ).toEqual(['replicas=5', 'service.type="NodePort"', 'debug=true']);
  });

  test('give what is absent, and take away what can be', () => {
    expect(
      names({
        secret: v.string({ default: '' }),
        short: v.string({ default: '', pattern: '^[0-9]*$' }),
        className: v.optString(),
        port: v.optInteger({ default: 30_000, minimum: 30_000, maximum: 32_767 }),
      }),
    ).toEqual(['secret="sample"', 'className="sample"', 'port=null', 'port=32767']);
  });

  test('put elements into lists and maps, and take the examples of the author', () => {
    expect(
      names({
        hosts: v.list(v.object({ name: v.string(), port: v.integer({ minimum: 80 }) })),
        labels: v.map(v.string()),
        resources: v.raw({ example: { limits: { cpu: '1' } } }),
      }),
    ).toEqual([
      'hosts=[{"name":"sample","port":80}]',
      'labels={"sample":"sample"}',
      'resources={"limits":{"cpu":"1"}}',
    ]);
  });

  test('keep to the schema, however deep the limits are', () => {
    const text = fc
      .tuple(fc.nat(12), fc.nat(12))
      .map(([least, more]) => v.string({ minLength: least, maxLength: least + more }));
    const number = fc
      .tuple(fc.integer({ min: -9, max: 99 }), fc.nat(9), fc.boolean(), fc.boolean())
      .map(([minimum, more, whole, bounded]) =>
        v[whole ? 'integer' : 'number']({ minimum, ...(bounded ? { maximum: minimum + more } : {}) }),
      );
    const { item } = fc.letrec<{ item: Declared<unknown, unknown> }>((tie) => ({
      item: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        text,
        number,
        fc
          .tuple(tie('item'), fc.nat(3), fc.nat(3))
          .map(([of, minItems, more]) => v.list(of, { minItems, maxItems: minItems + more })),
        tie('item').map((of) => v.object({ a: of })),
        tie('item').map((of) => v.map(of)),
      ),
    }));
    fc.assert(
      fc.property(item, (of) => {
        const values = defineValues({ list: v.list(of), map: v.map(of) });
        for (const corner of cornersOf(values))
          expect(valueProblems(values, coalesce(values.defaults, corner.values)), corner.name).toEqual([]);
      }),
    );
  });

  test('are given as a values file gives them', () => {
    const [corner] = cornersOf(defineValues({ a: v.object({ b: v.boolean({ default: true }) }) }));
    expect(corner?.values).toEqual({ a: { b: false } });
  });
});
