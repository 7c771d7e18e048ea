import { describe, expect, test } from 'vitest';
import { checkSchema } from '../../src/check/schema/check-schema.ts';
import { importCustomResources } from '../../src/import/custom-resources.ts';
import {
  customResourceDefinition,
  isCustomResourceFault,
  readCustomResource,
  storeCustomResource,
} from '../../src/kubernetes/custom-resource.ts';
import { customResources } from '../../src/kubernetes/custom-resources.ts';
import { definition, spec, version } from './widgets.ts';

describe('the stored definition', () => {
  test('says what the definition says, descriptions aside, with repeated parts kept once', () => {
    const read = readCustomResource(definition([version('v1', spec), version('v2', spec)]));
    if (isCustomResourceFault(read)) throw new Error(read.message);
    const stored = JSON.stringify(storeCustomResource(read));
    expect(readCustomResource(JSON.parse(stored))).toEqual(read);
    expect(stored.match(/"minimum"/g)).toHaveLength(1);
    expect(stored).not.toContain('description');
  });

  test('keeps limits as numbers however they are written, subresources and rules', () => {
    const text = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.example.com}
spec:
  group: example.com
  scope: Cluster
  names: {kind: Widget, plural: widgets}
  versions:
  - name: v1
    served: true
    storage: true
    deprecated: true
    deprecationWarning: Use v2.
    subresources: {status: {}, scale: {specReplicasPath: .spec.replicas, statusReplicasPath: .status.replicas}}
    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec:
            type: object
            properties: {share: {type: number, minimum: 0.0, maximum: 1e2, default: 1.0}}
            x-kubernetes-validations: [{rule: self.share < 50, message: too much}]
`;
    const { files, diagnostics } = importCustomResources([{ path: 'crd.yaml', text }]);
    expect(diagnostics).toEqual([]);
    const stored = readCustomResource(JSON.parse(files[1]?.text ?? ''));
    if (isCustomResourceFault(stored)) throw new Error(stored.message);
    expect(customResourceDefinition(stored)).toEqual({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'widgets.example.com' },
      spec: {
        group: 'example.com',
        scope: 'Cluster',
        names: { kind: 'Widget', plural: 'widgets', singular: 'widget', shortNames: [], categories: [] },
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            deprecated: true,
            deprecationWarning: 'Use v2.',
            subresources: {
              status: {},
              scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' },
            },
            schema: {
              openAPIV3Schema: {
                type: 'object',
                properties: {
                  spec: {
                    type: 'object',
                    properties: { share: { type: 'number', minimum: 0, maximum: 100, default: 1 } },
                    'x-kubernetes-validations': [{ rule: 'self.share < 50', message: 'too much' }],
                  },
                },
              },
            },
          },
        ],
      },
    });
    expect(files[0]?.text).toContain('/** 0 to 100; default 1. */\n  share?: number | Ref<number>;');
    expect(files[0]?.text).toContain('Deprecated: Use v2.');
  });

  test('is what the check needs', () => {
    const read = readCustomResource(definition([version('v1', spec)]));
    if (isCustomResourceFault(read)) throw new Error(read.message);
    const options = { minor: 35, customResources: customResources([read]) };
    const widget = { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'a' } };
    const check = (value: object): unknown =>
      checkSchema({ ...widget, spec: value }, options).map(({ field, message }) => `${field} ${message}`);
    expect(
      check({
        size: 3,
        port: 'http',
        'odd-name': null,
        values: { any: 1 },
        template: { apiVersion: 'v1', kind: 'Pod', spec: 1 },
        user: null,
      }),
    ).toEqual([]);
    expect(check({ size: 11, mode: 'fast', tags: [1], labels: { a: 1 }, user: {}, bogus: 1, rules: [null] })).toEqual([
      'spec.size is the number 11, expected at most 10',
      'spec.mode is the string "fast", expected one of "Fast", "Bob\'s"',
      'spec.tags[0] is the number 1, expected a string',
      'spec.labels[a] is the number 1, expected a string',
      'spec.user.key is missing',
      'spec.bogus is no field of the custom resource',
      'spec.rules[0] is null, which this list does not take',
    ]);
    expect(check({})).toEqual(['spec.size is missing']);
    expect(checkSchema({ ...widget, apiVersion: 'example.com/v2' }, options)).toMatchObject([
      { kind: 'unserved-kind', help: 'It serves example.com/v1.' },
    ]);
    expect(checkSchema({ ...widget, metadata: { nam: 'a' } }, options)).toMatchObject([{ field: 'metadata.nam' }]);
  });
});
