import * as cdk8s from 'cdk8s';
import { ApiObject, App, Chart, Include, JsonPatch, Lazy, YamlOutputType } from 'cdk8s';
import { KubeConfigMap, KubePod } from 'cdk8s-plus-27/lib/imports/k8s.js';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { build, type Built } from '../../src/build/build.ts';
import { BuildError } from '../../src/build/failure.ts';
import { checkIdentity } from '../../src/check/set/check-identity.ts';
import { checkValues } from '../../src/check/set/check-values.ts';
import { judge } from '../../src/check/server/judge.ts';
import { manifests } from '../../src/emit/manifests.ts';
import { yamlDocument } from '../../src/emit/yaml/document.ts';
import { ClusterRole, ConfigMap } from '../../src/index.ts';
import { takeOver, authorsCdk8s } from '../../src/load/authors-cdk8s.ts';
import { Confines } from '../../src/load/confines.ts';
import { IncludedFiles } from '../../src/load/included-files.ts';

/* One test for each defect of cdk8s that docs/cdk8s.md lists under K, by the same id. */

const make = (chart: Construct, id: string, more: Record<string, unknown> = {}): ApiObject =>
  new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', ...more });

const objectsOf = (built: Built): readonly Record<string, unknown>[] =>
  built.charts.flatMap((chart) => chart.documents.map((document) => document.value as Record<string, unknown>));

const resourcesOf = (built: Built) =>
  built.charts.flatMap((chart) => chart.documents.flatMap(({ resource }) => resource ?? []));

const namesOf = (built: Built): string[] => resourcesOf(built).map(({ id }) => id.name);

const filesOf = (built: Built): string[] =>
  manifests(built.charts, {
    division: built.division,
    extension: '.k8s.yaml',
    numbered: built.betweenCharts,
    ordered: false,
  }).map((file) => file.path);

/** Work in steps that do not depend on the speed of the machine: a graph that is walked by paths never ends. */
function within(milliseconds: number, run: () => void): void {
  const started = performance.now();
  run();
  expect(performance.now() - started).toBeLessThan(milliseconds);
}

test('K1: chained charts take linear time', () => {
  const app = new App();
  let previous: Chart | undefined;
  for (let index = 0; index < 60; index += 1) {
    const chart = new Chart(app, `c${index}`);
    for (const id of ['a', 'b', 'c']) make(chart, id);
    if (previous !== undefined) chart.addDependency(previous);
    previous = chart;
  }
  within(5000, () => expect(build(app, cdk8s).charts.map(({ chart }) => chart.node.id)[59]).toBe('c59'));
});

test('K2: diamonds take linear time', () => {
  const chart = new Chart(new App(), 'c');
  let layer: ApiObject[] = [];
  for (let depth = 0; depth < 60; depth += 1) {
    const next = ['l', 'r'].map((side) => make(chart, `${side}${depth}`));
    for (const object of next) for (const below of layer) object.addDependency(below);
    layer = next;
  }
  within(5000, () => expect(objectsOf(build(App.of(chart), cdk8s))).toHaveLength(120));
});

test('K3: a chart that depends on a chart stores no edge for each pair of objects, and the tree stays as it was', () => {
  const app = new App();
  const [first, second] = ['a', 'b'].map((id) => new Chart(app, id));
  if (first === undefined || second === undefined) throw new Error('no charts');
  for (let index = 0; index < 2000; index += 1) for (const chart of [first, second]) make(chart, `m${index}`);
  first.addDependency(second);
  within(10_000, () => build(app, cdk8s));
  expect(first.node.children.every((child) => child.node.dependencies.length === 0)).toBe(true);
});

test('K4: many charts without dependencies take linear time', () => {
  const app = new App();
  for (let index = 0; index < 3000; index += 1) make(new Chart(app, `c${index}`), 'm');
  within(10_000, () => expect(build(app, cdk8s).charts).toHaveLength(3000));
});

test('K5: a long chain does not overflow the stack', () => {
  const chart = new Chart(new App(), 'c');
  let previous: ApiObject | undefined;
  for (let index = 0; index < 20_000; index += 1) {
    const object = make(chart, `m${index}`, { metadata: { name: `m${index}` } });
    if (previous !== undefined) previous.addDependency(object);
    previous = object;
  }
  const names = namesOf(build(App.of(chart), cdk8s));
  expect([names[0], names.at(-1)]).toEqual(['m19999', 'm0']);
});

test('K6: every validation runs once', () => {
  const app = new App();
  const validate = vi.fn(() => []);
  for (const id of ['a', 'b', 'c', 'd', 'e']) new Chart(app, id).node.addValidation({ validate });
  build(app, cdk8s);
  expect(validate).toHaveBeenCalledTimes(5);
});

test('K6: failed validations are all told, at their constructs', () => {
  const app = new App();
  for (const id of ['a', 'b']) new Chart(app, id).node.addValidation({ validate: () => [`${id} is wrong`] });
  expect(() => build(app, cdk8s)).toThrow('[a] a is wrong\n[b] b is wrong');
});

test('K7: a file for each resource loses none of them', () => {
  const app = new App({ yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
  const chart = new Chart(app, 'c');
  make(chart, '1', { metadata: { name: 'x', namespace: 'a' } });
  make(chart, '2', { metadata: { name: 'x', namespace: 'b' } });
  make(chart, '3', { apiVersion: 'other/v1', metadata: { name: 'x', namespace: 'a' } });
  make(chart, '4', { kind: 'Role', metadata: { name: 'sys:a' } });
  make(chart, '5', { kind: 'Role', metadata: { name: 'sysa' } });
  make(new Chart(app, 'd'), '6', { metadata: { name: 'X' } });
  const files = filesOf(build(app, cdk8s)).map((file) => file.toLowerCase());
  expect(new Set(files).size).toBe(6);
});

test('K8: a folder for each chart loses no resource', () => {
  const app = new App({ yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE });
  const chart = new Chart(app, 'c');
  for (const namespace of ['a', 'b']) make(chart, namespace, { metadata: { name: 'x', namespace } });
  expect(filesOf(build(app, cdk8s))).toEqual(['c/ConfigMap.a.x.k8s.yaml', 'c/ConfigMap.b.x.k8s.yaml']);
});

test('K8: with a file for each resource, the Namespace comes before what is in it', () => {
  const app = new App({ yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE });
  const chart = new Chart(app, 'c');
  make(chart, 'm', { metadata: { name: 'x', namespace: 'n' } });
  make(chart, 'n', { kind: 'Namespace', metadata: { name: 'n' } });
  const built = build(app, cdk8s);
  const files = manifests(built.charts, {
    division: built.division,
    extension: '.yaml',
    numbered: false,
    ordered: true,
  });
  expect(files.map((file) => file.path).toSorted()).toEqual(['c/0-Namespace.n.yaml', 'c/ConfigMap.x.yaml']);
});

test('K9: files can keep their names when a dependency is added', () => {
  const app = new App();
  const [first, second] = ['a', 'b'].map((id) => new Chart(app, id));
  if (first !== undefined && second !== undefined) first.addDependency(second);
  const built = build(app, cdk8s);
  const options = { division: built.division, extension: '.k8s.yaml' };
  expect(manifests(built.charts, { ...options, numbered: false, ordered: false }).map((file) => file.path)).toEqual([
    'b.k8s.yaml',
    'a.k8s.yaml',
  ]);
});

test('K10: two objects with one identity are an error, and names, ports and fields are judged', () => {
  const chart = new Chart(new App(), 'c');
  for (const id of ['1', '2']) make(chart, id, { metadata: { name: 'x' } });
  make(chart, '3', { metadata: { name: 'Bad_Name!', labels: { 'a b': 'c' } } });
  make(chart, '4', { kind: 'Service', metadata: { name: 's' }, spec: { ports: [{ port: 99_999 }] } });
  const resources = resourcesOf(build(App.of(chart), cdk8s));
  expect(checkIdentity(resources)).toHaveLength(1);
  const verdicts = resources.map(({ object }) => judge(object, { minor: 35 }).verdict);
  expect(verdicts).toEqual(['accepted', 'accepted', 'rejected', 'rejected']);
});

test('K11, K12: a field that a generated class drops after a patch is told', () => {
  const chart = new Chart(new App(), 'c');
  const pod = new KubePod(chart, 'p', { spec: { containers: [{ name: 'a', resources: { limits: {} } }] } });
  pod.addJsonPatch(
    JsonPatch.add('/spec/notAField', 1),
    JsonPatch.add('/spec/containers/0/resources/limits/nvidia.com~1gpu', 1),
  );
  const fields = build(App.of(chart), cdk8s).diagnostics.map(({ code, field }) => `${code} ${field}`);
  expect(fields).toContain('cdk8s/lost-field spec.notAField');
  expect(fields).toHaveLength(2);
});

test('K13: a misspelt prop of a generated class is told', () => {
  const chart = new Chart(new App(), 'c');
  Reflect.construct(KubeConfigMap, [chart, 'm', { dta: { a: 'b' } }]);
  expect(build(App.of(chart), cdk8s).diagnostics).toMatchObject([
    { code: 'cdk8s/lost-field', field: 'dta', construct: 'c/m' },
  ]);
});

test('K14: a patch that matches nothing is told', () => {
  const chart = new Chart(new App(), 'c');
  make(chart, 'm', { data: { a: 'b' } }).addJsonPatch(
    JsonPatch.remove('/data/yyy'),
    JsonPatch.replace('/data/zzz', 'c'),
    JsonPatch.replace('/data/a', 'c'),
  );
  expect(build(App.of(chart), cdk8s).diagnostics.map(({ message }) => message)).toEqual([
    expect.stringContaining('"remove /data/yyy" matches nothing'),
    expect.stringContaining('"replace /data/zzz" matches nothing'),
  ]);
});

test('K15, K16, K17, K18, K19: our names keep every word, are valid or refused, and need no hash', () => {
  const chart = new Chart(new App(), 'shop');
  expect(new ConfigMap(new Construct(chart, 'default-app'), 'resource', { data: {} }).name).toBe(
    'default-app-resource',
  );
  expect(() => new ConfigMap(chart, 'My_Web.App', { data: {} })).toThrow(/My_Web/);
  new ConfigMap(new Construct(chart, 'a'), 'b', { data: {} });
  new ConfigMap(chart, 'a-b', { data: {} });
  expect(checkIdentity(resourcesOf(build(App.of(chart), cdk8s)))).toHaveLength(1);
});

test('K20: objects of a cluster get no namespace', () => {
  const chart = new Chart(new App(), 'c', { namespace: 'shop' });
  new ClusterRole(chart, 'r', { rules: [] });
  expect(resourcesOf(build(App.of(chart), cdk8s))[0]?.id.namespace).toBe('');
});

test('K21: files are included without a process for each', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'charthouse-include-'));
  writeFileSync(
    path.join(folder, 'a.yaml'),
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  on: yes\n---\n\n---\nkind: List\napiVersion: v1\nitems: []\n',
  );
  const chart = new Chart(new App(), 'c');
  const theirs = cdk8s.Yaml.load(path.join(folder, 'a.yaml'));
  const { release } = takeOver(authorsCdk8s(__filename, folder), new IncludedFiles(new Confines(folder)));
  try {
    within(3000, () => {
      for (let index = 0; index < 50; index += 1) new Include(chart, `i${index}`, { url: path.join(folder, 'a.yaml') });
    });
    expect(cdk8s.Yaml.load(path.join(folder, 'a.yaml'))).toEqual(theirs);
  } finally {
    release();
    rmSync(folder, { recursive: true });
  }
  expect(objectsOf(build(App.of(chart), cdk8s))).toHaveLength(100);
});

test('K22: strings that a Go reader takes for numbers are quoted', () => {
  expect(yamlDocument({ data: { mode: '0o755' } })).toBe('data:\n  mode: "0o755"\n');
});

test('K23: NaN, the infinities and nulls in lists are told', () => {
  const chart = new Chart(new App(), 'c');
  make(chart, 'm', { spec: { n: Number.NaN, i: Number.POSITIVE_INFINITY, l: [1, null] } });
  const fields = checkValues(resourcesOf(build(App.of(chart), cdk8s))).map(({ field }) => field);
  expect(fields).toEqual(expect.arrayContaining(['spec.n', 'spec.i', 'spec.l[1]']));
});

test('K24: a schedule that no server takes is told', () => {
  const chart = new Chart(new App(), 'c');
  const schedule = cdk8s.Cron.schedule({ minute: '99', hour: 'foo' });
  new kplus.CronJob(chart, 'j', { schedule, containers: [{ image: 'x' }] });
  const [job] = resourcesOf(build(App.of(chart), cdk8s));
  const verdict = judge(job?.object, { minor: 35 });
  expect(verdict).toMatchObject({
    verdict: 'rejected',
    causes: expect.arrayContaining([expect.objectContaining({ field: 'spec.schedule' })]),
  });
});

test('K25: a cycle is shown in full', () => {
  const chart = new Chart(new App(), 'c');
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => make(chart, id));
  if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('no objects');
  a.addDependency(d, b);
  b.addDependency(d, c);
  c.addDependency(d, a);
  const failure = (() => {
    try {
      return build(App.of(chart), cdk8s);
    } catch (error) {
      return error;
    }
  })();
  expect(failure).toBeInstanceOf(BuildError);
  expect(String(failure)).toContain('Dependency cycle detected: c/a => c/b => c/c => c/a');
});

test('extension points of cdk8s work, each asked once', () => {
  const produce = vi.fn(() => ({ lazy: 'yes' }));
  class Custom extends Chart {
    override generateObjectName(object: ApiObject): string {
      return `custom-${object.node.id}`;
    }
    override toJson(): unknown[] {
      return [
        ...super.toJson().map((object) => ({ ...object, stamped: true })),
        { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'extra' } },
      ];
    }
  }
  const app = new App({
    resolvers: [{ resolve: (context) => context.value === 'secret' && context.replaceValue('resolved') }],
  });
  make(new Custom(app, 'c'), 'm', { data: Lazy.any({ produce }), other: 'secret' });
  const built = build(app, cdk8s);
  expect(objectsOf(built)).toEqual([
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'custom-m' },
      data: { lazy: 'yes' },
      other: 'resolved',
      stamped: true,
    },
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'extra' } },
  ]);
  expect(produce).toHaveBeenCalledTimes(1);
});

test('P12: what renders differently each time is rendered once', () => {
  const chart = new Chart(new App(), 'c');
  const deployment = new kplus.Deployment(chart, 'd', { containers: [{ image: 'x' }] });
  deployment.scheduling.spread();
  const text = JSON.stringify(objectsOf(build(App.of(chart), cdk8s)));
  expect(text.match(/topologyKey/g)).toHaveLength(1);
});

test.each([
  ['a Date', { at: new Date(0) }, /non-simple object of type 'Date'/],
  [
    'an object that contains itself',
    (() => {
      const self: Record<string, unknown> = {};
      self['self'] = self;
      return self;
    })(),
    /contains itself/,
  ],
])('%s is told with its object', (_name, spec, message) => {
  const chart = new Chart(new App(), 'c');
  make(chart, 'm', { metadata: { name: 'm' }, spec });
  expect(() => build(App.of(chart), cdk8s)).toThrow(message);
});

test('fields called __proto__ and constructor are kept and do no harm', () => {
  const chart = new Chart(new App(), 'c');
  make(chart, 'm', { data: JSON.parse('{"__proto__": "kept", "constructor": "too"}') as Record<string, unknown> });
  expect(yamlDocument(objectsOf(build(App.of(chart), cdk8s))[0])).toContain(
    'data:\n  __proto__: kept\n  constructor: too\n',
  );
});
