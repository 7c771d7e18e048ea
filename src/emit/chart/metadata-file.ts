import type { ChartDependency, ChartProps } from '../../values/chart.ts';
import type { Json } from '../../values/shape.ts';
import { entryLines } from './data-text.ts';
import { yamlQuoted } from './literal.ts';

/** Chart.yaml as data, in the order people write it. https://helm.sh/docs/topics/charts/#the-chartyaml-file */
export function chartMetadata(chart: ChartProps): { readonly [key: string]: Json } {
  const entries: readonly (readonly [string, Json | undefined])[] = [
    ['apiVersion', 'v2'],
    ['name', chart.name],
    ['description', chart.description],
    ['type', chart.type ?? 'application'],
    ['version', chart.version],
    ['appVersion', chart.appVersion],
    ['kubeVersion', chart.kubeVersion],
    ['keywords', chart.keywords],
    ['home', chart.home],
    ['sources', chart.sources],
    ['icon', chart.icon],
    ['maintainers', chart.maintainers?.map((maintainer) => present({ ...maintainer }))],
    ['deprecated', chart.deprecated],
    ['annotations', chart.annotations],
    ['dependencies', chart.dependencies?.map(dependencyFields)],
  ];
  return present(Object.fromEntries(entries));
}

export function chartFileLines(chart: ChartProps): readonly string[] {
  const quoted = new Set(['version', 'appVersion', 'kubeVersion']);
  return Object.entries(chartMetadata(chart)).flatMap(([key, value]) =>
    quoted.has(key) ? [`${key}: ${yamlQuoted(String(value))}`] : entryLines(`${key}:`, value, 0),
  );
}

function present(fields: { readonly [key: string]: Json | undefined }): { readonly [key: string]: Json } {
  const entries = Object.entries(fields).filter((entry): entry is [string, Json] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}

function dependencyFields(dependency: ChartDependency): { readonly [key: string]: Json } {
  const { name, version, repository, condition, tags, importValues, alias } = dependency;
  return present({ name, version, repository, condition, tags, 'import-values': importValues, alias });
}
