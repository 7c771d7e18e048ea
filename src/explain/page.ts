/** What there is to know about one code of a finding. */
export interface Page {
  /** The code; `types/*` stands for a family whose members come from another tool. */
  readonly code: string;
  /** What was found, in one sentence. */
  readonly what: string;
  /** Why it matters. */
  readonly why: string;
  /** How to mend it. */
  readonly mend: string;
  readonly docs?: string;
}
