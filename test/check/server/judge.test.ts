import { describe, expect, test } from 'vitest';
import { judge, storedObject } from '../../../src/check/server/judge.ts';
import type { Verdict } from '../../../src/check/server/verdict.ts';

function on(minor: number, object: object): Verdict {
  return judge(object, { minor });
}

function configMap(metadata: object, rest: object = {}): object {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata, ...rest };
}

function pod(spec: object, metadata: object = { name: 'p' }): object {
  return { apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: [{ name: 'c', image: 'c' }], ...spec } };
}

describe('the message of a rejection', () => {
  test('names kind and object, and tells one error without brackets', () => {
    expect(on(35, configMap({ name: 'A' }))).toMatchObject({
      code: 422,
      reason: 'Invalid',
      message: expect.stringMatching(
        /^ConfigMap "A" is invalid: metadata\.name: Invalid value: "A": a lowercase RFC 1123/,
      ),
    });
  });

  test('has the group behind the kind, and several errors in brackets', () => {
    const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'a/b%' } };
    expect(on(35, role)).toMatchObject({
      message:
        'Role.rbac.authorization.k8s.io "a/b%" is invalid: [metadata.name: Invalid value: "a/b%": may not contain \'/\', metadata.name: Invalid value: "a/b%": may not contain \'%\']',
    });
  });

  test('tells a repeated error once, the causes keep both', () => {
    const verdict = on(35, configMap({ name: 'a', labels: { a: '-', b: '-' } }));
    expect(verdict).toMatchObject({ causes: [{ field: 'metadata.labels' }, { field: 'metadata.labels' }] });
    expect(verdict.verdict === 'rejected' && verdict.message).not.toContain('is invalid: [');
  });

  test('has a generated name, cut as the server cuts it', () => {
    expect(on(35, configMap({ generateName: `${'a'.repeat(60)}-` }))).toEqual({ verdict: 'accepted', warnings: [] });
    expect(on(35, configMap({ generateName: 'A_b-' }))).toMatchObject({
      message: expect.stringMatching(/^ConfigMap "A_b-xxxxx" is invalid: \[metadata\.generateName: .*metadata\.name: /),
    });
  });
});

describe('metadata', () => {
  test.each([
    [{ name: 'a', namespace: 'A' }, 'metadata.namespace'],
    [{ name: 'a', generation: -1 }, 'metadata.generation'],
    [{ name: 'a', annotations: { 'a b': '' } }, 'metadata.annotations'],
    [{ name: 'a', annotations: { a: 'x'.repeat(262_144) } }, 'metadata.annotations'],
    [{ name: 'a', finalizers: ['mine'] }, 'metadata.finalizers[0]'],
    [{ name: 'a', finalizers: ['orphan', 'foregroundDeletion'] }, 'metadata.finalizers'],
    [
      { name: 'a', ownerReferences: [{ apiVersion: 'v1', kind: 'Event', name: 'e', uid: '1' }] },
      'metadata.ownerReferences',
    ],
    [{}, 'metadata.name'],
  ])('%j is rejected at %s', (metadata, field) => {
    expect(on(35, configMap(metadata))).toMatchObject({ verdict: 'rejected', code: 422, causes: [{ field }] });
  });

  test('takes keys of annotations in upper case, and a namespace on an object that has none', () => {
    expect(on(35, configMap({ name: 'a', annotations: { 'Example.COM/A': '' } })).verdict).toBe('accepted');
    expect(on(35, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a', namespace: 'b' } }).verdict).toBe(
      'accepted',
    );
  });

  test('names an owner once, and warns', () => {
    const owner = { apiVersion: 'v1', kind: 'Pod', name: 'p', uid: '1', controller: true };
    expect(on(35, configMap({ name: 'a', ownerReferences: [owner, owner] }))).toEqual({
      verdict: 'warned',
      warnings: [expect.stringMatching(/duplicate UID\(s\) observed: 1$/)],
    });
  });

  test('is checked after the rest for kinds that take any name', () => {
    const budget = {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'A_b', finalizers: ['x'] },
    };
    expect(on(35, budget).verdict).toBe('accepted');
    expect(on(35, { ...budget, metadata: { name: 'a/b' }, spec: { minAvailable: -1 } })).toMatchObject({
      causes: [{ field: 'spec.minAvailable' }],
    });
  });
});

describe('kinds and versions', () => {
  test('rejects what a release does not serve, and says which do', () => {
    const claim = { apiVersion: 'resource.k8s.io/v1', kind: 'ResourceClaim', metadata: { name: 'c' } };
    expect(on(33, claim)).toMatchObject({
      code: 404,
      message: 'no matches for kind "ResourceClaim" in version "resource.k8s.io/v1"',
      help: expect.stringContaining('1.34, 1.35, 1.36'),
    });
  });

  test('names the successor of a kind that is gone', () => {
    expect(on(35, { apiVersion: 'extensions/v1beta1', kind: 'Ingress', metadata: { name: 'i' } })).toMatchObject({
      code: 404,
      help: expect.stringContaining('networking.k8s.io/v1'),
    });
  });

  test('names the kind that was meant', () => {
    expect(on(35, { apiVersion: 'apps/v1', kind: 'Deploymnet', metadata: { name: 'd' } })).toMatchObject({
      code: 404,
      help: 'Kubernetes 1.35 serves no Deploymnet in apps/v1. Did you mean Deployment in apps/v1?',
    });
  });

  test('warns of a kind that is on its way out', () => {
    const endpoints = { apiVersion: 'v1', kind: 'Endpoints', metadata: { name: 'e' } };
    expect(on(32, endpoints).verdict).toBe('accepted');
    expect(on(33, endpoints)).toEqual({
      verdict: 'warned',
      warnings: ['v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice'],
    });
  });

  test('is not sure about a kind of a group that nobody here knows', () => {
    expect(on(35, { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'w' } }).verdict).toBe('unknown');
  });

  test.each([null, 1, [], {}, { kind: 'Pod' }, { apiVersion: 'v1' }, { apiVersion: 1, kind: 'Pod' }])(
    'refuses %j, which is no object',
    (value) => {
      expect(judge(value, { minor: 35 })).toMatchObject({ verdict: 'rejected', code: 400 });
    },
  );
});

describe('admission', () => {
  test('computes the priority of a pod, and wants no other', () => {
    expect(on(35, pod({ priority: 5 }))).toMatchObject({
      code: 403,
      reason: 'Forbidden',
      message:
        'pods "p" is forbidden: the integer value of priority (5) must not be provided in pod spec; priority admission controller computed 0 from the given PriorityClass name',
    });
    expect(on(35, pod({ priority: 5 }, { generateName: 'p-' }))).toMatchObject({
      message: expect.stringMatching(/^pods "p-" is forbidden/),
    });
    expect(on(35, pod({ priority: 0 })).verdict).toBe('accepted');
    expect(on(35, pod({ preemptionPolicy: 'Never' }))).toMatchObject({ code: 403 });
  });

  test('stumbles over a runtime class that fits into no path', () => {
    expect(on(35, pod({ runtimeClassName: 'a/b' }))).toMatchObject({
      code: 500,
      message: 'invalid resource name "a/b": [may not contain \'/\']',
    });
  });

  test('comes behind validation where it validates', () => {
    expect(on(35, pod({ overhead: { cpu: '1' } }))).toMatchObject({ code: 403 });
    expect(on(35, pod({ overhead: { cpu: '1' }, hostname: 'A' }))).toMatchObject({ code: 422 });
  });
});

describe('the stored object', () => {
  test('has defaults, canonical values and the tolerations of admission, nothing that only the server sets', () => {
    const object = pod(
      { containers: [{ name: 'c', image: 'c', resources: { limits: { memory: '1.5Gi' } } }] },
      { name: 'p', uid: 'x', creationTimestamp: null },
    );
    expect(storedObject(object, { minor: 35 })).toMatchObject({
      metadata: { name: 'p', namespace: 'default' },
      spec: {
        restartPolicy: 'Always',
        priority: 0,
        containers: [
          { imagePullPolicy: 'Always', resources: { limits: { memory: '1536Mi' }, requests: { memory: '1536Mi' } } },
        ],
        tolerations: [
          { key: 'node.kubernetes.io/not-ready', tolerationSeconds: 300 },
          { key: 'node.kubernetes.io/unreachable' },
        ],
      },
    });
    expect(storedObject(object, { minor: 35 })).not.toHaveProperty('metadata.uid');
  });

  test('leaves the object of the caller alone', () => {
    const object = pod({});
    const before = structuredClone(object);
    storedObject(object, { minor: 35 });
    judge(object, { minor: 35 });
    expect(object).toEqual(before);
  });

  test('is nothing for what cannot be decoded', () => {
    expect(storedObject({ apiVersion: 'v1', kind: 'Pod', spec: 1 }, { minor: 35 })).toBeUndefined();
    expect(storedObject({ apiVersion: 'example.com/v1', kind: 'Widget' }, { minor: 35 })).toBeUndefined();
  });
});
