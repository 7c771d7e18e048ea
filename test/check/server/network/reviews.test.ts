import { describe, expect, test } from 'vitest';
import { judge } from '../../../../src/check/server/judge.ts';

const AUTHORIZATION = 'authorization.k8s.io/v1';
const AUTHENTICATION = 'authentication.k8s.io/v1';

// What kube-apiserver 1.35 answered to the same objects.
function answer(apiVersion: string, kind: string, fields: object, minor = 35): readonly string[] | string {
  const verdict = judge({ apiVersion, kind, ...fields }, { minor });
  if (verdict.verdict !== 'rejected') return verdict.verdict;
  return verdict.causes.length === 0
    ? `${verdict.code} ${verdict.message}`
    : verdict.causes.map(({ field, message }) => `${field}: ${message}`);
}

describe('requests that are answered and never stored', () => {
  test('need no name', () => {
    expect(answer(AUTHORIZATION, 'SubjectAccessReview', { spec: { user: 'a', resourceAttributes: {} } })).toBe(
      'accepted',
    );
    expect(answer(AUTHENTICATION, 'SelfSubjectReview', {})).toBe('accepted');
  });

  test('of some kinds may have any metadata', () => {
    const metadata = { name: 'A B', labels: { 'a b': '-' } };
    expect(answer(AUTHENTICATION, 'SelfSubjectReview', { metadata })).toBe('accepted');
    expect(answer(AUTHENTICATION, 'TokenReview', { metadata, spec: { token: 'x' } })).toBe('accepted');
    expect(answer(AUTHORIZATION, 'SelfSubjectRulesReview', { metadata, spec: { namespace: 'a b' } })).toBe('accepted');
  });

  test('are refused when nothing is asked', () => {
    expect(answer(AUTHENTICATION, 'TokenReview', {})).toBe('400 token is required for TokenReview in authentication');
    expect(answer(AUTHORIZATION, 'SelfSubjectRulesReview', { spec: {} })).toBe('400 no namespace on request');
    expect(answer(AUTHORIZATION, 'SelfSubjectAccessReview', { spec: {} })).toEqual([
      'spec.resourceAttributes: Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified',
    ]);
  });

  test('ask about resources or about paths', () => {
    const spec = { resourceAttributes: {}, nonResourceAttributes: { path: '/', verb: 'get' } };
    expect(answer(AUTHORIZATION, 'SubjectAccessReview', { spec })).toEqual([
      'spec.nonResourceAttributes: Invalid value: {"Path":"/","Verb":"get"}: cannot be specified in combination with resourceAttributes',
      'spec.user: Invalid value: "": at least one of user or group must be specified',
    ]);
  });

  test('ask about one namespace when they are made in one', () => {
    const asked = (namespace: string): object => ({ spec: { user: 'u', resourceAttributes: { namespace } } });
    expect(answer(AUTHORIZATION, 'LocalSubjectAccessReview', asked('default'))).toBe('accepted');
    expect(answer(AUTHORIZATION, 'LocalSubjectAccessReview', asked('other'))).toEqual([
      'spec.resourceAttributes.namespace: Invalid value: "other": must match metadata.namespace',
    ]);
    expect(answer(AUTHORIZATION, 'LocalSubjectAccessReview', { metadata: { name: 'x' }, ...asked('default') })).toEqual(
      [expect.stringMatching(/^metadata: .*must be empty except for namespace$/)],
    );
    const path = { spec: { user: 'u', nonResourceAttributes: { path: '/' } } };
    expect(answer(AUTHORIZATION, 'LocalSubjectAccessReview', path)).toEqual([
      'spec.nonResourceAttributes: Invalid value: {"Path":"/","Verb":""}: disallowed on this kind of request',
    ]);
  });

  test('select by fields and labels, since 1.32', () => {
    const resourceAttributes = {
      fieldSelector: {
        rawSelector: 'a',
        requirements: [
          { operator: 'In' },
          { key: 'a', operator: 'Exists', values: ['a'] },
          { key: 'a', operator: 'Foo' },
        ],
      },
      labelSelector: {},
    };
    const fields = { spec: { user: 'a', resourceAttributes } };
    expect(answer(AUTHORIZATION, 'SubjectAccessReview', fields)).toEqual([
      'spec.resourceAttributes.fieldSelector.rawSelector: Invalid value: "a": may not specified at the same time as requirements',
      'spec.resourceAttributes.fieldSelector.requirements[0].key: Required value: must be specified',
      "spec.resourceAttributes.fieldSelector.requirements[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'",
      "spec.resourceAttributes.fieldSelector.requirements[1].values: Forbidden: may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
      'spec.resourceAttributes.labelSelector.requirements: Required value: when spec.resourceAttributes.labelSelector is specified, requirements or rawSelector is required',
    ]);
    expect(answer(AUTHORIZATION, 'SubjectAccessReview', fields, 31)).toBe('accepted');
  });
});
