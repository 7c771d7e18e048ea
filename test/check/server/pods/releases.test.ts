/** Fields that a release of the server takes away before it looks, or reads in its own way. */
import { describe, expect, test } from 'vitest';
import { judge, storedObject } from '../../../../src/check/server/judge.ts';

const RELEASES = [31, 32, 33, 34, 35, 36];

type Fields = Readonly<Record<string, unknown>>;

function pod(spec: Fields, container: Fields = {}): Fields {
  const containers = [{ name: 'web', image: 'web:1', ...container }];
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: { containers, ...spec } };
}

const inContainer = (container: Fields): Fields => pod({}, container);

function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (found, step) => (typeof found === 'object' && found ? Reflect.get(found, step) : undefined),
      value,
    );
}

const fileKey = { name: 'A', valueFrom: { fileKeyRef: { volumeName: 'files', path: 'env', key: 'A' } } };
const imageVolume = { name: 'model', image: { reference: 'registry.example.com/model:1' } };

describe('fields of features that are off', () => {
  test.each<[string, Fields, string, readonly number[]]>([
    ['hostUsers', pod({ hostUsers: false }), 'spec.hostUsers', [33, 34, 35, 36]],
    ['resources of the pod', pod({ resources: { limits: { cpu: '1' } } }), 'spec.resources', [34, 35, 36]],
    [
      'resizePolicy',
      inContainer({ resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }] }),
      'spec.containers.0.resizePolicy',
      [33, 34, 35, 36],
    ],
    ['hostnameOverride', pod({ hostnameOverride: 'db.example.com' }), 'spec.hostnameOverride', [35, 36]],
    [
      'image volumes',
      pod({ volumes: [imageVolume] }, { volumeMounts: [{ name: 'model', mountPath: '/model' }] }),
      'spec.volumes.0.image',
      [35, 36],
    ],
    [
      'supplementalGroupsPolicy',
      pod({ securityContext: { supplementalGroupsPolicy: 'Strict' } }),
      'spec.securityContext.supplementalGroupsPolicy',
      [33, 34, 35, 36],
    ],
    [
      'stop signals',
      pod({ os: { name: 'linux' } }, { lifecycle: { stopSignal: 'SIGTERM' } }),
      'spec.containers.0.lifecycle.stopSignal',
      [],
    ],
  ])('%s', (_, object, path, kept) => {
    const stored = RELEASES.filter((minor) => {
      const served = judge(object, { minor });
      // Where the field is not in the release's schema at all, strict decoding refuses it.
      if (served.verdict === 'rejected') {
        expect({ minor, message: served.message }).toEqual({
          minor,
          message: expect.stringContaining('unknown field'),
        });
        return false;
      }
      return at(storedObject(object, { minor }), path) !== undefined;
    });
    expect(stored).toEqual(kept);
  });

  test('an image volume goes with its mounts, so that nothing is missing', () => {
    const mounts = [
      { name: 'model', mountPath: '/model' },
      { name: 'cache', mountPath: '/cache' },
    ];
    const object = pod({ volumes: [imageVolume, { name: 'cache', emptyDir: {} }] }, { volumeMounts: mounts });
    expect(storedObject(object, { minor: 33 })).toMatchObject({
      spec: { volumes: [{ name: 'cache' }], containers: [{ volumeMounts: [{ name: 'cache' }] }] },
    });
  });
});

describe('rules that a release has changed', () => {
  const messageOf = (object: Fields, minor: number): string | undefined => {
    const verdict = judge(object, { minor });
    return verdict.verdict === 'rejected'
      ? verdict.causes.map(({ field, message }) => `${field}: ${message}`).join('\n')
      : undefined;
  };

  test('names of variables may be nearly anything since 1.32', () => {
    const refused = (name: string): readonly number[] =>
      RELEASES.filter((minor) => messageOf(inContainer({ env: [{ name, value: '1' }] }), minor) !== undefined);
    expect(refused('LOG_LEVEL')).toEqual([]);
    expect(refused('log level')).toEqual([31]);
    expect(refused('a=b')).toEqual(RELEASES);
  });

  test('a variable from a file is one without any source until 1.34', () => {
    const object = pod({ volumes: [{ name: 'files', emptyDir: {} }] }, { env: [fileKey] });
    expect(messageOf(object, 34)).toContain(
      'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or',
    );
    expect(messageOf(object, 35)).toBeUndefined();
  });

  test('restart rules are kept since 1.35, for containers of their own policy only', () => {
    const restartPolicyRules = [{ action: 'Restart', exitCodes: { operator: 'In', values: [42] } }];
    expect(messageOf(inContainer({ restartPolicyRules }), 35)).toContain('restartPolicy: Required value');
    expect(messageOf(inContainer({ restartPolicy: 'Never', restartPolicyRules }), 35)).toBeUndefined();
    expect(storedObject(inContainer({ restartPolicy: 'Never', restartPolicyRules }), { minor: 34 })).not.toMatchObject({
      spec: { containers: [{ restartPolicy: 'Never' }] },
    });
  });

  test('the server counts the generations of pods since 1.33', () => {
    const object = { ...pod({}), metadata: { name: 'web', generation: -1 } };
    expect(RELEASES.filter((minor) => messageOf(object, minor) === undefined)).toEqual([33, 34, 35, 36]);
    expect(messageOf(object, 32)).toContain('metadata.generation: Invalid value: -1');
  });

  test('a projected source without a list of files is told with those before it until 1.33', () => {
    const projected = {
      sources: [{ configMap: { name: 'a', items: [{ key: 'k', path: 'p' }] } }, { configMap: { name: 'b' } }],
    };
    const object = pod({ volumes: [{ name: 'files', projected }] });
    const told = 'volume "files" (Projected): overlapping paths: "p" (ConfigMap "a") with "p" (ConfigMap "a")';
    expect(RELEASES.filter((minor) => judge(object, { minor }).warnings.includes(told))).toEqual([32, 33]);
  });
});
