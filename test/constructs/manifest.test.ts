import * as cdk8s from 'cdk8s';
import { ApiObject as Cdk8sApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { build } from '../../src/build/build.ts';
import { withDefaults } from '../../src/command/render.ts';
import { ApiObject, ConfigMap, CronJob, Deployment, type kubernetes, Namespace, onlyIf, Pod } from '../../src/index.ts';
import { applyPatch, type PatchOperation } from '../../src/constructs/json-patch.ts';
import { mergeFields } from '../../src/constructs/merge.ts';
import { traitOf } from '../../src/model/trait.ts';
import { at, inChart, only, synth } from './synth.ts';

const image = 'registry.example.com/web:1';
const data = { a: '' };

describe('names', () => {
  test('are the path below the chart, without words lost and without hash', () => {
    const manifests = synth((chart) => {
      const group = new Construct(new Construct(chart, 'default-backend'), 'resource');
      new ConfigMap(group, 'web', { data });
      new ConfigMap(chart, 'web', { data });
      new ConfigMap(chart, 'other', { name: 'chosen.name', data });
    });
    expect(manifests.map((object) => object.metadata.name)).toEqual([
      'default-backend-resource-web',
      'web',
      'chosen.name',
    ]);
  });

  test('of the main object of a construct are those of the construct, its container included', () => {
    const manifests = synth((chart) => void new Deployment(new Construct(chart, 'web'), 'Default', { image, env: {} }));
    expect(at(only(manifests, 'Deployment'), 'metadata.name')).toBe('web');
    expect(at(only(manifests, 'Deployment'), 'spec.template.spec.containers')).toEqual([{ name: 'web', image }]);
  });

  test('do not depend on where the chart stands', () => {
    const outer = new Chart(new App(), 'outer');
    const inner = new Chart(outer, 'inner');
    expect(new ConfigMap(inner, 'web', { data }).name).toBe('web');
  });

  test('come from the chart where the chart makes its own', () => {
    class Release extends Chart {
      override generateObjectName(object: Cdk8sApiObject): string {
        return `release-${object.node.id}`;
      }
    }
    expect(new ConfigMap(new Release(new App(), 'shop'), 'web', { data }).name).toBe('release-web');
  });

  test.each([
    ['Bad_Name', 'consists of lower-case letters'],
    ['Bad Name', '"Bad Name" is not a valid name, "bad-name" is; it consists'],
    ['-web', 'is not a valid name'],
    ['a'.repeat(254), 'has 254 characters, at most 253'],
  ])('%s is refused at construction', (id, message) => {
    inChart((chart) => expect(() => new ConfigMap(chart, id, { data })).toThrow(message));
  });

  test('are cut where they are too long to read', () => {
    const id = 'a'.repeat(300);
    inChart((chart) => {
      expect(() => new ConfigMap(chart, id, { data })).toThrow(/^ConfigMap shop\/a{64}…: the name "a{79}…" has 300 /);
    });
  });

  test('obey the rule of the kind', () => {
    inChart((chart) => {
      expect(() => new CronJob(chart, 'a'.repeat(53), { image, schedule: '@daily' })).toThrow('at most 52');
      expect(() => new Namespace(chart, 'a.b')).toThrow('Namespace shop/a.b');
      expect(() => new Deployment(chart, 'a.b', { image })).not.toThrow();
    });
  });
});

describe('metadata', () => {
  test('the namespace is that of the chart, of the object, or of a Namespace', () => {
    const manifests = synth((chart) => {
      new ConfigMap(chart, 'a', { data });
      new ConfigMap(chart, 'b', { data, namespace: 'other' });
      new ConfigMap(chart, 'c', { data, namespace: new Namespace(chart, 'made') });
    });
    expect(only(manifests, 'ConfigMap', 'a').metadata).toMatchObject({ namespace: 'shop' });
    expect(only(manifests, 'ConfigMap', 'b').metadata).toMatchObject({ namespace: 'other' });
    expect(only(manifests, 'ConfigMap', 'c').metadata).toMatchObject({ namespace: 'made' });
    expect(only(manifests, 'Namespace').metadata).not.toHaveProperty('namespace');
  });

  test('labels of the chart are under those of the object', () => {
    const chart = new Chart(new App(), 'shop', { labels: { team: 'a', 'app.kubernetes.io/instance': 'blue' } });
    const config = new ConfigMap(chart, 'a', {
      data,
      labels: { team: 'b' },
      annotations: { note: 'x' },
      finalizers: ['example.com/f'],
    });
    expect(at(config.toJson(), 'metadata')).toEqual({
      name: 'a',
      labels: { team: 'b', 'app.kubernetes.io/instance': 'blue' },
      annotations: { note: 'x' },
      finalizers: ['example.com/f'],
    });
    const web = new Deployment(chart, 'web', { image });
    expect(at(web.toJson(), 'spec.selector.matchLabels')).toEqual({
      'app.kubernetes.io/name': 'web',
      'app.kubernetes.io/instance': 'blue',
    });
  });
});

describe('ApiObject', () => {
  test('with generateName is refused: it would be another object with each synthesis', () => {
    inChart((chart) => {
      const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: 'once-' } };
      expect(() => new ApiObject(chart, 'once', job)).toThrow(/Job shop\/once: with generateName .* give it a name/);
    });
  });

  test('is every other kind, checked when its type is given', () => {
    const manifests = synth((chart) => {
      new ApiObject<kubernetes.RuntimeClass>(chart, 'gvisor', {
        apiVersion: 'node.k8s.io/v1',
        kind: 'RuntimeClass',
        handler: 'runsc',
      });
      new ApiObject(chart, 'cert', {
        apiVersion: 'cert-manager.io/v1',
        kind: 'Certificate',
        metadata: {
          name: 'shop.example.com',
          labels: { a: '1' },
          annotations: { b: '2' },
          finalizers: ['example.com/f'],
        },
        spec: { secretName: 'shop-tls' },
      });
      new ApiObject(
        chart,
        'issuer',
        { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer' },
        { clusterScoped: true },
      );
    });
    const runtime = only(manifests, 'RuntimeClass');
    expect(runtime).toMatchObject({ handler: 'runsc', metadata: { name: 'gvisor' } });
    expect(runtime.metadata).not.toHaveProperty('namespace');
    expect(only(manifests, 'Certificate')).toEqual({
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: {
        name: 'shop.example.com',
        namespace: 'shop',
        labels: { a: '1', 'app.kubernetes.io/instance': 'shop' },
        annotations: { b: '2' },
        finalizers: ['example.com/f'],
      },
      spec: { secretName: 'shop-tls' },
    });
    expect(only(manifests, 'ClusterIssuer').metadata).not.toHaveProperty('namespace');
  });
});

describe('JSON patches', () => {
  test('change the finished manifest, from props and from cdk8s', () => {
    const manifests = synth((chart) => {
      const web = new Deployment(chart, 'web', { image, patches: [{ op: 'add', path: '/spec/paused', value: true }] });
      web.addJsonPatch(JsonPatch.replace('/spec/template/spec/containers/0/image', 'other:1'));
    });
    expect(only(manifests, 'Deployment')).toMatchObject({ spec: { paused: true } });
    expect(at(only(manifests, 'Deployment'), 'spec.template.spec.containers.0.image')).toBe('other:1');
  });

  test.each<PatchOperation>([
    { op: 'remove', path: '/spec/zzz' },
    { op: 'replace', path: '/spec/zzz', value: 3 },
    { op: 'add', path: '/zzz/a', value: 3 },
    { op: 'test', path: '/kind', value: 'Pod' },
    { op: 'move', from: '/zzz', path: '/spec/a' },
    { op: 'remove', path: '/spec/template/spec/containers/7' },
  ])('that match nothing fail: %j', (operation) => {
    const build = () => synth((chart) => void new Deployment(chart, 'web', { image, patches: [operation] }));
    expect(build).toThrow(/Deployment web \(shop\/web\): JSON patch .* matches nothing/);
  });

  test('work on lists, on keys with slashes, and never on prototypes', () => {
    const document = { list: [1, 2, 3], 'a/b': { 'c~d': 1 } };
    expect(
      applyPatch(document, [
        { op: 'add', path: '/list/-', value: 4 },
        { op: 'remove', path: '/list/0' },
        { op: 'copy', from: '/list/0', path: '/list/0' },
        { op: 'replace', path: '/a~1b/c~0d', value: 2 },
        { op: 'move', from: '/a~1b', path: '/moved' },
      ]),
    ).toEqual({ list: [2, 2, 3, 4], moved: { 'c~d': 2 } });
    expect(document.list).toEqual([1, 2, 3]);
    applyPatch({}, [{ op: 'add', path: '/__proto__', value: { polluted: true } }]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test('agree with those of cdk8s wherever they match something', () => {
    // JSON has no negative zero.
    const value = fc.jsonValue({ maxDepth: 2 }).map((json): unknown => JSON.parse(JSON.stringify(json)));
    const keys = fc.constantFrom('a', 'b', 'c');
    const tree = fc.dictionary(keys, fc.oneof(fc.dictionary(keys, value), value));
    const path = fc.tuple(keys, fc.option(keys)).map(([a, b]) => (b === null ? `/${a}` : `/${a}/${b}`));
    fc.assert(
      fc.property(tree, path, value, fc.constantFrom('add', 'replace', 'remove'), (document, pointer, content, op) => {
        const operation: PatchOperation =
          op === 'remove' ? { op, path: pointer } : { op, path: pointer, value: content };
        let ours: unknown;
        try {
          ours = applyPatch(document, [operation]);
        } catch {
          return;
        }
        const theirs: unknown = JsonPatch.apply(structuredClone(document), Reflect.construct(JsonPatch, [operation]));
        expect(ours).toEqual(theirs);
      }),
      { numRuns: 300 },
    );
  });
});

describe('merging over what a construct says', () => {
  test('nothing changes nothing, and what is said comes through', () => {
    const fields = fc.dictionary(fc.constantFrom('a', 'b', 'containers'), fc.jsonValue({ maxDepth: 2 }));
    fc.assert(
      fc.property(fields, fields, (base, over) => {
        expect(mergeFields(base, {})).toEqual(base);
        const merged = mergeFields(base, over);
        for (const [key, value] of Object.entries(over)) {
          if (value === null) expect(merged).not.toHaveProperty([key]);
          else if (typeof value !== 'object') expect(at(merged, key)).toBe(value);
        }
      }),
    );
  });

  test('lists with an identity are merged by it, others replaced, null takes away', () => {
    const base = {
      ports: [
        { containerPort: 80, name: 'http' },
        { containerPort: 53, protocol: 'UDP', name: 'dns' },
      ],
      args: ['a', 'b'],
      securityContext: { runAsUser: 1, fsGroup: 2 },
    };
    const over = {
      ports: [
        { containerPort: 80, hostPort: 8080 },
        { containerPort: 53, name: 'dns-tcp' },
      ],
      args: ['c'],
      securityContext: { runAsUser: null },
      tty: undefined,
    };
    expect(mergeFields(base, over)).toEqual({
      ports: [
        { containerPort: 80, name: 'http', hostPort: 8080 },
        { containerPort: 53, protocol: 'UDP', name: 'dns' },
        { containerPort: 53, name: 'dns-tcp' },
      ],
      args: ['c'],
      securityContext: { fsGroup: 2 },
    });
  });
});

test('nothing is made of, and nothing told about, what is plainly switched off', () => {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  const off = new Deployment(chart, 'off', { image: 'nginx', ports: { http: 80 }, enabled: false });
  off.expose({ ports: { http: 80 } });
  onlyIf(false, new Deployment(chart, 'out', { image: 'nginx' }));
  const web = new Deployment(chart, 'web', { image: 'nginx:1.29.1', replicas: 1 });
  web.autoscale({ minReplicas: 2, maxReplicas: 3, enabled: false });
  const built = build(App.of(chart), cdk8s);
  const { charts, diagnostics } = withDefaults(built, { profile: 'restricted', defaults: 'own', kubernetes: ['1.35'] });
  const documents = charts.flatMap((each) => each.documents);
  expect(documents.map(({ resource }) => resource?.id.name)).toEqual(['web']);
  expect(new Set(diagnostics.map(({ resource }) => resource?.name))).toEqual(new Set(['web']));
});

test('what is no part of the manifest hangs on the object', () => {
  inChart((chart) => {
    const pod = new Pod(chart, 'web', {
      image,
      profile: 'baseline',
      unsafe: { hostPath: 'reads the serial port' },
      enabled: false,
    });
    expect(traitOf(pod)).toEqual({
      safeDefaults: true,
      profile: 'baseline',
      unsafe: { hostPath: 'reads the serial port' },
      enabled: false,
      external: [],
    });
    expect(JSON.stringify(pod.toJson())).not.toContain('serial');
    expect(traitOf(new Cdk8sApiObject(chart, 'raw', { apiVersion: 'v1', kind: 'ConfigMap' }))).toBeUndefined();
  });
});

test('rendering twice gives the same', () => {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  const web = new Deployment(chart, 'web', { image, ports: { http: 80 } });
  web.spread('kubernetes.io/hostname');
  const first: unknown = Testing.synth(chart);
  expect(Testing.synth(chart)).toEqual(first);
});
