import type { IConstruct } from 'constructs';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Place } from '../model/resource.ts';

export type { Place };

/** Something in the author's program stops the build: a failed validation, a cycle, an exception while rendering. */
export class BuildError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[], options?: ErrorOptions) {
    super(diagnostics.map((diagnostic) => diagnostic.message).join('\n'), options);
    this.name = 'BuildError';
    this.diagnostics = diagnostics;
  }
}

/** A finding about a construct, at the place where it was created. */
export function diagnosticAt(
  code: string,
  message: string,
  construct: IConstruct,
  placeOf: (construct: object) => Place | undefined,
  more: Partial<Diagnostic> = {},
): Diagnostic {
  const place = placeOf(construct);
  const labels = place === undefined ? [] : [{ place }];
  return { code, severity: 'error', message, construct: construct.node.path, labels, ...more };
}
