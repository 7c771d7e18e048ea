import type { IConstruct } from 'constructs';

// Constructs of any copy of cdk8s are recognised by these marks, which cdk8s itself uses for `instanceof`.
const CHART = Symbol.for('cdk8s.Chart');
const API_OBJECT = Symbol.for('cdk8s.ApiObject');

/**
 * The construct tree, walked once. Constructs are numbered in preorder, so that a subtree is a range of numbers and
 * every question about ancestry is a comparison.
 */
export interface Tree {
  readonly constructs: readonly IConstruct[];
  /** Number after the last descendant of a construct. */
  readonly ends: readonly number[];
  /** Number of the construct around each; -1 for the root. */
  readonly parents: readonly number[];
  /** Number of the nearest chart, the construct itself included; -1 outside charts. */
  readonly charts: readonly number[];
  /** Numbers of the API objects, ascending. */
  readonly objects: readonly number[];
  readonly numberOf: ReadonlyMap<IConstruct, number>;
}

export function isChart(construct: object): boolean {
  return CHART in construct;
}

export function isApiObject(construct: object): boolean {
  return API_OBJECT in construct;
}

/** Walks without recursion: a tree may be deeper than the stack. */
export function walk(root: IConstruct): Tree {
  const constructs: IConstruct[] = [];
  const ends: number[] = [];
  const parents: number[] = [];
  const charts: number[] = [];
  const objects: number[] = [];
  const numberOf = new Map<IConstruct, number>();
  const open: { readonly number: number; readonly children: readonly IConstruct[]; next: number }[] = [];

  const enter = (construct: IConstruct, parent: number): void => {
    const number = constructs.length;
    constructs.push(construct);
    numberOf.set(construct, number);
    ends.push(number + 1);
    parents.push(parent);
    charts.push(isChart(construct) ? number : (charts[parent] ?? -1));
    if (isApiObject(construct)) objects.push(number);
    open.push({ number, children: construct.node.children, next: 0 });
  };

  enter(root, -1);
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const child = top.children[top.next];
    if (child === undefined) {
      ends[top.number] = constructs.length;
      open.pop();
    } else {
      top.next += 1;
      enter(child, top.number);
    }
  }
  return { constructs, ends, parents, charts, objects, numberOf };
}
