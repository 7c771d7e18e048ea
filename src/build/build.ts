import type { IConstruct } from 'constructs';
import type { Diagnostic } from '../model/diagnostic.ts';
import { identify, isKubernetesObject, type Origin, type Resource } from '../model/resource.ts';
import { type ApiObject, type App, asApiObject, asChart, type Cdk8s, type Chart, overrides } from './cdk8s.ts';
import { type Dependencies, dependenciesOf, TreeError } from './dependencies.ts';
import { BuildError, diagnosticAt, type Place } from './failure.ts';
import { Order } from './order.ts';
import { Rendering } from './render.ts';
import { valuesResolver } from '../values/index.ts';
import { type Tree, walk } from './tree.ts';

export interface BuildOptions {
  /** Where a construct was created; unknown without a source map. */
  readonly placeOf?: (construct: object) => Place | undefined;
  /** Keep the keys of objects in the order in which they were written (`CDK8S_DISABLE_SORT`). */
  readonly keepKeyOrder?: boolean;
  /** Is told of each object as it is rendered, unless somebody may still change it; before all of the tree is built. */
  readonly onRendered?: (value: unknown, object: ApiObject) => void;
}

/** One document of a manifest: a resource, or whatever an overridden `Chart.toJson` returned. */
export interface Document {
  readonly value: unknown;
  readonly resource?: Resource;
  /** The value holds references to chart values, in the form of stand-ins. */
  readonly symbolic: boolean;
  /** The construct it was rendered from, unless `Chart.toJson` made it up. */
  readonly construct?: ApiObject;
}

export interface BuiltChart {
  readonly chart: Chart;
  /** The chart's path as a DNS label: the name of its file or folder. */
  readonly name: string;
  readonly documents: readonly Document[];
}

/** How documents are divided into files, in the words of cdk8s's `YamlOutputType`. */
export type Division = 'FILE_PER_APP' | 'FILE_PER_CHART' | 'FILE_PER_RESOURCE' | 'FOLDER_PER_CHART_FILE_PER_RESOURCE';

/** The tree as data. Charts and documents stand in the order in which they have to be applied. */
export interface Built {
  readonly app: App;
  readonly charts: readonly BuiltChart[];
  readonly division: Division;
  /** Some chart depends on another or contains one. */
  readonly betweenCharts: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Walks the tree of an app once and renders every object once, in time that grows with the size of the tree.
 *
 * @throws {BuildError} when a validation of a construct fails, when dependencies form a cycle, or when an object cannot
 * be rendered.
 */
export function build(app: App, cdk8s: Cdk8s, options: BuildOptions = {}): Built {
  return new Build(app, cdk8s, options).run();
}

const UNKNOWN_PLACE = (): undefined => undefined;

class Build {
  private readonly app: App;
  private readonly cdk8s: Cdk8s;
  private readonly placeOf: (construct: object) => Place | undefined;
  private readonly tree: Tree;
  private readonly rendering: Rendering;
  private readonly rendered = new Map<Chart, readonly Rendered[]>();
  private onRendered: BuildOptions['onRendered'];

  constructor(app: App, cdk8s: Cdk8s, options: BuildOptions) {
    this.app = app;
    this.cdk8s = cdk8s;
    this.placeOf = options.placeOf ?? UNKNOWN_PLACE;
    this.onRendered = options.onRendered;
    this.tree = walk(app);
    this.rendering = new Rendering(
      cdk8s,
      { keepKeyOrder: options.keepKeyOrder ?? false, values: valuesResolver() },
      this.placeOf,
    );
  }

  run(): Built {
    this.validate();
    const { order, charts: numbers, dependencies } = this.sorted();
    // What such a chart returns may be the objects of any chart, with changes of its own.
    if (numbers.some((number) => this.rendersItself(asChart(this.constructAt(number))))) this.onRendered = undefined;
    const objectsOf = (chart: Chart): readonly unknown[] => this.render(order, chart).map(({ value }) => value);
    const charts = this.rendering.during(this.app, objectsOf, () =>
      numbers.map((number) => {
        const chart = asChart(this.constructAt(number));
        return { chart, name: this.cdk8s.Names.toDnsLabel(chart), documents: this.documentsOf(order, chart) };
      }),
    );
    const { diagnostics } = this.rendering;
    return { app: this.app, charts, division: this.division(), betweenCharts: dependencies.betweenCharts, diagnostics };
  }

  /** Every validation runs exactly once, and all messages are told. */
  private validate(): void {
    const failures = this.tree.constructs.flatMap((construct) =>
      construct.node
        .validate()
        .map((message) =>
          diagnosticAt('app/validation', `[${construct.node.path}] ${message}`, construct, this.placeOf),
        ),
    );
    if (failures.length > 0) throw new BuildError(failures);
  }

  private sorted(): { order: Order; charts: readonly number[]; dependencies: Dependencies } {
    try {
      const dependencies = dependenciesOf(this.tree);
      const order = new Order(this.tree, dependencies);
      return { order, charts: order.charts(), dependencies };
    } catch (error) {
      if (!(error instanceof TreeError)) throw error;
      const [path] = error.constructs;
      const construct = this.tree.constructs.find((candidate) => candidate.node.path === path) ?? this.app;
      throw new BuildError([diagnosticAt('app/dependencies', error.message, construct, this.placeOf)], {
        cause: error,
      });
    }
  }

  /** cdk8s's mode that gives each chart a folder asks the objects directly; all others ask `Chart.toJson`. */
  private documentsOf(order: Order, chart: Chart): readonly Document[] {
    if (this.division() === 'FOLDER_PER_CHART_FILE_PER_RESOURCE' || !this.rendersItself(chart)) {
      return this.render(order, chart).map((rendered) => this.document(rendered.value, rendered.object, rendered));
    }
    const made: unknown[] = Object.values(chart.toJson());
    const known = new Map(this.rendered.get(chart)?.map((rendered) => [rendered.value, rendered]));
    return made.map((value) => this.document(value, known.get(value)?.object ?? chart, known.get(value)));
  }

  private rendersItself(chart: Chart): boolean {
    return overrides(chart, this.cdk8s.Chart, 'toJson');
  }

  /** Objects of a chart as they come out of `toJson`; asked again, the same values. */
  private render(order: Order, chart: Chart): readonly Rendered[] {
    const known = this.rendered.get(chart);
    if (known !== undefined) return known;
    const rendered = order.objectsOf(this.tree.numberOf.get(chart) ?? 0).map((number) => {
      const object = asApiObject(this.constructAt(number));
      const { json, symbolic } = this.rendering.render(object);
      if (!symbolic) this.onRendered?.(json, object);
      return { value: json, symbolic, object };
    });
    this.rendered.set(chart, rendered);
    return rendered;
  }

  private document(value: unknown, source: IConstruct, rendered: Rendered | undefined): Document {
    const made =
      rendered === undefined ? { symbolic: false } : { symbolic: rendered.symbolic, construct: rendered.object };
    if (!isKubernetesObject(value)) return { value, ...made };
    const origin = new ConstructOrigin(source, this.placeOf);
    return { value, resource: { id: identify(value), object: value, origin }, ...made };
  }

  private division(): Division {
    const { YamlOutputType } = this.cdk8s;
    switch (this.app.yamlOutputType) {
      case YamlOutputType.FILE_PER_APP:
        return 'FILE_PER_APP';
      case YamlOutputType.FILE_PER_RESOURCE:
        return 'FILE_PER_RESOURCE';
      case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE:
        return 'FOLDER_PER_CHART_FILE_PER_RESOURCE';
      default:
        return 'FILE_PER_CHART';
    }
  }

  private constructAt(number: number): IConstruct {
    const construct = this.tree.constructs[number];
    if (construct === undefined) throw new RangeError(`no construct has the number ${number}`);
    return construct;
  }
}

/** Smaller than an object with a closure, for there is one of each resource. */
class ConstructOrigin implements Origin {
  private readonly source: IConstruct;
  private readonly placeOf: (construct: object) => Place | undefined;

  constructor(source: IConstruct, placeOf: (construct: object) => Place | undefined) {
    this.source = source;
    this.placeOf = placeOf;
  }

  get construct(): string {
    return this.source.node.path;
  }

  place(): Place | undefined {
    return this.placeOf(this.source);
  }
}

interface Rendered {
  readonly value: unknown;
  readonly symbolic: boolean;
  readonly object: ApiObject;
}
