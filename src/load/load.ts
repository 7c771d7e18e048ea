import type { App } from 'cdk8s';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { OutputFile } from '../model/file.ts';
import { authorsCdk8s, type Cdk8s } from './authors-cdk8s.ts';
import { type AppCommand, parseCommand } from './command.ts';
import { LoadError } from './load-error.ts';
import type { Origins } from './origins.ts';
import { runProgram } from './program.ts';
import { runShell } from './shell.ts';
import { withTypeErrors } from './type-findings.ts';
import { type RunningTypeCheck, startTypeCheck } from './types.ts';

export interface LoadOptions {
  /** Absolute path of the folder with `cdk8s.yaml`. */
  readonly project: string;
  /** The app command. */
  readonly app: string;
  /** Output folder as the program sees it in `CDK8S_OUTDIR`. */
  readonly outdir: string;
  /** Variables that the program sees beside those of the process. */
  readonly environment: Readonly<Record<string, string>>;
  /** When to check types; by default when the command would (`ts-node`, unless told otherwise). */
  readonly types: 'always' | 'as the command' | 'never';
  readonly whenIdle: () => Promise<void>;
  /** Folders whose stack frames are not the author's. */
  readonly libraries: readonly string[];
}

/** Trees that a TypeScript or JavaScript program made. */
export interface LoadedTrees {
  readonly type: 'trees';
  readonly apps: readonly App[];
  readonly cdk8s: Cdk8s;
  readonly origins: Origins;
  /** Runs on beside the rest of the work. */
  readonly types: RunningTypeCheck | undefined;
  /** Files of the author that went into the program. */
  readonly inputs: readonly string[];
  readonly output: string;
  /** What is wrong with files that the program includes. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Files that a program in another language wrote. */
export interface LoadedFiles {
  readonly type: 'files';
  readonly files: readonly OutputFile[];
  readonly output: string;
}

/**
 * Runs an app: a TypeScript or JavaScript program in this process, anything else in a shell.
 *
 * @throws {LoadError} when the program is missing, does not parse, throws, or ends itself.
 */
export async function load(options: LoadOptions): Promise<LoadedTrees | LoadedFiles> {
  const command = parseCommand(options.app);
  const environment = { CDK8S_OUTDIR: options.outdir, ...options.environment };
  return command.type === 'shell'
    ? { type: 'files', ...(await runShell({ project: options.project, command: command.command, environment })) }
    : loadProgram(command, options, environment);
}

async function loadProgram(
  command: Extract<AppCommand, { type: 'program' }>,
  options: LoadOptions,
  environment: Readonly<Record<string, string>>,
): Promise<LoadedTrees> {
  const { project, libraries, whenIdle } = options;
  const entry = path.resolve(project, command.entry);
  if (!existsSync(entry)) throw missingProgram(command.entry, options.app);
  const tsconfig = command.tsconfig === undefined ? {} : { tsconfig: command.tsconfig };
  const wanted = options.types === 'always' || (options.types === 'as the command' && command.checksTypes);
  const typed = wanted && /\.[cm]?tsx?$/.test(entry);
  const types = typed ? startTypeCheck({ project, entry, ...tsconfig }) : undefined;
  // Only programs need esbuild; once it is loaded, its process starts before anything else is.
  const { bundle } = await import('./bundle.ts');
  const bundling = bundle({ project, entry, ...tsconfig, bindings: libraries });
  // While esbuild works in a process of its own, the slow packages are loaded in this one.
  bundling.catch(() => undefined);
  const authors = authorsCdk8s(entry, project);
  const bundled = await bundling;
  const program = await runProgram(bundled, authors, {
    project,
    entry,
    arguments: command.arguments,
    environment,
    whenIdle,
    libraries,
  }).catch(async (error: unknown) => {
    throw error instanceof LoadError ? await withTypeErrors(error, types, bundled.inputs) : error;
  });
  return { type: 'trees', ...program, types, inputs: bundled.inputs };
}

function missingProgram(entry: string, app: string): LoadError {
  return new LoadError('configuration', [
    {
      code: 'config/no-program',
      severity: 'error',
      message: `the app command "${app}" names ${entry}, which does not exist`,
      labels: [],
      help: 'Correct `app` in cdk8s.yaml, or run the command in the folder of the project.',
    },
  ]);
}
