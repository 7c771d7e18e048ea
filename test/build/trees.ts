import { ApiObject, App, Chart, JsonPatch, Lazy, YamlOutputType } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import fc from 'fast-check';

/** A description of a tree, from which the same tree can be made any number of times. */
export interface TreePlan {
  readonly mode: YamlOutputType;
  readonly nodes: readonly NodePlan[];
  readonly dependencies: readonly (readonly [number, number])[];
}

interface NodePlan {
  readonly type: 'chart' | 'construct' | 'object';
  /** Chooses a parent among the nodes before it that may have children of this type. */
  readonly parent: number;
  readonly id: string;
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly spec: Readonly<Record<string, unknown>>;
  readonly lazy: boolean;
  readonly patch: boolean;
  readonly plainNames: boolean;
}

const ids = fc.oneof(
  fc.constantFrom(
    'web',
    'db',
    'Web',
    'default',
    'Resource',
    'a.b',
    'a_b',
    'x-y',
    '1',
    '7',
    '10',
    'app',
    'längst',
    'My_Web.App',
    'a/b',
  ),
  // constructs itself refuses ids such as `toString`.
  fc.string({ minLength: 1, maxLength: 8 }).filter((id) => id.trim() !== '' && !(id in {})),
);

const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('yes', '0755', '10Gi', 'nginx:1.27', 'a: b', 'two\nlines\n', '', ' x', '1e3', 'http://x/y?z'),
    // Strings that cdk8s prints so that they are misread (K22) are the emitter's own tests.
    fc.string({ maxLength: 8 }).filter((text) => !/^[=<+\-._\d]/.test(text)),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,6}$/), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

const node: fc.Arbitrary<NodePlan> = fc.record({
  type: fc.constantFrom('chart', 'construct', 'object', 'object', 'object'),
  parent: fc.nat(),
  id: ids,
  kind: fc.constantFrom('ConfigMap', 'Secret', 'Deployment', 'CronJob', 'ClusterRole'),
  namespace: fc.constantFrom(undefined, undefined, 'shop', 'other'),
  name: fc.constantFrom(undefined, undefined, undefined, 'fixed', 'sys:a', 'sysa'),
  spec: fc.dictionary(fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,6}$/), value, { maxKeys: 3, noNullPrototype: true }),
  lazy: fc.boolean(),
  patch: fc.boolean(),
  plainNames: fc.boolean(),
});

export const plans: fc.Arbitrary<TreePlan> = fc.record({
  mode: fc.constantFrom(
    YamlOutputType.FILE_PER_APP,
    YamlOutputType.FILE_PER_CHART,
    YamlOutputType.FILE_PER_RESOURCE,
    YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
  ),
  nodes: fc.array(node, { minLength: 1, maxLength: 30 }),
  dependencies: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 6 }),
});

/** Makes the tree that a plan describes. */
export function plant(plan: TreePlan, outdir: string): App {
  const app = new App({ outdir, yamlOutputType: plan.mode });
  const made: IConstruct[] = [];
  for (const item of plan.nodes) {
    // Objects need a chart above them; charts and constructs of a chart may hold anything.
    const scopes: IConstruct[] = made.filter(
      (candidate) => !ApiObject.isApiObject(candidate) || item.type === 'object',
    );
    const inCharts = scopes.filter((scope) => scope.node.scopes.some((ancestor) => Chart.isChart(ancestor)));
    const choices = item.type === 'chart' ? [app, ...inCharts] : inCharts;
    const scope = choices[item.parent % Math.max(choices.length, 1)];
    if (scope === undefined || scope.node.tryFindChild(item.id) !== undefined) continue;
    made.push(grow(scope, item));
  }
  for (const [from, to] of plan.dependencies) {
    const source = made[from % Math.max(made.length, 1)];
    const target = made[to % Math.max(made.length, 1)];
    if (source !== undefined && target !== undefined && source !== target) source.node.addDependency(target);
  }
  return app;
}

function grow(scope: IConstruct, item: NodePlan): IConstruct {
  if (item.type === 'construct') return new Construct(scope, item.id);
  if (item.type === 'chart') {
    return new Chart(scope, item.id, {
      disableResourceNameHashes: item.plainNames,
      ...(item.namespace === undefined ? {} : { namespace: item.namespace, labels: { team: 'a', empty: '' } }),
    });
  }
  const object = new ApiObject(scope, item.id, {
    apiVersion: item.kind === 'ConfigMap' ? 'v1' : 'apps/v1',
    kind: item.kind,
    metadata: {
      ...(item.name === undefined ? {} : { name: item.name }),
      ...(item.namespace === undefined ? {} : { namespace: item.namespace, annotations: { note: 'x', none: '' } }),
    },
    spec: item.lazy ? Lazy.any({ produce: () => item.spec }) : item.spec,
  });
  if (item.patch) object.addJsonPatch(JsonPatch.add('/patched', { by: 'patch' }));
  return object;
}
