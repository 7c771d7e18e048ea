import type { ChartProps } from '../../values/chart.ts';
import type { ChartFile, WrittenChart } from './chart-files.ts';
import { fileText } from './data-text.ts';
import { HELM_IGNORE } from './helm-ignore.ts';
import { chartFileLines } from './metadata-file.ts';

export const CHART_SUFFIX = '-crds';

/** A chart of CustomResourceDefinitions alone: installed first, upgraded by itself, and kept when the app goes. */
export function crdChart(chart: ChartProps, templates: readonly ChartFile[]): WrittenChart {
  const name = chart.name + CHART_SUFFIX;
  const { dependencies: _, values: __, ...metadata } = chart;
  const own: ChartProps = { ...metadata, name, description: `CustomResourceDefinitions of ${chart.name}` };
  const files: ChartFile[] = [
    { path: 'Chart.yaml', content: fileText('Chart.yaml', chartFileLines(own)) },
    { path: 'values.yaml', content: '{}\n' },
    { path: '.helmignore', content: fileText('.helmignore', HELM_IGNORE) },
    ...templates,
  ];
  return { name, version: chart.version, files };
}
