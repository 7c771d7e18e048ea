import * as cdk8s from 'cdk8s';
import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { describe, expect, it } from 'vitest';
import { build } from '../../src/build/build.ts';
import { resolveValues } from '../../src/build/resolve.ts';
import { asPlain, defineValues, type Json, packageAs, v } from '../../src/values/index.ts';

/* Constructs of cdk8s-plus know nothing of references: they pass where their code only copies. */

const values = defineValues({
  replicas: v.integer({ default: 2 }),
  tag: v.string({ default: '1.0' }),
  level: v.string({ default: 'info' }),
  port: v.integer({ default: 8080 }),
  labels: v.map(v.string(), { default: { team: 'shop' } }),
  resources: v.raw<kplus.ContainerResources>(),
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
  it('carries numbers, texts and maps of values', () => {
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

  it('fails where its code looks into a structure, with the name of the value', () => {
    expect(() =>
      resolved(
        (chart) => void new kplus.Pod(chart, 'p', { containers: [{ image: 'a', resources: asPlain(x.resources) }] }),
      ),
    ).toThrow(/values\.resources/);
  });
});
