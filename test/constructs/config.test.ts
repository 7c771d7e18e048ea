import { describe, expect, test } from 'vitest';
import {
  ConfigMap,
  defineValues,
  Deployment,
  external,
  ExternalSecret,
  file,
  folder,
  packageAs,
  Pod,
  Secret,
  v,
} from '../../src/index.ts';
import type { KubernetesObject } from '../../src/model/resource.ts';
import { traitOf } from '../../src/model/trait.ts';
import { manifestsOf } from '../../src/testing/index.ts';
import { at, inChart, only, podOf, synth } from './synth.ts';

const image = 'registry.example.com/web:1';
const data = 'test/data/constructs/folder';

describe('ConfigMap', () => {
  test('holds texts, files and bytes', () => {
    const manifests = synth((chart) => {
      new ConfigMap(chart, 'all', {
        data: {
          EMPTY: '',
          'a.yaml': file(`${data}/a.yaml`),
          logo: file(`${data}/logo.png`),
          raw: new Uint8Array([0, 255]),
        },
        immutable: true,
      });
    });
    expect(only(manifests, 'ConfigMap')).toMatchObject({
      data: { EMPTY: '', 'a.yaml': 'a: 1\n' },
      binaryData: { logo: 'iVBORw0KGgr/AA==', raw: 'AP8=' },
      immutable: true,
    });
  });

  test('holds a whole folder, sorted, without hidden files', () => {
    expect(Object.keys(folder(data))).toEqual(['a.yaml', 'logo.png']);
    expect(Object.keys(folder(data, { hidden: true }))).toEqual(['.hidden', 'a.yaml', 'logo.png']);
    expect(() => folder('test/data/constructs')).toThrow('has no files');
    expect(() => file('missing.conf')).toThrow("file('missing.conf')");
  });

  test('knows its keys, also those of a folder', () => {
    inChart((chart) => {
      const settings = new ConfigMap(chart, 'settings', { data: folder(data) });
      expect(settings.key('a.yaml').key).toBe('a.yaml');
      expect(() => settings.key('b.yaml')).toThrow(
        'ConfigMap shop/settings has no key "b.yaml"; it has a.yaml, logo.png',
      );
    });
  });

  test('keeps a key that JavaScript gives a meaning, and refuses content that is no text', () => {
    const content: Record<string, string> = JSON.parse('{"__proto__": "x"}');
    // By our own build: cdk8s itself loses such a key.
    inChart((chart) => {
      const config = manifestsOf(new ConfigMap(chart, 'odd', { data: content })).get('v1', 'ConfigMap');
      expect(JSON.stringify(config.data)).toBe('{"__proto__":"x"}');
    });
    inChart((chart) => {
      const untyped: { PORT: string } = JSON.parse('{"PORT": 8080}');
      expect(() => new ConfigMap(chart, 'a', { data: untyped })).toThrow(
        'ConfigMap shop/a: the content of "PORT" is of type number, not a text',
      );
    });
  });

  test('refuses keys that are no file names and more than fits', () => {
    inChart((chart) => {
      expect(() => new ConfigMap(chart, 'a', { data: { 'a/b': '' } })).toThrow('key: "a/b" is not a valid name');
      expect(() => new ConfigMap(chart, 'b', { data: { '..': '' } })).toThrow('key: ".." is not a valid name');
      const big = 'x'.repeat(1024 * 1024);
      expect(() => new ConfigMap(chart, 'c', { data: { big } })).toThrow(
        'has 1048579 bytes of content; at most 1048576',
      );
      expect(() => new ConfigMap(chart, 'd', { data: { b: big.slice(1) } })).not.toThrow();
    });
  });
});

describe('a ConfigMap with the hash of its content in the name', () => {
  const build = (level: string): KubernetesObject[] =>
    synth((chart) => {
      const settings = new ConfigMap(chart, 'settings', {
        data: { LEVEL: level, 'a.yaml': file(`${data}/a.yaml`), raw: new Uint8Array([1]) },
        nameSuffixHash: true,
      });
      new Pod(chart, 'web', { image, envFrom: [settings], mounts: { '/config': settings } });
    });

  test('is immutable, referred to by that name, and pruned last', () => {
    const config = only(build('info'), 'ConfigMap');
    const name: unknown = at(config, 'metadata.name');
    expect(name).toMatch(/^settings-[0-9a-f]{10}$/);
    expect(config).toMatchObject({
      immutable: true,
      metadata: { annotations: { 'argocd.argoproj.io/sync-options': 'PruneLast=true' } },
    });
    const pod = podOf(only(build('info'), 'Pod'));
    expect(at(pod, 'containers.0.envFrom.0.configMapRef.name')).toBe(name);
    expect(at(pod, 'volumes.0.configMap.name')).toBe(name);
  });

  test('has another name exactly when the content is another', () => {
    const nameOf = (level: string): unknown => at(only(build(level), 'ConfigMap'), 'metadata.name');
    expect(nameOf('info')).toBe(nameOf('info'));
    expect(nameOf('info')).not.toBe(nameOf('debug'));
  });

  test('is refused where it cannot work', () => {
    const values = defineValues({ level: v.string({ default: 'info' }) });
    inChart((chart) => {
      const props = { data: { LEVEL: values.ref.level }, nameSuffixHash: true } as const;
      expect(() => new ConfigMap(chart, 'a', props)).toThrow('the content of "LEVEL" holds a chart value');
    });
    inChart((chart) => {
      packageAs(chart, { name: 'shop', version: '1.0.0', values });
      expect(() => new ConfigMap(chart, 'a', { data: {}, nameSuffixHash: true })).toThrow(
        'an upgrade with Helm deletes the old object while pods still use it',
      );
    });
  });
});

describe('Secret', () => {
  test('says what is missing where no types do', () => {
    synth((chart) => {
      // @ts-expect-error -- programs without types leave the reason out
      const make = (): unknown => new Secret(chart, 'a', { data: { token: 'hunter2' } });
      expect(make).toThrow(/allowPlaintext is the reason .* it is missing$/);
    });
  });

  test('needs a reason for plain text, which goes into the trait and not into the manifest', () => {
    const manifests = synth((chart) => {
      const secret = new Secret(chart, 'fixture', {
        type: 'kubernetes.io/basic-auth',
        data: { username: 'test', password: 'test' },
        allowPlaintext: 'fixture of the smoke test',
      });
      expect(traitOf(secret)?.allowPlaintext).toBe('fixture of the smoke test');
      new Pod(chart, 'web', { image, env: { PASSWORD: secret.key('password') }, mounts: { '/login': secret } });
    });
    const secret = only(manifests, 'Secret');
    expect(secret).toMatchObject({
      type: 'kubernetes.io/basic-auth',
      stringData: { username: 'test', password: 'test' },
    });
    expect(JSON.stringify(secret)).not.toContain('fixture of');
    expect(at(podOf(only(manifests, 'Pod')), 'volumes')).toEqual([
      { name: 'fixture', secret: { secretName: 'fixture' } },
    ]);
    inChart((chart) => {
      expect(() => new Secret(chart, 'a', { data: { token: 'hunter2' }, allowPlaintext: ' ' })).toThrow(
        /^(?!.*hunter2)/,
      );
    });
  });
});

describe('ExternalSecret', () => {
  const store = { name: 'vault', kind: 'ClusterSecretStore' } as const;

  test('fetches keys, and no value is in the manifest', () => {
    const manifests = synth((chart) => {
      const login = new ExternalSecret(chart, 'login', {
        store,
        keys: { password: { key: 'shop/db', property: 'password', version: '2' } },
        refreshInterval: '10m0s',
      });
      new Deployment(chart, 'web', {
        image,
        env: { PASSWORD: login.key('password') },
        mounts: { '/run/login': login },
      });
    });
    expect(at(only(manifests, 'ExternalSecret'), 'spec')).toEqual({
      secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' },
      refreshInterval: '10m0s',
      target: { name: 'login' },
      data: [{ secretKey: 'password', remoteRef: { key: 'shop/db', property: 'password', version: '2' } }],
    });
    const pod = podOf(only(manifests, 'Deployment'));
    expect(at(pod, 'containers.0.env.0.valueFrom.secretKeyRef')).toEqual({ name: 'login', key: 'password' });
    expect(at(pod, 'volumes.0')).toEqual({ name: 'login', secret: { secretName: 'login' } });
  });

  test('renders files, also from the settings in a ConfigMap', () => {
    const manifests = synth((chart) => {
      const settings = new ConfigMap(chart, 'settings', { data: { 'app.yaml': 'password: {{ .password }}' } });
      new ExternalSecret(chart, 'files', {
        store,
        type: 'Opaque',
        keys: { password: { key: 'shop/db' } },
        template: {
          'app.yaml': settings.key('app.yaml'),
          url: 'mysql://:{{ .password }}@db',
          'a.yaml': file(`${data}/a.yaml`),
        },
        spec: { refreshPolicy: 'OnChange' },
      });
    });
    const spec = at(only(manifests, 'ExternalSecret'), 'spec');
    expect(at(spec, 'target.template')).toEqual({
      engineVersion: 'v2',
      type: 'Opaque',
      data: { url: 'mysql://:{{ .password }}@db', 'a.yaml': 'a: 1\n' },
      templateFrom: [{ configMap: { name: 'settings', items: [{ key: 'app.yaml' }] } }],
    });
    expect(at(spec, 'refreshPolicy')).toBe('OnChange');
  });

  test('refuses templates that could not work', () => {
    inChart((chart) => {
      const settings = new ConfigMap(chart, 'settings', { data: { 'app.yaml': '' } });
      const keys = { password: { key: 'shop/db' } };
      expect(
        () => new ExternalSecret(chart, 'a', { store, keys, template: { other: settings.key('app.yaml') } }),
      ).toThrow('keeps its key "app.yaml"');
    });
  });
});

test('what is elsewhere is declared by those who use it', () => {
  inChart((chart) => {
    const web = new Deployment(chart, 'web', {
      image,
      imagePullSecrets: [external.secret('regcred', { type: 'kubernetes.io/dockerconfigjson' })],
      env: { PASSWORD: external.secret('login', { keys: ['password'], namespace: 'shop' }).key('password') },
      mounts: { '/data': external.claim('data'), '/config': external.configMap('settings') },
    });
    expect(traitOf(web)?.external).toEqual([
      { kind: 'Secret', name: 'regcred' },
      { kind: 'Secret', name: 'login', keys: ['password'], namespace: 'shop' },
      { kind: 'PersistentVolumeClaim', name: 'data' },
      { kind: 'ConfigMap', name: 'settings' },
    ]);
  });
});
