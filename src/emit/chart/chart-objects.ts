import { chartOf, ownChart, type ChartProps } from '../../values/chart.ts';
import { guardOf } from '../../values/guard.ts';
import { manifestTemplate } from '../../values/template.ts';
import type { ChartObject } from './chart-files.ts';

interface Node {
  readonly node: { readonly id: string; readonly scope?: Node | undefined };
}

/** An object's JSON as the build step made it, references in place, and the construct it came from. */
export interface SymbolicDocument {
  readonly value: unknown;
  readonly construct?: Node;
}

/** The objects of each chart of an app, charts in the order in which their first object comes. */
export function chartObjects(documents: Iterable<SymbolicDocument>): ReadonlyMap<ChartProps, readonly ChartObject[]> {
  const charts = new Map<ChartProps, ChartObject[]>();
  for (const { value, construct } of documents) {
    const chart = construct === undefined ? undefined : chartOf(construct);
    if (chart === undefined || construct === undefined) continue;
    const objects = charts.get(chart) ?? [];
    charts.set(chart, objects);
    const object = {
      path: pathBelowChart(construct),
      kind: kindOf(value),
      template: manifestTemplate(value),
      guard: guardOf(construct),
    };
    objects.push(object);
  }
  return charts;
}

function pathBelowChart(construct: Node): readonly string[] {
  const ids: string[] = [];
  for (let at: Node | undefined = construct; at !== undefined && ownChart(at) === undefined; at = at.node.scope) {
    ids.unshift(at.node.id);
  }
  return ids;
}

function kindOf(value: unknown): string {
  const kind: unknown = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
  return typeof kind === 'string' ? kind : 'object';
}
