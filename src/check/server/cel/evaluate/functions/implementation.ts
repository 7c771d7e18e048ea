import type { Pattern } from '../../../../../kubernetes/re2/pattern.ts';
import type { ServerContext } from '../../../context.ts';
import type { Value } from '../value.ts';
import type { Work } from '../work.ts';

/** What functions may use beside their parameters. */
export interface Means {
  /** Releases mended functions. */
  readonly context: ServerContext;
  readonly work: Work;
  /** The pattern, or why the text is none. */
  readonly pattern: (text: string) => Pattern | string;
}

/**
 * A function of the receiver and the parameters, in this order, whichever way it is called. Nothing for values that it does not
 * take.
 */
export type Implementation = (values: readonly Value[], means: Means) => Value | undefined;

export type Implementations = Readonly<Record<string, Implementation>>;

/** A function of one text, which is gone through once. */
export function ofText(decide: (text: string) => Value): Implementation {
  return ([text], { work }) => {
    if (typeof text !== 'string') return undefined;
    work.read(text);
    return decide(text);
  };
}
