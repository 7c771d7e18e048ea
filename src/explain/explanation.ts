/** Text with a structure, for a host to print. */
export interface Explanation {
  readonly title: string;
  readonly sections: readonly Section[];
  readonly docs?: string;
}

export interface Section {
  readonly heading?: string;
  readonly text?: string;
  /** Lines of a table, the first of which is its head. */
  readonly table?: readonly (readonly string[])[];
}
