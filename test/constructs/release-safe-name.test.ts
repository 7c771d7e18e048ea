import { App, Chart } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import {
  ConfigMap,
  CronJob,
  Deployment,
  nfsVolume,
  packageAs,
  release,
  ReplicaSet,
  Service,
  StatefulSet,
} from '../../src/index.ts';
import type { Json } from '../../src/values/index.ts';
import { scopeOf } from '../../src/values/scope.ts';
import { plainObjects, templatesOf } from '../helm/render.ts';
import { at } from './synth.ts';

const props = { name: 'shop', version: '1.0.0', release: { namespace: 'shop' } };

function objectsIn(name: string, build: (chart: Chart) => void): readonly Json[] {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: `${release.namespace}` });
  packageAs(chart, props);
  build(chart);
  return plainObjects(templatesOf(app), scopeOf(props, {}, { name, namespace: 'team' }));
}

function all(chart: Chart): void {
  const settings = new ConfigMap(chart, 'settings', { data: { MODE: 'fast' } });
  const media = nfsVolume(chart, 'media', { server: 'nfs.example.com', path: '/media', capacity: '1Ti' });
  const database = new StatefulSet(chart, 'database', { image: 'docker.io/library/mysql:8', ports: { mysql: 3306 } });
  const web = new Deployment(chart, 'web', {
    name: 'front',
    image: 'docker.io/library/nginx:1',
    ports: { http: 80 },
    env: { MODE: settings.key('MODE'), DB: database.pod(0).host },
    mounts: { '/etc/settings': settings, '/media': media },
  });
  web.expose({ name: 'site', ports: { http: 80 } });
  web.autoscale({ maxReplicas: 3, cpu: '80%' });
}

function names(objects: readonly Json[]): string[] {
  return objects.map((object) => String(at(object, 'metadata.name'))).toSorted();
}

function named(objects: readonly Json[], kind: string): unknown {
  return objects.find((object) => at(object, 'kind') === kind);
}

describe('names of a packaged chart', () => {
  test('are those of the author in the release that plain manifests are made for', () => {
    expect(names(objectsIn('shop', all))).toEqual([
      'database',
      'database',
      'front',
      'front',
      'media',
      'media',
      'settings',
      'site',
    ]);
  });

  test('begin with the release in every other, wherever an object is referred to', () => {
    const objects = objectsIn('blue', all);
    expect(names(objects).every((name) => name.startsWith('blue-shop-'))).toBe(true);
    const container = at(named(objects, 'Deployment'), 'spec.template.spec.containers.0');
    expect(at(container, 'env')).toEqual([
      { name: 'MODE', valueFrom: { configMapKeyRef: { key: 'MODE', name: 'blue-shop-settings' } } },
      { name: 'DB', value: 'blue-shop-database-0.blue-shop-database.team.svc.cluster.local' },
    ]);
    expect(at(named(objects, 'Deployment'), 'spec.template.spec.volumes')).toEqual([
      { name: 'settings', configMap: { name: 'blue-shop-settings' } },
      { name: 'media', persistentVolumeClaim: { claimName: 'blue-shop-media' } },
    ]);
    expect(at(named(objects, 'PersistentVolume'), 'spec.claimRef')).toMatchObject({
      name: 'blue-shop-media',
      namespace: 'team',
    });
    expect(at(named(objects, 'HorizontalPodAutoscaler'), 'spec.scaleTargetRef.name')).toBe('blue-shop-front');
    expect(at(named(objects, 'Deployment'), 'spec.selector.matchLabels')).toEqual({
      'app.kubernetes.io/instance': 'blue',
      'app.kubernetes.io/name': 'front',
    });
  });

  test('stay apart and short enough where the release has a long name', () => {
    const long = 'a-release-with-a-name-that-is-as-long-as-helm-allows';
    const [first, second] = ['1', '2'].map((end) =>
      names(
        objectsIn(`${long.slice(0, 52)}${end}`, (chart) => {
          new Service(chart, 'a-service-with-a-name-of-length-40-chars', { externalName: 'example.com' });
          new CronJob(chart, 'clean', { schedule: '0 0 * * *', image: 'docker.io/library/busybox:1' });
        }),
      ),
    );
    expect(first?.filter((name) => second?.includes(name))).toEqual([]);
    expect(first?.every((name) => name.length <= 63)).toBe(true);
  });

  test('that leave no room for the release are refused', () => {
    expect(() =>
      objectsIn('blue', (chart) => new Service(chart, 'a'.repeat(51), { externalName: 'example.com' })),
    ).toThrow(/at most 50 are allowed/);
  });

  test('are not touched where the author puts a value into them', () => {
    const [object] = objectsIn('blue', (chart) => {
      new ReplicaSet(chart, 'web', { name: `${release.name}-own`, image: 'docker.io/library/nginx:1' });
    });
    expect(at(object, 'metadata.name')).toBe('blue-own');
  });

  test('cannot be made before the chart is packaged', () => {
    const chart = new Chart(new App(), 'shop');
    new ConfigMap(chart, 'settings', { data: { MODE: 'fast' } });
    expect(() => packageAs(chart, props)).toThrow(/before anything is made/);
  });
});
