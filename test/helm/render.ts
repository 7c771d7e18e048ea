import { ApiObject, type App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { ChartObject } from '../../src/emit/chart/chart-files.ts';
import type { ChartProps } from '../../src/values/chart.ts';
import { chartOf, ownChart } from '../../src/values/chart.ts';
import { evaluate, holds } from '../../src/values/evaluate.ts';
import type { Scope } from '../../src/values/evaluate.ts';
import { guardOf } from '../../src/values/guard.ts';
import { valuesResolver } from '../../src/values/resolver.ts';
import type { Json } from '../../src/values/shape.ts';
import { manifestTemplate } from '../../src/values/template.ts';

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
