import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CONFIG_MAP, program, Project } from './project.ts';

/* An existing cdk8s project: same files, same lines, same exit codes as the command line of cdk8s itself. */

const CDK8S = path.join(__dirname, '../../node_modules/.bin/cdk8s');

const APP = `const { App, Chart, ApiObject, JsonPatch, Include } = require('cdk8s');
const kplus = require('cdk8s-plus-27');
const app = new App();
const data = new Chart(app, 'data', { namespace: 'shop', labels: { team: 'web' } });
const web = new Chart(app, 'Web Front', { namespace: 'shop' });
const config = new kplus.ConfigMap(data, 'config', { data: { 'app.conf': 'a = 1\\nb = "two"\\n', on: 'yes', mode: '0755' } });
const claim = new kplus.PersistentVolumeClaim(data, 'claim', { storage: require('cdk8s').Size.gibibytes(5), accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE] });
const deployment = new kplus.Deployment(web, 'app', {
  containers: [{ image: 'nginx:1.27', portNumber: 8080, envVariables: { KEY: kplus.EnvValue.fromConfigMap(config, 'on') } }],
});
deployment.containers[0].mount('/config', kplus.Volume.fromConfigMap(web, 'config-volume', config));
deployment.scheduling.spread();
const service = deployment.exposeViaService({ ports: [{ port: 80, targetPort: 8080 }] });
new kplus.Ingress(web, 'ingress').addHostRule('example.com', '/', kplus.IngressBackend.fromService(service));
const raw = new ApiObject(web, 'raw', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'raw' }, data: { x: '1' } });
raw.addJsonPatch(JsonPatch.add('/data/y', '{{ not a template }}'));
new Include(web, 'included', { url: './included.yaml' });
web.addDependency(data);
app.synth();
`;

const INCLUDED =
  'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: included\n---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: empty\ntype: Opaque\n';

let project: Project;

beforeEach(() => {
  project = new Project({ 'cdk8s.yaml': 'app: node main.js\n', 'main.js': APP, 'included.yaml': INCLUDED });
});
afterEach(() => project.remove());

function cdk8s(args: readonly string[]): { readonly status: number | null; readonly stdout: string } {
  const { status, stdout } = spawnSync(process.execPath, [CDK8S, 'synth', '--check-upgrade=false', ...args], {
    cwd: project.folder,
    encoding: 'utf8',
    env: { ...process.env, CI: '1' },
  });
  return { status, stdout };
}

test('the files, the lines and the exit code of a real project are those of cdk8s', () => {
  const theirs = cdk8s(['-o', 'theirs']);
  const ours = project.run(['synth', '-o', 'ours']);
  expect([theirs.status, ours.status]).toEqual([0, 0]);
  expect(ours.stdout).toBe(theirs.stdout.replaceAll('theirs/', 'ours/'));
  expect(Object.keys(project.manifests('ours'))).toHaveLength(2);
  expect(project.manifests('ours')).toEqual(project.manifests('theirs'));
});

test('C21: the static chart has the files of cdk8s, and text that looks like a template is escaped', () => {
  const args = ['--format', 'helm', '--chart-version', '1.2.3'];
  expect(cdk8s([...args, '-o', 'theirs']).status).toBe(0);
  const ours = project.run(['synth', ...args, '-o', 'ours']);
  expect(ours.status).toBe(0);
  expect(project.read('ours/Chart.yaml')).toBe(project.read('theirs/Chart.yaml'));
  expect(project.read('ours/README.md')).toBe(project.read('theirs/README.md'));
  const [data, web] = Object.keys(project.manifests('ours/templates'));
  expect(project.read(`ours/templates/${data}`)).toBe(project.read(`theirs/templates/${data}`));
  expect(project.read(`theirs/templates/${web}`)).toContain('"{{ not a template }}"');
  expect(project.read(`ours/templates/${web}`)).toContain('"{{`{{`}} not a template }}"');
});

test('output that cdk8s wrote is taken over: stale manifests go, notes of others make it stop', () => {
  expect(cdk8s([]).status).toBe(0);
  project.write({ 'dist/stale.k8s.yaml': 'kind: Old\n' });
  expect(project.run(['synth']).status).toBe(0);
  expect(project.exists('dist/stale.k8s.yaml')).toBe(false);
  project.write({ 'other/notes.txt': 'mine' });
  expect(project.run(['synth', '-o', 'other'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('notes.txt'),
  });
  expect(project.read('other/notes.txt')).toBe('mine');
});

test('metadata of constructs is written when it is asked for, as cdk8s does', () => {
  const env = { CDK8S_RECORD_CONSTRUCT_METADATA: 'true' };
  expect(project.run(['synth'], { env }).status).toBe(0);
  const metadata: unknown = JSON.parse(project.read('dist/construct-metadata.json'));
  expect(metadata).toMatchObject({
    version: '1.0.0',
    resources: { included: { path: 'Web Front/included/included-serviceaccount' } },
  });
});

const PLUGIN = `exports.Names = class {
  constructor(properties) { this.properties = properties; }
  async validate(context) {
    context.logger.log('looking');
    for (const manifestPath of context.manifests) {
      for (const resource of context.parseManifest(manifestPath)) {
        if (resource.metadata.name !== this.properties.forbidden) continue;
        context.report.addViolation({ ruleName: 'names', recommendation: 'rename', fix: 'by hand', violatingResources: [{ resourceName: resource.metadata.name, manifestPath, locations: ['metadata/name'] }] });
      }
    }
    context.report.submit(this.properties.forbidden === 'settings' ? 'failure' : 'success', { rules: 1 });
  }
};`;

function withPlugin(forbidden: string, charthouse = ''): void {
  project.write({
    'cdk8s.yaml': `app: npx ts-node main.ts\nvalidations:\n  - package: ./plugin.js\n    version: 1.0.0\n    class: Names\n    properties:\n      forbidden: ${forbidden}\n${charthouse}`,
    'main.ts': program(CONFIG_MAP),
    'plugin.js': PLUGIN,
  });
}

test('validation plugins run by the protocol of cdk8s', () => {
  withPlugin('nothing');
  const fine = project.run(['synth']);
  expect(fine.status).toBe(0);
  expect(fine.stdout).toContain('looking\n');
  expect(fine.stdout).toContain('Performing validations\nValidations finished\n');
  expect(fine.stdout).toContain('Validations ended succesfully\n');
  expect(fine.stdout).toContain('║ Status  │ success ');
  withPlugin('settings');
  const failed = project.run(['synth', '--validation-reports-output-file', 'reports.json']);
  expect(failed).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('Validation failed. See above reports for details'),
  });
  const { reports } = JSON.parse(readFileSync(project.path('reports.json'), 'utf8')) as { reports: unknown };
  expect(reports).toMatchObject([
    {
      violations: [
        {
          ruleName: 'names',
          violatingConstructs: [
            { resourceName: 'settings', constructPath: 'web/settings', manifestPath: 'dist/web.k8s.yaml' },
          ],
        },
      ],
      summary: { status: 'failure', metadata: { rules: 1 } },
    },
  ]);
});

test('plugins may be listed in a file of their own, which is checked like cdk8s.yaml', () => {
  withPlugin('settings');
  const [, list = ''] = project.read('cdk8s.yaml').split('validations:\n');
  project.write({ 'cdk8s.yaml': 'app: npx ts-node main.ts\nvalidations: plugins.yaml\n', 'plugins.yaml': list });
  expect(project.run(['synth']).status).toBe(2);
  project.write({ 'plugins.yaml': list.replace('class:', 'klass:') });
  const wrong = project.run(['synth']);
  expect(wrong.status).toBe(1);
  expect(wrong.stderr).toContain('error[config/validations]: plugins.yaml: ');
  for (const [file, why] of [
    ['nowhere.yaml', 'does not exist'],
    ['https://example.com/plugins.yaml', 'does not use the network'],
  ]) {
    project.write({ 'cdk8s.yaml': `app: npx ts-node main.ts\nvalidations: ${file}\n` });
    expect(project.run(['synth'])).toMatchObject({ status: 1, stderr: expect.stringContaining(why ?? '') });
  }
});

test('C7: with --stdout the reports do not mix with the manifests, and --no-validate skips them', () => {
  withPlugin('nothing');
  const { stdout, stderr } = project.run(['synth', '-p']);
  expect(stdout).toBe('apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  a: b\n');
  expect(stderr).toContain('Validations ended succesfully');
  expect(project.run(['synth', '-p', '--no-validate']).stderr).not.toContain('Validations');
});

test('in a strict project a failed report leaves the last output', () => {
  withPlugin('settings', 'charthouse: {}\n');
  expect(project.run(['synth']).status).toBe(2);
  expect(project.exists('dist/web.k8s.yaml')).toBe(false);
});

test('a broken plugin is told in one line', () => {
  withPlugin('nothing');
  project.write({ 'plugin.js': 'exports.Names = class { validate() { throw new Error("no"); } };' });
  const { status, stderr } = project.run(['synth']);
  expect(status).toBe(1);
  expect(stderr).toContain('plugin.js failed: no');
  expect(stderr).not.toContain('    at ');
});
