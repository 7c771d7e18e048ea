import { build, type BuildFailure, type BuildResult, type Loader, type Message, type Plugin } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { createRequire, isBuiltin } from 'node:module';
import path from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import { LoadError } from './load-error.ts';
import { helpForUnresolved } from './unresolved.ts';

/** A program in one text, with its packages left outside so that the author's own copies are used. */
export interface Bundle {
  readonly format: 'cjs' | 'esm';
  readonly code: string;
  /** Source map, version 3, as JSON text. */
  readonly map: string;
  /** Files of the author that went into it, relative to the project. */
  readonly inputs: readonly string[];
}

export interface BundleOptions {
  readonly project: string;
  /** Absolute path of the program. */
  readonly entry: string;
  readonly tsconfig?: string;
  /** Folders with generated bindings. */
  readonly bindings: readonly string[];
}

/** @throws {LoadError} with the positions of syntax errors and of imports that lead nowhere. */
export async function bundle(options: BundleOptions): Promise<Bundle> {
  const preferred = /\.mts$|\.mjs$/.test(options.entry) ? 'esm' : 'cjs';
  const first = await attempt(options, preferred);
  // Top-level await and import.meta exist in ES modules only.
  return first === 'needs-esm' ? expectBundle(await attempt(options, 'esm')) : first;
}

function expectBundle(result: Bundle | 'needs-esm'): Bundle {
  if (result === 'needs-esm') throw new Error('a bundle in the ES module format cannot need that format');
  return result;
}

async function attempt(options: BundleOptions, format: 'cjs' | 'esm'): Promise<Bundle | 'needs-esm'> {
  const outfile = path.join(path.dirname(options.entry), `${path.basename(options.entry)}.charthouse.js`);
  let result: BuildResult<{ write: false; metafile: true }>;
  try {
    result = await build({
      absWorkingDir: options.project,
      entryPoints: [options.entry],
      outfile,
      bundle: true,
      write: false,
      metafile: true,
      platform: 'node',
      target: 'node20',
      format,
      sourcemap: 'external',
      sourcesContent: false,
      logLevel: 'silent',
      keepNames: true,
      ...(options.tsconfig === undefined ? {} : { tsconfig: options.tsconfig }),
      plugins: [authorsPackages(), modulePaths()],
    });
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    if (format === 'cjs' && error.errors.some((message) => message.text.includes('Top-level await')))
      return 'needs-esm';
    throw new LoadError(
      'program',
      error.errors.map((message) => diagnosticOf(message, options)),
      { cause: error },
    );
  }
  if (format === 'cjs' && result.warnings.some((warning) => warning.id === 'empty-import-meta')) return 'needs-esm';
  const textOf = (ending: string): string => result.outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  const inputs = Object.keys(result.metafile.inputs)
    .filter((file) => !file.includes('node_modules/'))
    .toSorted();
  return { format, code: textOf('.charthouse.js'), map: textOf('.map'), inputs };
}

/**
 * Packages stay outside the bundle: two copies of cdk8s or constructs would not know each other's objects. A package
 * of a workspace that resolves to TypeScript is part of the program, since Node could not load it.
 */
function authorsPackages(): Plugin {
  return {
    name: 'authors-packages',
    setup(build) {
      build.onResolve({ filter: /^[^./#]/ }, ({ path: name, importer, kind }) => {
        if (kind === 'entry-point' || path.isAbsolute(name)) return undefined;
        if (isBuiltin(name)) return { path: name, external: true };
        try {
          const file = createRequire(importer).resolve(name);
          return /\.[cm]?tsx?$/.test(file) ? undefined : { path: name, external: true };
        } catch {
          // Not for `require`: a path of tsconfig, a package for ES modules alone, or a mistake. esbuild finds out.
          return undefined;
        }
      });
    },
  };
}

const DIRNAME = /\b__(?:dirname|filename)\b/;
const DECLARED = /\b(?:const|let|var|function)\s+(?:\{[^}]*)?__(?:dirname|filename)\b/;

/**
 * In a bundle `__dirname` is the folder of the entry, also inside modules of other folders. Files that use it get it
 * defined before their text, without a line break, so that only columns of their first line shift.
 */
function modulePaths(): Plugin {
  return {
    name: 'module-paths',
    setup(build) {
      build.onLoad({ filter: /\.[cm]?[jt]sx?$/ }, async ({ path: file }) => {
        if (file.includes('/node_modules/')) return undefined;
        const source = await readFile(file, 'utf8');
        if (!DIRNAME.test(source) || DECLARED.test(source)) return undefined;
        const paths = `var __filename = ${JSON.stringify(file)}, __dirname = ${JSON.stringify(path.dirname(file))};`;
        return { contents: paths + source.replace(/^#!.*/, ''), loader: loaderOf(file) };
      });
    },
  };
}

function loaderOf(file: string): Loader {
  if (file.endsWith('x')) return file.endsWith('.tsx') ? 'tsx' : 'jsx';
  return file.endsWith('ts') ? 'ts' : 'js';
}

function diagnosticOf(message: Message, options: BundleOptions): Diagnostic {
  const { location } = message;
  const help = helpFor(message, options);
  const place =
    location === null ? undefined : { file: location.file, line: location.line, column: location.column + 1 };
  return {
    code: 'program/syntax',
    severity: 'error',
    message: message.text,
    labels: place === undefined ? [] : [{ place, endColumn: place.column + Math.max(location?.length ?? 1, 1) }],
    ...(help === undefined || help === '' ? {} : { help }),
  };
}

/** What esbuild advises about imports is for those who bundle to publish. */
function helpFor({ text, location, notes }: Message, { project, bindings }: BundleOptions): string | undefined {
  const specifier = /^Could not resolve "(.+)"/.exec(text)?.[1];
  if (specifier === undefined || location === null) return notes[0]?.text;
  return helpForUnresolved(specifier, path.resolve(project, location.file), bindings);
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}
