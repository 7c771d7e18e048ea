import Ajv from 'ajv';
import { expect, test } from 'vitest';
import { jsonSchemaOf } from '../../src/kubernetes/json-schema.ts';
import { isTime } from '../../src/kubernetes/time.ts';

const ajv = new Ajv({ strict: true, allowUnionTypes: true });
ajv.addFormat('date-time', isTime);

const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'a', creationTimestamp: '2026-01-31T09:30:00Z' },
  spec: { containers: [{ name: 'a', image: 'nginx', resources: { limits: { cpu: '500m', memory: 1024 } } }] },
};

test("an editor's schema is strict, asks for what an author must write and offers the known values", () => {
  const validate = ajv.compile(jsonSchemaOf('v1', 'Pod', 35) ?? false);
  const withContainer = (container: object): object => ({ ...pod, spec: { containers: [container] } });
  expect(validate(pod)).toBe(true);
  expect(validate(withContainer({ image: 'nginx' }))).toBe(false);
  expect(validate.errors).toMatchObject([{ keyword: 'required', params: { missingProperty: 'name' } }]);
  expect(validate(withContainer({ name: 'a', imagePulPolicy: 'Always' }))).toBe(false);
  expect(validate(withContainer({ name: 'a', imagePullPolicy: '' }))).toBe(false);
  expect(validate(withContainer({ name: 'a', resources: { limits: { cpu: '5K' } } }))).toBe(false);
  expect(validate({ ...pod, kind: 'Pods' })).toBe(false);
  expect(validate({ spec: pod.spec })).toBe(false);
});

test('the schema is that of the version', () => {
  const sidecar = { ...pod, spec: { containers: [{ name: 'a', restartPolicyRules: [] }] } };
  expect(ajv.validate(jsonSchemaOf('v1', 'Pod', 34) ?? false, sidecar)).toBe(true);
  expect(ajv.validate(jsonSchemaOf('v1', 'Pod', 33) ?? false, sidecar)).toBe(false);
  expect(jsonSchemaOf('networking.k8s.io/v1', 'ServiceCIDR', 32)).toBeUndefined();
  expect(jsonSchemaOf('example.com/v1', 'Thing', 35)).toBeUndefined();
});

test('schemas that contain themselves are given once', () => {
  const schema = jsonSchemaOf('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 35);
  expect(schema).toMatchObject({ definitions: { JSONSchemaProps: { type: 'object', additionalProperties: false } } });
  expect(JSON.stringify(schema).length).toBeLessThan(30_000);
});
