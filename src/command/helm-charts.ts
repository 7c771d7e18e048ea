import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type ChartSource, readChartSource } from '../constructs/chart-source.ts';
import { type ChartObject, type VendoredChart, writeChart, type WrittenChart } from '../emit/chart/chart-files.ts';
import { isNamespaceOfRelease } from '../emit/chart/release-namespace.ts';
import { configurationError, type LoadError } from '../load/load-error.ts';
import type { OutputFile } from '../model/file.ts';
import { chartOf, type ChartProps, guardOf, manifestTemplate, ownChart } from '../values/index.ts';
import type { Document } from '../build/build.ts';
import { nodeDisk } from '../write/disk.ts';
import type { RenderedTree } from './render.ts';

type Construct = NonNullable<Document['construct']>;

/** A construct that was made a Helm chart, with the documents below it. */
export interface PackagedChart {
  readonly props: ChartProps;
  readonly documents: readonly Document[];
}

/** The Helm charts of the trees, in the order in which they were made; also those that only bring other charts along. */
export function packagedCharts(trees: readonly RenderedTree[]): readonly PackagedChart[] {
  const charts = new Map<ChartProps, Document[]>();
  const documentsOf = (props: ChartProps): Document[] => {
    const known = charts.get(props) ?? [];
    charts.set(props, known);
    return known;
  };
  for (const { chart, documents } of trees.flatMap((tree) => tree.charts)) {
    for (const scope of chart.node.scopes) {
      const props = ownChart(scope);
      if (props !== undefined) documentsOf(props);
    }
    for (const document of documents) {
      const props = document.construct === undefined ? undefined : chartOf(document.construct);
      if (props !== undefined) documentsOf(props).push(document);
    }
  }
  return [...charts].map(([props, documents]) => ({ props, documents }));
}

/** The files of a chart, and of the chart of its definitions where it has one. */
export function helmCharts({ props, documents }: PackagedChart, project: string): readonly WrittenChart[] {
  const objects = documents.flatMap((document) =>
    document.construct === undefined ? [] : [chartObject(document, document.construct)],
  );
  const inRelease = objects.filter((object) => !isNamespaceOfRelease(object));
  return writeChart({ chart: props, objects: inRelease, vendored: vendoredCharts(props, project) });
}

/** Charts as files below a folder of the output. */
export function chartFiles(charts: readonly WrittenChart[], folder: string): readonly OutputFile[] {
  return charts.flatMap((chart) =>
    chart.files.map((file) => ({ ...file, path: `${folder}${chart.name}/${file.path}` })),
  );
}

function chartObject(document: Document, construct: Construct): ChartObject {
  const { scopes } = construct.node;
  const owner = scopes.findLastIndex((scope) => ownChart(scope) !== undefined);
  return {
    path: scopes.slice(owner + 1).map((scope) => scope.node.id),
    kind: construct.kind,
    template: manifestTemplate(document.value),
    guard: guardOf(construct),
  };
}

/** Folders and archives that the chart's dependencies name, relative to the project. */
function vendoredCharts({ name, dependencies = [] }: ChartProps, project: string): readonly VendoredChart[] {
  return dependencies.flatMap((dependency): readonly VendoredChart[] => {
    if (dependency.vendor === undefined) return [];
    const location = path.resolve(project, dependency.vendor);
    const version = vendoredVersion(location, dependency.name, (why) => {
      const message = `the chart ${name} vendors ${dependency.name} from ${dependency.vendor}, ${why}`;
      const help = 'Correct `vendor` of the dependency; it is relative to the project.';
      return configurationError('chart/no-vendor', message, help);
    });
    if (!statSync(location).isDirectory()) {
      const file = { path: path.basename(location), content: readFileSync(location) };
      return [{ name: dependency.name, version, files: [file] }];
    }
    const files = nodeDisk.list(location).map((file) => ({
      path: `${dependency.name}/${file}`,
      content: readFileSync(path.join(location, file)),
    }));
    return [{ name: dependency.name, version, files }];
  });
}

/** The version that the lock has to name: a dependency may give a range. */
function vendoredVersion(location: string, name: string, refused: (why: string) => LoadError): string {
  if (!existsSync(location)) throw refused('which does not exist');
  let found: ChartSource;
  try {
    found = readChartSource(location);
  } catch (error) {
    throw refused(`but ${error instanceof Error ? error.message : String(error)}`);
  }
  if (found.name !== name) throw refused(`which is the chart ${found.name}`);
  return found.version;
}
