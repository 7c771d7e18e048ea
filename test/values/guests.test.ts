import * as cdk8s from 'cdk8s';
import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { describe, expect, test } from 'vitest';
import { build } from '../../src/build/build.ts';
import { resolveValues } from '../../src/build/resolve.ts';
import { ConfigMap } from '../../src/index.ts';
import { asPlain, defineValues, each, type Json, packageAs, v, when } from '../../src/values/index.ts';

/* Constructs of cdk8s-plus know nothing of references: they pass where their code only copies. */

const values = defineValues({
  replicas: v.integer({ default: 2 }),
  tag: v.string({ default: '1.0' }),
  level: v.string({ default: 'info' }),
  port: v.integer({ default: 8080 }),
  labels: v.map(v.string(), { default: { team: 'shop' } }),
  resources: v.raw<kplus.ContainerResources>(),
  patched: v.raw({ example: { limits: { memory: '1Gi' } } }),
});
const x = values.ref;

function resolved(make: (chart: Chart) => void, given: { readonly [key: string]: Json } = {}): readonly unknown[] {
  const app = new App();
  const chart = new Chart(app, 'shop');
  packageAs(chart, { name: 'shop', version: '1.0.0', values });
  make(chart);
  const [only] = resolveValues(build(app, cdk8s).charts, { values: given });
  return only?.documents.map(({ value }) => value) ?? [];
}

describe('cdk8s-plus', () => {
  test('carries numbers, texts and maps of values', () => {
    const make = (chart: Chart): void => {
      new kplus.ConfigMap(chart, 'settings', {
        metadata: { labels: asPlain(x.labels) },
        data: { level: asPlain(x.level), text: `tag ${x.tag}` },
      });
      new kplus.Deployment(chart, 'web', {
        replicas: asPlain(x.replicas),
        containers: [
          {
            image: `shop:${x.tag}`,
            portNumber: asPlain(x.port),
            envVariables: { LEVEL: kplus.EnvValue.fromValue(asPlain(x.level)) },
            securityContext: { readOnlyRootFilesystem: false },
          },
        ],
      });
    };
    const [settings, web] = resolved(make, { replicas: 5, tag: '2.0', labels: { zone: 'a' } });
    expect(settings).toMatchObject({
      metadata: { labels: { team: 'shop', zone: 'a' } },
      data: { level: 'info', text: 'tag 2.0' },
    });
    expect(web).toMatchObject({
      spec: {
        replicas: 5,
        template: {
          spec: {
            containers: [
              { image: 'shop:2.0', ports: [{ containerPort: 8080 }], env: [{ name: 'LEVEL', value: 'info' }] },
            ],
          },
        },
      },
    });
  });

  test('fails where its code looks into a structure, with the name of the value', () => {
    expect(() =>
      resolved(
        (chart) => void new kplus.Pod(chart, 'p', { containers: [{ image: 'a', resources: asPlain(x.resources) }] }),
      ),
    ).toThrow(/values\.resources/);
  });
});

describe('JSON patches', () => {
  const given = { patched: { limits: { memory: '1Gi' } }, level: 'debug' };
  const sized = '/spec/template/spec/containers/0/resources';
  const deployment = (chart: Chart, ...patches: readonly JsonPatch[]): void => {
    const made = new kplus.Deployment(chart, 'web', { containers: [{ image: 'a' }] });
    ApiObject.of(made).addJsonPatch(...patches);
  };
  const field = (object: unknown, path: string): unknown =>
    path
      .split('/')
      .slice(1)
      .reduce((at, key) => Reflect.get(Object(at), key), object);

  test('put structures, numbers and texts of values into what cdk8s-plus makes', () => {
    const [web] = resolved(
      (chart) =>
        deployment(
          chart,
          JsonPatch.replace(sized, asPlain(x.patched)),
          JsonPatch.add('/spec/replicas', asPlain(x.replicas)),
          JsonPatch.add('/spec/template/metadata/labels/level', `is-${x.level}`),
        ),
      given,
    );
    expect(field(web, sized)).toEqual(given.patched);
    expect(field(web, '/spec/replicas')).toBe(2);
    expect(field(web, '/spec/template/metadata/labels/level')).toBe('is-debug');
  });

  test('do so in constructs of this library', () => {
    const make = (chart: Chart): void => {
      const value = { level: asPlain(x.level), ...x.labels };
      new ConfigMap(chart, 'settings', { data: { a: 'b' }, patches: [{ op: 'add', path: '/data/c', value }] });
    };
    expect(field(resolved(make, given)[0], '/data')).toEqual({ a: 'b', c: { level: 'debug', team: 'shop' } });
  });

  test('fail where the class behind them does not know the field', () => {
    const unknown = `${sized}/unheardOf`;
    expect(() => resolved((chart) => deployment(chart, JsonPatch.add(unknown, asPlain(x.patched))))).toThrow(
      /values\.patched is used, but does not reach/,
    );
  });
});

describe('a generated class', () => {
  const typed = defineValues({
    resources: v.raw<{ limits?: Record<string, string>; requests?: Record<string, string> }>({
      default: { limits: { cpu: '500m' } },
    }),
    affinity: v.raw({ example: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [] } } }),
    unknown: v.raw({ example: { unheardOf: { a: 1 } } }),
    empty: v.raw(),
    security: v.object({ runAsUser: v.integer({ default: 1000 }), runAsNonRoot: v.boolean({ default: true }) }),
    tolerations: v.rawList<{ key?: string; operator?: string }>({ example: [{ key: 'spot', operator: 'Exists' }] }),
    limits: v.map(v.quantity(), { default: {} }),
    hosts: v.list(v.object({ ip: v.string(), memory: v.quantity() })),
    big: v.boolean({ default: false }),
    flag: v.boolean({ default: false }),
  });
  const y = typed.ref;
  const { KubePod, Quantity, IntOrString } = kplus.k8s;

  function pod(spec: object, given: { readonly [key: string]: Json } = {}, Class = KubePod): unknown {
    const app = new App();
    const chart = new Chart(app, 'shop');
    packageAs(chart, { name: 'shop', version: '1.0.0', values: typed });
    new Class(chart, 'pod', { spec: { containers: [{ name: 'a' }], ...spec } });
    const [only] = resolveValues(build(app, cdk8s).charts, { values: given });
    const [document] = only?.documents ?? [];
    return Reflect.get(Object(document?.value), 'spec');
  }
  const container = (fields: object, given: { readonly [key: string]: Json } = {}): unknown =>
    Reflect.get(Object(pod({ containers: [{ name: 'a', ...fields }] }, given)), 'containers')[0];

  test('passes on structures whose sample it copies', () => {
    const given = { resources: { limits: { memory: '1Gi' }, requests: { cpu: '1' } } };
    expect(container({ resources: y.resources }, given)).toEqual({
      name: 'a',
      resources: { limits: { cpu: '500m', memory: '1Gi' }, requests: { cpu: '1' } },
    });
    expect(container({ securityContext: y.security }, { security: { runAsUser: 7 } })).toEqual({
      name: 'a',
      securityContext: { runAsUser: 7, runAsNonRoot: true },
    });
    expect(container({ resources: { limits: y.limits } }, { limits: { 'example.com/gpu': '2' } })).toEqual({
      name: 'a',
      resources: { limits: { 'example.com/gpu': '2' } },
    });
    expect(
      pod({ tolerations: [{ key: 'own' }, ...y.tolerations] }, { tolerations: [{ key: 'a' }, { key: 'b' }] }),
    ).toEqual({
      containers: [{ name: 'a' }],
      tolerations: [{ key: 'own' }, { key: 'a' }, { key: 'b' }],
    });
  });

  test('makes of both branches of a condition, and of the body of a loop, what it makes of plain ones', () => {
    const sized = when(
      y.big,
      { limits: { cpu: Quantity.fromString('2') } },
      when(y.flag, { limits: { cpu: Quantity.fromNumber(1) } }, { limits: y.limits }),
    );
    const of = (given: { readonly [key: string]: Json }): unknown =>
      Reflect.get(Object(container({ resources: sized }, given)), 'resources');
    expect(of({ big: true })).toEqual({ limits: { cpu: '2' } });
    expect(of({ flag: true })).toEqual({ limits: { cpu: 1 } });
    expect(of({ limits: { cpu: '3' } })).toEqual({ limits: { cpu: '3' } });
    const containers = each(y.hosts, (host) => ({
      name: host.ip,
      resources: { limits: { memory: Quantity.fromString(asPlain(host.memory)) } },
      livenessProbe: when(y.flag, { httpGet: { port: IntOrString.fromNumber(80) } }),
    }));
    expect(pod({ containers }, { hosts: [{ ip: 'x', memory: '1Gi' }], flag: true })).toEqual({
      containers: [{ name: 'x', resources: { limits: { memory: '1Gi' } }, livenessProbe: { httpGet: { port: 80 } } }],
    });
  });

  test.each<[string, (spec: Record<string, unknown>) => object]>([
    ['uses a structure twice', ({ tolerations, ...spec }) => ({ ...spec, tolerations, again: tolerations })],
    ['moves what is in it', ({ tolerations, ...spec }) => ({ ...spec, tolerations: Object(tolerations)[0] })],
    ['adds to it', ({ tolerations, ...spec }) => ({ ...spec, tolerations: Object(tolerations).map(withEffect) })],
    ['looks into it', ({ tolerations, ...spec }) => ({ ...spec, tolerations: Object(tolerations).filter(isSpot) })],
  ])('fails where a class %s', (_, change) => {
    class Changed extends KubePod {
      override toJson(): unknown {
        const made = Object(super.toJson());
        return { ...made, spec: change(made.spec) };
      }
    }
    const tolerations = when(y.flag, y.tolerations);
    expect(() => pod({ tolerations: [...y.tolerations], affinity: y.affinity }, {}, Changed)).toThrow(
      /values\.\w+ is used/,
    );
    expect(() => pod({ tolerations, affinity: y.affinity }, {}, Changed)).toThrow(/values\.\w+/);
  });

  const withEffect = (item: object): object => ({ ...item, effect: 'NoSchedule' });
  // The key may be a reference, which only text of it turns into what stands for it.
  // oxlint-disable-next-line typescript/no-unnecessary-template-expression
  const isSpot = ({ key }: { readonly key: string }): boolean => `${key}` === 'spot';

  test('fails with the name of the value where it drops the sample, or there is none', () => {
    expect(() => container({ resources: y.unknown })).toThrow(/values\.unknown is used, but does not reach/);
    expect(() => container({ resources: y.empty })).toThrow(/values\.empty .* `example`/);
    expect(() => container({ env: y.tolerations })).toThrow(/values\.tolerations/);
  });
});
