import { describe, expect, test } from 'vitest';
import { cornersOf } from '../../src/values/corners.ts';
import { defineValues, v } from '../../src/values/index.ts';

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

  test('are given as a values file gives them', () => {
    const [corner] = cornersOf(defineValues({ a: v.object({ b: v.boolean({ default: true }) }) }));
    expect(corner?.values).toEqual({ a: { b: false } });
  });
});
