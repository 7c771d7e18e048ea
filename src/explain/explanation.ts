/** Text with a structure, for a host to print. */
export interface Explanation {
  readonly title: string;
  readonly sections: readonly Section[];
  readonly docs?: string;
}

export interface Section {
  readonly heading?: string;
  readonly text?: string;
  /** What is said of it, keyed by its name: two columns, of which the second may have several lines. */
  readonly facts?: readonly (readonly [name: string, value: string])[];
  readonly entries?: readonly Entry[];
}

/** One of many things of a kind, with a few lines about it. */
export interface Entry {
  readonly name: string;
  readonly lines: readonly string[];
}
