import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';

export interface TypeCheckOptions {
  readonly project: string;
  readonly entry: string;
  /** A tsconfig other than the nearest one above the program. */
  readonly tsconfig?: string;
}

export interface TypeCheck {
  readonly diagnostics: readonly Diagnostic[];
  /** What the run should tell, such as that another compiler had to be used. */
  readonly note?: string;
}

/** A check that runs beside the program. Until it is asked for its result it does not keep the process alive. */
export interface RunningTypeCheck {
  finished(): Promise<TypeCheck>;
}

/** Starts the native TypeScript compiler on the author's own configuration. */
export function startTypeCheck(options: TypeCheckOptions): RunningTypeCheck {
  const result = run(options);
  // Whoever asks for the result hears of a failure; nobody has to ask.
  result.catch(() => undefined);
  return {
    async finished() {
      const alive = setInterval(() => undefined, 1 << 30);
      try {
        return await result;
      } finally {
        clearInterval(alive);
      }
    },
  };
}

async function run(options: TypeCheckOptions): Promise<TypeCheck> {
  const tsconfig =
    options.tsconfig === undefined ? nearestConfig(options) : path.resolve(options.project, options.tsconfig);
  const target = tsconfig === undefined ? [...WITHOUT_CONFIG, options.entry] : ['-p', tsconfig];
  const result = await check(nativeCompiler(), tsconfig === undefined ? [IGNORE_CONFIG, ...target] : target, options);
  return result.refused === undefined ? { diagnostics: result.diagnostics } : fallback(result, target, options);
}

// What `ts-node` assumes where no tsconfig says otherwise.
const WITHOUT_CONFIG = ['--target', 'es2022', '--module', 'nodenext', '--skipLibCheck', '--strict'];
// A configuration above the project is not the project's; the native compiler stumbles over it, older ones do not know the option.
const IGNORE_CONFIG = '--ignoreConfig';
const QUIET = ['--noEmit', '--pretty', 'false', '--incremental', 'false'];

/**
 * The native compiler runs once and ends: at Go's usual pace it collects garbage for a third of its time, beside the program.
 * With this the heap may grow to five times what lives.
 */
const RARE_COLLECTION = { GOGC: '400' };

interface Compiler {
  readonly program: string;
  readonly arguments: readonly string[];
}

interface CompilerResult {
  readonly diagnostics: readonly Diagnostic[];
  /** An option of the author's configuration that the compiler no longer knows. */
  readonly refused?: string;
}

function nearestConfig({ project, entry }: TypeCheckOptions): string | undefined {
  for (let folder = path.dirname(entry); ; folder = path.dirname(folder)) {
    const file = path.join(folder, 'tsconfig.json');
    if (existsSync(file)) return file;
    if (folder === project || path.dirname(folder) === folder) return undefined;
  }
}

/** The executable itself: its wrapper would start a second Node process first. */
function nativeCompiler(): Compiler {
  const require = createRequire(__filename);
  const manifest = require.resolve('typescript/package.json');
  const name = `@typescript/typescript-${process.platform}-${process.arch}/package.json`;
  const ending = process.platform === 'win32' ? '.exe' : '';
  try {
    const platform = path.dirname(createRequire(manifest).resolve(name));
    const program = path.join(platform, 'lib', `tsc${ending}`);
    if (existsSync(program)) return { program, arguments: [] };
  } catch {
    // No package for this platform: the wrapper knows further ways.
    return { program: process.execPath, arguments: [path.join(path.dirname(manifest), 'bin', 'tsc')] };
  }
  return { program: process.execPath, arguments: [path.join(path.dirname(manifest), 'bin', 'tsc')] };
}

/** The native compiler dropped options that older configurations use; their own compiler still knows them. */
async function fallback(
  result: CompilerResult,
  target: readonly string[],
  options: TypeCheckOptions,
): Promise<TypeCheck> {
  const own = ownCompiler(options.entry);
  if (own === undefined) return { diagnostics: result.diagnostics.map(withWayOut) };
  const { diagnostics } = await check(own.compiler, target, options);
  const note = `types checked with TypeScript ${own.version} of the project, since the native compiler refuses: ${result.refused}`;
  return { diagnostics, note };
}

function withWayOut(diagnostic: Diagnostic): Diagnostic {
  const help =
    'Mend the option, install the TypeScript that the project was made for, or leave types alone: --no-types.';
  return isRefusal(diagnostic) ? { ...diagnostic, help } : diagnostic;
}

function ownCompiler(entry: string): { readonly compiler: Compiler; readonly version: string } | undefined {
  try {
    const require = createRequire(entry);
    const manifest = require.resolve('typescript/package.json');
    const { version }: { readonly version: string } = require(manifest);
    if (Number(version.split('.')[0]) >= 7) return undefined;
    const tsc = path.join(path.dirname(manifest), 'bin', 'tsc');
    return { compiler: { program: process.execPath, arguments: [tsc] }, version };
  } catch {
    return undefined;
  }
}

async function check(
  compiler: Compiler,
  target: readonly string[],
  { project }: TypeCheckOptions,
): Promise<CompilerResult> {
  const output = await new Promise<string>((resolve, reject) => {
    const child = spawn(compiler.program, [...compiler.arguments, ...target, ...QUIET], {
      cwd: project,
      env: { ...RARE_COLLECTION, ...process.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', () => resolve(chunks.join('')));
    // The program must be able to tell that it has nothing left to do while the compiler still runs.
    child.unref();
    for (const stream of [child.stdout, child.stderr])
      if ('unref' in stream && typeof stream.unref === 'function') stream.unref();
  });
  const diagnostics = parseDiagnostics(output);
  const refused = diagnostics.find(isRefusal);
  return refused === undefined ? { diagnostics } : { diagnostics, refused: refused.message };
}

/** Codes for options that were removed, deprecated past their end, or are unknown. */
const REFUSALS = /^types\/TS(?:5023|5024|5095|5101|5102|5107|5108|6046|5069|5110)$/;

/** Does the compiler refuse the configuration, so that nothing it says of the program counts? */
export function isRefusal({ code }: Diagnostic): boolean {
  return REFUSALS.test(code);
}

/** Lines such as `src/a.ts(3,5): error TS2322: message`, with further lines indented. */
export function parseDiagnostics(output: string): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const line of output.split(/\r?\n/)) {
    const match = /^(?:(.+?)\((\d+),(\d+)\): )?(error|warning) (TS\d+): (.*)$/.exec(line);
    if (match === null) {
      const last = found.pop();
      if (last !== undefined) found.push(/^\s+\S/.test(line) ? { ...last, message: `${last.message}\n${line}` } : last);
      continue;
    }
    const [, file, row, column, severity, code, message] = match;
    const place =
      file === undefined
        ? undefined
        : { file: file.split(path.sep).join('/'), line: Number(row), column: Number(column) };
    found.push({
      code: `types/${code}`,
      severity: severity === 'warning' ? 'warning' : 'error',
      message: message ?? '',
      labels: place === undefined ? [] : [{ place }],
    });
  }
  return found;
}
