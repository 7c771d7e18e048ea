import type { Tree } from './tree.ts';

/** Thrown where the tree itself is wrong; the message is for the author. */
export class TreeError extends Error {
  /** Paths of the constructs it is about. */
  readonly constructs: readonly string[];

  constructor(message: string, constructs: readonly string[]) {
    super(message);
    this.name = 'TreeError';
    this.constructs = constructs;
  }
}

/** What depends on what, construct by construct, in the order in which it was said. */
export interface Dependencies {
  /** By the number of the dependant. */
  readonly targets: ReadonlyMap<number, readonly number[]>;
  /** Does some chart depend on another, or contain one? cdk8s numbers the files then. */
  readonly betweenCharts: boolean;
}

/**
 * Reads the dependencies of the tree and adds those that follow from them: a chart depends on the charts inside it
 * and on the charts that its constructs depend on. The tree is not changed.
 */
export function dependenciesOf(tree: Tree): Dependencies {
  const targets = new Map<number, number[]>();
  let betweenCharts = false;

  const add = (source: number, target: number): void => {
    const known = targets.get(source);
    if (known === undefined) targets.set(source, [target]);
    else if (!known.includes(target)) known.push(target);
  };

  tree.constructs.forEach((construct, source) => {
    const dependencies = construct.node.dependencies;
    if (dependencies.length === 0) return;
    const numbers = dependencies.map((target) => numberOf(tree, construct.node.path, target));
    targets.set(source, numbers.length === 1 ? numbers : [...new Set(numbers)]);
  });

  tree.charts.forEach((chart, number) => {
    const parent = tree.parents[number] ?? -1;
    if (chart !== number || parent < 0 || tree.charts[parent] !== parent) return;
    add(parent, number);
    betweenCharts = true;
  });

  for (const [source, target] of betweenChartsOf(tree, targets)) {
    add(source, target);
    betweenCharts = true;
  }
  return { targets, betweenCharts };
}

/** The charts of dependants and dependencies where they differ, dependants in the order of the tree. */
function betweenChartsOf(tree: Tree, targets: ReadonlyMap<number, readonly number[]>): [number, number][] {
  if (targets.size === 0) return [];
  const pairs: [number, number][] = [];
  for (let source = 0; source < tree.constructs.length; source += 1) {
    for (const target of targets.get(source) ?? []) {
      const sourceChart = chartOf(tree, source);
      const targetChart = chartOf(tree, target);
      if (sourceChart !== targetChart) pairs.push([sourceChart, targetChart]);
    }
  }
  return pairs;
}

function numberOf(tree: Tree, path: string, target: Tree['constructs'][number]): number {
  const number = tree.numberOf.get(target);
  if (number !== undefined) return number;
  throw new TreeError(`${path} depends on ${target.node.path}, which is not part of the same app`, [path]);
}

function chartOf(tree: Tree, number: number): number {
  const chart = tree.charts[number] ?? -1;
  if (chart >= 0) return chart;
  const path = tree.constructs[number]?.node.path ?? '';
  const name = path === '' ? 'the app itself' : path;
  throw new TreeError(`${name} takes part in a dependency but is not inside a chart`, [path]);
}
