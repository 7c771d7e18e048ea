/** What a user is told to write instead: a document, the field that is wrong, the help. */
import { describe, expect, test } from 'vitest';
import { checkDocuments } from '../../../src/check/documents.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';

async function errorsOf(content: string): Promise<readonly Diagnostic[]> {
  const errors: Diagnostic[] = [];
  for await (const { findings } of checkDocuments([{ file: 'a.yaml', content }], { kubernetes: ['1.35'] })) {
    errors.push(...findings.filter(({ severity }) => severity === 'error'));
  }
  return errors;
}

/** Nothing where the field is told without a help. */
async function helpOf(content: string, field: string): Promise<string | undefined> {
  const told = (await errorsOf(content)).filter((error) => error.field === field);
  if (told.length === 0) throw new Error(`nothing is said of ${field}`);
  return told.find(({ help }) => help !== undefined)?.help;
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

function tell(rows: readonly Row[]): void {
  test.each(rows)('%s', async (_, document, field, help) => {
    expect(await helpOf(document, field)).toBe(help);
  });
}

describe('names: the nearest valid one', () => {
  tell([
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
      'Write "http-web".',
    ],
    [
      'of a host',
      object('networking.k8s.io/v1', 'Ingress', 'spec: { rules: [{ host: "https://a.example.com/b" }] }'),
      'spec.rules[0].host',
      'Write "a.example.com".',
    ],
    [
      'of a label that is too long',
      configMap(`name: a, labels: { a: ${'x'.repeat(70)} }`),
      'metadata.labels',
      'It has 70 characters, 7 too many. Put longer text into an annotation.',
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
  ]);

  test.each(['${NAME}', '$NAME', '<your-name>', '{{ .Values.name }}'])('%s is a placeholder', async (name) => {
    const help = 'It looks like a placeholder: put the value in its place.';
    expect(await helpOf(configMap(`name: "${name}"`), 'metadata.name')).toBe(help);
  });
});

describe('choices: the one that was probably meant', () => {
  tell([
    [
      'another case',
      container('imagePullPolicy: always'),
      'spec.containers[0].imagePullPolicy',
      'Did you mean "Always"?',
    ],
    ['a slip', container('', 'dnsPolicy: ClusterFrist'), 'spec.dnsPolicy', 'Did you mean "ClusterFirst"?'],
    [
      'a part of it',
      object('apps/v1', 'StatefulSet', 'spec: { updateStrategy: { type: Rolling } }'),
      'spec.updateStrategy',
      'Did you mean "RollingUpdate"?',
    ],
    ['none is near', container('imagePullPolicy: Sometimes'), 'spec.containers[0].imagePullPolicy', undefined],
    [
      'words too short to guess',
      container('ports: [{ containerPort: 80, protocol: HTTP }]'),
      'spec.containers[0].ports[0].protocol',
      undefined,
    ],
  ]);
});

describe('admission', () => {
  test('says where a priority comes from', async () => {
    const [error] = await errorsOf(container('', 'priority: 5'));
    expect(error?.help).toMatch(/^Leave priority and preemptionPolicy out/);
  });
});

describe('references: the nearest name that is declared', () => {
  tell([
    [
      'of a volume',
      container('volumeMounts: [{ name: dta, mountPath: /a }]', 'volumes: [{ name: data, emptyDir: {} }]'),
      'spec.containers[0].volumeMounts[0].name',
      'Add a volume of this name to spec.volumes, or did you mean "data"?',
    ],
    [
      'of a volume that is like no other',
      container('volumeMounts: [{ name: logs, mountPath: /a }]', 'volumes: [{ name: data, emptyDir: {} }]'),
      'spec.containers[0].volumeMounts[0].name',
      'Add a volume of this name to spec.volumes, or take one that is there: data.',
    ],
    [
      'of a claim',
      container('resources: { claims: [{ name: gpus }] }', 'resourceClaims: [{ name: gpu, resourceClaimName: a }]'),
      'spec.containers[0].resources.claims[0]',
      'Add a claim of this name to spec.resourceClaims, or did you mean "gpu"?',
    ],
    [
      'of a field of the pod',
      container('env: [{ name: A, valueFrom: { fieldRef: { fieldPath: metadata.nam } } }]'),
      'spec.containers[0].env[0].valueFrom.fieldRef.fieldPath',
      'Did you mean "metadata.name"?',
    ],
    [
      'of a label without its key',
      container('env: [{ name: A, valueFrom: { fieldRef: { fieldPath: metadata.labels } } }]'),
      'spec.containers[0].env[0].valueFrom.fieldRef.fieldPath',
      "Name one of them by its key: metadata.labels['app.kubernetes.io/name'].",
    ],
  ]);
});

describe('selectors: what makes a workload find its pods', () => {
  const deployment = (selector: string, labels: string): string =>
    object('apps/v1', 'Deployment', `spec: { ${selector} template: { metadata: { labels: ${labels} }, spec: {} } }`);

  tell([
    [
      'a selector, from the labels',
      deployment('', '{ app: web }'),
      'spec.selector',
      'A workload finds its pods by labels: select those of the template with matchLabels: { app: web }.',
    ],
    [
      'a selector and labels',
      deployment('', '{}'),
      'spec.selector',
      'A workload finds its pods by labels: give the template one, and select it with matchLabels.',
    ],
    [
      'the labels that lack',
      deployment('selector: { matchLabels: { app: web, tier: a } },', '{ app: wbe, tier: a }'),
      'spec.template.metadata.labels',
      'Give the template the labels that the selector asks for: app: web.',
    ],
  ]);
});

describe('addresses: the one in what was written', () => {
  const service = (field: string): string => object('v1', 'Service', `spec: { ports: [{ port: 80 }], ${field} }`);
  const block = (cidr: string): string =>
    object(
      'networking.k8s.io/v1',
      'NetworkPolicy',
      `spec: { podSelector: {}, egress: [{ to: [{ ipBlock: { cidr: "${cidr}" } }] }] }`,
    );
  const cidr = 'spec.egress[0].to[0].ipBlock.cidr';

  tell([
    ['beside a port', service('externalIPs: ["10.1.2.3:80"]'), 'spec.externalIPs[0]', 'Write 10.1.2.3.'],
    ['in a range', service('externalIPs: ["10.1.2.3/32"]'), 'spec.externalIPs[0]', 'Write 10.1.2.3.'],
    ['in brackets', service('externalIPs: ["[fd00::1]:80"]'), 'spec.externalIPs[0]', 'Write fd00::1.'],
    ['a host name', service('externalIPs: [localhost]'), 'spec.externalIPs[0]', undefined],
    ['as a range', block('10.1.2.3'), cidr, 'Write 10.1.2.3/32 for this address alone.'],
    ['as a range of IPv6', block('fd00::1'), cidr, 'Write fd00::1/128 for this address alone.'],
    ['none', block('everywhere'), cidr, undefined],
  ]);
});

describe('values: what to write instead', () => {
  tell([
    [
      'an image with a blank',
      container('', '').replace('nginx', '" nginx"'),
      'spec.containers[0].image',
      'Write "nginx".',
    ],
    [
      'a name with its value',
      container('env: [{ name: "LEVEL=debug" }]'),
      'spec.containers[0].env[0].name',
      'Write the value beside the name: name: LEVEL, value: "debug".',
    ],
    [
      'two probes in one',
      container('livenessProbe: { httpGet: { port: 80 }, tcpSocket: { port: 80 } }'),
      'spec.containers[0].livenessProbe.tcpSocket',
      'One thing can be done at a time: keep httpGet or tcpSocket.',
    ],
    [
      'a path without a slash',
      object(
        'networking.k8s.io/v1',
        'Ingress',
        'spec: { rules: [{ http: { paths: [{ path: shop, pathType: Prefix, backend: { service: { name: a, port: { number: 80 } } } }] } }] }',
      ),
      'spec.rules[0].http.paths[0].path',
      'Write "/shop".',
    ],
    [
      'a surge beside the default',
      object('apps/v1', 'DaemonSet', 'spec: { updateStrategy: { rollingUpdate: { maxSurge: 1 } } }'),
      'spec.updateStrategy.rollingUpdate.maxSurge',
      'Set maxUnavailable to 0: it is 1 where it is not given.',
    ],
    [
      'a policy for traffic from outside',
      object('v1', 'Service', 'spec: { ports: [{ port: 80 }], externalTrafficPolicy: Local }'),
      'spec.externalTrafficPolicy',
      'Set type to NodePort or LoadBalancer, or leave externalTrafficPolicy out.',
    ],
    [
      'every host',
      object('networking.k8s.io/v1', 'Ingress', 'spec: { rules: [{ host: "*" }] }'),
      'spec.rules[0].host',
      'Leave the host out to match every host.',
    ],
    [
      'a count in quotes',
      object('policy/v1', 'PodDisruptionBudget', 'spec: { maxUnavailable: "50", selector: {} }'),
      'spec.maxUnavailable',
      'Write 50 without quotes, or "50%".',
    ],
    [
      'a name that leaves a CronJob no room',
      object(
        'batch/v1',
        'CronJob',
        'spec: { schedule: "@daily", jobTemplate: { spec: { template: { spec: { restartPolicy: Never, containers: [{ name: a, image: a }] } } } } }',
        `name: ${'a'.repeat(60)}`,
      ),
      'metadata.name',
      'It has 60 characters, 8 too many. The controller adds 11 to name each Job.',
    ],
  ]);
});

describe('what cannot be read: how to write it', () => {
  const memory = (quantity: string): string => container(`resources: { limits: { memory: ${quantity} } }`);
  const limit = 'spec.containers[0].resources.limits[memory]';
  const quantity = (written: string, help: string): string =>
    `${limit} is the string "${written}", expected a quantity such as 500m, 0.5 or 1Gi.${help}`;

  tell([
    ['megabytes', memory('512MB'), limit, quantity('512MB', ' Write 512M.')],
    ['mebibytes', memory('512mib'), limit, quantity('512mib', ' Write 512Mi.')],
    ['kilobytes', memory('64KB'), limit, quantity('64KB', ' Write 64k.')],
    ['a blank', memory('512 Mi'), limit, quantity('512 Mi', ' Write 512Mi.')],
    ['a comma', memory('"1,5Gi"'), limit, quantity('1,5Gi', ' Write 1.5Gi.')],
    ['words', memory('plenty'), limit, quantity('plenty', '')],
    [
      'a boolean label',
      configMap('name: a, labels: { debug: true }'),
      'metadata.labels[debug]',
      'metadata.labels[debug] is the boolean true, expected a string. Put it in quotes. In YAML as the server reads it, y, n, yes, no, on and off are booleans.',
    ],
    [
      'a number in quotes',
      container('ports: [{ containerPort: "80" }]'),
      'spec.containers[0].ports[0].containerPort',
      'spec.containers[0].ports[0].containerPort is the string "80", expected an integer. Write 80 without quotes.',
    ],
    [
      'one for a list',
      container('command: /bin/true'),
      'spec.containers[0].command',
      'spec.containers[0].command is the string "/bin/true", expected a list. Write a list: [/bin/true].',
    ],
    [
      'a password, which is not shown',
      object('v1', 'Secret', 'data: { password: "hunter2!" }'),
      'data[password]',
      'data[password] is other text, expected text in base64. A Secret takes text as it is under stringData.',
    ],
    ['one unknown field', pod('{ container: [] }'), 'spec.container', 'Did you mean containers?'],
    [
      'several unknown fields',
      pod('{ container: [], restartpolicy: Always }'),
      'spec.container',
      'spec.container: Did you mean containers? spec.restartpolicy: Did you mean restartPolicy?',
    ],
  ]);
});

describe('required fields: what belongs there', () => {
  tell([
    [
      'an image',
      pod('{ containers: [{ name: web }] }'),
      'spec.containers[0].image',
      'Name the image to run, such as docker.io/library/nginx:1.29.',
    ],
    [
      'the type of a field of a schema',
      object(
        'apiextensions.k8s.io/v1',
        'CustomResourceDefinition',
        `spec:
  group: example.com
  scope: Namespaced
  names: { kind: Foo, plural: foos }
  versions: [{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object, properties: { a: {} } } } }]`,
        'name: foos.example.com',
      ),
      'spec.validation.openAPIV3Schema.properties[a].type',
      'Give the field a type: object, array, string, integer, number or boolean.',
    ],
    [
      'a variable',
      container('env: [{ value: a }]'),
      'spec.containers[0].env[0].name',
      'Name the variable, such as LOG_LEVEL.',
    ],
  ]);
});
