import { describe, expect, test } from 'vitest';
import { importCustomResources } from '../../src/import/custom-resources.ts';
import { readCustomResource } from '../../src/kubernetes/custom-resource.ts';
import { definition, spec, version } from './widgets.ts';

describe('files that cannot be imported', () => {
  const cyclic =
    'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: a.b.c}\nspec:\n  group: b.c\n  scope: Cluster\n  names: {kind: A, plural: a}\n  versions:\n  - name: v1\n    served: true\n    schema:\n      openAPIV3Schema: ';
  test.each([
    ['an empty file', '', 'no-definition', 'crd.yaml is empty'],
    ['comments alone', '# nothing\n---\n', 'no-definition', 'crd.yaml is empty'],
    ['a list', '- a\n- b\n', 'no-definition', 'crd.yaml holds a list, no CustomResourceDefinition'],
    [
      'another kind',
      'apiVersion: v1\nkind: ConfigMap\n',
      'no-definition',
      'crd.yaml holds a ConfigMap, no CustomResourceDefinition',
    ],
    ['broken YAML', 'a: [\n', 'unreadable', /yaml/],
    ['10 MB', `# ${'x'.repeat(10 * 1024 * 1024)}`, 'too-large', 'crd.yaml has 10 MiB'],
    [
      'a reference',
      `${cyclic}{$ref: '#/definitions/a'}\n`,
      'invalid-definition',
      /openAPIV3Schema refers to #\/definitions\/a, but a structural schema has no \$ref/,
    ],
    [
      'a schema that is a text',
      `${cyclic}x\n`,
      'invalid-definition',
      'CustomResourceDefinition a.b.c: spec.versions[0].schema.openAPIV3Schema is no object',
    ],
    [
      'a wrong keyword',
      `${cyclic}{properties: {a: {minimum: x}}}\n`,
      'invalid-definition',
      /openAPIV3Schema.properties.a.minimum has a value of the wrong type/,
    ],
    [
      'v1beta1',
      JSON.stringify(definition([])).replace('/v1"', '/v1beta1"'),
      'invalid-definition',
      /apiVersion is not apiextensions.k8s.io\/v1/,
    ],
    ['no versions', JSON.stringify(definition([])), 'invalid-definition', /spec.versions has no version/],
    [
      'no kind',
      JSON.stringify(definition([version('v1', spec)], { kind: undefined })),
      'invalid-definition',
      /spec.names.kind is missing/,
    ],
    [
      'a group that is a path',
      JSON.stringify(definition([version('v1', spec)])).replace('"example.com"', '"../../etc"'),
      'invalid-definition',
      /spec.group is no domain name/,
    ],
    [
      'a kind that is code',
      JSON.stringify(definition([version('v1', spec)], { kind: 'A{}' })),
      'invalid-definition',
      /spec.names.kind is no name for a kind/,
    ],
    [
      'nothing served',
      JSON.stringify(definition([{ ...version('v1', spec), served: false }])),
      'invalid-definition',
      /serves none of its versions/,
    ],
  ])('%s', (_, text, code, message) => {
    const { files, diagnostics } = importCustomResources([{ path: 'crd.yaml', text }]);
    expect(files).toEqual([]);
    expect(diagnostics).toMatchObject([
      {
        code: `import/${code}`,
        severity: 'error',
        message: message instanceof RegExp ? expect.stringMatching(message) : message,
      },
    ]);
    expect(diagnostics[0]?.labels[0]?.place.file).toBe('crd.yaml');
  });

  test('a schema that contains itself', () => {
    const loop: Record<string, unknown> = { type: 'object' };
    loop['properties'] = { a: loop };
    expect(readCustomResource(definition([{ name: 'v1', served: true, schema: { openAPIV3Schema: loop } }]))).toEqual({
      field: 'spec.versions[0].schema.openAPIV3Schema.properties.a',
      message: 'contains itself',
    });
  });

  test('do not keep others from being imported', () => {
    const good = JSON.stringify(definition([version('v1', spec)]));
    const { files, diagnostics } = importCustomResources([
      { path: 'bad.yaml', text: 'a: [' },
      { path: 'good.yaml', text: `kind: Namespace\napiVersion: v1\n---\n${good}` },
      { path: 'again.yaml', text: good },
    ]);
    expect(files.map(({ path }) => path)).toEqual(['example.com/widget.ts', 'example.com/widget.schema.json']);
    expect(diagnostics.map(({ message }) => message).at(-1)).toBe(
      'widgets.example.com is defined a second time; first in good.yaml',
    );
  });
});
