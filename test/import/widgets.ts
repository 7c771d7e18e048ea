import { expect } from 'vitest';
import { importCustomResources } from '../../src/import/custom-resources.ts';

/** A definition of widgets with these versions. */
export function definition(versions: object[], names: object = {}): object {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'widgets.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { kind: 'Widget', plural: 'widgets', ...names },
      versions,
    },
  };
}

/** A version whose objects have this spec. */
export function version(name: string, spec: object, more: object = {}): object {
  return {
    name,
    served: true,
    storage: false,
    schema: { openAPIV3Schema: { type: 'object', description: 'A thing.', properties: { spec }, ...more } },
  };
}

const shared = {
  type: 'object',
  description: 'Where the key is.',
  properties: { name: { type: 'string' }, key: { type: 'string', description: 'The key.' } },
  required: ['key'],
};

/** A schema with a field of every sort. */
export const spec = {
  type: 'object',
  required: ['size', 'mode'],
  properties: {
    size: { type: 'integer', format: 'int32', minimum: 1, maximum: 10, description: 'How large it is.' },
    mode: { type: 'string', enum: ['Fast', "Bob's"], default: 'Fast' },
    port: { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] },
    memory: {
      'x-kubernetes-int-or-string': true,
      pattern:
        '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$',
    },
    interval: {
      type: 'string',
      pattern: '^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$',
    },
    timeout: { type: 'string', default: '1h0m0s' },
    'odd-name': { type: 'boolean', nullable: true },
    $ref2: { type: 'string' },
    tags: { type: 'array', 'x-kubernetes-list-type': 'set', items: { type: 'string' } },
    values: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
    anything: { 'x-kubernetes-preserve-unknown-fields': true },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    template: { type: 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true },
    user: shared,
    password: shared,
    rules: {
      type: 'array',
      items: { type: 'object', properties: { 'a*/b': { type: 'number' } } },
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['a*/b'],
    },
  },
};

/** The module that is made of a definition. */
export function imported(object: unknown, options: object = {}): string {
  const { files, diagnostics } = importCustomResources([{ path: 'crd.yaml', text: JSON.stringify(object) }], options);
  expect(diagnostics).toEqual([]);
  return files.find(({ path }) => path.endsWith('.ts'))?.text ?? '';
}
