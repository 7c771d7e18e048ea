import { BuildError } from '../build/failure.ts';
import type { LoadedTrees } from '../load/load.ts';
import { typeFindings } from '../load/type-findings.ts';
import type { JudgingAhead } from './judging-ahead.ts';
import { type Rendered, renderTrees } from './render.ts';
import type { Settings } from './settings.ts';

/**
 * Renders the trees of a program.
 *
 * @throws {BuildError} as the build does, with what the compiler says of the program: often that is why
 */
export async function renderProgram(loaded: LoadedTrees, settings: Settings, ahead?: JudgingAhead): Promise<Rendered> {
  try {
    return renderTrees(loaded, settings, ahead);
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    const { diagnostics } = await typeFindings(loaded.types, loaded.inputs);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    throw new BuildError([...errors, ...loaded.diagnostics, ...error.diagnostics], { cause: error });
  }
}
