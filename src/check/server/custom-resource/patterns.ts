import { Pattern } from '../../../kubernetes/re2/pattern.ts';

/** Compiled patterns of one definition: a pattern is compiled once, however many objects are checked. */
export class Patterns {
  private readonly compiled = new Map<string, Pattern | string>();

  /** The pattern, or why the text is none. */
  get(text: string): Pattern | string {
    const known = this.compiled.get(text);
    if (known !== undefined) return known;
    const compiled = Pattern.compile(text);
    this.compiled.set(text, compiled);
    return compiled;
  }
}
