import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elements } from '../../src/default/fields.ts';
import { defineValues, v } from '../../src/values/index.ts';
import type { KubernetesObject } from '../../src/model/resource.ts';
import { defaulted, one, pod, podSpec, resource, workload } from './objects.ts';

const POD = {
  automountServiceAccountToken: false,
  enableServiceLinks: false,
  securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
};
const CONTAINER = {
  image: 'registry.example/web:1',
  name: 'web',
  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true },
};

describe('pods', () => {
  test('get what the restricted standard demands', () => {
    expect(one(pod())['spec']).toEqual({ ...POD, containers: [CONTAINER] });
  });

  test.each(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'CronJob'])('of a %s too', (kind) => {
    const text = JSON.stringify(one(workload(kind)));
    expect(text).toContain(JSON.stringify(CONTAINER.securityContext));
    expect(text).toContain(JSON.stringify(POD.securityContext));
  });

  test('with init containers, each of which gets its own', () => {
    const init = { name: 'fetch', image: 'registry.example/fetch:1' };
    const { spec } = one(pod({ initContainers: [init] }));
    expect(spec).toMatchObject({ initContainers: [{ ...init, securityContext: CONTAINER.securityContext }] });
  });

  test('keep a token that they use: a named service account, or what is said', () => {
    expect(one(pod({ serviceAccountName: 'agent' }))['spec']).not.toHaveProperty('automountServiceAccountToken');
    expect(one(pod({ automountServiceAccountToken: true }))['spec']).toMatchObject({
      automountServiceAccountToken: true,
    });
  });

  test('on Windows go without what Windows does not have', () => {
    const { spec } = one(pod({ os: { name: 'windows' } }));
    expect(spec).toMatchObject({ securityContext: { runAsNonRoot: true }, containers: [{ name: 'web' }] });
    expect(JSON.stringify(spec)).not.toMatch(/seccomp|capabilities|allowPrivilege|readOnlyRoot/);
  });

  test('that are privileged for a reason are not told to be unprivileged: the server refuses both together', () => {
    const { spec } = one(pod({}, { securityContext: { privileged: true } }), {
      unsafe: { privileged: 'loads a module' },
    });
    expect(JSON.stringify(spec)).not.toMatch(/allowPrivilegeEscalation|drop/);
    const admin = one(pod({}, { securityContext: { capabilities: { add: ['SYS_ADMIN'] } } }), {
      unsafe: { capabilities: 'mounts' },
    });
    expect(admin['spec']).toMatchObject({
      containers: [{ securityContext: { capabilities: { add: ['SYS_ADMIN'], drop: ['ALL'] } } }],
    });
    expect(JSON.stringify(admin)).not.toContain('allowPrivilegeEscalation');
  });

  test('profile baseline keeps the programs as they are, none adds nothing', () => {
    expect(one(pod(), {}, { profile: 'baseline' })['spec']).toEqual({
      automountServiceAccountToken: false,
      containers: podSpec()['containers'],
      enableServiceLinks: false,
    });
    expect(one(pod(), { profile: 'none' })).toEqual(pod());
    expect(one(pod(), { profile: 'restricted' }, { profile: 'none' })['spec']).toMatchObject(POD);
  });
});

describe('workloads of several pods', () => {
  const strategy = { rollingUpdate: { maxUnavailable: 0 } };

  test('lose no capacity in a rolling update and are spread, softly, by their own selector', () => {
    expect(one(workload('Deployment', { replicas: 2 }))['spec']).toMatchObject({
      strategy,
      template: {
        spec: {
          topologySpreadConstraints: [
            {
              topologyKey: 'kubernetes.io/hostname',
              maxSkew: 1,
              whenUnsatisfiable: 'ScheduleAnyway',
              labelSelector: { matchLabels: { app: 'web' } },
            },
            {
              topologyKey: 'topology.kubernetes.io/zone',
              maxSkew: 1,
              whenUnsatisfiable: 'ScheduleAnyway',
              labelSelector: { matchLabels: { app: 'web' } },
            },
          ],
        },
      },
    });
  });

  test('one pod needs neither', () => {
    expect(JSON.stringify(one(workload('Deployment', { replicas: 1 })))).not.toMatch(/maxUnavailable|topologySpread/);
    expect(JSON.stringify(one(workload('Deployment')))).not.toMatch(/maxUnavailable|topologySpread/);
  });

  test('an autoscaler of the app that may run several counts, one for others does not', () => {
    const autoscaler = (name: string, maxReplicas: number): KubernetesObject => ({
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'scale' },
      spec: { maxReplicas, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name } },
    });
    expect(defaulted([workload('Deployment'), autoscaler('web', 5)]).resources[0]?.object['spec']).toMatchObject({
      strategy,
    });
    expect(defaulted([workload('Deployment'), autoscaler('other', 5)]).resources[0]?.object['spec']).not.toHaveProperty(
      'strategy',
    );
    expect(defaulted([workload('Deployment'), autoscaler('web', 1)]).resources[0]?.object['spec']).not.toHaveProperty(
      'strategy',
    );
  });

  test.each([
    { strategy: { type: 'Recreate' } },
    { strategy: { rollingUpdate: { maxUnavailable: '50%' } } },
    { strategy: { rollingUpdate: { maxSurge: 0 } } },
  ])('what is said of the strategy stands: %j', ({ strategy: said }) => {
    expect(one(workload('Deployment', { replicas: 3, strategy: said }))['spec']).toMatchObject({ strategy: said });
    expect(JSON.stringify(one(workload('Deployment', { replicas: 3, strategy: said })))).not.toContain(
      '"maxUnavailable":0',
    );
  });

  test.each([{ topologySpreadConstraints: [] }, { affinity: { podAntiAffinity: {} } }, { nodeName: 'node-1' }])(
    'who says where pods go is not spread: %j',
    (said) => {
      expect(one(workload('StatefulSet', { replicas: 3 }, said))['spec']).not.toMatchObject({
        template: { spec: { topologySpreadConstraints: [{}] } },
      });
    },
  );
});

describe('storage', () => {
  const claim = (spec: object): KubernetesObject => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data' },
    spec: { accessModes: ['ReadWriteOnce'], ...spec },
  });
  const volume = (spec: object): KubernetesObject => ({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: 'disk' },
    spec: { nfs: { server: 's', path: '/' }, ...spec },
  });

  test('a claim that names its volume gets the class of that volume, or none', () => {
    expect(one(claim({ volumeName: 'disk' }))['spec']).toMatchObject({ storageClassName: '' });
    expect(one(claim({}))['spec']).not.toHaveProperty('storageClassName');
    const withClass = defaulted([claim({ volumeName: 'disk' }), volume({ storageClassName: 'slow' })]);
    expect(withClass.resources[0]?.object['spec']).toMatchObject({ storageClassName: 'slow' });
  });

  test('claim templates are kept, and said to be', () => {
    const templates = { volumeClaimTemplates: [claim({ volumeName: 'disk' })] };
    expect(one(workload('StatefulSet', templates))['spec']).toMatchObject({
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      volumeClaimTemplates: [{ spec: { storageClassName: '' } }],
    });
    expect(one(workload('StatefulSet'))['spec']).not.toHaveProperty('persistentVolumeClaimRetentionPolicy');
    expect(one(volume({}))['spec']).toMatchObject({ persistentVolumeReclaimPolicy: 'Retain' });
  });
});

test('the history of revisions is kept short where it can be changed later', () => {
  expect(one(workload('Deployment'))['spec']).toMatchObject({ revisionHistoryLimit: 5 });
  expect(one(workload('DaemonSet'))['spec']).toMatchObject({ revisionHistoryLimit: 5 });
  expect(one(workload('StatefulSet'))['spec']).not.toHaveProperty('revisionHistoryLimit');
});

test('disruption budgets let broken pods be evicted', () => {
  const budget = {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'b' },
    spec: { maxUnavailable: 1 },
  };
  expect(one(budget)['spec']).toEqual({ maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' });
});

describe('what the author said', () => {
  test('is never changed, whatever it is', () => {
    const context = fc.record(
      {
        runAsNonRoot: fc.boolean(),
        runAsUser: fc.nat(2000),
        seccompProfile: fc.constant({ type: 'Localhost', localhostProfile: 'p.json' }),
      },
      { requiredKeys: [] },
    );
    const containerContext = fc.record(
      {
        allowPrivilegeEscalation: fc.boolean(),
        privileged: fc.boolean(),
        readOnlyRootFilesystem: fc.boolean(),
        runAsUser: fc.nat(2000),
        capabilities: fc.record(
          { add: fc.constant(['CHOWN']), drop: fc.constantFrom(['ALL'], ['NET_RAW'], []) },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: [] },
    );
    const spec = fc.record(
      {
        securityContext: context,
        automountServiceAccountToken: fc.boolean(),
        enableServiceLinks: fc.boolean(),
        serviceAccountName: fc.constant('agent'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(spec, containerContext, fc.nat(3), (podFields, securityContext, replicas) => {
        const before = workload('Deployment', { replicas }, podFields, { securityContext });
        const frozen = JSON.stringify(before);
        const { resources, ledger } = defaulted([before]);
        expect(JSON.stringify(before)).toBe(frozen);
        const after = resources[0]?.object ?? before;
        expect(after).toMatchObject(before);
        // Nothing came in but what the ledger says, and a second pass has nothing left to do.
        const told = new Set(ledger.map((entry) => entry.field));
        for (const field of newLeaves(before, after, '')) {
          expect([...told].some((known) => field.startsWith(known))).toBe(true);
        }
        expect(defaulted([after]).ledger).toEqual([]);
      }),
    );
  });

  test('includes what it leaves to the chart', () => {
    const { ref: values } = defineValues({
      context: v.raw<{ readonly runAsUser: number }>({ default: { runAsUser: 0 } }),
      replicas: v.integer({ default: 1 }),
      readOnly: v.boolean({ default: true }),
    });
    const said = workload(
      'Deployment',
      { replicas: values.replicas },
      { securityContext: values.context },
      {
        securityContext: { readOnlyRootFilesystem: values.readOnly },
      },
    );
    const spec = one(said)['spec'];
    const template = read(read(spec, 'template'), 'spec');
    expect(read(template, 'securityContext')).toBe(values.context);
    const [container] = elements(read(template, 'containers'));
    expect(read(read(container, 'securityContext'), 'readOnlyRootFilesystem')).toBe(values.readOnly);
    // A number that is not known may be two.
    expect(read(spec, 'strategy')).toEqual({ rollingUpdate: { maxUnavailable: 0 } });
  });

  test('cannot be told apart inside a structure that a value fills: then it is said so', () => {
    const standIn = { '\uE0F3if': { if: 'x', body: {}, else: undefined } };
    const { resources, diagnostics, ledger } = defaulted([pod({ containers: [standIn, { name: 'b', image: 'b:1' }] })]);
    expect(resources[0]?.object['spec']).toMatchObject({ containers: [standIn, { name: 'b', securityContext: {} }] });
    expect(ledger.some(({ field }) => field.startsWith('spec.containers[0]'))).toBe(false);
    expect(diagnostics.find(({ code }) => code === 'default/undecided')?.field).toBe('spec.containers[0]');
  });
});

describe('which objects', () => {
  test('only those of our constructs, unless all are asked for', () => {
    const foreign = { traitOf: () => undefined };
    expect(one(pod(), {}, foreign)).toEqual(pod());
    expect(one(pod({ hostNetwork: true }), {}, { ...foreign, appliesTo: 'own' })).toEqual(pod({ hostNetwork: true }));
    const all = defaulted([pod({ hostNetwork: true })], {}, { ...foreign, appliesTo: 'all' });
    expect(all.resources[0]?.object['spec']).toMatchObject(POD);
    expect(all.diagnostics.map(({ code }) => code)).toContain('pod-security/host-network');
  });

  test('others come out as the very same objects, in the same order', () => {
    const objects = [pod(), { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' }, data: { a: 'b' } }];
    const given = objects.map(resource);
    const { resources } = defaulted(objects);
    expect(resources.map(({ id }) => id.kind)).toEqual(['Pod', 'ConfigMap']);
    expect(resources[1]?.object).toBe(given[1]?.object);
    const deployment = workload('Deployment');
    const selector = read(deployment['spec'], 'selector');
    expect(read(one(deployment)['spec'], 'selector')).toBe(selector);
  });

  test('a Deployment of another group is none of ours', () => {
    const other = { ...workload('Deployment', { replicas: 3 }), apiVersion: 'example.org/v1' };
    expect(one(other)).toEqual(other);
  });
});

test('the ledger tells what came where, why, and how to go without', () => {
  const { ledger } = defaulted([workload('CronJob')]);
  expect(ledger.find(({ name }) => name === 'read-only-root-file-system')).toEqual({
    resource: { group: 'batch', version: 'v1', kind: 'CronJob', namespace: '', name: 'web' },
    construct: 'app/web',
    name: 'read-only-root-file-system',
    field: 'spec.jobTemplate.spec.template.spec.containers[0].securityContext.readOnlyRootFilesystem',
    value: true,
    reason: 'An intruder cannot change the program or leave tools behind; what has to be written gets a volume.',
    optOut: "Give a reason: unsafe: { writableRootFileSystem: '...' }.",
  });
});

test('fields come in order where the author’s stand in order', () => {
  expect(Object.keys(read(one(pod()), 'spec') ?? {})).toEqual([
    'automountServiceAccountToken',
    'containers',
    'enableServiceLinks',
    'securityContext',
  ]);
});

function read(value: unknown, key: string): object | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found: unknown = Reflect.get(value, key);
  return typeof found === 'object' && found !== null ? found : typeof found === 'function' ? found : undefined;
}

/** Paths of values that only the second has. */
function newLeaves(before: unknown, after: unknown, path: string): string[] {
  if (typeof after !== 'object' || after === null) return before === undefined ? [path] : [];
  return Object.entries(after).flatMap(([key, value]) => {
    const place = Array.isArray(after) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    const old: unknown = typeof before === 'object' && before !== null ? Reflect.get(before, key) : undefined;
    return newLeaves(old, value, place);
  });
}
