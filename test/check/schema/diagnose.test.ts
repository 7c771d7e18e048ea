import { expect, test } from 'vitest';
import { diagnoseSchema } from '../../../src/check/schema/diagnose.ts';
import { type KubernetesObject, type Resource, identify } from '../../../src/model/resource.ts';

function resource(object: KubernetesObject): Resource {
  const place = { file: 'main.ts', line: 3, column: 5 };
  return { id: identify(object), object, origin: { construct: 'shop/web', place: () => place } };
}

const pod = (container: object): Resource =>
  resource({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { containers: [{ name: 'web', ...container }] },
  });

test('a fault of all configured versions is told once', () => {
  expect(diagnoseSchema(pod({ imagePulPolicy: 'Always' }), { minors: [34, 35] })).toEqual([
    {
      code: 'schema/unknown-field',
      severity: 'error',
      message: 'spec.containers[0].imagePulPolicy is no field of Container',
      resource: { group: '', version: 'v1', kind: 'Pod', namespace: 'shop', name: 'web' },
      construct: 'shop/web',
      field: 'spec.containers[0].imagePulPolicy',
      labels: [{ place: { file: 'main.ts', line: 3, column: 5 } }],
      help: 'Did you mean imagePullPolicy?',
      fix: 'imagePullPolicy',
    },
  ]);
});

test('a fault of some versions names them', () => {
  expect(diagnoseSchema(pod({ restartPolicyRules: [] }), { minors: [32, 33, 34] })).toMatchObject([
    { versions: ['1.32', '1.33'], help: 'The field came with Kubernetes 1.34.' },
  ]);
});

test('what a plain create would take is a warning, what was not checked is information', () => {
  const ports = [{ containerPort: 80 }, { containerPort: 80 }];
  expect(diagnoseSchema(pod({ ports }), { minors: [35] })).toMatchObject([
    { code: 'schema/duplicate-key', severity: 'warning' },
  ]);
  const custom = resource({ apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'a' } });
  expect(diagnoseSchema(custom, { minors: [35] })).toMatchObject([{ code: 'schema/missing-schema', severity: 'info' }]);
});

test('a sound resource is never asked for its place', () => {
  const sound = pod({ image: 'nginx' });
  const origin = {
    construct: 'shop/web',
    place: (): never => {
      throw new Error('asked');
    },
  };
  expect(diagnoseSchema({ ...sound, origin }, { minors: [35] })).toEqual([]);
});
