import type { Diagnostic } from '../model/diagnostic.ts';

/** Who has to act: the one who configures the run, or the one who wrote the program. */
export type LoadFault = 'configuration' | 'program';

/** The app could not be loaded; nothing has been built or written. */
export class LoadError extends Error {
  readonly fault: LoadFault;
  readonly diagnostics: readonly Diagnostic[];

  constructor(fault: LoadFault, diagnostics: readonly Diagnostic[], options?: ErrorOptions) {
    super(diagnostics.map((diagnostic) => diagnostic.message).join('\n'), options);
    this.name = 'LoadError';
    this.fault = fault;
    this.diagnostics = diagnostics;
  }
}

/** What is configured or asked for cannot be done. `help` says what can. */
export function configurationError(code: string, message: string, help: string): LoadError {
  return new LoadError('configuration', [{ code, severity: 'error', message, labels: [], help }]);
}
