import type { Place, ResourceId } from './resource.ts';

export type Severity = 'error' | 'warning' | 'info';

/** A marked stretch of a file; without an end it is the point where something begins. */
export interface Label {
  readonly place: Place;
  /** Column after the last marked one, on the same line. */
  readonly endColumn?: number;
  readonly text?: string;
}

/** One finding of any rule, in one shape for every reporter. */
export interface Diagnostic {
  /** Stable and documented, such as `server/required` or `secret/literal`. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong; in the API server's words where it has them. */
  readonly message: string;
  readonly resource?: ResourceId;
  /** Path of the construct that made the resource. */
  readonly construct?: string;
  /** Field path in the server's notation, such as `spec.containers[0].image`. */
  readonly field?: string;
  /** Kubernetes versions for which it holds, when not for all configured ones. */
  readonly versions?: readonly string[];
  /** First the author's source, then what was generated from it. */
  readonly labels: readonly Label[];
  /** What to do about it. */
  readonly help?: string;
  /** Link to the documentation of the rule. */
  readonly docs?: string;
  /** Text that would mend the first label. */
  readonly fix?: string;
}
