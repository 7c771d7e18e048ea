import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.join(__dirname, '../..');
export const CLI = path.join(ROOT, 'lib/cli/main.js');

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const TSCONFIG = {
  compilerOptions: {
    target: 'ES2022',
    module: 'nodenext',
    strict: true,
    skipLibCheck: true,
    types: ['node'],
    rootDir: '.',
  },
};

/** A small project on the disk, with the packages of this repository. */
export class Project {
  readonly folder: string;

  constructor(files: Readonly<Record<string, string>>) {
    this.folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'charthouse-project-')));
    mkdirSync(this.path('node_modules'));
    for (const name of readdirSync(path.join(ROOT, 'node_modules'))) {
      symlinkSync(path.join(ROOT, 'node_modules', name), this.path('node_modules', name));
    }
    symlinkSync(ROOT, this.path('node_modules/charthouse'));
    this.write({ 'tsconfig.json': JSON.stringify(TSCONFIG), ...files });
  }

  path(...parts: readonly string[]): string {
    return path.join(this.folder, ...parts);
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(this.path(name)), { recursive: true });
      writeFileSync(this.path(name), content);
    }
  }

  link(target: string, name: string): void {
    mkdirSync(path.dirname(this.path(name)), { recursive: true });
    symlinkSync(this.path(target), this.path(name));
  }

  /** A package of this repository under a name of its own. */
  linkPackage(from: string, name: string): void {
    rmSync(this.path('node_modules', name), { recursive: true, force: true });
    symlinkSync(path.join(ROOT, 'node_modules', from), this.path('node_modules', name));
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  makeExecutable(name: string): void {
    chmodSync(this.path(name), 0o755);
  }

  files(folder: string): string[] {
    return readdirSync(this.path(folder), { recursive: true, encoding: 'utf8' }).toSorted();
  }

  exists(name: string): boolean {
    return existsSync(this.path(name));
  }

  /** Manifests below a folder, by their path in it. */
  manifests(folder = 'dist'): Record<string, string> {
    if (!this.exists(folder)) return {};
    const names = readdirSync(this.path(folder), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.yaml'),
    );
    return Object.fromEntries(names.toSorted().map((name) => [name, this.read(path.join(folder, name))]));
  }

  run(
    args: readonly string[],
    options: {
      readonly env?: Readonly<Record<string, string>>;
      readonly input?: string;
      /** Below the project. */
      readonly folder?: string;
    } = {},
  ): Outcome {
    const result: SpawnSyncReturns<string> = spawnSync(process.execPath, [CLI, ...args], {
      cwd: this.path(options.folder ?? '.'),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...process.env, NO_COLOR: '1', ...options.env },
      ...(options.input === undefined ? {} : { input: options.input }),
    });
    return { status: result.status, stdout: result.stdout, stderr: result.stderr };
  }

  /** Runs and ends it after a time. */
  kill(args: readonly string[], milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const child = spawn(process.execPath, [CLI, ...args], { cwd: this.folder, stdio: 'ignore' });
      const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
      child.on('close', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A program with one chart, whose body is the given text. */
export function program(body: string, head = ''): string {
  return `import { ApiObject, App, Chart, Lazy, Yaml, Include, JsonPatch, YamlOutputType } from 'cdk8s';
${head}
const app = new App();
const chart = new Chart(app, 'web');
${body}
app.synth();
`;
}

export const CONFIG_MAP = `new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { a: 'b' } });`;

/** Configurations of a project with findings that fail the run, and of one that comes from cdk8s as it is. */
export const STRICT = 'app: npx ts-node main.ts\ncharthouse: {}\n';
export const DROP_IN = 'app: npx ts-node main.ts\n';
