import { describe, expect, test } from 'vitest';
import { environments } from '../../src/apps/tutorial/environments.ts';
import { Tutorial } from '../../src/apps/tutorial/tutorial.ts';
import { at, podOf } from '../constructs/synth.ts';
import { find, names, objectsOf, SYSTEMS } from './systems.ts';

describe('tutorial', () => {
  const objects = objectsOf(SYSTEMS.tutorial);

  test('mixes our objects with those of cdk8s-plus', () => {
    expect(at(find(objects, 'Deployment', 'alpaca-prod'), 'spec')).toMatchObject({
      replicas: 3,
      template: { metadata: { labels: { ver: '1', app: 'alpaca', env: 'prod' } } },
    });
    expect(at(find(objects, 'Service', 'alpaca-canaries'), 'spec.selector')).toEqual({ app: 'alpaca', canary: 'true' });
    expect(at(find(objects, 'Ingress', 'site'), 'spec.rules.0.http.paths.1.backend.service')).toEqual({
      name: 'alpaca-prod',
      port: { number: 8080 },
    });
  });

  test('keeps its database on block storage and its secrets in files', () => {
    const mysql = find(objects, 'StatefulSet', 'wordpress-mysql');
    expect(at(mysql, 'spec.volumeClaimTemplates.0.spec.storageClassName')).toBe('do-block-storage');
    expect(at(podOf(mysql), 'volumes.0')).toEqual({ name: 'wp-db-secrets', secret: { secretName: 'wp-db-secrets' } });
  });

  test('scales, schedules and finishes work', () => {
    expect(at(find(objects, 'HorizontalPodAutoscaler', 'kuard'), 'spec')).toMatchObject({
      scaleTargetRef: { kind: 'ReplicaSet', name: 'kuard' },
      minReplicas: 2,
      maxReplicas: 5,
    });
    expect(at(podOf(find(objects, 'DaemonSet', 'nginx-fast-storage')), 'nodeSelector')).toEqual({ ssd: 'true' });
    expect(at(podOf(find(objects, 'Job', 'oneshot')), 'containers.0.args')).toEqual([
      '--keygen-enable',
      '--keygen-exit-on-complete',
      '--keygen-num-to-gen',
      '10',
    ]);
    expect(at(podOf(find(objects, 'CronJob', 'cleanup')), 'restartPolicy')).toBe('Never');
    const kuard = at(podOf(find(objects, 'ReplicaSet', 'kuard')), 'containers.0');
    expect(at(kuard, 'args')).toEqual(['--param', '$(EXTRA_PARAM)']);
    expect(at(kuard, 'volumeMounts.0.mountPath')).toBe('/config');
  });

  test('differs from one environment to the other only in what the table says', () => {
    const dev = objectsOf((app) => new Tutorial(app, 'tutorial-dev', environments.dev));
    expect(names(dev).map((name) => name.replace('tutorial-dev', 'tutorial'))).toEqual(names(objects));
    expect(at(find(dev, 'Deployment', 'wordpress'), 'spec.replicas')).toBe(1);
    expect(at(find(objects, 'Deployment', 'wordpress'), 'spec.replicas')).toBe(3);
    expect(at(find(dev, 'Ingress', 'site'), 'spec.rules.0.host')).toBe('dev.blog.acme.com');
  });
});
