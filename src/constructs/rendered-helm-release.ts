import { ApiObject as Cdk8sApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { findKind, KINDS } from '../kubernetes/kinds.ts';
import { NumberLiteral } from '../model/number-literal.ts';
import { groupVersion, type KubernetesObject } from '../model/resource.ts';
import { readText } from '../read/documents.ts';
import { readChartSource } from './chart-source.ts';
import { defaultCache, helmTemplate } from './helm-command.ts';
import type { ImportedChart } from './helm-release.ts';
import { checkValues, holdsReference, releaseValues, requireReleaseName } from './release-values.ts';

export interface RenderedHelmReleaseProps<V> {
  /** Archive (`.tgz`) or folder of the chart, its dependencies in `charts/`. A relative path starts at the folder of `cdk8s.yaml`. */
  readonly path: string;
  /** The chart as `charthouse import` describes it, which types its values. It has to be of the version at `path`. */
  readonly chart?: ImportedChart<V>;
  /** Name of the release, by which its objects are called. Default: the id. */
  readonly releaseName?: string;
  /** Namespace it is installed to. Default: that of the chart this stands in. */
  readonly namespace?: string;
  /** Values over the defaults of the chart. */
  readonly values?: V;
  /** Values that the types do not know. */
  readonly extraValues?: { readonly [key: string]: unknown };
  /** CRDs in the folder `crds` of the chart are left out. Default: false. */
  readonly skipCrds?: boolean;
  /** Hooks are objects like others; Argo CD runs them as its own, `kubectl apply` at once. Tests never are. Default: false. */
  readonly hooks?: boolean;
  /** `.Capabilities.KubeVersion`, such as `1.35.0`. Default: what the Helm binary was built for. */
  readonly kubeVersion?: string;
  /** What `.Capabilities.APIVersions` has beside Kubernetes itself, such as `monitoring.coreos.com/v1`. */
  readonly apiVersions?: readonly string[];
  /** Custom kinds without a namespace whose CRDs are not in the chart, such as `ClusterIssuer`. */
  readonly clusterScoped?: readonly string[];
  /** Path of the Helm binary. Default: `helm` on the PATH. */
  readonly helm?: string;
  /** Where rendered charts are kept. Default: `node_modules/.cache/charthouse/helm`, else the system's temporary folder. */
  readonly cache?: string;
}

/**
 * The objects of somebody else's chart, rendered by Helm and put into the tree as they are: checked like all others, but
 * without safe defaults. CRDs are among them; objects that say no namespace get that of the release.
 *
 * Helm runs only for what it has not rendered before. Charts that make up passwords or certificates give others on each
 * machine: set these values.
 *
 * https://helm.sh/docs/helm/helm_template/
 */
export class RenderedHelmRelease<V = Readonly<Record<string, unknown>>> extends Construct {
  /** In the order in which Helm installs them. */
  readonly objects: readonly Cdk8sApiObject[];

  /**
   * Throws for a release name Helm does not take, no chart at the path or one of another version than the types, values
   * its schema refuses or that hold references, no Helm, and when Helm fails.
   */
  constructor(scope: Construct, id: string, props: RenderedHelmReleaseProps<V>) {
    const { releaseName = id, namespace = Chart.of(scope).namespace, clusterScoped = [] } = props;
    const where = `${scope.node.path}/${id}`;
    requireReleaseName(releaseName, where);
    const values = releaseValues(props);
    if (holdsReference(values)) {
      throw new Error(
        `${where}: values of this app are known only when it is installed, and Helm renders now; give plain ones, or use HelmRelease`,
      );
    }
    const objects = explained(where, () => {
      const chart = readChartSource(props.path);
      requireSame(props.chart, chart);
      checkValues(chart, values, where);
      const { helm = 'helm', cache = defaultCache() } = props;
      const order = {
        chart: props.path,
        digest: chart.digest,
        releaseName,
        flags: flagsOf(props),
        values,
        helm,
        cache,
      };
      const text = helmTemplate({ ...order, namespace: namespace ?? 'default' });
      return objectsIn(text, props.path);
    });
    super(scope, id);
    const definitions = scopesIn(objects);
    const kept = objects.filter((object) => isKept(object, props.hooks === true));
    const ids = idsOf(kept);
    this.objects = kept.map((object, index) => {
      const namespaced = isNamespaced(object, definitions) ?? !clusterScoped.includes(object.kind);
      return added(this, ids[index] ?? object.kind, object, namespaced ? namespace : undefined);
    });
  }

  /** The object of a kind and name, to patch it or to refer to it. Throws unless there is exactly one. */
  object(kind: string, name: string): Cdk8sApiObject {
    const [found, ...others] = this.objects.filter((object) => object.kind === kind && object.name === name);
    if (found !== undefined && others.length === 0) return found;
    const names = this.objects.flatMap((object) => (object.kind === kind ? [object.name] : []));
    throw new Error(
      `${this.node.path} has ${others.length + (found === undefined ? 0 : 1)} ${kind} ${name}; of this kind there are: ${names.join(', ') || 'none'}`,
    );
  }
}

function flagsOf(props: Pick<RenderedHelmReleaseProps<unknown>, 'apiVersions' | 'kubeVersion' | 'skipCrds'>): string[] {
  const { apiVersions = [], kubeVersion, skipCrds = false } = props;
  return [
    ...(skipCrds ? [] : ['--include-crds']),
    ...(kubeVersion === undefined ? [] : ['--kube-version', kubeVersion]),
    ...apiVersions.flatMap((apiVersion) => ['--api-versions', apiVersion]),
  ];
}

function explained<T>(where: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(message.startsWith(where) ? message : `${where}: ${message}`, { cause: error });
  }
}

interface Named {
  readonly name: string;
  readonly version: string;
}

function requireSame(typed: Named | undefined, found: Named): void {
  if (typed === undefined || (typed.name === found.name && typed.version === found.version)) return;
  throw new Error(
    `the types are of chart ${typed.name} ${typed.version}, and the path leads to ${found.name} ${found.version}; import it anew`,
  );
}

function objectsIn(text: string, chart: string): KubernetesObject[] {
  return readText(chart, text).map((document) => {
    const from = (): string => `what Helm rendered from ${templateAt(text, document.line) ?? `'${chart}'`}`;
    if ('error' in document)
      throw new Error(`${from()} cannot be read: ${document.error}; correct the chart or its values`);
    const object = plain(document.value, from);
    if (!isObject(object)) throw new Error(`${from()} is no object: it lacks apiVersion, kind or metadata`);
    return object;
  });
}

/** Helm writes above each object which template it comes from. */
function templateAt(text: string, line: number): string | undefined {
  const above = text.split('\n', line).findLast((each) => each.startsWith('# Source: '));
  return above?.slice('# Source: '.length);
}

function isObject(value: unknown): value is KubernetesObject {
  if (typeof value !== 'object' || value === null) return false;
  const { apiVersion, kind, metadata }: { apiVersion?: unknown; kind?: unknown; metadata?: unknown } = value;
  return (
    typeof apiVersion === 'string' && typeof kind === 'string' && typeof metadata === 'object' && metadata !== null
  );
}

/** cdk8s takes plain numbers only; one that would lose digits is refused. */
function plain(value: unknown, from: () => string): unknown {
  if (value instanceof NumberLiteral) {
    const number = Number(value.text);
    if (Number.isInteger(number) && !Number.isSafeInteger(number))
      throw new Error(`${from()} holds the number ${value.text}, which has too many digits; make it a text`);
    return number;
  }
  if (Array.isArray(value)) return value.map((item) => plain(item, from));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, plain(field, from)]));
}

const TESTS = new Set(['test', 'test-success', 'test-failure']);

/** https://helm.sh/docs/topics/charts_hooks/ */
function isKept({ metadata }: KubernetesObject, hooks: boolean): boolean {
  const events = metadata.annotations?.['helm.sh/hook']?.split(',').map((event) => event.trim());
  return events === undefined || (hooks && !events.every((event) => TESTS.has(event)));
}

/** Whether the custom kinds that the chart defines have namespaces, by group and kind. */
function scopesIn(objects: readonly KubernetesObject[]): ReadonlyMap<string, boolean> {
  return new Map(
    objects.flatMap(({ kind, spec }): [string, boolean][] => {
      if (kind !== 'CustomResourceDefinition' || typeof spec !== 'object' || spec === null) return [];
      const { group, names, scope }: { group?: unknown; names?: { kind?: unknown }; scope?: unknown } = spec;
      return [[`${String(group)} ${String(names?.kind)}`, scope !== 'Cluster']];
    }),
  );
}

function isNamespaced(
  { apiVersion, kind }: KubernetesObject,
  definitions: ReadonlyMap<string, boolean>,
): boolean | undefined {
  const { group } = groupVersion(apiVersion);
  // A version that is gone had the scope of those that followed.
  const known = findKind(apiVersion, kind) ?? KINDS.find((each) => each.group === group && each.kind === kind);
  return known?.namespaced ?? definitions.get(`${group} ${kind}`);
}

/** Kind and name; where several objects have these, group and namespace tell them apart, and at last their number. */
function idsOf(objects: readonly KubernetesObject[]): readonly string[] {
  const joined = (...parts: readonly (string | undefined)[]): string =>
    parts.flatMap((part) => (part ? [part.replaceAll('/', '-')] : [])).join('-');
  const short = objects.map(({ kind, metadata }) => joined(kind, metadata.name ?? metadata.generateName));
  const long = objects.map(({ apiVersion, metadata }, index) =>
    short.filter((id) => id === short[index]).length === 1
      ? (short[index] ?? '')
      : joined(short[index], groupVersion(apiVersion).group, metadata.namespace),
  );
  return long.map((id, index) => {
    const before = long.slice(0, index).filter((other) => other === id).length;
    return before === 0 ? id : `${id}-${before + 1}`;
  });
}

function added(scope: Construct, id: string, object: KubernetesObject, namespace: string | undefined): Cdk8sApiObject {
  const { metadata } = object;
  const own = metadata.namespace ?? namespace;
  const made = new Cdk8sApiObject(scope, id, { ...object, metadata: { ...metadata } });
  // cdk8s gives every object the namespace of its chart and a name, also where there can be none.
  Object.defineProperty(made.metadata, 'namespace', { value: own });
  if (metadata.name === undefined) Object.defineProperty(made.metadata, 'name', { value: undefined });
  return made;
}
