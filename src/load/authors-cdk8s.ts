import type { App } from 'cdk8s';
import type * as Module from 'cdk8s';
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import { brokenPackage } from './broken-package.ts';
import { requireWithLazy } from './lazy-package.ts';
import { LoadError } from './load-error.ts';
import type { NodeClass } from './origins.ts';
import { isYamlReader, type IncludedFiles } from './included-files.ts';

export type Cdk8s = typeof Module;

interface Constructs {
  readonly Node: NodeClass;
}

/** The copies of cdk8s and constructs that the author's program will load. */
export interface AuthorsCdk8s {
  readonly cdk8s: Cdk8s;
  readonly constructs: Constructs;
  /** Path of the main file of cdk8s. */
  readonly file: string;
}

/** @throws {LoadError} when cdk8s or constructs is missing or when there are two copies of constructs. */
export function authorsCdk8s(entry: string, project: string): AuthorsCdk8s {
  const require = createRequire(entry);
  const file = resolve(require, 'cdk8s', project);
  const constructsFile = resolve(require, 'constructs', project);
  const ofCdk8s = resolve(createRequire(file), 'constructs', project);
  if (constructsFile !== ofCdk8s) throw twoCopies('constructs', [constructsFile, ofCdk8s], entry);
  // Reading YAML takes a hundred files, a tenth of the time of a small app; most programs never do it.
  return { cdk8s: requireWithLazy(file, 'yaml') as Cdk8s, constructs: require(constructsFile) as Constructs, file };
}

function resolve(require: NodeJS.Require, name: string, project: string): string {
  try {
    return realpathSync(require.resolve(name));
  } catch (error) {
    const broken = error instanceof Error ? brokenPackage(error, project) : undefined;
    throw new LoadError('configuration', [broken ?? notFound(name, error)], { cause: error });
  }
}

function notFound(name: string, error: unknown): Diagnostic {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND';
  return {
    code: `program/no-${name}`,
    severity: 'error',
    message: `the package ${name} ${isMissing ? 'is not installed where the app can find it' : `cannot be looked for: ${String(error)}`}`,
    labels: [],
    help: 'Run: npm install cdk8s constructs',
  };
}

/** Objects of one copy are unknown to the other: `instanceof` fails and charts come out empty. */
export function assertOneCopy(used: AuthorsCdk8s, entry: string): void {
  const loaded = Object.keys(createRequire(entry).cache).filter((file) =>
    /[\\/]node_modules[\\/]cdk8s[\\/]lib[\\/]index\.js$/.test(file),
  );
  const copies = [...new Set([used.file, ...loaded.map((file) => realpathSync(file))])];
  if (copies.length > 1) throw twoCopies('cdk8s', copies, entry);
}

function twoCopies(name: string, files: readonly string[], entry: string): LoadError {
  const folders = files.map((file) => path.relative(path.dirname(entry), file).split(path.sep).join('/'));
  return new LoadError('configuration', [
    {
      code: `program/two-copies`,
      severity: 'error',
      message: `two copies of ${name} are in use: ${folders.join(' and ')}`,
      labels: [],
      help: `Objects of one copy are unknown to the other. Run "npm ls ${name}" and "npm dedupe", or make the versions agree.`,
    },
  ]);
}

/** Trees that the program made, in the order in which it handed them over. */
export interface HandedOver {
  readonly apps: readonly App[];
}

/**
 * Takes over the places where cdk8s would act on its own: `App.synth` hands the tree over instead of writing, and YAML
 * files are read in this process, where cdk8s starts a new one for each (defect K21).
 */
export function takeOver(
  { cdk8s, file }: AuthorsCdk8s,
  files: IncludedFiles,
): { readonly handedOver: HandedOver; readonly release: () => void } {
  const apps: App[] = [];
  const { synth } = cdk8s.App.prototype;
  const { load } = cdk8s.Yaml;
  cdk8s.App.prototype.synth = function handOver(this: App): void {
    if (!apps.includes(this)) apps.push(this);
  };
  cdk8s.Yaml.load = (source: string) => {
    const yaml: unknown = createRequire(file)('yaml');
    return isYamlReader(yaml) && !/^https?:/.test(source) ? files.load(yaml, source) : load(source);
  };
  return {
    handedOver: { apps },
    release() {
      cdk8s.App.prototype.synth = synth;
      cdk8s.Yaml.load = load;
    },
  };
}
