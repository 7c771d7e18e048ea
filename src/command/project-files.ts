import type { OutputFile } from '../model/file.ts';

export interface ProjectDependencies {
  /** What `package.json` says of this package: a version, or a folder to take it from. */
  readonly dependency: string;
  readonly versions: {
    readonly cdk8s: string;
    readonly constructs: string;
    readonly typescript: string;
    readonly vitest: string;
  };
}

/** The files of a new project: an app, its test, and a workflow that keeps its manifests current. */
export function projectFiles(name: string, { dependency, versions }: ProjectDependencies): readonly OutputFile[] {
  return [
    {
      path: 'package.json',
      content: json({
        name,
        version: '0.1.0',
        private: true,
        scripts: { synth: 'charthouse synth', check: 'charthouse synth --check', test: 'vitest run' },
        dependencies: { charthouse: dependency, cdk8s: versions.cdk8s, constructs: versions.constructs },
        devDependencies: { '@types/node': '^20', typescript: versions.typescript, vitest: versions.vitest },
      }),
    },
    {
      path: 'tsconfig.json',
      content: json({
        compilerOptions: {
          target: 'ES2022',
          lib: ['ES2022'],
          module: 'nodenext',
          strict: true,
          noUncheckedIndexedAccess: true,
          allowImportingTsExtensions: true,
          skipLibCheck: true,
          noEmit: true,
          types: ['node'],
          rootDir: '.',
        },
        include: ['**/*.ts'],
        exclude: ['node_modules', 'dist'],
      }),
    },
    { path: 'cdk8s.yaml', content: CONFIG },
    { path: 'main.ts', content: MAIN },
    { path: 'web.ts', content: WEB },
    { path: 'test/web.test.ts', content: TEST },
    { path: '.gitignore', content: 'node_modules/\n' },
    // A linked folder would bring a second copy of cdk8s with it.
    ...(dependency.startsWith('file:') ? [{ path: '.npmrc', content: 'install-links=true\n' }] : []),
    { path: '.github/workflows/manifests.yaml', content: WORKFLOW },
    { path: '.vscode/tasks.json', content: json(TASKS) },
    { path: 'README.md', content: readme(name) },
  ];
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

const CONFIG = `app: npx ts-node main.ts
output: dist
charthouse:
  # Errors fail the run, and the last good output stays.
  profile: restricted
`;

const MAIN = `import { App } from 'cdk8s';
import { Web } from './web.ts';

const app = new App();
new Web(app, 'web', { image: 'docker.io/nginxinc/nginx-unprivileged:1.29.3', replicas: 2 });
app.synth();
`;

const WEB = `import { Chart } from 'cdk8s';
import { Deployment, emptyDir, http, Namespace } from 'charthouse';
import type { Construct } from 'constructs';

export interface WebProps {
  readonly image: string;
  readonly replicas: number;
}

/** A web server with its Service, in a namespace of its own. */
export class Web extends Chart {
  constructor(scope: Construct, id: string, props: WebProps) {
    super(scope, id, { namespace: 'web' });

    new Namespace(this, 'namespace', { name: 'web' });

    const server = new Deployment(this, 'server', {
      image: props.image,
      replicas: props.replicas,
      ports: { http: 8080 },
      mounts: { '/tmp': emptyDir('tmp') },
      readinessProbe: http('/', 'http'),
      resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } },
      securityContext: { runAsUser: 101 },
    });
    server.expose({ ports: { http: 80 } });
  }
}
`;

const TEST = `import { Testing } from 'cdk8s';
import { manifestsOf } from 'charthouse/testing';
import { expect, test } from 'vitest';
import { Web } from '../web.ts';

const manifests = manifestsOf(new Web(Testing.app(), 'web', { image: 'nginx:1.29.3', replicas: 3 }));

test('the web server runs as often as it is told to', () => {
  expect(manifests.get('apps/v1', 'Deployment', 'server').spec?.replicas).toBe(3);
});

test('the web server is reached on port 80', () => {
  const service = manifests.get('v1', 'Service', 'server');
  expect(service.spec?.ports).toMatchObject([{ port: 80, targetPort: 'http' }]);
});
`;

const WORKFLOW = `name: manifests
on: [push, pull_request]
permissions:
  contents: read
jobs:
  synth:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
          cache: npm
      - run: npm ci
      - run: npm test
      # Fails when dist is not what the app makes now.
      - run: npm run check
`;

const TASKS = {
  version: '2.0.0',
  tasks: [
    {
      label: 'synth',
      type: 'npm',
      script: 'synth',
      group: { kind: 'build', isDefault: true },
      presentation: { reveal: 'silent' },
    },
  ],
};

function readme(name: string): string {
  return `# ${name}

    npm install
    npm run synth    # checks the app and writes its manifests to dist/
    npm test

\`npm run check\` tells whether \`dist/\` is what the app makes now; the workflow in \`.github\` runs it.
`;
}
