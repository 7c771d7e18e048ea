import * as cdk8s from 'cdk8s';
import { ApiObject, type App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { build } from '../../src/build/build.ts';
import { applyDefaults } from '../../src/default/apply-defaults.ts';
import type { ChartObject } from '../../src/emit/chart/chart-files.ts';
import { traitLookup } from '../../src/model/trait-lookup.ts';
import { chartOf, type ChartProps, ownChart } from '../../src/values/chart.ts';
import { evaluate, holds, type Scope } from '../../src/values/evaluate.ts';
import { guardOf } from '../../src/values/guard.ts';
import { valuesResolver } from '../../src/values/resolver.ts';
import type { Json } from '../../src/values/shape.ts';
import { manifestTemplate } from '../../src/values/manifest-template.ts';

/** The objects of an app as templates, with a tree walk of its own: nothing but cdk8s and the values. */
export function templatesOf(app: App): readonly ChartObject[] {
  const resolver = valuesResolver();
  app.resolvers.unshift(resolver);
  const objects: ChartObject[] = [];
  for (const construct of app.node.findAll()) {
    if (!(construct instanceof ApiObject)) continue;
    const json: unknown = construct.toJson();
    resolver.verify(json);
    const template = manifestTemplate(json);
    objects.push({ path: pathBelowChart(construct), kind: construct.kind, template, guard: guardOf(construct) });
  }
  app.resolvers.shift();
  return objects;
}

/** The same by the steps of the product: its own tree walk, and the safe defaults. */
export function productTemplates(app: App): readonly ChartObject[] {
  const { charts } = build(app, cdk8s);
  const documents = charts.flatMap((chart) => chart.documents);
  const given = documents.flatMap(({ resource }) => resource ?? []);
  const traitOf = traitLookup(documents);
  const { resources } = applyDefaults(given, { profile: 'restricted', appliesTo: 'own', traitOf, minors: [34, 35] });
  const after = new Map(given.map((resource, index) => [resource, resources[index] ?? resource]));
  return documents.flatMap(({ resource, construct }) => {
    if (resource === undefined || construct === undefined) throw new Error('every document here is an object');
    const template = manifestTemplate(after.get(resource)?.object);
    return [{ path: pathBelowChart(construct), kind: resource.id.kind, template, guard: guardOf(construct) }];
  });
}

function pathBelowChart(construct: IConstruct): readonly string[] {
  const scopes = construct.node.scopes;
  const chart = scopes.findIndex((scope) => ownChart(scope) !== undefined);
  return scopes.slice(chart + 1).map((scope) => scope.node.id);
}

export function chartOfApp(app: App): ChartProps {
  for (const construct of app.node.findAll()) {
    const chart = chartOf(construct);
    if (chart !== undefined) return chart;
  }
  throw new Error('the app has no chart');
}

/** Plain manifests for one set of values. */
export function plainObjects(objects: readonly ChartObject[], scope: Scope): readonly Json[] {
  return objects.flatMap(({ template, guard }) => {
    if (guard !== undefined && !holds(guard, scope)) return [];
    const object = evaluate(template, scope);
    return object === undefined ? [] : [object];
  });
}
