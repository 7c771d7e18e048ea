import type { ResourceId } from '../model/resource.ts';
import type { SafeDefault } from './safe-defaults.ts';

/** One value that was filled in. */
export interface LedgerEntry {
  readonly resource: ResourceId;
  /** Path of the construct; empty for documents that no construct made. */
  readonly construct: string;
  /** Name of the safe default. */
  readonly name: string;
  /** In the server's notation: `spec.template.spec.securityContext.runAsNonRoot`. */
  readonly field: string;
  readonly value: unknown;
  readonly reason: string;
  readonly optOut: string;
}

/** What an author writes who does not want the value. */
export function optOutOf({ optOut, field }: SafeDefault): string {
  return optOut === undefined ? `Say ${field} yourself.` : `Give a reason: unsafe: { ${optOut}: '...' }.`;
}
