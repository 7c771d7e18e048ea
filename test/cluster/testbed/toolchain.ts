/** The Go command: the only compiler the testbed needs. */
import { ProgramMissing, run } from './command.ts';
import { startGuardian } from './guardian.ts';
import { isRecord, list, text } from './json.ts';

export interface GoOptions {
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs `go` and returns its standard output. */
export async function go(args: readonly string[], options: GoOptions = {}): Promise<string> {
  const guardian = startGuardian();
  try {
    const result = await run('go', args, {
      ...options,
      // Static binaries, whatever C compiler is there, and none of the user's settings for work on Go code.
      environment: { CGO_ENABLED: '0', GOFLAGS: '-buildvcs=false', GOWORK: 'off', ...options.environment },
      onStart: (pid) => guardian.watch(pid),
    });
    if (result.status !== 0)
      throw new Error(`go ${args.join(' ')} failed:\n${result.stderr.trimEnd() || result.stdout.trimEnd()}`);
    return result.stdout;
  } catch (error) {
    if (error instanceof ProgramMissing) throw new Error(goIsMissing, { cause: error });
    throw error;
  } finally {
    guardian.release();
  }
}

const goIsMissing =
  'The cluster tests build Kubernetes from its Go modules, and there is no `go` on PATH. ' +
  'Install Go 1.26 or newer, or point CHARTHOUSE_TESTBED_CACHE at a folder with finished builds.';

/** A downloaded module. */
export interface DownloadedModule {
  readonly folder: string;
  readonly goVersion: string;
  /** Runtime settings such as `default=go1.25`, which must be the same for the command to behave the same. */
  readonly runtimeSettings: readonly string[];
  readonly replacements: readonly Replacement[];
}

export interface Replacement {
  readonly path: string;
  readonly version: string;
  /** A module, or a folder of the same repository if it starts with a dot. */
  readonly by: string;
  readonly byVersion: string;
}

export async function downloadModule(module: string, version: string): Promise<DownloadedModule> {
  const download: unknown = JSON.parse(await go(['mod', 'download', '-json', `${module}@v${version}`]));
  const file: unknown = JSON.parse(await go(['mod', 'edit', '-json', text(download, 'GoMod')]));
  return {
    folder: text(download, 'Dir'),
    goVersion: text(file, 'Go'),
    runtimeSettings: list(file, 'Godebug')
      .filter(isRecord)
      .map((setting) => `${text(setting, 'Key')}=${text(setting, 'Value')}`),
    replacements: list(file, 'Replace').map((replacement) => ({
      path: text(replacement, 'Old', 'Path'),
      version: text(replacement, 'Old', 'Version'),
      by: text(replacement, 'New', 'Path'),
      byVersion: text(replacement, 'New', 'Version'),
    })),
  };
}
