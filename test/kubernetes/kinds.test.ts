import { describe, expect, test } from 'vitest';
import {
  KINDS,
  MINORS,
  apiVersionOf,
  findKind,
  isBuiltInGroup,
  kindsNamed,
  lifecycleOf,
  minorsServing,
  replacementFor,
  servedKind,
} from '../../src/kubernetes/kinds.ts';

test('a kind knows its names, scope and subresources', () => {
  const deployment = findKind('apps/v1', 'Deployment');
  expect(deployment).toMatchObject({
    plural: 'deployments',
    singular: 'deployment',
    shortNames: ['deploy'],
    namespaced: true,
  });
  expect(findKind('v1', 'Pod')?.subresources).toContainEqual({ name: 'resize', since: 33, until: 36 });
  expect(findKind('v1', 'Node')?.namespaced).toBe(false);
  expect(findKind('apps/v1', '__proto__')).toBeUndefined();
});

test('each kind stands once and points at versions that were recorded', () => {
  expect(new Set(KINDS.map((kind) => `${apiVersionOf(kind)} ${kind.kind}`)).size).toBe(KINDS.length);
  for (const kind of KINDS) expect(MINORS).toEqual(expect.arrayContaining([kind.since, kind.until]));
});

describe('versions', () => {
  test.each([
    ['networking.k8s.io/v1', 'ServiceCIDR', [33, 34, 35, 36]],
    ['flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema', [31]],
    ['admissionregistration.k8s.io/v1', 'MutatingAdmissionPolicy', [36]],
    ['apps/v1', 'StatefulSet', [31, 32, 33, 34, 35, 36]],
    ['extensions/v1beta1', 'Ingress', []],
  ])('%s %s is served by 1.%s', (apiVersion, kind, minors) => {
    expect(minorsServing(apiVersion, kind)).toEqual(minors);
    for (const minor of MINORS) expect(servedKind(apiVersion, kind, minor) !== undefined).toBe(minors.includes(minor));
  });

  test('several versions of a kind', () => {
    expect(kindsNamed('HorizontalPodAutoscaler', 35).map(apiVersionOf).sort()).toEqual([
      'autoscaling/v1',
      'autoscaling/v2',
    ]);
  });
});

describe('replacements', () => {
  test.each([
    ['extensions/v1beta1', 'Ingress', 'networking.k8s.io/v1'],
    ['apps/v1beta2', 'Deployment', 'apps/v1'],
    ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', 'autoscaling/v2'],
    ['policy/v1beta1', 'PodDisruptionBudget', 'policy/v1'],
    // Two steps: v1beta1 was replaced by v1beta3, and that by v1.
    ['flowcontrol.apiserver.k8s.io/v1beta1', 'FlowSchema', 'flowcontrol.apiserver.k8s.io/v1'],
    // No declared successor, but the group serves another version.
    ['networking.k8s.io/v1beta1', 'ServiceCIDR', 'networking.k8s.io/v1'],
    // Put into the wrong group.
    ['v1', 'Deployment', 'apps/v1'],
    ['apiextensions.k8s.io/v1beta1', 'CustomResourceDefinition', 'apiextensions.k8s.io/v1'],
  ])('%s %s -> %s', (apiVersion, kind, replacement) => {
    const found = replacementFor(apiVersion, kind, 35);
    expect(found === undefined ? undefined : apiVersionOf(found)).toBe(replacement);
  });

  test('a kind that has gone for good has none', () => {
    expect(replacementFor('policy/v1beta1', 'PodSecurityPolicy', 35)).toBeUndefined();
    expect(lifecycleOf('policy/v1beta1', 'PodSecurityPolicy')).toMatchObject({ deprecated: '1.21', removed: '1.25' });
  });
});

test('groups of Kubernetes itself, past ones included', () => {
  expect(['', 'apps', 'extensions', 'storage.k8s.io'].filter(isBuiltInGroup)).toHaveLength(4);
  expect(['example.com', 'gateway.networking.k8s.io', 'constructor'].filter(isBuiltInGroup)).toEqual([]);
});
