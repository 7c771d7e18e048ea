import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { checkDocuments, type CheckedDocument } from '../../src/check/documents.ts';
import { UnknownVersionError } from '../../src/check/unknown-version.ts';
import { REPORT_SCHEMA } from '../../src/check/report-schema.ts';
import { jsonReport } from '../../src/check/report.ts';

async function check(content: string, ...kubernetes: string[]): Promise<CheckedDocument[]> {
  const documents: CheckedDocument[] = [];
  for await (const document of checkDocuments([{ file: 'f.yaml', content }], { kubernetes })) documents.push(document);
  return documents;
}

async function report(content: string, ...kubernetes: string[]): Promise<unknown> {
  const held: string[] = [];
  const later = { add: (text: string) => void held.push(text), pieces: () => held };
  let text = '';
  for await (const piece of jsonReport([await check(content, ...kubernetes)], later)) text += piece;
  return JSON.parse(text);
}

const CONFIG = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n';

describe('checking documents', () => {
  test('accepts what the server accepts', async () => {
    const [document] = await check(CONFIG, '1.35');
    expect(document).toMatchObject({ kind: 'ConfigMap', name: 'settings', line: 1, findings: [] });
    expect(document?.verdicts['1.35']).toEqual({ verdict: 'accepted', warnings: [] });
  });

  test('points at the label or the resource that is meant, where the server names all of them', async () => {
    const label = CONFIG + '  labels:\n    app: web\n    team: "a b"\n';
    const pod = `apiVersion: v1
kind: Pod
metadata: { name: a }
spec:
  containers:
    - name: a
      image: a
      resources:
        limits: { memory: 1Gi }
        requests:
          cpu: 1
          memory: 2Gi
`;
    const [labelled, requesting] = await check(`${label}---\n${pod}`, '1.35');
    expect(labelled?.findings).toMatchObject([{ field: 'metadata.labels', labels: [{ place: { line: 7 } }] }]);
    expect(requesting?.findings).toMatchObject([
      { field: 'spec.containers[0].resources.requests', labels: [{ place: { line: 20 } }] },
    ]);
  });

  test('points into the version of a definition where the server names what versions share', async () => {
    const [document] = await check(
      `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: foos.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Foo, plural: foos }
  versions:
    - { name: v1, served: true, storage: true,
        schema: { openAPIV3Schema: { type: object, properties: { spec: { type: objct } } } } }`,
      '1.35',
    );
    expect(document?.findings[0]).toMatchObject({
      field: 'spec.validation.openAPIV3Schema.properties[spec].type',
      labels: [{ place: { line: 10, column: 74 } }],
    });
  });

  test('points a finding at the line of the field', async () => {
    const [document] = await check(CONFIG.replace('settings', 'My_Settings'), '1.35');
    expect(document?.findings).toMatchObject([
      {
        code: 'server/invalid',
        severity: 'error',
        field: 'metadata.name',
        labels: [{ place: { line: 4, column: 3 } }],
      },
    ]);
  });

  test('points an unknown field at its line, and keeps it to decoding', async () => {
    const [document] = await check(`${CONFIG}dat: {}\n`, '1.35');
    expect(document?.findings).toMatchObject([
      { code: 'server/decode', field: 'dat', labels: [{ place: { line: 5 } }] },
    ]);
    expect(document?.verdicts['1.35']).toMatchObject({
      code: 400,
      message: 'ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: unknown field "dat"',
    });
  });

  test('says which versions reject, and what to write instead of a kind they do not serve', async () => {
    const claim = 'apiVersion: resource.k8s.io/v1\nkind: DeviceClass\nmetadata: {name: gpu}\nspec: {}\n';
    const [document] = await check(claim, '1.31', '1.35');
    expect(document?.verdicts).toMatchObject({ '1.31': { code: 404 }, '1.35': { verdict: 'accepted' } });
    expect(document?.findings).toMatchObject([
      { code: 'server/not-served', versions: ['1.31'], help: expect.stringContaining('1.34, 1.35, 1.36') },
    ]);
  });

  test('leaves a custom resource without its definition undecided', async () => {
    const [document] = await check('apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w}\n', '1.35');
    expect(document?.verdicts['1.35']).toMatchObject({ verdict: 'unknown' });
  });

  test('lists what is no Kubernetes object, and why', async () => {
    const documents = await check('just: data\n---\n- 1\n---\na: [\n', '1.35');
    expect(documents.map(({ why, verdicts }) => [why, verdicts])).toEqual([
      ['it has no apiVersion and no kind', {}],
      ['it is no mapping', {}],
      [expect.stringMatching(/^yaml: /), {}],
    ]);
  });

  test('refuses a version that nobody knows before it reads anything', () => {
    expect(() => checkDocuments([], { kubernetes: ['1.12'] })).toThrow(UnknownVersionError);
  });

  test('reports in JSON as its schema promises', async () => {
    const validate = new Ajv({ strict: false }).compile(REPORT_SCHEMA);
    const written = await report(
      `${CONFIG}---\n${CONFIG}dat: {}\n---\nx: 1\n---\napiVersion: a.b/v1\nkind: C\n`,
      '1.31',
      '1.35',
    );
    expect(validate(written), JSON.stringify(validate.errors)).toBe(true);
    expect(written).toMatchObject({
      schema: 1,
      documents: [{ index: 0 }, { index: 1 }, { index: 2, verdicts: {} }, { index: 3 }],
      findings: [
        { document: 1, place: { file: 'f.yaml', line: 10 } },
        { document: 3, severity: 'info' },
      ],
    });
  });

  test('asks for no more memory for many documents than for few', async () => {
    let given = 0;
    function* many(): Generator<string> {
      for (; given < 5000; given += 1) yield `${CONFIG}---\n`;
    }
    let seen = 0;
    for await (const _ of checkDocuments([{ file: 'f.yaml', content: many() }], { kubernetes: ['1.35'] })) {
      seen += 1;
      // What has been read ahead never grows: one piece at most.
      expect(given - seen).toBeLessThan(3);
    }
    expect(seen).toBe(5000);
  });
});
