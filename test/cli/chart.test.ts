import { afterEach, describe, expect, test } from 'vitest';
import { Project } from './project.ts';

/** A chart whose only workload is a Deployment with the given props. */
function chartOf(props: string, values: string, after = ''): Project {
  return new Project({
    'cdk8s.yaml': 'language: typescript\napp: npx ts-node main.ts\ncharthouse: {}\n',
    'main.ts': `import { App } from 'cdk8s';
import { choose, defineValues, Deployment, eq, onlyIf, ReleaseChart, tcp, v, when } from 'charthouse';
const values = defineValues({ ${values} });
const x = values.ref;
export const app = new App();
const chart = new ReleaseChart(app, 'shop', { version: '0.3.0', values });
const server = new Deployment(chart, 'server', {
  image: 'registry.example.com/shop:1',
  ports: { http: 8080 },
  readinessProbe: tcp('http'),
  resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '64Mi' } },
  ${props}
});
${after}
export { choose, eq, onlyIf, server, when, x };
`,
  });
}

function appWith(statements: string, files: Readonly<Record<string, string>> = {}): Project {
  return new Project({
    'cdk8s.yaml': 'language: typescript\napp: npx ts-node main.ts\ncharthouse: {}\n',
    'main.ts': `import { ApiObject, App, Chart } from 'cdk8s';
import { ConfigMap, defineValues, packageAs, ReleaseChart, required, v } from 'charthouse';
export const app = new App();
${statements}
export { ApiObject, Chart, ConfigMap, defineValues, packageAs, ReleaseChart, required, v };
`,
    ...files,
  });
}

let project: Project | undefined;
afterEach(() => project?.remove());

describe('charthouse chart --check-values', () => {
  test('finds the set of values that breaks the profile, and says which it is', () => {
    project = chartOf('podSecurityContext: { runAsNonRoot: x.nonRoot },', 'nonRoot: v.boolean({ default: true })');
    const { status, stderr } = project.run(['chart', '--check-values']);
    expect(status).toBe(1);
    expect(stderr).toContain('error[pod-security/run-as-non-root]: with nonRoot=false: the restricted profile forbids');
    expect(project.exists('dist/charts')).toBe(false);
  });

  test('tells what no value changes once', () => {
    project = chartOf(
      'podSecurityContext: { runAsNonRoot: false, fsGroup: x.group },',
      'group: v.integer({ default: 1 })',
    );
    const { status, stderr } = project.run(['chart', '--check-values']);
    expect(status).toBe(1);
    expect(stderr.match(/error\[pod-security/g)).toHaveLength(1);
    expect(stderr).not.toContain('more from this line');
  });
});

describe('charthouse chart --check-values on a chart that is wrong as it is', () => {
  test('tells it once, and of the values only what they bring in', () => {
    project = chartOf(
      'replicas: x.replicas, nodeName: "-",',
      'replicas: v.integer({ default: 2, minimum: -1, maximum: 9 }), debug: v.boolean({ default: false })',
      'onlyIf(x.debug, server.expose({ ports: { http: 80 } }));',
    );
    const { status, stderr } = project.run(['chart', '--check-values']);
    expect(status).toBe(1);
    expect(stderr.match(/spec\.nodeName/g)).toHaveLength(1);
    expect(stderr).toContain('with replicas=-1: spec.replicas');
  });
});

describe('charthouse chart', () => {
  test('writes a chart that only brings others along', () => {
    project = appWith(
      `new ReleaseChart(app, 'all', { version: '1.0.0', dependencies: [{ name: 'redis', version: '^1.0.0', vendor: 'redis' }] });`,
      { 'redis/Chart.yaml': 'apiVersion: v2\nname: redis\nversion: 1.2.3\n' },
    );
    expect(project.run(['chart']).status).toBe(0);
    expect(project.read('dist/charts/all/Chart.lock')).toContain('version: "1.2.3"');
    expect(project.exists('dist/charts/all/charts/redis/Chart.yaml')).toBe(true);
  });

  test('makes plain manifests of a release with its values, and a chart without them', () => {
    const app = (given: string): Project =>
      appWith(`const values = defineValues({ host: v.string({ default: '' }), port: v.integer({ default: 80 }) });
const chart = new ReleaseChart(app, 'shop', { version: '1.0.0', values, release: { values: { ${given} } } });
const { host, port } = values.ref;
new ConfigMap(chart, 'settings', { data: { URL: \`\${required(host, 'host is needed')}:\${port}\` } });`);
    project = app("host: 'a.example.com'");
    expect(project.run(['synth']).status).toBe(0);
    expect(project.run(['chart', '-o', 'charts']).status).toBe(0);
    expect(project.read('dist/shop.k8s.yaml')).toContain('URL: a.example.com:80');
    expect(project.read('charts/shop/values.yaml')).toContain('host: ""');
    expect(project.read('charts/shop/templates/settings-configmap.yaml')).toContain('required "host is needed"');
    project.remove();
    project = app('');
    expect(project.run(['chart']).stderr).toContain('ConfigMap shop/settings: host is needed');
    project.remove();
    project = app("hots: 'a.example.com'");
    const { status, stderr } = project.run(['chart']);
    expect(status).toBe(3);
    expect(stderr).toContain('shop: values.hots of the release is not declared');
    expect(stderr).toContain('main.ts:5');
  });

  test('tells of charts that share a declaration what each of them does not use', () => {
    project = appWith(`const values = defineValues({ a: v.string({ default: 'a' }), b: v.string({ default: 'b' }) });
for (const name of ['a', 'b'] as const)
  new ConfigMap(new ReleaseChart(app, name, { version: '1.0.0', values }), 'settings', { data: { it: values.ref[name] } });`);
    const { stderr } = project.run(['chart']);
    expect(stderr).toContain('values.b of chart a is declared, but nothing uses it');
    expect(stderr).toContain('values.a of chart b is declared, but nothing uses it');
    expect(stderr).not.toContain('is read');
  });

  test('gives what belongs to the cluster no namespace, in both targets', () => {
    project = appWith(`const chart = new Chart(app, 'team', { namespace: 'team' });
packageAs(chart, { name: 'team', version: '1.0.0' });
new ApiObject(chart, 'reader', {
  apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole',
  rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
});
new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });`);
    expect(project.run(['synth']).status).toBe(0);
    expect(project.run(['chart', '-o', 'charts']).status).toBe(0);
    expect(project.read('dist/team.k8s.yaml').match(/namespace:/g)).toHaveLength(1);
    expect(project.read('charts/team/templates/reader-clusterrole.yaml')).not.toContain('namespace:');
    expect(project.read('charts/team/templates/settings-configmap.yaml')).toContain('namespace: team');
  });
});

describe('a reference that is asked for its value', () => {
  test('is an error, at the line that asks', () => {
    project = chartOf(
      "replicas: x.debug ? 1 : x.replicas,\n  labels: { tag: x.tag ?? 'latest' },",
      'debug: v.boolean({ default: false }), replicas: v.integer({ default: 2 }), tag: v.optString()',
      "const { debug } = x;\nif (debug) console.log('never');\nif (eq(x.replicas, 3)) console.log('never');",
    );
    const { status, stderr } = project.run(['synth']);
    expect(status).toBe(1);
    expect(stderr).toContain('error[values/misused]: x.debug stands in a condition, where a reference is always true');
    expect(stderr).toContain('main.ts:12:13');
    expect(stderr).toContain('error[values/misused]: x.tag is asked whether it is null');
    expect(stderr).toContain('error[values/misused]: debug stands in a condition');
    expect(stderr).toContain('error[values/misused]: eq(x.replicas, 3) stands in a condition');
    expect(stderr).not.toContain('values/unused');
    expect(project.exists('dist')).toBe(false);
  });

  test('is none where the answer is the same for every value, or the data is plain', () => {
    project = chartOf(
      `...labelled({ labels: x.labels, replicas: 2 }),`,
      'labels: v.map(v.string()), level: v.string({ default: "info", enum: ["info", "debug"] })',
      `function labelled(props: { labels?: typeof x.labels; replicas?: number }) {
  const { labels } = props;
  return { ...(labels ? { labels } : {}), ...(props.replicas ? { replicas: props.replicas } : {}) };
}
if (x.level !== undefined) onlyIf(eq(x.level, 'info'), server);`,
    );
    const { status, stderr } = project.run(['synth']);
    expect(stderr).not.toContain('values/');
    expect(status).toBe(0);
  });
});
