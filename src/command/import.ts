import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { importCustomResources } from '../import/custom-resources.ts';
import { configurationError, type LoadError } from '../load/load-error.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { nodeDisk } from '../write/disk.ts';
import { WriteError } from '../write/write-error.ts';
import { chartModules, isChart } from './import-charts.ts';
import { accessProblem } from './access-problem.ts';
import { yamlFilesIn } from './yaml-files.ts';

export interface ImportOptions {
  readonly project: string;
  /** Files and folders with CustomResourceDefinitions. */
  readonly sources: readonly string[];
  /** Folder of the bindings, relative to the project. */
  readonly output: string;
  /** Leave the descriptions of the definitions out. */
  readonly noDocs: boolean;
}

/** Definitions, and charts beside them. */
export async function importSources(options: ImportOptions): Promise<Imported> {
  const charts = options.sources.filter((source) => isChart(options.project, source));
  const modules = await chartModules(options.project, charts);
  const definitions = options.sources.filter((source) => !charts.includes(source));
  return importDefinitions(
    { ...options, sources: definitions },
    modules.map(({ file, text }) => ({ path: file, text })),
  );
}

export interface Imported {
  readonly diagnostics: readonly Diagnostic[];
  /** Files that were written, relative to the project. */
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
}

/**
 * Generates typed constructs from CustomResourceDefinitions, offline. Nothing is written when a source cannot be read.
 *
 * @throws {LoadError} when a source does not exist; {WriteError} when the bindings cannot be written
 */
export function importDefinitions(
  { project, sources, output, noDocs }: ImportOptions,
  others: readonly { readonly path: string; readonly text: string }[] = [],
): Imported {
  const files = sources.flatMap((name) => filesIn(path.resolve(project, name), name));
  const texts = files.map((file) => ({ path: path.relative(project, file), text: readFileSync(file, 'utf8') }));
  const { files: made, diagnostics } = importCustomResources(texts, { noDocs });
  if (diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics, written: [], unchanged: [] };
  const targets = [...made, ...others].map((file) => ({ name: path.join(output, file.path), content: file.text }));
  const changed = targets.filter(({ name, content }) => !isCurrent(path.resolve(project, name), content));
  for (const { name, content } of changed) {
    try {
      replaceFile(path.resolve(project, name), content);
    } catch (error) {
      throw new WriteError(
        'write/failed',
        `${name} cannot be written: ${accessProblem(error)}`,
        'Name another folder with -o.',
      );
    }
  }
  return {
    diagnostics,
    written: changed.map(({ name }) => name),
    unchanged: targets.filter((target) => !changed.includes(target)).map(({ name }) => name),
  };
}

function filesIn(location: string, name: string): readonly string[] {
  if (!existsSync(location)) throw noSource(`${name} does not exist`, isOfKubernetes(name) ? BUILT_IN : NAME_FILES);
  const files = yamlFilesIn(location);
  if (files.length === 0) throw noSource(`the folder ${name} holds no YAML or JSON`, NAME_FILES);
  return files;
}

const NAME_FILES = 'Name files or folders with CustomResourceDefinitions; charthouse does not download anything.';
const BUILT_IN =
  'The kinds of Kubernetes need no import: charthouse has constructs for them, and ApiObject<kubernetes.RuntimeClass> for the others.';

/** `k8s` and `k8s@1.35`, as cdk8s calls them. */
function isOfKubernetes(name: string): boolean {
  return /^k8s(?:@|$)/.test(name);
}

function noSource(message: string, help: string): LoadError {
  return configurationError('import/no-source', message, help);
}

function isCurrent(file: string, content: string): boolean {
  return existsSync(file) && readFileSync(file, 'utf8') === content;
}

/** A reader sees the old text or the new one, never half of it. */
function replaceFile(file: string, content: string): void {
  nodeDisk.makeFolder(path.dirname(file));
  const staged = path.join(path.dirname(file), `.${path.basename(file)}.charthouse-next`);
  nodeDisk.write(staged, content);
  nodeDisk.rename(staged, file);
}
