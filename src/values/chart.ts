import { coalesce } from './coalesce.ts';
import type { Values } from './define.ts';
import { ValueError } from './mark.ts';
import { isSemanticVersion } from './semantic-version.ts';
import type { Ref } from './reference.ts';
import type { Json } from './shape.ts';
import { valueProblems } from './validate.ts';

const CHART = Symbol.for('charthouse.chart');

/** A chart that a chart needs, as in Chart.yaml. https://helm.sh/docs/topics/charts/#chart-dependencies */
export interface ChartDependency {
  readonly name: string;
  /** Exact version or range. */
  readonly version: string;
  /** `https://`, `oci://`, `file://` or `@name`; absent when the chart lies unpacked in `charts/`. */
  readonly repository?: string;
  /** Value path that switches it, such as `redis.enabled`. */
  readonly condition?: string;
  readonly tags?: readonly string[];
  readonly alias?: string;
  readonly importValues?: readonly Json[];
  /** Folder or archive, relative to the project, that is packed into `charts/`. */
  readonly vendor?: string;
}

export interface Maintainer {
  readonly name: string;
  readonly email?: string;
  readonly url?: string;
}

/** A release that is made without Helm. */
export interface PlainRelease {
  /** Default: the name of the chart. */
  readonly name?: string;
  /** Default: `default`. */
  readonly namespace?: string;
  /** Its values over the defaults, as a values file gives them; also those that `required` asks for. */
  readonly values?: { readonly [key: string]: Json };
}

/** Everything Chart.yaml says, and how the chart is written. https://helm.sh/docs/topics/charts/#the-chartyaml-file */
export interface ChartProps {
  /** Small letters, digits and dashes; also the folder of the chart. */
  readonly name: string;
  /** Semantic version of the chart. */
  readonly version: string;
  readonly appVersion?: string;
  readonly description?: string;
  /** Kubernetes versions it works with, such as `>=1.27.0-0`. */
  readonly kubeVersion?: string;
  /** A library has no objects: other charts include its named templates. Default: `application`. */
  readonly type?: 'application' | 'library';
  readonly keywords?: readonly string[];
  readonly home?: string;
  readonly sources?: readonly string[];
  readonly icon?: string;
  readonly maintainers?: readonly Maintainer[];
  readonly deprecated?: boolean;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly dependencies?: readonly ChartDependency[];
  readonly values?: Values;
  /** Release that plain manifests are made for. */
  readonly release?: PlainRelease;
  /** Whether objects carry the namespace they are installed to. Default `omit`, as Helm advises. */
  readonly namespace?: 'omit' | 'set';
  /**
   * Where CustomResourceDefinitions go: `crds/` (installed once, never upgraded), `templates/` (upgraded and deleted
   * with the release) or a chart of their own. Default `crds`.
   */
  readonly crds?: 'crds' | 'templates' | 'chart';
  /**
   * Named templates made by `helper` that `_helpers.tpl` has although no object of the chart uses them: what a library
   * offers to other charts.
   */
  readonly helpers?: readonly Ref<string>[];
  /** Text shown after installation; may hold references. */
  readonly notes?: string;
  /** Text of LICENSE. */
  readonly license?: string;
  /** Text that the README has above the table of values. */
  readonly readme?: string;
  /** Files packed with the chart, by their path in it. */
  readonly files?: Readonly<Record<string, string>>;
}

/**
 * Makes everything below a construct one Helm chart. Its objects are called as their author says in the release that
 * plain manifests are made for, and `<fullname>-<name>` in every other, references included.
 *
 * Throws for a name or version that Helm does not take, for values of the release that the schema refuses, and when something
 * is below the construct already: names given before would be the same in every release.
 */
export function packageAs(construct: object, props: ChartProps): void {
  if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(props.name) || props.name.length > 53) {
    throw new ValueError(
      `${JSON.stringify(props.name)} cannot name a chart: small letters, digits and dashes, at most 53`,
    );
  }
  if (!isSemanticVersion(props.version)) {
    throw new ValueError(
      `${JSON.stringify(props.version)} cannot be the version of a chart: three numbers are needed, as in 1.0.0`,
    );
  }
  checkDependencies(props);
  checkRelease(props);
  if (Reflect.has(construct, CHART)) throw new ValueError(`${props.name}: this construct is a chart already`);
  if (hasChildren(construct)) throw new ValueError(`${props.name}: call packageAs before anything is made below it`);
  Object.defineProperty(construct, CHART, { value: Object.freeze(props) });
}

/**
 * By the rules of Helm's linter and loader.
 * https://github.com/helm/helm/blob/main/pkg/chart/v2/dependency.go
 */
function checkDependencies({ name, dependencies = [] }: ChartProps): void {
  const seen = new Set<string>();
  for (const { name: dependency, alias = dependency, version } of dependencies) {
    const refuse = (why: string): ValueError =>
      new ValueError(`${name}: dependency ${JSON.stringify(dependency)} ${why}`);
    if (!/^[a-zA-Z0-9._-]+$/.test(dependency) || /^\.+$/.test(dependency)) throw refuse('cannot name a chart');
    if (alias !== dependency && !/^[a-zA-Z0-9_-]+$/.test(alias))
      throw refuse(`has the alias ${JSON.stringify(alias)}: letters, digits, dashes and underscores`);
    if (!VERSIONS.test(version)) throw refuse(`has ${JSON.stringify(version)}, which is no version and no range`);
    if (seen.has(alias)) throw refuse(`is there twice as ${alias}: give one of them an alias`);
    seen.add(alias);
  }
}

const VERSION = String.raw`(?:[=!<>~^]+\s*)?v?(?:\d+|[xX*])(?:\.(?:\d+|[xX*])){0,2}(?:[-+][0-9A-Za-z.+-]+)?`;
/** A version, or ranges as Helm reads them: `^1.2`, `>=1.0.0 <2.0.0`, `1.x || 3.x`, `1.2 - 1.4`. */
const VERSIONS = new RegExp(String.raw`^\s*${VERSION}(?:(?:\s*,\s*|\s*\|\|\s*|\s+-\s+|\s+)${VERSION})*\s*$`);

function checkRelease({ name, values, release, dependencies }: ChartProps): void {
  if (release?.values === undefined) return;
  if (values === undefined) throw new ValueError(`${name}: the release has values, but the chart declares none`);
  const [problem] = valueProblems(values, coalesce(values.defaults, release.values), dependencies);
  if (problem !== undefined) throw new ValueError(`${name}: ${problem.path} of the release ${problem.message}`);
}

function hasChildren(construct: object): boolean {
  const node: unknown = Reflect.get(construct, 'node');
  const children: unknown = typeof node === 'object' && node !== null ? Reflect.get(node, 'children') : undefined;
  return Array.isArray(children) && children.length > 0;
}

/** The chart a construct itself was made by `packageAs`, or undefined. */
export function ownChart(construct: object): ChartProps | undefined {
  const props: unknown = Reflect.get(construct, CHART);
  return isChartProps(props) ? props : undefined;
}

interface Scoped {
  readonly node: { readonly scope?: Scoped | undefined };
}

/** The chart a construct belongs to: its own or that of the nearest construct above. */
export function chartOf(construct: Scoped): ChartProps | undefined {
  for (let at: Scoped | undefined = construct; at !== undefined; at = at.node.scope) {
    const props = ownChart(at);
    if (props !== undefined) return props;
  }
  return undefined;
}

/** The values that references below a construct mean. */
export function valuesOf(construct: Scoped): Values | undefined {
  return chartOf(construct)?.values;
}

function isChartProps(value: unknown): value is ChartProps {
  return typeof value === 'object' && value !== null && 'name' in value && 'version' in value;
}
