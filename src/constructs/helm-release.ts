import type { Construct } from 'constructs';
import { chartOf } from '../values/chart.ts';
import { isReference } from '../values/reference.ts';
import { hasMark } from '../values/mark.ts';
import { isJsonObject, type Json } from '../values/shape.ts';
import { schemaProblems } from '../values/validate.ts';
import { ApiObject } from './api-object.ts';

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
 * of the chart, without Helm and without the network.
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
    if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(releaseName) || releaseName.length > 53) {
      throw new Error(
        `${where}: ${JSON.stringify(releaseName)} cannot name a release: small letters, digits and dashes, at most 53`,
      );
    }
    const values = valuesOf(props);
    checkValues(chart, values, where);
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

function valuesOf<V>({ values, extraValues = {} }: HelmReleaseProps<V>): { readonly [key: string]: Json } {
  const typed: unknown = values ?? {};
  return overlaid(isJsonObject(typed) ? typed : {}, isJsonObject(extraValues) ? extraValues : {});
}

/** Maps merged, everything else replaced; a reference is not looked into. */
function overlaid(
  below: { readonly [key: string]: Json },
  above: { readonly [key: string]: Json },
): { readonly [key: string]: Json } {
  const merged = new Map(Object.entries(below));
  for (const [key, value] of Object.entries(above)) {
    const known = merged.get(key);
    const maps = isJsonObject(known) && isJsonObject(value) && !isReference(known) && !isReference(value);
    merged.set(key, maps ? overlaid(known, value) : value);
  }
  return Object.fromEntries(merged);
}

/** Values that hold references of this app are known only when it is resolved, and left to Helm. */
function checkValues<V>(
  { name, version, schema }: ImportedChart<V>,
  values: { readonly [key: string]: Json },
  where: string,
): void {
  if (schema === undefined || holdsReference(values)) return;
  const problems = schemaProblems(openRequired(schema), values);
  if (problems.length === 0) return;
  const list = problems.map(({ path, message }) => `  ${path} ${message}`);
  throw new Error(`${where}: chart ${name} ${version} does not take these values:\n${list.join('\n')}`);
}

/** What a chart requires it may have a default for: only what is given is judged. */
function openRequired(schema: { readonly [key: string]: Json }): { readonly [key: string]: Json } {
  const entries = Object.entries(schema).flatMap(([keyword, value]): [string, Json][] => {
    if (keyword === 'required' && Array.isArray(value)) return [];
    return [[keyword, opened(value)]];
  });
  return Object.fromEntries(entries);
}

function opened(value: Json): Json {
  if (isJsonObject(value)) return openRequired(value);
  return Array.isArray(value) ? value.map((item: Json) => opened(item)) : value;
}

function holdsReference(value: unknown): boolean {
  if (typeof value === 'string') return hasMark(value);
  if (typeof value !== 'object' || value === null) return false;
  return isReference(value) || Object.values(value).some(holdsReference);
}
