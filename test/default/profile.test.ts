import { describe, expect, test } from 'vitest';
import { CONTROLS } from '../../src/default/controls.ts';
import type { KubernetesObject } from '../../src/model/resource.ts';
import type { Trait } from '../../src/model/trait.ts';
import type { DefaultOptions } from '../../src/default/options.ts';
import { FORBIDDEN } from './forbidden.ts';
import { defaulted, PLACE, pod, workload } from './objects.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Codes of the controls that refuse. */
function refused(
  object: KubernetesObject,
  trait: Partial<Trait> = {},
  options: Partial<DefaultOptions> = {},
): readonly string[] {
  return defaulted([object], trait, options)
    .diagnostics.filter(({ code, severity }) => code.startsWith('pod-security/') && severity === 'error')
    .map(({ code }) => code.slice('pod-security/'.length));
}

describe.each(FORBIDDEN)('%s', (name, optOut, baseline, object) => {
  test('is refused under restricted, and under baseline where that has it', () => {
    expect(refused(object)).toEqual([name]);
    expect(refused(object, { profile: 'baseline' })).toEqual(baseline ? [name] : []);
    expect(refused(object, { profile: 'none' })).toEqual([]);
  });

  test('is allowed with a reason', () => {
    const { diagnostics } = defaulted([object], { unsafe: { [optOut]: 'it has to be' } });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).not.toContain('default/needless-opt-out');
  });
});

test('every control has an example here', () => {
  const names = new Set(CONTROLS.filter(({ severity }) => severity !== 'warning').map(({ name }) => name));
  expect(new Set(FORBIDDEN.map(([name]) => name))).toEqual(names);
});

test.each([
  ['an AppArmor annotation', { 'container.apparmor.security.beta.kubernetes.io/web': 'unconfined' }, ['app-armor']],
  ['a harmless one', { 'container.apparmor.security.beta.kubernetes.io/web': 'runtime/default' }, []],
])('%s of the pod', (_what, annotations, expected) => {
  const { spec } = pod();
  expect(refused({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p', annotations }, spec })).toEqual(expected);
});

test('what the standard allows is allowed', () => {
  const container = {
    securityContext: {
      capabilities: { add: ['NET_BIND_SERVICE'], drop: ['ALL'] },
      seccompProfile: { type: 'Localhost', localhostProfile: 'p.json' },
      seLinuxOptions: { type: 'container_t', level: 's0' },
      procMount: 'Default',
      runAsUser: 1000,
    },
    livenessProbe: { httpGet: { path: '/', port: 80, host: '' } },
    ports: [{ containerPort: 80, hostPort: 0 }],
  };
  const volumes = [
    'configMap',
    'csi',
    'downwardAPI',
    'emptyDir',
    'ephemeral',
    'image',
    'persistentVolumeClaim',
    'projected',
    'secret',
  ];
  const sysctls = [{ name: 'net.ipv4.tcp_rmem', value: '1' }];
  const spec = {
    volumes: volumes.map((type) => ({ name: type.toLowerCase(), [type]: {} })),
    securityContext: { sysctls },
  };
  expect(refused(pod(spec, container))).toEqual([]);
});

describe('by version', () => {
  test('probes of other hosts are looked at since 1.34', () => {
    const probe = pod({}, { livenessProbe: { httpGet: { host: '10.0.0.1', port: 80 } } });
    expect(refused(probe, {}, { minors: [33] })).toEqual([]);
    expect(refused(probe, {}, { minors: [33, 34] })).toEqual(['host-probe']);
  });

  test('pods with users of their own may be root inside since 1.35', () => {
    const own = pod({ hostUsers: false, securityContext: { runAsUser: 0 } });
    expect(refused(own, {}, { minors: [35] })).toEqual([]);
    expect(refused(own, {}, { minors: [34, 35] })).toEqual(['run-as-user']);
  });

  test('two more sysctls are safe since 1.32', () => {
    const tuned = pod({ securityContext: { sysctls: [{ name: 'net.ipv4.tcp_wmem', value: '1' }] } });
    expect(refused(tuned, {}, { minors: [31] })).toEqual(['sysctls']);
    expect(refused(tuned, {}, { minors: [32] })).toEqual([]);
  });
});

test('a refusal names the container, the field, the place and the way out', () => {
  const { diagnostics } = defaulted([workload('CronJob', {}, {}, { securityContext: { privileged: true } })]);
  expect(diagnostics.find(({ severity }) => severity === 'error')).toEqual({
    code: 'pod-security/privileged',
    severity: 'error',
    message: 'the restricted profile forbids this: container "web" must not set securityContext.privileged=true',
    field: 'spec.jobTemplate.spec.template.spec.containers[0].securityContext.privileged',
    resource: { group: 'batch', version: 'v1', kind: 'CronJob', namespace: '', name: 'web' },
    construct: 'app/web',
    labels: [{ place: PLACE }],
    help: "Leave it out, or allow it and say why: unsafe: { privileged: '...' }.",
    docs: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  });
});

describe('opt-outs', () => {
  const codes = (object: KubernetesObject, trait: Partial<Trait>, options: Partial<DefaultOptions> = {}): string[] =>
    defaulted([object], trait, options)
      .diagnostics.map(({ code }) => code)
      .filter((code) => /opt-out|reason/.test(code));

  test('stop the default they are about, and nothing else', () => {
    const { resources } = defaulted([pod()], { unsafe: { writableRootFileSystem: 'writes beside itself' } });
    expect(resources[0]?.object['spec']).toMatchObject({
      containers: [{ securityContext: { allowPrivilegeEscalation: false } }],
    });
    expect(JSON.stringify(resources[0]?.object)).not.toContain('readOnlyRootFilesystem');
  });

  test('for what one container says leave the others safe', () => {
    const containers = [
      { name: 'vpn', image: 'vpn:1', securityContext: { capabilities: { add: ['NET_ADMIN'] } } },
      { name: 'web', image: 'web:1' },
    ];
    const { resources } = defaulted([pod({ containers })], { unsafe: { capabilities: 'makes the tunnel' } });
    expect(resources[0]?.object['spec']).toMatchObject({
      containers: [
        { securityContext: { capabilities: { add: ['NET_ADMIN'], drop: ['ALL'] } } },
        { securityContext: { capabilities: { drop: ['ALL'] } } },
      ],
    });
  });

  test('for root free the whole pod: a pod that must not be root cannot have a container that is', () => {
    const { resources } = defaulted([pod({}, { securityContext: { runAsUser: 0 } })], { unsafe: { runAsRoot: 'old' } });
    expect(JSON.stringify(resources[0]?.object)).not.toContain('runAsNonRoot');
  });

  test('that excuse nothing are told', () => {
    const { diagnostics } = defaulted([pod()], { unsafe: { hostPath: 'once there was a device' } });
    expect(diagnostics.find(({ code }) => code === 'default/needless-opt-out')).toMatchObject({
      severity: 'warning',
      message:
        'unsafe.hostPath excuses nothing: no safe default and no control of the restricted profile is held up by it',
    });
    const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' } };
    expect(codes(configMap, { unsafe: { hostPath: 'x' } })).toEqual(['default/needless-opt-out']);
  });

  test('with a value beside them that needs the reason are not needless', () => {
    const writable = pod({}, { securityContext: { readOnlyRootFilesystem: false } });
    expect(codes(writable, { unsafe: { writableRootFileSystem: 'writes beside itself' } })).toEqual([]);
    expect(
      codes(pod({ automountServiceAccountToken: true }), { unsafe: { serviceAccountToken: 'asks the API' } }),
    ).toEqual([]);
  });

  test('wait where an environment goes without the profile', () => {
    expect(codes(pod(), { unsafe: { hostPath: 'x' } }, { profile: 'none' })).toEqual([]);
    expect(codes(pod(), { unsafe: { hostPath: 'x' }, profile: 'none' })).toEqual(['default/needless-opt-out']);
  });

  test('without a reason allow nothing', () => {
    const { diagnostics } = defaulted([pod({ hostNetwork: true })], { unsafe: { hostNetwork: ' ' } });
    expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
      'pod-security/host-network',
      'default/no-reason',
    ]);
  });
});

test('a writable root file system that is said is a warning, for it is not of the standard', () => {
  const { diagnostics } = defaulted([pod({}, { securityContext: { readOnlyRootFilesystem: false } })]);
  const found = diagnostics.find(({ code }) => code === 'pod-security/writable-root-file-system');
  expect(found).toMatchObject({
    severity: 'warning',
    field: 'spec.containers[0].securityContext.readOnlyRootFilesystem',
  });
});

describe('what only the author can say is asked for', () => {
  const asked = (
    object: KubernetesObject,
    trait: Partial<Trait> = {},
    others: readonly KubernetesObject[] = [],
  ): string[] => defaulted([object, ...others], trait).diagnostics.map(({ code, message }) => `${code}: ${message}`);
  const resources = { requests: { cpu: '1', memory: '1Gi' }, limits: { memory: '1Gi' } };

  test('nothing is asked of who said it all', () => {
    const complete = {
      resources,
      ports: [{ containerPort: 80 }],
      readinessProbe: { tcpSocket: { port: 80 } },
      securityContext: { runAsUser: 101 },
      volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
    };
    expect(asked(workload('Deployment', {}, { volumes: [{ name: 'tmp', emptyDir: {} }] }, complete))).toEqual([]);
  });

  test.each([
    [{}, 'container "web" has no cpu request, no memory request and no memory limit'],
    [{ requests: { memory: '1Gi' } }, 'container "web" has no cpu request and no memory limit'],
    [{ limits: { memory: '1Gi' }, requests: { cpu: '1' } }, undefined],
    [{ limits: { cpu: '1', memory: '1Gi' } }, undefined],
  ])('amounts: %j', (said, message) => {
    const found = asked(workload('Deployment', {}, {}, { resources: said })).filter((line) =>
      line.startsWith('default/resources'),
    );
    expect(found).toEqual(message === undefined ? [] : [`default/resources: ${message}`]);
  });

  test('amounts come from a LimitRange of the namespace, or are the pod’s', () => {
    const range = (namespace: string): KubernetesObject => ({
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: { name: 'l', namespace },
      spec: { limits: [{ type: 'Container', default: { cpu: '1' } }] },
    });
    const inShop = { ...pod(), metadata: { name: 'p', namespace: 'shop' } };
    expect(asked(inShop, {}, [range('shop')]).join()).not.toContain('default/resources');
    expect(asked(inShop, {}, [range('bank')]).join()).toContain('default/resources');
    expect(asked(pod({ resources })).join()).not.toContain('default/resources');
  });

  test('a probe of what serves: not of jobs, of sidecars, of who has one', () => {
    const ports = [{ containerPort: 80 }];
    const told = 'default/probes: container "web" has ports but no readiness probe';
    expect(asked(workload('Deployment', {}, {}, { ports }))).toContain(told);
    expect(asked(pod({}, { ports }))).toContain(told);
    expect(asked(workload('Job', {}, {}, { ports }))).not.toContain(told);
    expect(asked(pod({ restartPolicy: 'Never' }, { ports }))).not.toContain(told);
    expect(asked(workload('Deployment', {}, {}, { ports: [{ containerPort: 53, protocol: 'UDP' }] }))).not.toContain(
      told,
    );
    expect(asked(workload('Deployment', {}, {}, { ports }), { unsafe: { probes: 'starts at once' } })).not.toContain(
      told,
    );
  });

  test('the user, where the default forbids root and none is named', () => {
    const told = 'default/user: container "web" must not run as root, and nothing says as which user it runs';
    expect(asked(pod())).toContain(told);
    expect(asked(pod({ securityContext: { runAsUser: 999 } }))).not.toContain(told);
    expect(asked(pod({}, { securityContext: { runAsUser: 999 } }))).not.toContain(told);
    expect(asked(pod({ securityContext: { runAsNonRoot: true } }))).not.toContain(told);
    expect(asked(pod(), { unsafe: { runAsRoot: 'init' } })).not.toContain(told);
  });

  test('a folder to write to, where the root file system became read-only', () => {
    const told = /default\/writable-folder: container "web" gets a read-only root file system/;
    const mounted = (source: Fields, mount: Fields = {}): string =>
      asked(
        pod({ volumes: [{ name: 'v', ...source }] }, { volumeMounts: [{ name: 'v', mountPath: '/v', ...mount }] }),
      ).join();
    expect(asked(pod()).join()).toMatch(told);
    expect(mounted({ emptyDir: {} })).not.toMatch(told);
    expect(mounted({ emptyDir: {} }, { readOnly: true })).toMatch(told);
    expect(mounted({ configMap: { name: 'c' } })).toMatch(told);
  });
});
