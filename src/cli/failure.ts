import { BuildError } from '../build/failure.ts';
import { UnknownVersionError } from '../check/unknown-version.ts';
import { PluginError } from '../check/plugins/plugin-error.ts';
import { ChartError } from '../emit/chart/chart-error.ts';
import { describeThrown } from '../load/thrown.ts';
import { LoadError } from '../load/load-error.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { ValueError } from '../values/index.ts';
import { WriteError } from '../write/write-error.ts';

export const EXIT = { fine: 0, findings: 1, usage: 2, program: 3, bug: 70 } as const;

/** What a thrown error means for the user: findings and an exit code, or undefined when it is our own defect. */
export function failureOf(
  error: unknown,
): { readonly diagnostics: readonly Diagnostic[]; readonly exit: number } | undefined {
  if (error instanceof LoadError) {
    return { diagnostics: error.diagnostics, exit: error.fault === 'program' ? EXIT.program : EXIT.usage };
  }
  if (error instanceof BuildError) {
    const threw = error.diagnostics.some((diagnostic) => diagnostic.code === 'app/render');
    return { diagnostics: error.diagnostics, exit: threw ? EXIT.program : EXIT.findings };
  }
  if (error instanceof WriteError) {
    const diagnostic = {
      code: error.code,
      severity: 'error',
      message: error.message,
      labels: [],
      help: error.help,
    } as const;
    return { diagnostics: [diagnostic], exit: EXIT.usage };
  }
  if (error instanceof ValueError) {
    const help = 'The value is named above; charthouse explain values/misused tells what a reference can do.';
    const diagnostic = { code: 'values/misused', severity: 'error', message: error.message, labels: [], help } as const;
    return { diagnostics: [diagnostic], exit: EXIT.program };
  }
  if (error instanceof ChartError) {
    const diagnostic = { code: 'chart/unwritable', severity: 'error', message: error.message, labels: [] } as const;
    return { diagnostics: [diagnostic], exit: EXIT.program };
  }
  if (error instanceof UnknownVersionError) {
    const diagnostic = { code: 'config/kubernetes', severity: 'error', message: error.message, labels: [] } as const;
    return { diagnostics: [diagnostic], exit: EXIT.usage };
  }
  if (error instanceof PluginError) {
    const help = 'Correct `validations` in cdk8s.yaml, or run with --no-validate.';
    const diagnostic = { code: 'plugin/failed', severity: 'error', message: error.message, labels: [], help } as const;
    return { diagnostics: [diagnostic], exit: EXIT.usage };
  }
  return undefined;
}

/** Our own defect: all that is needed to report it. */
export function bugReport(error: unknown): string {
  const stack = error instanceof Error && typeof error.stack === 'string' ? error.stack : describeThrown(error);
  return `charthouse has a defect, please report it with the lines below.\n${stack}\n`;
}
