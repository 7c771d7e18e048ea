import type { Construct } from 'constructs';
import { chartOf } from '../values/chart.ts';
import type { Json } from '../values/shape.ts';
import { ApiObject } from './api-object.ts';
import { checkValues, holdsReference, releaseValues, requireReleaseName } from './release-values.ts';

declare const VALUES: unique symbol;

/** A chart of somebody else, as `charthouse import` describes it. */
export interface ImportedChart<V> {
  readonly name: string;
  /** The version its values are typed for. */
  readonly version: string;
  /** `https://…` of a chart repository or `oci://…` of a registry. */
  readonly repository?: string;
  /** JSON Schema of its values. */
  readonly schema?: { readonly [key: string]: Json };
  readonly [VALUES]?: V;
}

export interface HelmReleaseProps<V> {
  /** The chart, as `charthouse import` describes it. */
  readonly chart: ImportedChart<V>;
  /** Where the chart is pulled from; needed when the import does not know it. */
  readonly repository?: string;
  /** Exact version or range. Default: the version its values are typed for. */
  readonly version?: string;
  /** Name of the release, by which its objects are called. Default: the id; in a chart the name of the Application. */
  readonly releaseName?: string;
  /** Namespace it is installed to. Default: that of the chart this stands in. */
  readonly namespace?: string;
  /** Values over the defaults of the chart. */
  readonly values?: V;
  /** Values that the types do not know. */
  readonly extraValues?: { readonly [key: string]: unknown };
  /** Argo CD project. Default: `default`, which allows everything. */
  readonly project?: string;
  /** API server of the cluster. Default: the one Argo CD runs in. */
  readonly server?: string;
  /** Namespace of the Application itself. Default: `argocd`. */
  readonly applicationNamespace?: string;
  /** Default: automatic, with pruning and repair, and the namespace made when it is missing. */
  readonly syncPolicy?: { readonly [key: string]: unknown };
  /** CRDs of the chart are left out. Default: false. */
  readonly skipCrds?: boolean;
}

/**
 * A chart of somebody else, installed by Argo CD: an Application whose values are typed and checked against the schema
 * of the chart, without Helm and without the network. `RenderedHelmRelease` gives the objects themselves instead.
 *
 * https://argo-cd.readthedocs.io/en/stable/user-guide/helm/
 */
export class HelmRelease<V> extends ApiObject {
  /** Throws for a release name Helm does not take, no repository, or values the schema of the chart refuses. */
  constructor(scope: Construct, id: string, props: HelmReleaseProps<V>) {
    const { chart, releaseName = id, applicationNamespace = 'argocd' } = props;
    const repository = props.repository ?? chart.repository;
    const where = `${scope.node.path}/${id}`;
    if (repository === undefined)
      throw new Error(`${where}: say with repository where chart ${chart.name} is pulled from`);
    requireReleaseName(releaseName, where);
    const values = releaseValues(props);
    // Values that hold references of this app are known only when it is resolved, and left to Helm.
    if (!holdsReference(values)) checkValues(chart, values, where);
    super(scope, id, {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { namespace: applicationNamespace },
      spec: {
        project: props.project ?? 'default',
        source: {
          chart: chart.name,
          // Argo CD takes the address of a registry without its scheme.
          repoURL: repository.replace(/^oci:\/\//, ''),
          targetRevision: props.version ?? chart.version,
          helm: {
            // In a chart of our own the name of the Application, which Argo CD takes by default, tells releases apart.
            ...(props.releaseName === undefined && chartOf(scope) !== undefined ? {} : { releaseName }),
            ...(props.skipCrds === undefined ? {} : { skipCrds: props.skipCrds }),
            ...(Object.keys(values).length === 0 ? {} : { valuesObject: values }),
          },
        },
        destination: {
          server: props.server ?? 'https://kubernetes.default.svc',
          ...(props.namespace === undefined ? {} : { namespace: props.namespace }),
        },
        syncPolicy: props.syncPolicy ?? {
          automated: { prune: true, selfHeal: true },
          syncOptions: ['CreateNamespace=true', 'ServerSideApply=true'],
        },
      },
    });
  }
}
