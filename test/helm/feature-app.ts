import { ApiObject, App, Chart, Lazy } from 'cdk8s';
import {
  and,
  asPlain,
  b64,
  chartFile,
  chartMeta,
  checksum,
  choose,
  defineValues,
  each,
  eq,
  fallback,
  helper,
  ifNull,
  include,
  isSet,
  jsonText,
  lower,
  mergeMaps,
  not,
  onlyIf,
  or,
  packageAs,
  type Ref,
  release,
  releaseName,
  replace,
  required,
  trunc,
  upper,
  v,
  when,
  yamlText,
} from '../../src/values/index.ts';
import { releaseLabels, selectorLabels, labelReferences } from '../../src/values/release-labels.ts';

/** One chart that uses every kind of value and every function. */
export const featureValues = defineValues({
  replicaCount: v.integer({ default: 2, minimum: 0, description: 'Pods to run' }),
  ratio: v.number({ default: 0.5 }),
  image: v.object({
    repository: v.string({ default: 'registry.example.com/acme/web', description: 'Image without its tag' }),
    tag: v.string({ default: '', description: 'Tag; empty means the app version of the chart' }),
    pullPolicy: v.string({ default: 'IfNotPresent', enum: ['Always', 'IfNotPresent', 'Never'] }),
  }),
  logLevel: v.string({ default: 'info', enum: ['debug', 'info', 'warn'] }),
  priorityClassName: v.optString(),
  runtimeClass: v.optString({ minLength: 1 }),
  revisions: v.optInteger(),
  graceSeconds: v.optInteger({ minimum: 1 }),
  podLabels: v.map(v.string(), { default: { app: 'given', tier: 'web' } }),
  otherLabels: v.map(v.string()),
  annotations: v.map(v.string()),
  counts: v.map(v.integer(), { default: { one: 1 } }),
  ports: v.list(
    v.object({
      name: v.string(),
      port: v.integer({ minimum: 1, maximum: 65535 }),
      node: v.optInteger(),
      hosts: v.list(v.string()),
    }),
  ),
  args: v.list(v.string(), { default: ['--serve'] }),
  numbers: v.list(v.integer()),
  extraEnv: v.list(v.object({ name: v.string(), value: v.string(), secret: v.optString() })),
  resources: v.raw({ default: { limits: { cpu: '500m' } } }),
  affinity: v.raw(),
  tolerations: v.rawList(),
  volumes: v.rawList(),
  text: v.string({ default: 'hello' }),
  secretText: v.string({ default: 's3cret' }),
  flag: v.boolean({ default: false }),
  'with-dash': v.string({ default: 'dashed' }),
  range: v.object({ end: v.string({ default: 'keyword' }), 'a.b': v.integer({ default: 3 }) }),
  ingress: v.object({
    enabled: v.boolean({ default: false }),
    host: v.string({ default: 'web.example.com' }),
    tls: v.boolean({ default: true }),
  }),
});

type Refs = typeof featureValues.ref;

export function featureApp(x: Refs = featureValues.ref): App {
  const app = new App();
  const chart = new Chart(app, 'main', { namespace: `${release.namespace}` });
  packageAs(chart, {
    name: 'web',
    version: '1.2.3+build.5',
    appVersion: '2.0',
    description: 'A chart that uses everything: {{ even this }}',
    values: featureValues,
    namespace: 'set',
    files: { 'config/app.conf': 'key = {{ not a template }}\n"quoted"\n\ttab  \n' },
    notes: `Release ${release.name} with ${x.text}\n{{ literal }}\n`,
  });
  const image = helper('image', `${x.image.repository}:${fallback(x.image.tag, chartMeta.appVersion)}`);
  const chosen = helper('chosen', choose(x.flag, x.text, 'otherwise\n'), 'A {{ choice }} */ of texts');
  const padded = helper('padded', choose(eq(x.logLevel, 'debug'), '', ` ${x.secretText}\n ${x.replicaCount} `));
  const labels = { ...labelReferences(releaseLabels), app: 'static', ...x.podLabels, tier: 'static' };
  new ApiObject(chart, 'deploy', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: releaseName('deploy'),
      labels: texts(labelReferences(releaseLabels)),
      annotations: texts({ ...x.annotations }),
    },
    spec: {
      replicas: x.replicaCount,
      selector: { matchLabels: labelReferences(selectorLabels) },
      ratio: x.ratio,
      revisionHistoryLimit: x.revisions,
      graceSeconds: x.graceSeconds,
      flag: x.flag,
      template: {
        metadata: {
          labels,
          annotations: {
            ...x.annotations,
            'checksum/config': checksum({ a: x.text, b: [x.podLabels, `${x.replicaCount}`] }),
          },
        },
        spec: {
          priorityClassName: x.priorityClassName,
          runtimeClassName: x.runtimeClass,
          affinity: when(x.affinity, x.affinity),
          tolerations: x.tolerations,
          volumes: [{ name: 'fixed', emptyDir: {} }, ...x.volumes],
          onlyVolumes: [...x.volumes, ...when(x.flag, [{ name: 'flagged' }])],
          securityContext: when(x.flag, { runAsUser: x.replicaCount }, { runAsNonRoot: true }),
          containers: [
            {
              image,
              name: 'web',
              imagePullPolicy: x.image.pullPolicy,
              args: x.args,
              command: ['run', ...x.args, `--level=${x.logLevel}`, `--n=${x.replicaCount}`],
              numbers: x.numbers,
              resources: x.resources,
              env: [
                ...each(x.extraEnv, (e) => ({
                  name: e.name,
                  value: e.value,
                  valueFrom: when(isSet(e.secret), { secret: e.secret }),
                })),
                { name: 'NAMESPACE', value: release.namespace },
                when(x.ingress.enabled, { name: 'HOST', value: `https://${x.ingress.host}/` }),
                when(eq(x.logLevel, 'debug'), { name: 'DEBUG', value: '1' }, { name: 'DEBUG', value: '0' }),
              ],
              ports: each(x.ports, (p) => ({
                name: p.name,
                containerPort: p.port,
                nodePort: p.node,
                hosts: each(p.hosts, (h) => `${h}:${p.port}`),
                text: `${p.name}\n${p.port}\n`,
              })),
              wholePorts: x.ports,
              image2: x.image,
            },
          ],
        },
      },
    },
  });
  new ApiObject(chart, 'config', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: `${include('fullname')}-config`,
      labels: mergeMaps<string>(asPlain(x.podLabels), { app: 'static' }, asPlain(x.otherLabels), { tier: 'last' }),
    },
    data: {
      level: x.logLevel,
      number: `${x.replicaCount}`,
      ratio: `${x.ratio}`,
      flag: `${x.flag}`,
      'app.conf': chartFile('config/app.conf'),
      'static.conf': 'a: {{ braces }}\nb: 1\n',
      'odd.conf': ' lead\n\ttab\n{{/* no comment */}} {',
      'level.conf': `level = ${x.logLevel}\ncount = ${x.replicaCount} {\n${x.flag}\nend\n`,
      'free.conf': `\n  text = ${x.text}{\n{{ literal }}${x.secretText}\n\n`,
      'data.json': jsonText({
        a: x.text,
        b: [1, x.replicaCount, { c: x.podLabels }],
        'k{{': x.ratio,
        list: x.extraEnv,
        empty: {},
      }),
      'line.json': jsonText({ a: x.text, b: x.flag }, { indent: 0 }),
      'data.yaml': yamlText({ a: { b: x.text, c: [1, { d: x.flag, e: 'f' }] }, empty: [], 'needs: quotes': x.args }),
      joined: `${x.text}/${x.text}%s${x.replicaCount}{${x.flag}`,
      upper: upper(x.text),
      lower: lower(`${x.text}-X`),
      cut: trunc(x.text, 7),
      end: trunc(x.text, -5),
      replaced: replace(x.text, 'a', '$&b'),
      chosen: choose(x.flag, x.text, 'otherwise'),
      named: `${chosen}${padded}`,
      padded,
      chosenNumber: `${choose(eq(x.replicaCount, 2), x.replicaCount, 7)}`,
      dash: x['with-dash'],
      keyword: x.range.end,
      dotted: `${x.range['a.b']}`,
      optional: ifNull(x.priorityClassName, 'none'),
      optionalNumber: `${ifNull(x.revisions, -1)}`,
      nonzero: `${fallback(x.replicaCount, 5)}`,
      needed: required(x.logLevel, 'logLevel is needed'),
      chart: `${chartMeta.name} ${chartMeta.version} ${include('chart')}`,
      both: `${and(x.flag, x.ingress.enabled)} ${or(x.flag, x.text)} ${not(x.podLabels)} ${and(x.flag, x.text)} ${not(x.replicaCount)}`,
      equal: `${eq(x.text, 'a')} ${eq(x.ratio, 0.25)} ${eq(x.priorityClassName, 'no')} ${eq(x.flag, true)}`,
      name: release.name,
    },
  });
  new ApiObject(chart, 'spreads', {
    apiVersion: 'v1',
    kind: 'Spreads',
    metadata: { name: releaseName('spreads'), labels: asPlain(x.otherLabels) },
    data: {
      onlyMap: x.podLabels,
      counts: x.counts,
      mapThenStatic: { ...x.podLabels, app: 'static', tier: x.logLevel },
      staticThenMap: { app: 'static', z: 'z', ...x.podLabels },
      two: { ...x.podLabels, ...x.otherLabels },
      between: { a: 'first', ...x.podLabels, b: 'second', ...x.otherLabels, c: 'third' },
      absentAfter: { ...x.podLabels, app: x.priorityClassName },
      conditional: { app: 'static', ...when(x.flag, { app: 'flagged', b: x.text }), c: 1 },
      mapAndCondition: { ...x.podLabels, ...when(x.flag, { app: 'flagged' }, { tier: 'not' }) },
      allConditional: { a: x.priorityClassName, b: x.revisions, ...when(x.flag, { c: { d: x.priorityClassName } }) },
      emptyable: { inner: { a: x.priorityClassName } },
      nested: { ...when(x.flag, { ...when(x.ingress.tls, { a: 1 }), ...x.otherLabels }), ...x.counts },
      rawSpread: { ...x.resources, static: 1 },
      objectSpread: Object.assign({ tag: 'x' }, x.image, { extra: true }),
      elements: [
        x.priorityClassName,
        when(x.flag, 'flag'),
        ...each(x.ports, (p) => when(eq(p.port, 80), { p: p.port })),
      ],
      maybeNone: each(x.ports, (p) => when(eq(p.port, 80), { p: p.port, n: p.node })),
      maybeScalars: each(x.extraEnv, (e) => e.secret),
      fromMap: each(x.podLabels, (value, key) => ({ name: key, value, nested: each(x.args, (a) => `${key}-${a}`) })),
      lazy: Lazy.any({ produce: () => ({ a: x.text, b: [x.flag] }) }),
      rawPart: x.range.end,
      base64: b64(x.secretText),
      branches: when(eq(x.logLevel, 'debug'), 'A', when(eq(x.logLevel, 'info'), x.text, { c: x.args })),
      literals: [
        'yes',
        '0123',
        'a: b',
        '',
        ' x',
        'multi\nline\n',
        '\u007f\u0085\u2028',
        '{{ x }}',
        1e21,
        0.1,
        -1,
        true,
        '1e3',
        "it's",
        '# no',
        '\u{1f600}',
        '{',
      ],
      lastText: 'ends in a line break\n',
    },
  });
  const ingress = onlyIf(
    x.ingress.enabled,
    new ApiObject(chart, 'ingress', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: releaseName('ingress'), annotations: { 'a/b': '{{ x }}', empty: '' } },
      spec: {
        host: x.ingress.host,
        tls: when(x.ingress.tls, [{ hosts: [x.ingress.host] }]),
        last: `a\n${x.logLevel} b\n`,
      },
    }),
  );
  onlyIf(
    or(x.ingress.tls, x.flag),
    new ApiObject(ingress, 'certificate', {
      apiVersion: 'v1',
      kind: 'Certificate',
      metadata: { name: `x-${release.name}` },
      spec: { text: x.text },
    }),
  );
  return app;
}

/** The signatures of cdk8s know no references. */
function texts(map: Readonly<Record<string, Ref<string>>>): Record<string, string> {
  const entries = Object.entries(map).map(([key, value]): [string, string] => [key, asPlain(value)]);
  return Object.fromEntries(entries);
}
