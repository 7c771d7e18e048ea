/* A value called `then` is part of the sample, and code without types is what `untyped` stands for. */
/* oxlint-disable typescript/no-explicit-any, unicorn/no-thenable */
import { ApiObject, App, Chart } from 'cdk8s';
import {
  defineValues,
  evaluate,
  type Json,
  manifestTemplate,
  packageAs,
  scopeOf,
  v,
  valuesResolver,
} from '../../src/values/index.ts';

export const values = defineValues({
  replicas: v.integer({ default: 2 }),
  image: v.object({ repository: v.string({ default: 'r' }), tag: v.string({ default: '1' }) }),
  flag: v.boolean({ default: false }),
  optional: v.optString(),
  labels: v.map(v.string(), { default: { app: 'given', tier: 'web' } }),
  others: v.map(v.string(), { default: { app: 'other' } }),
  args: v.list(v.string(), { default: ['a', 'b'] }),
  env: v.list(v.object({ name: v.string(), value: v.string() }), { default: [{ name: 'A', value: '1' }] }),
  resources: v.raw<{ limits?: { cpu?: string } }>({ default: { limits: { cpu: '1' } } }),
  map: v.object({ length: v.integer({ default: 1 }), then: v.string({ default: 'x' }) }),
});
export const x = values.ref;

/** What code written without types may do to a reference. */
export function untyped(reference: unknown): any {
  return reference;
}

export function render(spec: unknown, given: { readonly [key: string]: Json } = {}): Json | undefined {
  const app = new App();
  const chart = new Chart(app, 'c');
  packageAs(chart, { name: 'web', version: '1.0.0', values });
  const object = new ApiObject(chart, 'o', { apiVersion: 'v1', kind: 'Test', metadata: { name: 'o' }, spec });
  const resolver = valuesResolver();
  app.resolvers.unshift(resolver);
  const json: unknown = object.toJson();
  resolver.verify(json);
  const made = evaluate(manifestTemplate(json), scopeOf({ name: 'web', version: '1.0.0', values }, given));
  return Reflect.get(Object(made), 'spec');
}
