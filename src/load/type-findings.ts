import type { Diagnostic } from '../model/diagnostic.ts';
import { LoadError } from './load-error.ts';
import { isRefusal, type RunningTypeCheck, type TypeCheck } from './types.ts';

/** What the compiler says of the program. Tests and other programs of the project are checked with it, and were not asked for. */
export async function typeFindings(types: RunningTypeCheck | undefined, inputs: readonly string[]): Promise<TypeCheck> {
  if (types === undefined) return { diagnostics: [] };
  const { diagnostics, ...others } = await types.finished();
  const own = new Set(inputs);
  const matters = (diagnostic: Diagnostic): boolean => {
    const [label] = diagnostic.labels;
    return (
      label === undefined || own.has(label.place.file) || label.place.file.endsWith('.d.ts') || isRefusal(diagnostic)
    );
  };
  return { ...others, diagnostics: diagnostics.filter(matters) };
}

/** The failure of a program that does not compile, with what the compiler says: often that is why it failed. */
export async function withTypeErrors(
  error: LoadError,
  types: RunningTypeCheck | undefined,
  inputs: readonly string[],
): Promise<LoadError> {
  const { diagnostics } = await typeFindings(types, inputs);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return errors.length === 0 ? error : new LoadError(error.fault, [...errors, ...error.diagnostics], { cause: error });
}
