import * as cdk8s from 'cdk8s';
import type { IConstruct } from 'constructs';
import { type BuiltChart, build } from '../build/build.ts';
import { resolveValues } from '../build/resolve.ts';
import { withoutHelmTests } from '../command/helm-only.ts';
import { withDefaults } from '../command/render.ts';
import { settle } from '../command/settings.ts';
import { chartOf, coalesce, type Json } from '../values/index.ts';
import { valueProblems } from '../values/validate.ts';
import { Manifests } from './manifests.ts';

export interface ManifestsOptions {
  /** Values of the chart over their defaults, as a values file has them. Default: the defaults. */
  readonly values?: { readonly [key: string]: Json };
  /** Release of the chart. Default: the one that plain manifests are made for. */
  readonly release?: { readonly name?: string; readonly namespace?: string };
  /** Folder of the `cdk8s.yaml` whose profile and versions hold. Default: the working folder. */
  readonly project?: string;
}

/**
 * What synthesis would write of everything below a construct, for the author's own tests: values resolved, safe defaults
 * filled in. Works with every test runner.
 *
 *     const manifests = manifestsOf(new Web(Testing.app(), 'web', { replicas: 3 }));
 *     expect(manifests.get('apps/v1', 'Deployment', 'server').spec?.replicas).toBe(3);
 *
 * Throws when the tree cannot be built, for a `cdk8s.yaml` that is not valid, and for values that the chart does not take.
 */
export function manifestsOf(construct: IConstruct, options: ManifestsOptions = {}): Manifests {
  const { root, path } = construct.node;
  if (!(root instanceof cdk8s.App)) {
    throw new Error(`${path} is below no App of this cdk8s: begin with Testing.app(), and install cdk8s once`);
  }
  checkValues(construct, options.values);
  // Whoever runs the tests has built the tree already: no program is needed.
  const settings = settle(options.project ?? process.cwd(), { app: 'manifestsOf' }, {});
  const { charts } = withDefaults(build(root, cdk8s), settings);
  const own = charts.map((chart) => below(construct, chart));
  const resolved = withoutHelmTests(resolveValues(own, options));
  return new Manifests(
    resolved.flatMap(({ documents }) =>
      documents.flatMap(({ resource }) => (resource === undefined ? [] : [resource.object])),
    ),
  );
}

/** What an overridden `Chart.toJson` made up belongs to its chart. */
function below(construct: IConstruct, chart: BuiltChart): BuiltChart {
  const documents = chart.documents.filter((document) =>
    (document.construct ?? chart.chart).node.scopes.includes(construct),
  );
  return { ...chart, documents };
}

function checkValues(construct: IConstruct, given: ManifestsOptions['values']): void {
  if (given === undefined) return;
  const chart = chartOf(construct);
  if (chart?.values === undefined) {
    throw new Error(`${construct.node.path} takes no values: packageAs declares them, on it or above`);
  }
  const problems = valueProblems(chart.values, coalesce(chart.values.defaults, given), chart.dependencies);
  if (problems.length === 0) return;
  throw new Error(
    `the values do not fit chart ${chart.name}: ${problems.map(({ path, message }) => `${path} ${message}`).join('; ')}`,
  );
}
