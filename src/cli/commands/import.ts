import { importSources } from '../../command/import.ts';
import { importDirectoryOf } from '../../command/settings.ts';
import { EXIT, failureOf } from '../failure.ts';
import { sourceReader } from '../host.ts';
import { report } from '../report.ts';
import type { Terminal } from '../terminal.ts';

export interface ImportFlags {
  readonly output?: string;
  /** `--no-docs` */
  readonly docs?: boolean;
}

/** `charthouse import`: gives the exit code. */
export async function run(
  project: string,
  sources: readonly string[],
  flags: ImportFlags,
  { err }: Terminal,
): Promise<number> {
  try {
    const output = flags.output ?? importDirectoryOf(project);
    const { diagnostics, written, unchanged } = await importSources({
      project,
      sources,
      output,
      noDocs: flags.docs === false,
    });
    if (diagnostics.length > 0) err.write(`${report(diagnostics, sourceReader(project), err)}\n`);
    for (const name of written) err.write(`  + ${name}\n`);
    const failed = diagnostics.some(({ severity }) => severity === 'error');
    err.write(
      failed
        ? `nothing was written\n`
        : `${written.length} files written to ${output}, ${unchanged.length} unchanged\n`,
    );
    return failed ? EXIT.findings : EXIT.fine;
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    err.write(report(failure.diagnostics, sourceReader(project), err));
    return failure.exit;
  }
}
