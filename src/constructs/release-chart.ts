import { Chart, type ApiObject, type ChartProps as Cdk8sChartProps } from 'cdk8s';
import type { Construct } from 'constructs';
import { include, release, releaseName } from '../values/builtin.ts';
import { type ChartProps, ownChart, packageAs } from '../values/chart.ts';
import { type Value } from '../values/reference.ts';
import { labelReferences, releaseLabels } from '../values/release-labels.ts';
import { text } from './handle.ts';
import { objectName } from './name.ts';

/** What Chart.yaml says, which values there are, and where the objects go. */
export interface ReleaseChartProps extends Omit<ChartProps, 'name' | 'namespace'>, Pick<Cdk8sChartProps, 'labels'> {
  /** Name of the Helm chart. Default: the id. */
  readonly name?: string;
  /** Namespace of the objects. Default: that of the release. */
  readonly namespace?: Value<string>;
  /** Whether the templates say the namespace of the release, which Helm fills in anyway. Default: `omit`. */
  readonly writeNamespace?: ChartProps['namespace'];
}

/**
 * A chart that is also a Helm chart. Its objects are called `<fullname>-<id>` and carry the labels of the release, so
 * that it can be installed several times into one namespace; an object called like the chart is `<fullname>` alone.
 *
 * https://helm.sh/docs/chart_best_practices/labels/
 */
export class ReleaseChart extends Chart {
  /** Throws for a name that Helm does not take. */
  constructor(scope: Construct, id: string, props: ReleaseChartProps) {
    const { name = id, namespace = release.namespace, labels = {}, writeNamespace, ...rest } = props;
    super(scope, id, {
      namespace: text(namespace),
      labels: { ...textLabels(), ...labels },
    });
    packageAs(this, {
      ...rest,
      name,
      ...(writeNamespace === undefined ? {} : { namespace: writeNamespace }),
    });
  }

  override generateObjectName(object: ApiObject): string {
    const id = objectName(object, 'Default')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-');
    return id === ownChart(this)?.name ? text(include('fullname')) : releaseName(id);
  }
}

function textLabels(): Record<string, string> {
  const entries = Object.entries(labelReferences(releaseLabels)).map(([key, value]): [string, string] => [
    key,
    text(value),
  ]);
  return Object.fromEntries(entries);
}
