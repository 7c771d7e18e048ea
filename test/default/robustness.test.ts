import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkProfile } from '../../src/default/check-profile.ts';
import type { KubernetesObject } from '../../src/model/resource.ts';
import { defaulted, resource, workload } from './objects.ts';

const CONTAINER = {
  livenessProbe: { httpGet: { host: 'h' } },
  ports: [{ containerPort: 80, hostPort: 80 }],
  resources: { limits: { memory: '1Gi' } },
  securityContext: { capabilities: { add: ['CHOWN'], drop: ['ALL'] }, seccompProfile: { type: 'Localhost' } },
  volumeMounts: [{ name: 'v', mountPath: '/v' }],
};
const POD = {
  affinity: {},
  initContainers: [{ name: 'i' }],
  os: { name: 'linux' },
  securityContext: { seLinuxOptions: { type: 't' }, sysctls: [{ name: 's', value: '1' }] },
  volumes: [{ name: 'v', ephemeral: { volumeClaimTemplate: { spec: { volumeName: 'd' } } } }],
};
const SPEC = { replicas: 3, strategy: { rollingUpdate: { maxSurge: 1 } }, volumeClaimTemplates: [{ spec: {} }] };

/** A workload of which one part, anywhere, is some JSON. */
const broken = fc
  .tuple(fc.constantFrom('CronJob', 'Deployment', 'Job', 'StatefulSet'), fc.jsonValue({ maxDepth: 2 }), fc.nat(200))
  .map(([kind, value, at]): KubernetesObject => {
    const { spec, ...object } = workload(kind, SPEC, POD, CONTAINER);
    return { ...object, spec: withPart(spec, at, value) };
  });

test('whatever stands in an object, it is passed through and never stops the run', () => {
  fc.assert(
    fc.property(broken, (object) => {
      const before = JSON.stringify(object);
      const { resources } = defaulted([object], {}, { appliesTo: 'all', traitOf: () => undefined });
      expect(JSON.stringify(object)).toBe(before);
      expect(keeps(resources[0]?.object, object)).toBe(true);
      checkProfile([resource(object)], {
        profile: 'baseline',
        appliesTo: 'all',
        traitOf: () => undefined,
        minors: [31, 36],
      });
    }),
    { numRuns: 500 },
  );
});

/** The value with another in the place of its `at`th part, counted in depth. */
function withPart(value: unknown, at: number, replacement: unknown): unknown {
  let left = at;
  const visit = (part: unknown): unknown => {
    if (left === 0) {
      left = -1;
      return replacement;
    }
    left -= 1;
    if (Array.isArray(part)) return part.map(visit);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, visit(item)]));
  };
  return visit(value);
}

/** Is everything that was said still there? `null` is nothing said. */
function keeps(after: unknown, before: unknown): boolean {
  if (before === null) return true;
  if (typeof before !== 'object') return Object.is(after, before);
  if (typeof after !== 'object' || after === null || Array.isArray(after) !== Array.isArray(before)) return false;
  return Object.entries(before).every(([key, value]) => keeps(Reflect.get(after, key), value));
}
