import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { atProperties } from '../../src/load/property-place.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';

const SOURCE = `import { Deployment } from 'charthouse';
const limits = { memory: '64Mi' };
export const web = new Deployment(chart, 'web', {
  image: 'nginx:latest',
  replicas: 2,
  ports: { http: 8080, metrics: 99999 },
  mounts: { '/tmp': scratch, '/data': claim },
  resources: { limits, requests: { cpu: '1' } },
  env: { LEVEL: 'info', AREA: bad },
  sidecars: { proxy: { image: 'proxy:latest' } },
  initContainers: { wait: { image: 'wait:latest' }, warm: { image: 'warm:latest' } },
  podSpec: { tolerations: [{ key: 'a' }, { key: 'b', operator: 'Maybe' }] },
});
`;

const project = mkdtempSync(path.join(tmpdir(), 'charthouse-place-'));
writeFileSync(path.join(project, 'web.ts'), SOURCE);
afterAll(() => rmSync(project, { recursive: true }));

/** What the construct becomes: names in another order than in the source, sidecars among the init containers. */
const container = {
  env: [{ name: 'AREA' }, { name: 'LEVEL' }],
  ports: [{ name: 'http' }, { name: 'metrics' }],
  volumeMounts: [{ name: 'claim', mountPath: '/data' }],
};
const initContainers = [{ name: 'proxy' }, { name: 'wait' }, { name: 'warm' }];
const volumes = [{ name: 'claim' }];
const OBJECT = { spec: { template: { spec: { containers: [container], initContainers, volumes } } } };

function marked(field: string): string {
  const diagnostic: Diagnostic = {
    code: 'x',
    severity: 'error',
    message: '',
    construct: 'chart/web',
    field,
    labels: [{ place: { file: 'web.ts', line: 3, column: 20 } }],
  };
  const [label] =
    atProperties([diagnostic], project, (construct) => (construct === 'chart/web' ? OBJECT : undefined))[0]?.labels ??
    [];
  const line = SOURCE.split('\n')[(label?.place.line ?? 1) - 1] ?? '';
  return line.slice((label?.place.column ?? 1) - 1, label?.endColumn === undefined ? undefined : label.endColumn - 1);
}

test.each([
  ['spec.template.spec.containers[0].image', "'nginx:latest'"],
  ['spec.replicas', '2'],
  ['spec.template.spec.containers[0].ports[1].containerPort', '99999'],
  ['spec.template.spec.containers[0].volumeMounts[0].name', 'claim'],
  ['spec.template.spec.containers[0].env[0].value', 'bad'],
  ['spec.template.spec.volumes[0].nfs.path', 'claim'],
  ['spec.template.spec.initContainers[0].image', "'proxy:latest'"],
  ['spec.template.spec.initContainers[2].image', "'warm:latest'"],
  ['spec.template.spec.containers[0].resources.requests[cpu]', "'1'"],
  ['spec.template.spec.containers[0].resources.limits[memory]', 'limits'],
])('%s is marked at the literal %s', (field, text) => {
  expect(marked(field)).toBe(text);
});

test('what is not written as a literal stays at the construct', () => {
  expect(marked('spec.strategy.type')).toBe("new Deployment(chart, 'web', {");
});
