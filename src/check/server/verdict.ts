import type { Cause } from './field-errors.ts';

/** What the API server would answer to a create of one object. */
export type Verdict = Accepted | Rejected | Unknown;

export interface Accepted {
  readonly verdict: 'accepted' | 'warned';
  /** Texts of the Warning headers. */
  readonly warnings: readonly string[];
}

export interface Rejected {
  readonly verdict: 'rejected';
  /** HTTP status: 400 decoding, 403 admission, 404 kind not served, 405 kind is read only, 422 validation. */
  readonly code: number;
  readonly reason: string;
  /** The whole message of the Status. */
  readonly message: string;
  /** One entry a violated rule; empty for the codes other than 422. */
  readonly causes: readonly Cause[];
  /** What to do, in our words, where no cause says it. */
  readonly help?: string;
  readonly warnings: readonly string[];
}

/** The answer hangs on something that is not known here, such as the schema of a custom resource. */
export interface Unknown {
  readonly verdict: 'unknown';
  readonly why: string;
  readonly warnings: readonly string[];
}
