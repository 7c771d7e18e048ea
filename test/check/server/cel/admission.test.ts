import { describe, expect, test } from 'vitest';
import { judge } from '../../../../src/check/server/judge.ts';

const MATCH = {
  resourceRules: [{ apiGroups: ['apps'], apiVersions: ['v1'], operations: ['CREATE'], resources: ['deployments'] }],
};

function outcome(value: object, minor = 35): string {
  const verdict = judge(value, { minor });
  return verdict.verdict === 'rejected' ? (verdict.message.split('is invalid: ')[1] ?? '') : verdict.verdict;
}

function policy(spec: object): object {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name: 'example' },
    spec: { matchConstraints: MATCH, validations: [{ expression: 'true' }], ...spec },
  };
}

describe('expressions of a validating policy', () => {
  test.each([
    [{ validations: [{ expression: 'object.spec.replicas <= 5 && oldObject == null' }] }],
    [{ validations: [{ expression: "request.userInfo.groups.exists(g, g == 'admin')" }] }],
    [{ validations: [{ expression: "authorizer.requestResource.check('update').allowed()" }] }],
    [{ validations: [{ expression: "'a' in namespaceObject.metadata.labels" }] }],
    [{ paramKind: { apiVersion: 'v1', kind: 'ConfigMap' }, validations: [{ expression: 'params.data.max > 1' }] }],
    [
      {
        variables: [
          { name: 'replicas', expression: 'object.spec.replicas' },
          { name: 'many', expression: 'variables.replicas > 5' },
        ],
        validations: [{ expression: '!variables.many', messageExpression: "'many: ' + string(variables.replicas)" }],
      },
    ],
    [{ auditAnnotations: [{ key: 'why', valueExpression: "'x'" }] }],
  ])('%j compile', (spec) => {
    expect(outcome(policy(spec))).toBe('accepted');
  });

  test.each([
    [
      { validations: [{ expression: '1' }] },
      'spec.validations[0].expression: Invalid value: "1": must evaluate to bool but got int',
    ],
    [{ validations: [{ expression: 'params.x' }] }, "undeclared reference to 'params'"],
    [{ validations: [{ expression: 'variables.x' }] }, "undeclared reference to 'variables'"],
    [{ validations: [{ expression: 'request.missing == 1' }] }, "undefined field 'missing'"],
    [
      { variables: [{ name: 'a', expression: "'text'" }], validations: [{ expression: 'variables.a == 1' }] },
      "found no matching overload for '_==_' applied to '(string, int)'",
    ],
    [
      {
        validations: [
          { expression: 'true', messageExpression: "authorizer.group('').resource('x').check('get').reason()" },
        ],
      },
      'spec.validations[0].messageExpression: Invalid value: ',
    ],
    [
      { auditAnnotations: [{ key: 'why', valueExpression: ' 1 ' }] },
      'Invalid value: " 1 ": must evaluate to one of [string null_type] but got int',
    ],
    [
      { matchConditions: [{ name: 'one', expression: ' object.x + ' }] },
      'spec.matchConditions[0].expression: Invalid value: "object.x +": compilation failed',
    ],
    [
      { validations: [{ expression: "int('x') == 1" }] },
      "Internal error: program instantiation failed: type conversion error from 'string' to 'int'",
    ],
  ])('%j are refused', (spec, message) => {
    expect(outcome(policy(spec))).toContain(message);
  });

  test('with messages of protocol buffers are left undecided', () => {
    const spec = { validations: [{ expression: 'google.protobuf.BoolValue{value: true} == true' }] };
    expect(outcome(policy(spec))).toBe('unknown');
  });
});

describe('conditions of a webhook', () => {
  const webhook = (expression: string): object => ({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'MutatingWebhookConfiguration',
    metadata: { name: 'example' },
    webhooks: [
      {
        name: 'a.example.com',
        clientConfig: { url: 'https://example.com/' },
        sideEffects: 'None',
        admissionReviewVersions: ['v1'],
        matchConditions: [{ name: 'one', expression }],
      },
    ],
  });

  test('know the request and the authorizer', () => {
    expect(outcome(webhook("request.operation == 'CREATE' && authorizer.path('/x').check('get').allowed()"))).toBe(
      'accepted',
    );
    expect(outcome(webhook('params.x == 1'))).toContain("undeclared reference to 'params'");
  });
});

describe('selectors of devices', () => {
  const deviceClass = (expression: string): object => ({
    apiVersion: 'resource.k8s.io/v1',
    kind: 'DeviceClass',
    metadata: { name: 'example' },
    spec: { selectors: [{ cel: { expression } }] },
  });

  test('know the device, and local variables', () => {
    expect(
      outcome(deviceClass("cel.bind(gpu, device.attributes['gpu.example.com'], gpu.fast && gpu.model == 'a')")),
    ).toBe('accepted');
    expect(outcome(deviceClass("device.attributes['gpu.example.com'].fast"))).toBe('accepted');
    expect(outcome(deviceClass('device.driver'))).toContain('must evaluate to bool or the unknown type, not string');
    expect(outcome(deviceClass('device.missing'))).toContain("undefined field 'missing'");
  });

  test('know since 1.36 whether a device is shared', () => {
    expect(outcome(deviceClass('device.allowMultipleAllocations'), 35)).toContain('undefined field');
    expect(outcome(deviceClass('device.allowMultipleAllocations'), 36)).toBe('accepted');
  });

  test('may not cost too much', () => {
    const loops =
      'device.attributes.all(a, device.attributes.all(b, device.attributes.all(c, device.attributes.all(d, a != b && c != d))))';
    expect(outcome(deviceClass(loops))).toContain('Forbidden: too complex, exceeds cost limit');
  });
});

describe('expressions of a mutating policy', () => {
  const mutating = (patchType: string, expression: string): object => ({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'MutatingAdmissionPolicy',
    metadata: { name: 'example' },
    spec: {
      matchConstraints: MATCH,
      reinvocationPolicy: 'Never',
      mutations: [{ patchType, [patchType === 'JSONPatch' ? 'jsonPatch' : 'applyConfiguration']: { expression } }],
    },
  });

  test.each([
    ['ApplyConfiguration', 'Object{spec: Object.spec{replicas: object.spec.replicas + 1}}', 'accepted'],
    ['JSONPatch', "[JSONPatch{op: 'remove', path: '/metadata/labels/' + jsonpatch.escapeKey('a/b')}]", 'accepted'],
    ['ApplyConfiguration', "{'spec': 1}", 'must evaluate to Object but got map(string, int)'],
    ['JSONPatch', '[JSONPatch{op: 1}]', "expected type of field 'op' is 'string' but provided type is 'int'"],
    ['JSONPatch', 'Object{}', 'must evaluate to list(JSONPatch) but got Object'],
  ])('%s: %s', (type, expression, expected) => {
    expect(outcome(mutating(type, expression), 36)).toContain(expected);
  });
});
