import type { ChartProps } from '../../values/chart.ts';
import type { HelperExpression } from '../../values/expression.ts';

/** A named template of a chart, defined once and included where it is used. */
export interface NamedTemplate {
  readonly name: string;
  readonly lines: readonly string[];
}

/** What the writing of one template file needs and collects. */
export interface Context {
  readonly chart: ChartProps;
  /** `.` at the top, `$` where a loop has changed what the dot means. */
  readonly root: '.' | '$';
  /** Names of loop variables, by the loop they belong to. */
  readonly variables: ReadonlyMap<string, string>;
  readonly depth: number;
  /** Conditions that hold where this is written, because they were asked around it. */
  readonly known: ReadonlySet<string>;
  /** Helpers that expressions include; they go into `_helpers.tpl`. */
  readonly helpers: Map<string, HelperExpression>;
  /** Named texts of this file. */
  readonly texts: NamedTemplate[];
  /** What named texts of this file are called after. */
  readonly file: string;
}

export function fileContext(chart: ChartProps, file: string, helpers: Map<string, HelperExpression>): Context {
  return { chart, root: '.', variables: new Map(), depth: 0, known: new Set(), helpers, texts: [], file };
}

/** Inside a loop: the dot is an element there, and the element has a name. */
export function insideLoop(context: Context, variable: string, named: Readonly<Record<string, string>>): Context {
  const variables = new Map([...context.variables, ...Object.entries(named)]);
  return { ...context, root: '$', known: new Set(), variables, depth: context.depth + 1 };
}

/** Inside `with`: the dot is something else there. */
export function insideWith(context: Context): Context {
  return { ...context, root: '$', known: new Set() };
}

/** Inside a branch: its condition need not be asked again. */
export function given(context: Context, condition: string): Context {
  return { ...context, known: new Set([...context.known, condition]) };
}
