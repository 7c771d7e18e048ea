/** Projects that are measured, in the system's folder for temporary files. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Command } from './measure.ts';

const ROOT = path.join(__dirname, '../..');
const CHARTHOUSE = path.join(ROOT, 'lib/cli/main.js');
const CDK8S = path.join(ROOT, 'node_modules/cdk8s-cli/bin/cdk8s');

/** A Deployment, a Service and an Ingress: what `cdk8s init` leads to. */
const SMALL = `import { App, Chart } from 'cdk8s';
import { Deployment, Ingress, IngressBackend, Service } from 'cdk8s-plus-27';

const app = new App();
const chart = new Chart(app, 'hello');
const deployment = new Deployment(chart, 'web', { containers: [{ image: 'nginx:1.27', portNumber: 80 }] });
const service = new Service(chart, 'service', { ports: [{ port: 80 }], selector: deployment });
new Ingress(chart, 'ingress').addHostRule('example.com', '/', IngressBackend.fromService(service));
app.synth();
`;

/** As many objects as a Helm chart, with values. */
const PACKAGED = `import { App } from 'cdk8s';
import { defineValues, Deployment, Ingress, ReleaseChart, tcp, v } from 'charthouse';

const values = defineValues({
  replicas: v.integer({ default: 2, minimum: 0, maximum: 10 }),
  image: v.object({ repository: v.string({ default: 'nginx' }), tag: v.string({ default: '1.27' }) }),
  ingress: v.object({ enabled: v.boolean({ default: true }), host: v.string({ default: 'example.com' }) }),
});
const { replicas, image, ingress } = values.ref;
const app = new App();
const chart = new ReleaseChart(app, 'hello', { version: '1.0.0', values });
const web = new Deployment(chart, 'web', {
  replicas,
  image: \`\${image.repository}:\${image.tag}\`,
  ports: { http: 80 },
  readinessProbe: tcp('http'),
  podSecurityContext: { runAsUser: 1000 },
  resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '64Mi' } },
});
const service = web.expose({ ports: { http: 80 } });
new Ingress(chart, 'ingress', {
  enabled: ingress.enabled,
  hosts: { [\`\${ingress.host}\`]: { '/': service.port('http') } },
});
app.synth();
`;

/** COUNT times Deployment, Service and ConfigMap: in one chart, or in one chart each. */
const MANY = `const { App, Chart } = require('cdk8s');
const { ConfigMap, Deployment, Service } = require('cdk8s-plus-27');

const app = new App();
const together = process.env.CHARTS === 'one' ? new Chart(app, 'all') : undefined;
for (let index = 0; index < Number(process.env.COUNT); index += 1) {
  const chart = together ?? new Chart(app, 'c' + index);
  const selector = new Deployment(chart, 'd' + index, { containers: [{ image: 'nginx:1.27', portNumber: 80 }] });
  new Service(chart, 's' + index, { ports: [{ port: 80 }], selector });
  new ConfigMap(chart, 'm' + index, { data: { a: 'b', c: 'd' + index } });
}
app.synth();
`;

/** Dependencies: GROUPS of SIZE objects, each of a group on all of the group before; in one chart, or in one each. */
const CHAINED = `const { ApiObject, App, Chart } = require('cdk8s');

const app = new App();
const chained = process.env.CHAINED !== 'no';
const together = process.env.CHARTS === 'one' ? new Chart(app, 'all') : undefined;
let before = [];
for (let group = 0; group < Number(process.env.GROUPS); group += 1) {
  const chart = together ?? new Chart(app, 'c' + group);
  const objects = Array.from({ length: Number(process.env.SIZE) }, (_, index) =>
    new ApiObject(chart, 'o' + group + '-' + index, { apiVersion: 'v1', kind: 'ConfigMap', data: { a: 'b' } }));
  if (chained && before.length > 0) {
    if (together === undefined) chart.addDependency(before[0]);
    else for (const object of objects) object.addDependency(...before);
  }
  before = together === undefined ? [chart] : objects;
}
app.synth();
`;

const TSCONFIG = {
  compilerOptions: { target: 'ES2022', module: 'commonjs', strict: true, skipLibCheck: true, types: ['node'] },
};

export interface Projects {
  readonly folder: string;
  /** Each with a `main.js`, or `main.ts` for `small` and `packaged`. */
  readonly small: string;
  readonly many: string;
  readonly chained: string;
  readonly packaged: string;
  /** The command in the template of cdk8s, or what stands in for it where packages cannot be installed. */
  readonly app: string;
}

/** Without a network the app of cdk8s runs under tsx, which checks no types: that only helps the other side. */
export function makeProjects(): Projects {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'charthouse-bench-')));
  const installed = installTsNode(folder);
  const app = installed ? 'npx ts-node main.ts' : 'npx tsx main.ts';
  for (const name of readdirSync(path.join(ROOT, 'node_modules'))) {
    const link = path.join(folder, 'node_modules', name);
    if (!existsSync(link)) symlinkSync(path.join(ROOT, 'node_modules', name), link);
  }
  symlinkSync(ROOT, path.join(folder, 'node_modules/charthouse'));
  const make = (name: string, file: string, source: string, command: string): string => {
    const project = path.join(folder, name);
    mkdirSync(project);
    writeFileSync(path.join(project, file), source);
    writeFileSync(path.join(project, 'tsconfig.json'), JSON.stringify(TSCONFIG));
    writeFileSync(path.join(project, 'cdk8s.yaml'), `language: typescript\napp: ${command}\nimports: []\n`);
    return project;
  };
  return {
    folder,
    small: make('small', 'main.ts', SMALL, app),
    many: make('many', 'main.js', MANY, 'node main.js'),
    chained: make('chained', 'main.js', CHAINED, 'node main.js'),
    packaged: make('packaged', 'main.ts', PACKAGED, app),
    app,
  };
}

/** What `cdk8s init typescript-app` installs; this repository has no TypeScript that ts-node could run. */
function installTsNode(folder: string): boolean {
  mkdirSync(path.join(folder, 'node_modules'));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'bench', private: true }));
  const packages = ['ts-node@10.9.2', 'typescript@5.9.3', '@types/node@20.19.43'];
  const options = ['--no-audit', '--no-fund', '--silent', '--prefer-offline'];
  return spawnSync('npm', ['install', '--save-exact', ...options, ...packages], { cwd: folder }).status === 0;
}

type Environment = Readonly<Record<string, string>>;

export function charthouse(folder: string, words: readonly string[], environment: Environment = {}): Command {
  return { folder, program: process.execPath, arguments: [CHARTHOUSE, ...words], environment };
}

export function cdk8s(folder: string, environment: Environment = {}): Command {
  return { folder, program: process.execPath, arguments: [CDK8S, 'synth', '--check-upgrade=false'], environment };
}
