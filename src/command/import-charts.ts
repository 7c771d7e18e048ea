import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { chartModule, type ChartModule } from '../import/chart/chart-module.ts';
import { ChartReadError, type ReadChart, readChartArchive, readChartFiles } from '../import/chart/read-chart.ts';
import { configurationError } from '../load/load-error.ts';

/** Whether a source is a Helm chart: an archive, a folder with a Chart.yaml, or a reference that has to be pulled first. */
export function isChart(project: string, source: string): boolean {
  const location = path.resolve(project, source);
  if (/^oci:\/\/|\.(?:tgz|tar\.gz)$/.test(source)) return true;
  return existsSync(path.join(location, 'Chart.yaml'));
}

/**
 * Types of the values of charts that are on the disk.
 *
 * @throws {LoadError} when a chart does not exist or cannot be read
 */
export async function chartModules(project: string, sources: readonly string[]): Promise<readonly ChartModule[]> {
  return Promise.all(sources.map((source) => moduleOf(project, source)));
}

async function moduleOf(project: string, source: string): Promise<ChartModule> {
  const location = path.resolve(project, source);
  if (!existsSync(location)) {
    throw configurationError(
      'import/no-source',
      `${source} does not exist`,
      'Fetch the chart first: helm pull; charthouse does not download anything.',
    );
  }
  try {
    return chartModule(await read(location, source));
  } catch (error) {
    if (error instanceof ChartReadError)
      throw configurationError(
        'import/chart',
        error.message,
        'Name the archive that `helm pull` gives, or the folder of a chart.',
      );
    throw error;
  }
}

async function read(location: string, source: string): Promise<ReadChart> {
  if (!statSync(location).isDirectory()) return readChartArchive(readFileSync(location), source);
  const names = readdirSync(location).filter((name) =>
    /^(?:Chart\.yaml|values\.yaml|values\.schema\.json)$/.test(name),
  );
  return readChartFiles(new Map(names.map((name) => [name, readFileSync(path.join(location, name))])), source);
}
