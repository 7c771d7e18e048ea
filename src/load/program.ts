import type { App } from 'cdk8s';
import { rmSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Place } from '../model/resource.ts';
import { assertOneCopy, type AuthorsCdk8s, type Cdk8s, takeOver } from './authors-cdk8s.ts';
import type { Bundle } from './bundle.ts';
import { type Behaviour, Capture, isExitRequest } from './capture.ts';
import { Confines } from './confines.ts';
import { LoadError } from './load-error.ts';
import { Origins } from './origins.ts';
import { SourceMap } from './source-map.ts';
import { describeThrown } from './thrown.ts';
import { IncludedFiles } from './included-files.ts';

export interface ProgramOptions {
  readonly project: string;
  /** Absolute path of the program. */
  readonly entry: string;
  readonly arguments: readonly string[];
  /** Variables that the program sees, such as `CDK8S_OUTDIR`. */
  readonly environment: Readonly<Record<string, string>>;
  /** Settles once the program has nothing left to do. */
  readonly whenIdle: () => Promise<void>;
  /** Folders whose stack frames are not the author's. */
  readonly libraries: readonly string[];
}

/** A program that has run, and the trees it made. */
export interface Program {
  readonly apps: readonly App[];
  readonly cdk8s: Cdk8s;
  readonly origins: Origins;
  readonly output: string;
  /** What is wrong with files that the program includes. */
  readonly diagnostics: readonly Diagnostic[];
}

/** @throws {LoadError} when the program throws, rejects, or ends itself with an exit code other than 0. */
export async function runProgram(bundle: Bundle, authors: AuthorsCdk8s, options: ProgramOptions): Promise<Program> {
  const bundleFile = bundle.format === 'cjs' ? options.entry : `${options.entry}.charthouse.mjs`;
  const { project, libraries } = options;
  const confines = new Confines(project);
  const map = new SourceMap(bundle.map, path.dirname(options.entry), confines);
  const origins = new Origins({ project, confines, bundleFile, map, libraries });
  const stopRecording = origins.record(authors.constructs.Node);
  const roots = new Set<App>();
  const stopWatching = watchApps(authors, roots);
  const files = new IncludedFiles(confines);
  const { handedOver, release } = takeOver(authors, files);
  const capture = new Capture([process.execPath, options.entry, ...options.arguments], options.environment);
  let thrown: { readonly error: unknown } | undefined;
  const onRejection = (error: unknown): void => {
    thrown ??= isExitRequest(error) ? undefined : { error };
  };
  process.on('unhandledRejection', onRejection);
  process.on('uncaughtException', onRejection);
  try {
    await evaluate(bundle, bundleFile);
    await options.whenIdle();
  } catch (error) {
    onRejection(error);
  } finally {
    process.off('unhandledRejection', onRejection);
    process.off('uncaughtException', onRejection);
    stopRecording();
    stopWatching();
    release();
  }
  const behaviour = capture.end();
  if (thrown !== undefined) throw programThrew(thrown.error, origins, files.problems);
  if (behaviour.exitCode !== undefined && behaviour.exitCode !== 0) throw programExited(behaviour);
  assertOneCopy(authors, options.entry);
  const apps = handedOver.apps.length > 0 ? handedOver.apps : [...roots];
  return { apps, cdk8s: authors.cdk8s, origins, output: behaviour.output, diagnostics: files.problems };
}

interface NodeOfTree {
  readonly scope?: object;
  readonly root: object;
}

/** Remembers all apps that get children, for programs that never call `synth`. */
function watchApps({ cdk8s, constructs }: AuthorsCdk8s, roots: Set<App>): () => void {
  const { prototype } = constructs.Node;
  const original: unknown = Reflect.get(prototype, 'addChild');
  if (typeof original !== 'function') return () => undefined;
  Reflect.set(prototype, 'addChild', function addChild(this: NodeOfTree, child: object, id: string): unknown {
    // Only at the root itself: the way there from every other construct takes time.
    if (this.scope === undefined && this.root instanceof cdk8s.App) roots.add(this.root);
    return Reflect.apply(original, this, [child, id]);
  });
  return () => void Reflect.set(prototype, 'addChild', original);
}

/** Runs the text of a bundle as the module that the program is. */
async function evaluate({ format, code }: Bundle, file: string): Promise<void> {
  if (format === 'esm') {
    // Only a file beside the program resolves its packages; it is gone before anything can go wrong with the output.
    writeFileSync(file, code);
    try {
      await import(pathToFileURL(file).href);
    } finally {
      rmSync(file, { force: true });
    }
    return;
  }
  const module: Module & { _compile?: (code: string, file: string) => unknown } = new Module(file);
  module.filename = file;
  module.paths = createRequire(file).resolve.paths('charthouse') ?? [];
  // Undocumented and stable since the first versions of Node; there is no other way to run a text as a module.
  if (module._compile === undefined) throw new Error('this version of Node has no Module._compile');
  module._compile(code, file);
  await Promise.resolve();
}

function programThrew(error: unknown, origins: Origins, known: readonly Diagnostic[]): LoadError {
  if (error instanceof LoadError) return error;
  const place: Place | undefined = origins.placeOfError(error);
  const labels = place === undefined ? [] : [{ place, text: 'thrown here' }];
  const diagnostic = {
    code: 'program/threw',
    severity: 'error',
    message: `the program threw ${describeThrown(error)}`,
    labels,
  } as const;
  return new LoadError('program', [...known, diagnostic], { cause: error });
}

function programExited({ exitCode, output }: Behaviour): LoadError {
  const last = output.trimEnd().split('\n').at(-1);
  const said = last === undefined || last === '' ? '' : `; the last it printed was: ${last.slice(0, 200)}`;
  return new LoadError('program', [
    {
      code: 'program/exit',
      severity: 'error',
      message: `the program ended itself with exit code ${exitCode}${said}`,
      labels: [],
    },
  ]);
}
