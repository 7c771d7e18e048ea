import { type Dependencies, TreeError } from './dependencies.ts';
import type { Tree } from './tree.ts';

/**
 * The order of charts and objects: what something depends on comes first, and otherwise the order of the tree.
 *
 * cdk8s turns a dependency between two constructs into one edge for each pair of their objects and then visits every
 * path of that graph, which takes quadratic memory and exponential time. Here all objects below a construct are
 * reached through one vertex, its *group*, and every vertex is entered once; the resulting order is the same.
 */
export class Order {
  private readonly tree: Tree;
  private readonly dependencies: Dependencies;
  /** Numbers at which dependants stand, ascending, to tell quickly that a range has none. */
  private readonly dependants: readonly number[];
  /** Vertices beyond the constructs: the group of construct `n` is `size + n`. */
  private readonly size: number;
  private readonly members = new Map<number, readonly number[]>();
  /** What vertices lead to, in the current pass. */
  private readonly reach = new Map<number, readonly number[]>();
  private readonly state: Int32Array;
  /** The last pass in which something depended on a vertex. */
  private readonly reached: Int32Array;
  private pass = 0;
  /** Objects by chart, in order: known at once where nothing leads from one chart to another. */
  private objects: ReadonlyMap<number, readonly number[]> | undefined;

  constructor(tree: Tree, dependencies: Dependencies) {
    this.tree = tree;
    this.dependencies = dependencies;
    this.dependants = [...dependencies.targets.keys()].toSorted((left, right) => left - right);
    this.size = tree.constructs.length;
    const vertices = dependencies.targets.size === 0 ? 0 : 2 * this.size;
    this.state = new Int32Array(vertices);
    this.reached = new Int32Array(vertices);
  }

  /** Numbers of all charts. A cycle among any constructs of the app is found here. */
  charts(): readonly number[] {
    const numbers = this.tree.constructs.map((_, number) => number);
    const isChart = (number: number): boolean => this.tree.charts[number] === number;
    if (this.dependants.length === 0) return this.rootsFirst(numbers.filter(isChart));
    const sorted = this.topology(this.rootsFirst(numbers), 0, this.size);
    if (!this.dependencies.betweenCharts) this.objects = this.byChart(sorted);
    return sorted.filter(isChart);
  }

  /** Numbers of the objects whose nearest chart this is. */
  objectsOf(chart: number): readonly number[] {
    if (this.objects !== undefined) return this.objects.get(chart) ?? [];
    const end = this.tree.ends[chart] ?? chart;
    const own = (number: number): boolean => this.tree.charts[number] === chart;
    if (!this.hasDependants(chart, end)) return this.objectsIn(chart, end).filter(own);
    const range: number[] = [];
    for (let number = chart; number < end; number += 1) range.push(number);
    return this.topology(range, chart, end).filter((number) => own(number) && this.isObject(number));
  }

  private byChart(sorted: readonly number[]): ReadonlyMap<number, readonly number[]> {
    const objects = new Map<number, number[]>();
    for (const number of sorted) {
      const chart = this.tree.charts[number] ?? -1;
      const same = objects.get(chart);
      if (!this.isObject(number)) continue;
      if (same === undefined) objects.set(chart, [number]);
      else same.push(number);
    }
    return objects;
  }

  /**
   * cdk8s keeps vertices in an object by path, and JavaScript lists keys that look like an index first: charts with
   * ids such as `1` go before everything else.
   */
  private rootsFirst(numbers: readonly number[]): readonly number[] {
    const isIndex = (number: number): boolean => /^(?:0|[1-9]\d{0,9})$/.test(this.pathOf(number));
    const indexes = numbers.filter(isIndex);
    return indexes.length === 0 ? numbers : [...indexes, ...numbers.filter((number) => !isIndex(number))];
  }

  private topology(vertices: readonly number[], low: number, high: number): readonly number[] {
    this.pass += 1;
    this.reach.clear();
    for (const vertex of vertices) this.mark(vertex, low, high);
    const sorted: number[] = [];
    for (const vertex of vertices) if (this.reached[vertex] !== this.pass) this.visit(vertex, low, high, sorted);
    // Where every vertex of a cycle has a dependant, none is a root: enter it all the same, to report it.
    if (sorted.length < vertices.length) for (const vertex of vertices) this.visit(vertex, low, high, sorted);
    return sorted;
  }

  /** Marks what something in the range depends on: constructs, and groups with their members. */
  private mark(vertex: number, low: number, high: number): void {
    for (const target of this.outbound(vertex, low, high)) {
      if (target >= this.size && this.reached[target] !== this.pass) this.mark(target, low, high);
      this.reached[target] = this.pass;
    }
  }

  private visit(root: number, low: number, high: number, sorted: number[]): void {
    const entered = 2 * this.pass;
    const left = entered + 1;
    if ((this.state[root] ?? 0) >= entered) return;
    const open: { readonly vertex: number; readonly targets: readonly number[]; next: number }[] = [];
    const enter = (vertex: number): void => {
      this.state[vertex] = entered;
      open.push({ vertex, targets: this.outbound(vertex, low, high), next: 0 });
    };
    enter(root);
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const target = top.targets[top.next];
      if (target === undefined) {
        this.state[top.vertex] = left;
        if (top.vertex < this.size) sorted.push(top.vertex);
        open.pop();
        continue;
      }
      top.next += 1;
      const state = this.state[target] ?? 0;
      if (state === entered) this.throwCycle([...open.map((frame) => frame.vertex), target]);
      if (state < entered) enter(target);
    }
  }

  /** What a vertex leads to: a construct to its dependencies and their groups, a group to its members. */
  private outbound(vertex: number, low: number, high: number): readonly number[] {
    const known = this.reach.get(vertex);
    if (known !== undefined) return known;
    const found = vertex < this.size ? this.ofConstruct(vertex, low, high) : this.ofGroup(vertex, low, high);
    this.reach.set(vertex, found);
    return found;
  }

  private ofGroup(vertex: number, low: number, high: number): readonly number[] {
    return this.membersOf(vertex - this.size).filter((member) => inRange(member, low, high));
  }

  private ofConstruct(vertex: number, low: number, high: number): readonly number[] {
    const reached: number[] = [];
    for (const target of this.dependencies.targets.get(vertex) ?? [])
      if (inRange(target, low, high)) reached.push(target);
    if (!this.isObject(vertex)) return reached;
    for (const ancestor of this.scopesInChart(vertex)) {
      for (const target of this.dependencies.targets.get(ancestor) ?? []) {
        const chart = this.tree.charts[target] ?? -1;
        if (!inRange(chart, low, high)) continue;
        // An object may depend on a construct it lies in: then on all of its other objects.
        if (this.contains(target, vertex) && this.tree.charts[vertex] === chart) {
          reached.push(...this.membersOf(target).filter((member) => member !== vertex));
        } else if (!this.isAlone(target)) {
          reached.push(this.size + target);
        } else if (ancestor !== vertex) {
          reached.push(target);
        }
      }
    }
    return reached;
  }

  private membersOf(target: number): readonly number[] {
    const known = this.members.get(target);
    if (known !== undefined) return known;
    const chart = this.tree.charts[target];
    const found = this.objectsIn(target, this.tree.ends[target] ?? target).filter(
      (number) => this.tree.charts[number] === chart,
    );
    this.members.set(target, found);
    return found;
  }

  /** Those that depend on something among the construct and the scopes around it up to its nearest chart, outermost first. */
  private scopesInChart(number: number): readonly number[] {
    const scopes: number[] = [];
    const chart = this.tree.charts[number] ?? 0;
    for (let scope = number; scope >= chart && scope >= 0; scope = this.tree.parents[scope] ?? -1) {
      if (this.dependencies.targets.has(scope)) scopes.unshift(scope);
    }
    return scopes;
  }

  /** Is it an object with nothing below it, which is a group of its own? */
  private isAlone(number: number): boolean {
    return this.tree.ends[number] === number + 1 && this.isObject(number);
  }

  private objectsIn(low: number, high: number): readonly number[] {
    const { objects } = this.tree;
    return objects.slice(firstAtLeast(objects, low), firstAtLeast(objects, high));
  }

  private isObject(number: number): boolean {
    const { objects } = this.tree;
    return objects[firstAtLeast(objects, number)] === number;
  }

  private hasDependants(low: number, high: number): boolean {
    return (this.dependants[firstAtLeast(this.dependants, low)] ?? high) < high;
  }

  private contains(ancestor: number, number: number): boolean {
    return inRange(number, ancestor, this.tree.ends[ancestor] ?? ancestor);
  }

  private pathOf(number: number): string {
    return this.tree.constructs[number]?.node.path ?? '';
  }

  private throwCycle(route: readonly number[]): never {
    const closing = route.at(-1) ?? 0;
    const cycle = route.slice(route.indexOf(closing)).filter((vertex) => vertex < this.size);
    const paths = cycle.map((vertex) => this.pathOf(vertex));
    // A route that closes in a group begins and ends at one of its members.
    if (closing >= this.size && paths[0] !== undefined) paths.push(paths[0]);
    throw new TreeError(`Dependency cycle detected: ${paths.join(' => ')}`, paths);
  }
}

function inRange(number: number, low: number, high: number): boolean {
  return number >= low && number < high;
}

function firstAtLeast(sorted: readonly number[], wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
