import { ApiObject, App, Chart } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { archiveName, packageChart } from '../../src/emit/chart/archive.ts';
import { type WrittenChart, writeChart } from '../../src/emit/chart/chart-files.ts';
import { lockDigest } from '../../src/emit/chart/lock-file.ts';
import { compareVersions, repositoryIndex } from '../../src/emit/chart/repository-index.ts';
import { helmTest, hook } from '../../src/constructs/hook.ts';
import { ReleaseChart, type ReleaseChartProps } from '../../src/constructs/release-chart.ts';
import {
  asPlain,
  type ChartProps,
  defineValues,
  fallback,
  helper,
  not,
  onlyIf,
  or,
  packageAs,
  release,
  v,
} from '../../src/values/index.ts';
import { chartOfApp, templatesOf } from './render.ts';

const values = defineValues({
  replicas: v.integer({ default: 2, description: 'Pods to run' }),
  level: v.string({ default: 'info', enum: ['debug', 'info'], description: 'How much is logged' }),
  annotations: v.map(v.string(), { description: 'Of the pods', example: { 'a/b': 'c' } }),
  flag: v.boolean({ default: false }),
  host: v.optString({ description: 'Name it is reached by' }),
});

function write(fill: (chart: ReleaseChart) => void, props: Partial<ReleaseChartProps> = {}): readonly WrittenChart[] {
  const app = new App();
  const chart = new ReleaseChart(app, 'web', { version: '1.2.3', values, ...props });
  fill(chart);
  return writeChart({ chart: chartOfApp(app), objects: templatesOf(app) });
}

function text(written: readonly WrittenChart[], path: string, index = 0): string {
  const file = written[index]?.files.find((candidate) => candidate.path === path);
  if (file === undefined)
    throw new Error(`${path} is not among ${written[index]?.files.map((other) => other.path).join(', ')}`);
  return String(file.content);
}

function object(chart: Chart, id: string, kind = 'Thing', more: object = {}): ApiObject {
  return new ApiObject(chart, id, { apiVersion: 'v1', kind, ...more });
}

describe('a written chart', () => {
  test('asks numbers as numbers whether they are zero: Helm 3.18.0 reads those of a values file as text', () => {
    const { replicas, flag } = values.ref;
    const data = { none: not(replicas), some: or(flag, replicas), count: fallback(replicas, 3) };
    const written = text(
      write((web) => void object(web, 'api', 'Thing', data)),
      'templates/api-thing.yaml',
    );
    expect(written).toContain('none: {{ not (.Values.replicas | int64) }}');
    expect(written).toContain('some: {{ or .Values.flag (not (not (.Values.replicas | int64))) }}');
    expect(written).toContain('count: {{ .Values.replicas | int64 | default 3 | int64 }}');
  });

  test('has the files of a chart that people like', () => {
    const [chart] = write((web) => void object(web, 'api', 'Deployment'), {
      license: 'Free\n',
      files: { 'config/a.conf': 'a = 1\n' },
    });
    expect(chart?.files.map(({ path }) => path)).toEqual([
      'Chart.yaml',
      'values.yaml',
      'values.schema.json',
      'README.md',
      'LICENSE',
      '.helmignore',
      'templates/_helpers.tpl',
      'templates/NOTES.txt',
      'templates/api-deployment.yaml',
      'config/a.conf',
    ]);
  });

  test('has objects named after the release and labelled for it', () => {
    const written = write((web) => void object(web, 'api'));
    expect(text(written, 'templates/api-thing.yaml')).toBe(
      [
        'apiVersion: v1',
        'kind: Thing',
        'metadata:',
        '  labels:',
        '    {{- include "web.labels" . | nindent 4 }}',
        '  name: {{ include "web.fullname" . | trunc 59 | trimSuffix "-" }}-api',
        '',
      ].join('\n'),
    );
  });

  test('writes values.yaml with comments', () => {
    expect(
      text(
        write(() => undefined),
        'values.yaml',
      ),
    ).toBe(
      [
        '# -- Pods to run',
        'replicas: 2',
        '',
        '# -- How much is logged. One of "debug", "info".',
        'level: info',
        '',
        '# -- Of the pods',
        'annotations: {}',
        '#   a/b: c',
        '',
        'flag: false',
        '',
        '# -- Name it is reached by. Optional.',
        'host: null',
        '',
        '# -- Name used instead of the name of the chart',
        'nameOverride: ""',
        '',
        '# -- Name used for all objects instead of release and chart name',
        'fullnameOverride: ""',
        '',
      ].join('\n'),
    );
  });

  test('has a README with a table of the values', () => {
    const readme = text(
      write(() => undefined, { description: 'Serves pages' }),
      'README.md',
    );
    expect(readme).toContain('| `replicas` | integer | `2` | Pods to run |');
    expect(readme).toContain('| `level` | string | `"info"` | How much is logged. One of `"debug"`, `"info"`. |');
    expect(readme).toContain('Serves pages');
  });

  test('quotes versions in Chart.yaml and leaves out what is not given', () => {
    const yaml = text(
      write(() => undefined, {
        version: '1.0.0',
        appVersion: '1.10',
        kubeVersion: '>=1.27.0-0',
        maintainers: [{ name: 'A' }],
      }),
      'Chart.yaml',
    );
    expect(yaml).toBe(
      'apiVersion: v2\nname: web\ntype: application\nversion: "1.0.0"\nappVersion: "1.10"\nkubeVersion: ">=1.27.0-0"\nmaintainers:\n  - name: A\n',
    );
  });

  test('leaves the namespace of the release to Helm unless told otherwise, and keeps any other', () => {
    const fill = (web: ReleaseChart): void => {
      object(web, 'own');
      new ApiObject(web, 'other', {
        apiVersion: 'v1',
        kind: 'Thing',
        metadata: { namespace: 'kube-system' },
        subject: release.namespace,
      });
    };
    const omitted = write(fill);
    expect(text(omitted, 'templates/own-thing.yaml')).not.toContain('namespace');
    expect(text(omitted, 'templates/other-thing.yaml')).toContain(
      '  namespace: kube-system\nsubject: {{ .Release.Namespace | quote }}',
    );
    expect(text(write(fill, { writeNamespace: 'set' }), 'templates/own-thing.yaml')).toContain(
      'namespace: {{ .Release.Namespace | quote }}',
    );
  });

  test('writes the same bytes again', () => {
    const fill = (web: ReleaseChart): void =>
      void object(web, 'a', 'Thing', { spec: { n: values.ref.replicas, m: { ...values.ref.annotations } } });
    expect(write(fill)).toEqual(write(fill));
  });

  test('keeps hooks, and tests in their folder', () => {
    const written = write((web) => {
      hook(object(web, 'migrate', 'Job'), ['pre-install', 'pre-upgrade'], { weight: -5 });
      helmTest(object(web, 'connection', 'Pod'));
    });
    expect(text(written, 'templates/migrate-job.yaml')).toContain(
      '    helm.sh/hook: pre-install,pre-upgrade\n    helm.sh/hook-weight: "-5"\n',
    );
    expect(text(written, 'templates/tests/connection-pod.yaml')).toContain('helm.sh/hook: test');
    expect(() => write((web) => void hook(object(web, 'x'), []))).toThrow(/at least one event/);
  });

  test('wraps an object in its conditions', () => {
    const written = write((web) => void onlyIf(values.ref.flag, object(web, 'extra')));
    const lines = text(written, 'templates/extra-thing.yaml').trimEnd().split('\n');
    expect([lines[0], lines.at(-1)]).toEqual(['{{- if .Values.flag }}', '{{- end }}']);
  });
});

test('asks briefly for what may be empty, and keeps fields in their order', () => {
  const { annotations, host, replicas } = values.ref;
  const written = text(
    write((web) => {
      const data = { list: [{ b: 1, host, name: 'n', a: replicas }], ports: [{ host, to: 'b' }] };
      new ApiObject(web, 'api', {
        apiVersion: 'v1',
        kind: 'Thing',
        metadata: { annotations: asPlain(annotations) },
        data,
      });
    }),
    'templates/api-thing.yaml',
  );
  expect(written).toContain(
    [
      '  {{- with .Values.annotations }}',
      '  annotations:',
      '    {{- range $key, $value := . }}',
      '    {{ $key | quote }}: {{ $value | quote }}',
      '    {{- end }}',
      '  {{- end }}',
    ].join('\n'),
  );
  expect(written).toContain(
    [
      '    - name: "n"',
      '      a: {{ .Values.replicas | int64 }}',
      '      b: 1',
      '      {{- if not (kindIs "invalid" .Values.host) }}',
      '      host: {{ .Values.host | quote }}',
      '      {{- end }}',
    ].join('\n'),
  );
  expect(written).toContain('    - to: b\n      {{- if not (kindIs "invalid" .Values.host) }}\n      host:');
});

test('reads keys that are no identifiers in one step', () => {
  const odd = defineValues({ 'a-b': v.object({ 'c.d': v.integer({ default: 1 }) }) });
  const written = write((web) => void object(web, 'api', 'Thing', { count: odd.ref['a-b']['c.d'] }), { values: odd });
  expect(text(written, 'templates/api-thing.yaml')).toContain('count: {{ index .Values "a-b" "c.d" | int64 }}');
});

describe('a library', () => {
  const image = helper('image', `registry.example.com/${values.ref.level}`);
  const library = { type: 'library', helpers: [image] } as const;

  test('offers its named templates, and says how they are used', () => {
    const written = write(() => undefined, library);
    expect(written[0]?.files.map(({ path }) => path)).not.toContain('templates/NOTES.txt');
    expect(text(written, 'Chart.yaml')).toContain('type: library');
    expect(text(written, 'templates/_helpers.tpl')).toContain(
      '{{- define "web.image" -}}\nregistry.example.com/{{ .Values.level }}\n{{- end }}',
    );
    expect(text(written, 'README.md')).toContain('- `{{ include "web.image" . }}`');
    expect(text(written, 'README.md')).not.toContain('helm install');
  });
  test('has no objects, since Helm installs none of them', () => {
    expect(() => write((web) => void object(web, 'api'), library)).toThrow(/web is a library.*but it has Thing api/);
  });
  test('offers nothing but helpers', () => {
    expect(() => write(() => undefined, { helpers: [values.ref.level] })).toThrow(
      /values\.level among the helpers of web/,
    );
  });
});

test('the README says how dependencies are fetched that are not packed', () => {
  const redis = { name: 'redis', version: '1.0.0', repository: 'https://charts.example.com' };
  const readme = (dependencies: ChartProps['dependencies']): string =>
    text(
      write(() => undefined, dependencies === undefined ? {} : { dependencies }),
      'README.md',
    );
  expect(readme([redis])).toContain('helm dependency build ./web');
  expect(readme([{ ...redis, vendor: 'charts/redis' }])).not.toContain('helm dependency build');
  expect(readme(undefined)).not.toContain('helm dependency build');
});

describe('custom resource definitions', () => {
  const crd = (web: ReleaseChart): void =>
    void new ApiObject(web, 'things', {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'things.x.io', labels: { 'app.kubernetes.io/instance': 'x' } },
      spec: { description: '{{ not a template }}' },
    });
  const written = (mode: NonNullable<ChartProps['crds']>): readonly WrittenChart[] =>
    write(crd, { crds: mode, namespace: 'x' });

  test('go into crds/ as they are', () => {
    expect(text(written('crds'), 'crds/things-customresourcedefinition.yaml')).toContain(
      'description: "{{ not a template }}"',
    );
  });
  test('go into templates/ escaped', () => {
    expect(text(written('templates'), 'templates/things-customresourcedefinition.yaml')).toContain(
      'description: "{{`{{`}} not a template }}"',
    );
  });
  test('go into a chart of their own', () => {
    const charts = written('chart');
    expect(charts.map(({ name }) => name)).toEqual(['web', 'web-crds']);
    expect(text(charts, 'templates/things-customresourcedefinition.yaml', 1)).toContain('{{`{{`}} not a template }}');
  });
  test('cannot use values where nothing resolves them', () => {
    expect(() => write((web) => void object(web, 'x', 'CustomResourceDefinition', { spec: values.ref.level }))).toThrow(
      /in crds\/ cannot: use crds: 'templates'/,
    );
  });
});

describe('what cannot be a chart', () => {
  test.each<[string, () => unknown, RegExp]>([
    [
      'a name Helm does not take',
      () => packageAs(new Chart(new App(), 'c'), { name: 'Web_App', version: '1.0.0' }),
      /cannot name a chart/,
    ],
    [
      'two objects with one file',
      () => write((web) => [object(web, 'a-b'), object(web, 'a.b')]),
      /two objects would be written to templates\/a-b-thing\.yaml/,
    ],
    [
      'a packed file in the place of another',
      () => write(() => undefined, { files: { 'templates/x.yaml': '' } }),
      /templates\/x\.yaml cannot be a packed file/,
    ],
    ['a path out of the chart', () => write(() => undefined, { files: { '../x': '' } }), /no path inside a chart/],
    [
      'a file Helm would not read',
      () => write(() => undefined, { files: { big: 'x'.repeat(6 * 1024 * 1024) } }),
      /big has 6291456 bytes/,
    ],
    [
      'a packed file with a reference',
      () => write(() => undefined, { files: { a: `${values.ref.replicas}` } }),
      /values\.replicas.*not templates/,
    ],
    ...[
      [{ name: '../redis' }, /cannot name a chart/],
      [{ alias: 'a.b' }, /has the alias "a\.b"/],
      [{ version: 'latest' }, /"latest", which is no version and no range/],
      [{ version: '' }, /no version and no range/],
    ].map(([wrong, message]): [string, () => unknown, RegExp] => [
      `a dependency with ${JSON.stringify(wrong)}`,
      () => write(() => undefined, { dependencies: [{ name: 'redis', version: '1.0.0', ...wrong }] }),
      message as RegExp,
    ]),
    [
      'two dependencies of one name',
      () =>
        write(() => undefined, {
          dependencies: [
            { name: 'redis', version: '1.0.0' },
            { name: 'other', alias: 'redis', version: '2.0.0' },
          ],
        }),
      /is there twice as redis/,
    ],
    [
      'a dependency that is a range and not there',
      () => write(() => undefined, { dependencies: [{ name: 'redis', version: '^1', repository: 'https://x' }] }),
      /redis has the range \^1/,
    ],
  ])('%s', (_, make, message) => {
    expect(make).toThrow(message);
  });
});

describe('an archive', () => {
  test('has the same bytes whenever it is made, in Helm’s order', async () => {
    const [chart] = write((web) => void object(web, 'a'));
    if (chart === undefined) throw new Error('no chart');
    const archive = await packageChart(chart);
    expect(
      Buffer.from(archive).equals(Buffer.from(await packageChart({ ...chart, files: [...chart.files].reverse() }))),
    ).toBe(true);
    expect([...archive.subarray(0, 10)]).toEqual([31, 139, 8, 0, 0, 0, 0, 0, 2, 255]);
    expect(archiveName(chart)).toBe('web-1.2.3.tgz');
  });
  test('is refused where Helm would not read all of it', async () => {
    const content = new Uint8Array(5 * 1024 * 1024);
    const files = Array.from({ length: 21 }, (_, index) => ({ path: `${index}.bin`, content }));
    await expect(packageChart({ name: 'web', version: '1.0.0', files })).rejects.toThrow(
      /web has 110100480 bytes; Helm reads charts of at most 104857600/,
    );
  });
});

describe('an index', () => {
  test('lists the newest version first', () => {
    const archive = new Uint8Array([1]);
    const index = repositoryIndex(
      ['1.9.0', '1.10.0', '1.10.0-rc.1'].map((version) => ({ chart: { name: 'web', version }, archive })),
      { url: 'https://x/charts' },
    );
    expect([...index.matchAll(/version: "?([^"\n]+)/g)].map(([, version]) => version)).toEqual([
      '1.10.0',
      '1.10.0-rc.1',
      '1.9.0',
    ]);
    expect(index).toContain('- https://x/charts/web-1.10.0.tgz');
  });
  test('orders versions as semver does', () => {
    const sorted = [
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '1.0.1',
    ];
    expect([...sorted].reverse().sort(compareVersions)).toEqual(sorted);
  });
});

test('the digest of a lock is the one Helm computes', () => {
  // What `helm dependency update` of 3.17.3 and 4.2.3 wrote for a chart with this dependency.
  const redis = { name: 'redis', version: '1.2.3', repository: 'file://../redis' };
  const digest = (more: object): string => lockDigest([{ ...redis, ...more }], [redis]);
  expect(digest({})).toBe('sha256:2c4d679a27058fef96b29a75be8d89c6146e358d3ff1f49eddcf2f86274ee12c');
  expect(digest({ tags: ['data'] })).toBe('sha256:95319685c4b576c7313fe8be7ad3bad69d3a568934d658790a8c48d0bcc63c33');
  expect(digest({ importValues: [{ child: 'x', parent: 'why' }] })).toBe(
    'sha256:02508dbeb11f0bf90b8154d1cb12d9ddeb6ed91bdec271a3030de84c988107c5',
  );
});
