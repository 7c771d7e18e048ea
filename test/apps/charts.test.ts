import fs from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Json } from '../../src/values/index.ts';
import { BUILT_VERSIONS, cachedHelm, PACKAGED_VERSIONS } from '../helm/binaries.ts';
import { difference } from '../helm/compare.ts';
import { Helm, writeFiles } from '../helm/helm.ts';
import { at } from '../constructs/synth.ts';

/*
 * The charts of the systems as they are committed, in the hands of real Helm.
 */

const dist = path.join(__dirname, '../../dist');
const systems = ['bank', 'job-manager', 'visits'];
const helms = [...PACKAGED_VERSIONS, ...BUILT_VERSIONS].flatMap((version) => {
  const binary = cachedHelm(version);
  return binary === undefined ? [] : [new Helm(version, binary)];
});
const [helm] = helms;
if (helm === undefined) console.log('no Helm in the cache: npm run test:helm fetches it (Linux x86-64 only)');

afterAll(() => {
  for (const each of helms) each.close();
});

/** A copy of a chart; for the charts it depends on, which nothing downloads, stand empty ones. */
function chartFolder(at: Helm, system: string): string {
  const folder = path.join(at.folder(), system);
  fs.cpSync(path.join(dist, 'charts', system), folder, { recursive: true });
  const metadata = fs.readFileSync(path.join(folder, 'Chart.yaml'), 'utf8');
  const dependencies = [...metadata.matchAll(/- name: (\S+)\n {4}version: "?([^"\n]+)"?\n {4}repository/g)];
  for (const [, name, version] of dependencies) {
    writeFiles(path.join(folder, 'charts', `${name}`), [
      { path: 'Chart.yaml', content: `apiVersion: v2\nname: ${name}\nversion: "${version}"\n` },
    ]);
  }
  return folder;
}

function template(system: string, release: string, sets: readonly string[] = [], skipTests = false): readonly Json[] {
  if (helm === undefined) throw new Error('no Helm');
  const folder = chartFolder(helm, system);
  const options = [...sets.flatMap((set) => ['--set', set]), ...(skipTests ? ['--skip-tests'] : [])];
  const { ok, output, error } = helm.run(['template', release, folder, '--namespace', system, ...options]);
  if (!ok) throw new Error(error);
  return helm.read(output);
}

function plainObjects(system: string): readonly Json[] {
  const files = fs.readdirSync(path.join(dist, system)).toSorted();
  const texts = files.map((file) => fs.readFileSync(path.join(dist, system, file), 'utf8'));
  return (helm?.read(texts.join('\n---\n')) ?? []).map((object) => inNamespaceOfRelease(object, system));
}

/** Templates do not say the namespace of the release: Helm puts everything there. */
function inNamespaceOfRelease(object: Json, namespace: string): Json {
  const copy: Json = structuredClone(object);
  const metadata = at(copy, 'metadata');
  if (typeof metadata === 'object' && metadata !== null && at(copy, 'metadata.namespace') === namespace) {
    Reflect.deleteProperty(metadata, 'namespace');
  }
  return copy;
}

function identity(object: Json): string {
  return `${String(at(object, 'kind'))} ${String(at(object, 'metadata.name'))}`;
}

const REFERENCES =
  /(?:^|\.)(?:(?:configMapKeyRef|secretKeyRef|configMapRef|secretRef|configMap|scaleTargetRef|service|claimRef|target|metadata)\.name|secretName|claimName|serviceName|volumeName|storageClassName)$/;

/** Names of objects that stand anywhere in an object. */
function referencesIn(value: unknown, place = ''): string[] {
  if (typeof value === 'string') return REFERENCES.test(place) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    referencesIn(inner, Array.isArray(value) ? place : `${place}.${key}`),
  );
}

/** Label selectors, and the selectors of Services. */
function selectorsIn(value: unknown): Json[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): Json[] =>
    key === 'matchLabels' || (key === 'selector' && at(inner, 'matchLabels') === undefined)
      ? [inner as Json]
      : selectorsIn(inner),
  );
}

describe.skipIf(helm === undefined).each(systems)('the chart %s', (system) => {
  test('passes the strict linter of every Helm', () => {
    for (const each of helms) {
      const { ok, output, error } = each.run(['lint', '--strict', chartFolder(each, system)]);
      expect(ok, `Helm ${each.version}: ${output}${error}`).toBe(true);
      expect(output).not.toMatch(/\[(?:WARNING|ERROR)\]/);
    }
  });

  test('gives what the plain manifests say, but for the namespace, which is there before', () => {
    const plain = plainObjects(system).filter((object) => identity(object) !== `Namespace ${system}`);
    expect(plain.length).toBeGreaterThan(10);
    expect(difference(plain, template(system, system, [], true))).toBeUndefined();
  });

  test('can be installed twice into one namespace', () => {
    const original = template(system, system);
    const [blue, green] = [template(system, 'blue'), template(system, 'green')];
    expect(blue).toHaveLength(original.length);
    const names = [original, blue, green].map((objects) => objects.map(identity));
    expect(new Set(names.flat()).size).toBe(3 * original.length);

    const own = new Set(original.map((object) => String(at(object, 'metadata.name'))));
    for (const object of blue) {
      expect(referencesIn(object).filter((name) => own.has(name))).toEqual([]);
      expect(JSON.stringify(object)).not.toContain('green-');
    }
    // What selects pods of this release says so; the rest selects pods of others.
    const others = selectorsIn(blue).filter((selector) => Object(selector)['app.kubernetes.io/instance'] !== 'blue');
    expect(others).toEqual(system === 'job-manager' ? [{ app: 'redis', release: 'redis-dev', role: 'master' }] : []);
  });

  test('has a test that calls it by its name', () => {
    const tests = template(system, 'blue').filter(
      (object) => Object(at(object, 'metadata.annotations'))['helm.sh/hook'] === 'test',
    );
    expect(tests).toHaveLength(1);
    expect(JSON.stringify(tests)).toContain(`blue-${system}-`);
    expect(plainObjects(system).some((object) => identity(object) === identity(tests[0] ?? null))).toBe(false);
  });
});

describe.skipIf(helm === undefined)('values', () => {
  test('C20: of the bank decide who sets the number of pods, and where the password is', () => {
    const sets = ['autoscaling.enabled=false', 'replicas=4', 'database.existingSecret=own'];
    const objects = template('bank', 'bank', sets);
    expect(objects.map((object) => at(object, 'kind'))).not.toContain('HorizontalPodAutoscaler');
    expect(objects.map((object) => at(object, 'kind'))).not.toContain('ExternalSecret');
    const web = objects.find((object) => identity(object) === 'Deployment webserver-deployment');
    expect(at(web, 'spec.replicas')).toBe(4);
    expect(JSON.stringify(at(web, 'spec.template.spec.containers.0.env'))).toContain('{"key":"password","name":"own"}');
  });

  test('of the job manager bring its services along', () => {
    const objects = template('job-manager', 'jm', ['redis.enabled=true', 'minio.enabled=true', 'ingress.host=a.b']);
    const settings = objects.find((object) => identity(object) === 'ConfigMap jm-job-manager-jobmanager-settings');
    const config = String(Object(at(settings, 'data'))['config.yaml']);
    expect(config).toContain('endpoint: http://jm-minio:9000');
    expect(config).toContain('host: jm-redis-master');
    expect(config).toContain('host: postgresql\n');
    expect(config).toContain('allowed_hosts: [a.b]');
    expect(objects.map(identity)).not.toContain('Service jm-job-manager-redis-service');
  });

  test('of the job manager give those services the credentials that it uses itself', () => {
    const objects = template('job-manager', 'redis-and-db', ['redis.enabled=true', 'postgresql.enabled=true']);
    const secret = objects.find((object) => identity(object) === 'ExternalSecret redis-and-db-services');
    const keys = Object.values(Object(at(secret, 'spec.data'))).map((entry) => String(Object(entry).secretKey));
    const values = fs.readFileSync(path.join(dist, 'charts/job-manager/values.yaml'), 'utf8');
    expect(values.match(/existing\w*Secret: "\{\{ \.Release\.Name \}\}-services"/g)).toHaveLength(5);
    expect(keys.toSorted()).toEqual([...values.matchAll(/Key: (\S+)/g)].map(([, key = '']) => key).toSorted());
    const settings = objects.find((object) => String(at(object, 'metadata.name')).endsWith('jobmanager-settings'));
    const config = String(Object(at(settings, 'data'))['config.yaml']);
    // A chart of Bitnami has the name of the release where that holds its own.
    expect(config).toContain('host: redis-and-db-master');
    expect(config).toContain('host: redis-and-db-postgresql');
    expect(config).toContain('user: jobmanager\n');
    expect(JSON.stringify(objects)).toContain('{"key":"redis-password","name":"redis-and-db-services"}');
    expect(template('job-manager', 'jm').map(identity)).not.toContain('ExternalSecret jm-services');
  });

  test('of visits switch off what a cluster has no use for', () => {
    const off = ['limitRange.enabled=false', 'monitoring.enabled=false', 'monitoring.stack.enabled=false'];
    const kinds = template('visits', 'visits', [...off, 'replicas=1', 'service.type=ClusterIP']).map((object) =>
      at(object, 'kind'),
    );
    for (const kind of ['LimitRange', 'ServiceMonitor', 'PrometheusRule', 'Application', 'Namespace']) {
      expect(kinds).not.toContain(kind);
    }
  });
});
