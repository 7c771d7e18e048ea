import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkSchema } from '../../../src/check/schema/check-schema.ts';
import type { SchemaFinding } from '../../../src/check/schema/finding.ts';
import { NumberLiteral } from '../../../src/model/number-literal.ts';

function deployment(container: object, pod: object = {}): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'web', image: 'nginx', ...container }], ...pod },
      },
    },
  };
}

function check(object: unknown, minor = 35): readonly SchemaFinding[] {
  return checkSchema(object, { minor });
}

const CONTAINER = 'spec.template.spec.containers[0]';

test('a sound object has no findings', () => {
  const sound = deployment({
    ports: [{ containerPort: 80, protocol: 'TCP' }],
    resources: { limits: { cpu: '500m', memory: 1024 } },
    livenessProbe: { httpGet: { port: 'http' } },
    readinessProbe: { httpGet: { port: 80 } },
    stdin: false,
  });
  expect(check(sound)).toEqual([]);
});

describe('unknown fields', () => {
  test('the nearest known field is named', () => {
    expect(check(deployment({ imagePulPolicy: 'Always' }))).toEqual([
      {
        kind: 'unknown-field',
        field: `${CONTAINER}.imagePulPolicy`,
        path: ['spec', 'template', 'spec', 'containers', 0, 'imagePulPolicy'],
        value: 'Always',
        message: 'is no field of Container',
        nearest: 'imagePullPolicy',
        help: 'Did you mean imagePullPolicy?',
      },
    ]);
  });

  test('a field put one level too high is sent to its place', () => {
    const misplaced = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, containers: [] };
    expect(check(misplaced)).toMatchObject([{ field: 'containers', help: 'It belongs into spec.' }]);
  });

  test('a field of another version names the versions that have it', () => {
    const newer = deployment({ restartPolicyRules: [] });
    expect(check(newer, 34)).toEqual([]);
    expect(check(newer, 33)).toMatchObject([
      {
        kind: 'unknown-field',
        field: `${CONTAINER}.restartPolicyRules`,
        versions: ['1.34', '1.35', '1.36'],
        help: 'The field came with Kubernetes 1.34.',
      },
    ]);
  });

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', ''])('%j is a name like any other', (name) => {
    const object: unknown = JSON.parse(
      `{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"data":{"${name}":"x"},"${name}x":1}`,
    );
    expect(check(object)).toMatchObject([{ kind: 'unknown-field', field: `${name}x` }]);
    const top: unknown = JSON.parse(`{"apiVersion":"v1","kind":"ConfigMap","${name}":{}}`);
    expect(check(top)).toMatchObject([{ kind: 'unknown-field', value: {} }]);
  });
});

describe('values', () => {
  test.each([
    ['a number for a string', { image: 3 }, 'image', 'wrong-type', 'is the number 3, expected a string'],
    ['a string for a boolean', { stdin: 'yes' }, 'stdin', 'wrong-type', 'is the string "yes", expected true or false'],
    ['an object for a list', { env: {} }, 'env', 'wrong-type', 'is an object, expected a list'],
    ['a list for an object', { resources: [] }, 'resources', 'wrong-type', 'is a list, expected an object'],
    [
      'a fraction for an integer',
      { ports: [{ containerPort: 80.5 }] },
      'ports[0].containerPort',
      'invalid-value',
      'is the number 80.5, expected an integer from -2147483648 to 2147483647',
    ],
    [
      'too large an integer',
      { ports: [{ containerPort: 3e9 }] },
      'ports[0].containerPort',
      'invalid-value',
      'is the number 3000000000, expected an integer from -2147483648 to 2147483647',
    ],
    [
      'not a number',
      { ports: [{ containerPort: Number.NaN }] },
      'ports[0].containerPort',
      'invalid-value',
      'is the number NaN, expected an integer from -2147483648 to 2147483647',
    ],
    [
      'a bad quantity',
      { resources: { limits: { memory: '500mb' } } },
      'resources.limits[memory]',
      'invalid-value',
      'is the string "500mb", expected a quantity such as 500m, 0.5 or 1Gi',
    ],
    [
      'a boolean port',
      { livenessProbe: { tcpSocket: { port: true } } },
      'livenessProbe.tcpSocket.port',
      'wrong-type',
      'is the boolean true, expected an integer or a string',
    ],
  ])('%s', (_, container, field, kind, message) => {
    expect(check(deployment(container))).toMatchObject([{ kind, field: `${CONTAINER}.${field}`, message }]);
  });

  test('an enum names its values and the nearest one', () => {
    expect(check(deployment({ imagePullPolicy: 'always' }))).toMatchObject([
      {
        kind: 'invalid-value',
        message: 'is "always", expected one of "Always", "IfNotPresent", "Never"',
        nearest: 'Always',
      },
    ]);
    expect(check(deployment({ imagePullPolicy: '' }))).toEqual([]);
  });

  test('an enum of the configured version', () => {
    const tolerant = deployment({}, { tolerations: [{ key: 'a', operator: 'Gt', value: '1' }] });
    expect(check(tolerant, 35)).toEqual([]);
    expect(check(tolerant, 34)).toMatchObject([{ expected: '"Equal", "Exists"' }]);
  });

  test('formats: base64 and times', () => {
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, data: { good: 'eA==', bad: 'eA=' } };
    expect(check(secret)).toMatchObject([{ field: 'data[bad]', expected: 'text in base64' }]);
    const lease = {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: { name: 'a', creationTimestamp: '2026-01-31' },
      spec: { renewTime: '2026-01-31T09:30:00Z' },
    };
    expect(check(lease).map(({ field }) => field)).toEqual(['metadata.creationTimestamp', 'spec.renewTime']);
  });

  test('null is absence everywhere', () => {
    const object = deployment(
      { env: null, args: [null], resources: { limits: { cpu: null } } },
      { nodeSelector: null },
    );
    expect(check({ ...object, status: null })).toEqual([]);
  });

  test('numbers as they were written: 1.0 is no integer, and 64 bits are more than a double tells', () => {
    const pod = (seconds: unknown): object => deployment({}, { terminationGracePeriodSeconds: seconds });
    expect(check(pod(new NumberLiteral('30.0')))).toMatchObject([{ kind: 'invalid-value' }]);
    expect(check(deployment({ image: new NumberLiteral('1.0') }))).toMatchObject([
      { kind: 'wrong-type', message: 'is the number 1.0, expected a string' },
    ]);
    expect(check(deployment({ resources: new NumberLiteral('1.0') }))).toMatchObject([
      { kind: 'wrong-type', message: 'is the number 1.0, expected an object' },
    ]);
    expect(check(pod(new NumberLiteral('9223372036854775807')))).toEqual([]);
    expect(check(pod(new NumberLiteral('9223372036854775808')))).toMatchObject([{ kind: 'invalid-value' }]);
  });

  test('lists merged by key: duplicates, with defaults counted in', () => {
    const twice = deployment({
      ports: [{ containerPort: 80 }, { containerPort: 80, protocol: 'TCP' }, { containerPort: 80, protocol: 'UDP' }],
    });
    expect(check(twice)).toMatchObject([
      {
        kind: 'duplicate-key',
        field: `${CONTAINER}.ports[1]`,
        message: 'has containerPort and protocol in common with element 0',
      },
    ]);
    const set = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', finalizers: ['a/b', 'a/b'] } };
    expect(check(set)).toMatchObject([{ kind: 'duplicate-key', field: 'metadata.finalizers[1]' }]);
  });
});

describe('kinds', () => {
  test('one that the version does not serve names what to write instead', () => {
    const ingress = { apiVersion: 'extensions/v1beta1', kind: 'Ingress', metadata: { name: 'a' } };
    expect(check(ingress)).toMatchObject([
      {
        kind: 'unserved-kind',
        message: 'is extensions/v1beta1 Ingress, which is not served by default',
        help: 'Write networking.k8s.io/v1 Ingress instead.',
      },
    ]);
    const range = { apiVersion: 'networking.k8s.io/v1', kind: 'ServiceCIDR', metadata: { name: 'a' } };
    expect(check(range, 33)).toEqual([]);
    expect(check(range, 32)).toMatchObject([{ versions: ['1.33', '1.34', '1.35', '1.36'] }]);
  });

  test('a custom resource whose definition is unknown is said not to be checked', () => {
    expect(check({ apiVersion: 'example.com/v1', kind: 'Thing', anything: 1 })).toMatchObject([
      { kind: 'missing-schema' },
    ]);
  });

  test.each([
    [undefined, ['']],
    ['text', ['']],
    [[], ['']],
    [{}, ['apiVersion', 'kind']],
    [{ apiVersion: 'v1', kind: 3 }, ['kind']],
  ])('%j is no object', (object, fields) => {
    const findings = check(object);
    expect(findings.map(({ field }) => field)).toEqual(fields);
    for (const finding of findings) expect(finding.kind).toBe('invalid-object');
  });
});

describe('whatever comes, a verdict', () => {
  const runs = process.env['CI'] === undefined ? 2000 : 100_000;

  test('any JSON, inside every kind of field', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(Array.isArray(check(value))).toBe(true);
        expect(Array.isArray(check(deployment({ env: value, resources: value, livenessProbe: value })))).toBe(true);
      }),
      { numRuns: runs },
    );
  });

  test('a schema nested without end', () => {
    let schema: object = { type: 'object' };
    for (let depth = 0; depth < 100_000; depth += 1) schema = { properties: { a: schema } };
    const definition = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      spec: { versions: [{ schema: { openAPIV3Schema: schema } }] },
    };
    expect(check(definition)).toMatchObject([{ kind: 'too-deep' }]);
  });

  test('cycles and shared objects', () => {
    const schema: Record<string, unknown> = { type: 'object', bogus: 1 };
    schema['properties'] = { a: schema, b: schema, c: { items: schema } };
    const definition = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      spec: { versions: [{ schema: { openAPIV3Schema: schema } }] },
    };
    expect(check(definition)).toMatchObject([{ kind: 'unknown-field' }]);
    const container: Record<string, unknown> = { name: 'a' };
    container['env'] = [container];
    expect(check(deployment(container)).length).toBeGreaterThan(0);
  });

  test('a megabyte in every string field', () => {
    const long = '1'.repeat(1_000_000);
    const object = deployment({
      image: long,
      imagePullPolicy: long,
      [long]: long,
      resources: { limits: { cpu: long } },
    });
    const start = performance.now();
    expect(check(object)).toHaveLength(3);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

test('fields below a schema that is published as {} are seen', () => {
  const schema = {
    type: 'object',
    properties: { a: { type: 'array', items: { type: 'object', propertees: {} } }, b: { additionalProperties: true } },
  };
  const definition = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    spec: { versions: [{ schema: { openAPIV3Schema: schema } }] },
  };
  expect(check(definition)).toMatchObject([
    {
      kind: 'unknown-field',
      field: 'spec.versions[0].schema.openAPIV3Schema.properties[a].items.propertees',
      nearest: 'properties',
    },
  ]);
});
