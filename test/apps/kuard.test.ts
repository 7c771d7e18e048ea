import { describe, expect, test } from 'vitest';
import { at, podOf } from '../constructs/synth.ts';
import { find, names, objectsOf, SYSTEMS } from './systems.ts';

describe('kuard', () => {
  const objects = objectsOf(SYSTEMS.kuard);

  test('has the objects of its description', () => {
    expect(names(objects)).toEqual([
      'Namespace kuard',
      'Namespace kuard-alice',
      'Namespace kuard-bob',
      'NetworkPolicy deny-all',
      'NetworkPolicy deny-all',
      'NetworkPolicy site',
      'Pod kuard',
      'Pod serial-reader',
      'Pod site',
      'ReplicaSet kuard-set',
    ]);
  });

  test('the pod says everything a pod can say', () => {
    const pod = find(objects, 'Pod', 'kuard');
    expect(at(pod, 'metadata.labels')).toHaveProperty(['acme.com/app-version']);
    expect(podOf(pod)).toMatchObject({
      volumes: [{ name: 'kuard-data', nfs: { server: 'my.nfs.server.local', path: '/exports' } }],
      containers: [
        {
          image: 'gcr.io/kuar-demo/kuard-arm64:blue',
          ports: [{ name: 'http', containerPort: 8080 }],
          resources: { requests: { cpu: '500m', memory: '128Mi' }, limits: { cpu: '1', memory: '256Mi' } },
          volumeMounts: [{ name: 'kuard-data', mountPath: '/data' }],
          livenessProbe: {
            httpGet: { path: '/healthy', port: 'http' },
            initialDelaySeconds: 5,
            timeoutSeconds: 1,
            periodSeconds: 10,
            failureThreshold: 3,
          },
          readinessProbe: { httpGet: { path: '/ready', port: 'http' }, initialDelaySeconds: 30, timeoutSeconds: 1 },
        },
      ],
    });
  });

  test('two containers share a folder, one of them only to read', () => {
    const pod = podOf(find(objects, 'Pod', 'site'));
    expect(at(pod, 'volumes.0')).toEqual({ name: 'content', emptyDir: {} });
    expect(at(pod, 'containers.0.volumeMounts.0')).toEqual({ name: 'content', mountPath: '/git' });
    expect(at(pod, 'containers.1.volumeMounts.0')).toMatchObject({ name: 'content', readOnly: true });
  });
});
