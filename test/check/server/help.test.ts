/** What a user is told to write instead: a document, the field that is wrong, the help. */
import { describe, expect, it } from 'vitest';
import { checkDocuments } from '../../../src/check/documents.ts';

/** Nothing where the field is told without a help. */
async function helpOf(content: string, field: string): Promise<string | undefined> {
  for await (const { findings } of checkDocuments([{ file: 'a.yaml', content }], { kubernetes: ['1.35'] })) {
    const told = findings.filter((finding) => finding.severity === 'error' && finding.field === field);
    if (told.length > 0) return told.find(({ help }) => help !== undefined)?.help;
  }
  throw new Error(`nothing is said of ${field}`);
}

const pod = (spec: string): string => `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec: ${spec}`;

const container = (fields: string, more = ''): string =>
  pod(`{ containers: [{ name: web, image: nginx, ${fields} }]${more === '' ? '' : `, ${more}`} }`);

const object = (apiVersion: string, kind: string, fields: string, metadata = 'name: web'): string => `
apiVersion: ${apiVersion}
kind: ${kind}
metadata: { ${metadata} }
${fields}`;

const configMap = (metadata: string, data = ''): string => object('v1', 'ConfigMap', data, metadata);

type Row = readonly [title: string, document: string, field: string, help: string | undefined];

describe('names: the nearest valid one', () => {
  it.each<Row>([
    ['of an object', configMap('name: My_App'), 'metadata.name', 'Write "my-app".'],
    ['with accents', configMap('name: Café Zürich'), 'metadata.name', 'Write "cafe-zurich".'],
    ['with dashes around', configMap('name: "-a-"'), 'metadata.name', 'Write "a".'],
    ['of a namespace', configMap('name: a, namespace: team.a'), 'metadata.namespace', 'Write "team-a".'],
    ['of an annotation', configMap('name: a, annotations: { bad key: x }'), 'metadata.annotations', 'Write "bad-key".'],
    ['with two slashes', configMap('name: a, labels: { my.org/a/b: x }'), 'metadata.labels', 'Write "my.org/a-b".'],
    [
      'of a key',
      configMap('name: a', 'data: { dir/a: b }'),
      'data[dir/a]',
      'Write "dir-a". Keys become file names; to place a file in a folder, give items with a path in the volume.',
    ],
    [
      'of a port',
      container('ports: [{ containerPort: 80, name: http_web }]'),
      'spec.containers[0].ports[0].name',
      'Write "http-web". A port name is an IANA service name: at most 15 lower case letters, digits and single hyphens, with a letter in it.',
    ],
    [
      'of a host',
      object('networking.k8s.io/v1', 'Ingress', 'spec: { rules: [{ host: "https://a.example.com/b" }] }'),
      'spec.rules[0].host',
      'Write "a.example.com".',
    ],
    ['in another script', configMap('name: Привет'), 'metadata.name', undefined],
    [
      'without a letter first',
      object('v1', 'Service', 'spec: { ports: [{ port: 80 }] }', 'name: 1st'),
      'metadata.name',
      undefined,
    ],
    [
      'too long by so much',
      configMap(`name: ${'a'.repeat(260)}`),
      'metadata.name',
      'It has 260 characters, 7 too many.',
    ],
  ])('%s', async (_, document, field, help) => {
    expect(await helpOf(document, field)).toBe(help);
  });

  it.each(['${NAME}', '$NAME', '<your-name>', '{{ .Values.name }}'])('%s is a placeholder', async (name) => {
    const help = 'It looks like a placeholder: put the name in its place.';
    expect(await helpOf(configMap(`name: "${name}"`), 'metadata.name')).toBe(help);
  });
});

describe('choices: the one that was probably meant', () => {
  it.each<Row>([
    [
      'another case',
      container('imagePullPolicy: always'),
      'spec.containers[0].imagePullPolicy',
      'Did you mean "Always"?',
    ],
    ['a slip', container('', 'dnsPolicy: ClusterFrist'), 'spec.dnsPolicy', 'Did you mean "ClusterFirst"?'],
    ['none is near', container('imagePullPolicy: Sometimes'), 'spec.containers[0].imagePullPolicy', undefined],
    [
      'words too short to guess',
      container('ports: [{ containerPort: 80, protocol: HTTP }]'),
      'spec.containers[0].ports[0].protocol',
      undefined,
    ],
  ])('%s', async (_, document, field, help) => {
    expect(await helpOf(document, field)).toBe(help);
  });
});

describe('required fields: what belongs there', () => {
  it.each<Row>([
    [
      'an image',
      pod('{ containers: [{ name: web }] }'),
      'spec.containers[0].image',
      'Name the image to run, such as docker.io/library/nginx:1.29.',
    ],
    [
      'a variable',
      container('env: [{ value: a }]'),
      'spec.containers[0].env[0].name',
      'Name the variable, such as LOG_LEVEL.',
    ],
  ])('%s', async (_, document, field, help) => {
    expect(await helpOf(document, field)).toBe(help);
  });
});
