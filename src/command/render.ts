import { build, type Built, type BuiltChart } from '../build/build.ts';
import { resolveValues } from '../build/resolve.ts';
import { type Manifest, manifests } from '../emit/manifests.ts';
import type { LoadedFiles, LoadedTrees } from '../load/load.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { OutputFile } from '../model/file.ts';
import { identify, isKubernetesObject, type Resource } from '../model/resource.ts';
import { isReadable } from '../read/document.ts';
import { readText } from '../read/documents.ts';
import type { Settings } from './settings.ts';

/** What a program made, with values resolved and safe defaults filled in: ready to be checked and written. */
export interface Rendered {
  readonly trees: readonly Built[];
  readonly resources: readonly Resource[];
  readonly manifests: readonly Manifest[];
  /** Files that are no manifests, such as construct-metadata.json. */
  readonly others: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
  readonly charts: number;
}

/** The trees of a program in this process. */
export function renderTrees(loaded: LoadedTrees, settings: Settings): Rendered {
  const trees = loaded.apps.map((app) =>
    build(app, loaded.cdk8s, { placeOf: loaded.origins.placeOf, keepKeyOrder: settings.keepKeyOrder }),
  );
  const rendered = trees.map((tree) => renderTree(tree, settings));
  const recorded = trees.filter(
    (tree) => settings.recordMetadata || Reflect.get(tree.app, 'recordConstructMetadata') === true,
  );
  return {
    trees,
    resources: rendered.flatMap(({ charts }) => resourcesOf(charts)),
    manifests: rendered.flatMap((tree) => tree.manifests),
    others: recorded.length === 0 ? [] : [constructMetadata(recorded)],
    diagnostics: trees.flatMap((tree) => tree.diagnostics),
    charts: trees.reduce((count, tree) => count + tree.charts.length, 0),
  };
}

function renderTree(
  tree: Built,
  settings: Settings,
): { readonly charts: readonly BuiltChart[]; readonly manifests: readonly Manifest[] } {
  const charts = resolveValues(tree.charts);
  const options = {
    division: tree.division,
    extension: tree.app.outputFileExtension,
    numbered: tree.betweenCharts && settings.numberedFiles,
  };
  return { charts, manifests: manifests(charts, options) };
}

function resourcesOf(charts: readonly BuiltChart[]): readonly Resource[] {
  return charts.flatMap((chart) =>
    chart.documents.flatMap(({ resource }) => (resource === undefined ? [] : [resource])),
  );
}

/** The file by which cdk8s tells validation plugins which construct made which object; one line, no line break. */
function constructMetadata(trees: readonly Built[]): OutputFile {
  const objects = trees.flatMap((tree) =>
    tree.charts.flatMap((chart) => chart.documents.flatMap(({ construct }) => construct ?? [])),
  );
  const resources = Object.fromEntries(objects.map((object) => [object.name, { path: object.node.path }]));
  return { path: 'construct-metadata.json', content: JSON.stringify({ version: '1.0.0', resources }) };
}

/** Files that a program in another language wrote: kept byte for byte, read only to be checked. */
export function renderFiles(loaded: LoadedFiles): Rendered {
  const isManifest = (file: OutputFile): boolean => /\.ya?ml$/.test(file.path);
  const read = loaded.files.filter(isManifest).map((file) => readManifest(file));
  return {
    trees: [],
    resources: read.flatMap(({ manifest }) => manifest.documents.flatMap(({ resource }) => resource ?? [])),
    manifests: read.map(({ manifest }) => manifest),
    others: loaded.files.filter((file) => !isManifest(file)),
    diagnostics: read.flatMap(({ problems }) => problems),
    charts: read.length,
  };
}

function readManifest(file: OutputFile): { readonly manifest: Manifest; readonly problems: readonly Diagnostic[] } {
  const content = Buffer.from(file.content).toString('utf8');
  const documents = readText(file.path, content);
  const problems = documents.flatMap((document): Diagnostic[] =>
    isReadable(document)
      ? []
      : [
          {
            code: 'manifest/unreadable',
            severity: 'error',
            message: document.error,
            labels: [{ place: { file: document.file, line: document.line, column: document.column ?? 1 } }],
          },
        ],
  );
  const values = documents.flatMap((document) => {
    if (!isReadable(document)) return [];
    const { value } = document;
    if (!isKubernetesObject(value)) return [{ value }];
    const origin = { construct: '', place: () => document.place('') };
    return [{ value, resource: { id: identify(value), object: value, origin } }];
  });
  return { manifest: { path: file.path, content, documents: values }, problems };
}
