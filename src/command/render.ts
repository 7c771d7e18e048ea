import { build, type Built, type BuiltChart, type Document } from '../build/build.ts';
import { resolveValues } from '../build/resolve.ts';
import { applyDefaults } from '../default/apply-defaults.ts';
import { checkProfile } from '../default/check-profile.ts';
import type { LedgerEntry } from '../default/ledger.ts';
import { appliesTo, type DefaultOptions } from '../default/options.ts';
import { type Manifest, manifests } from '../emit/manifests.ts';
import type { LoadedFiles, LoadedTrees } from '../load/load.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { OutputFile } from '../model/file.ts';
import { identify, isKubernetesObject, type Resource } from '../model/resource.ts';
import { traitLookup, type TraitLookup } from '../model/trait-lookup.ts';
import { traitOf } from '../model/trait.ts';
import { isReadable } from '../read/document.ts';
import { readText } from '../read/documents.ts';
import { canExist, hasMark, readable, valuesOf } from '../values/index.ts';
import { withoutStrayNamespaces } from './cluster-scoped.ts';
import { type PackagedChart, packagedCharts } from './helm-charts.ts';
import { withoutHelmTests } from './helm-only.ts';
import { misusedValues } from './misused-values.ts';
import type { JudgingAhead } from './judging-ahead.ts';
import { minorsOf, type Settings } from './settings.ts';
import { unusedValues } from './unused-values.ts';

/** What a program made, with values resolved and safe defaults filled in: ready to be checked and written. */
export interface Rendered {
  readonly trees: readonly RenderedTree[];
  readonly resources: readonly Resource[];
  readonly manifests: readonly Manifest[];
  /** Files that are no manifests, such as construct-metadata.json. */
  readonly others: readonly OutputFile[];
  /** What the safe defaults added. */
  readonly ledger: readonly LedgerEntry[];
  /** What our constructs say about the resources they made. */
  readonly traitOf: TraitLookup;
  readonly diagnostics: readonly Diagnostic[];
  readonly charts: number;
}

/** A tree before values are put in: what charts are made from. */
export interface RenderedTree {
  readonly built: Built;
  readonly charts: readonly BuiltChart[];
}

/** The trees of a program in this process. `ahead` gets their objects as soon as they do not change any more. */
export function renderTrees(loaded: LoadedTrees, settings: Settings, ahead?: JudgingAhead): Rendered {
  const trees = loaded.apps.map((app) => {
    const built = build(app, loaded.cdk8s, {
      placeOf: loaded.origins.placeOf,
      keepKeyOrder: settings.keepKeyOrder,
      onRendered(value, object) {
        const getsDefaults = appliesTo(traitOf(object), { appliesTo: settings.defaults });
        if (!getsDefaults && isKubernetesObject(value)) ahead?.add(value);
      },
    });
    return { ...built, charts: withoutStrayNamespaces(built.charts) };
  });
  const defaulted = trees.map((tree) => withDefaults(tree, settings));
  const plain = defaulted.map((tree) => withoutHelmTests(resolveValues(tree.charts)));
  const documents = plain.flatMap((charts) => charts.flatMap((chart) => chart.documents));
  const rendered = trees.map((built, index) => ({ built, charts: defaulted[index]?.charts ?? [] }));
  const hasValues = trees.some((tree) => tree.charts.some(({ chart }) => valuesOf(chart) !== undefined));
  const resources = documents.flatMap(({ resource }) => resource ?? []);
  for (const { object } of resources) ahead?.add(object);
  ahead?.flush();
  const lookup = traitLookup(documents);
  const found = [...trees, ...defaulted].flatMap((tree) => tree.diagnostics);
  const recorded = trees.filter(
    (tree) => settings.recordMetadata || Reflect.get(tree.app, 'recordConstructMetadata') === true,
  );
  return {
    trees: rendered,
    resources,
    manifests: trees.flatMap((tree, index) => manifestsOf(tree, plain[index] ?? [], settings)),
    others: recorded.length === 0 ? [] : [constructMetadata(recorded)],
    ledger: defaulted.flatMap((tree) => tree.ledger),
    traitOf: lookup,
    diagnostics: [
      ...loaded.diagnostics,
      ...found.map(withReadableName),
      ...checkProfile(resources, defaultOptions(settings, lookup), found),
      ...(hasValues ? valueFindings(packagedCharts(rendered), loaded, settings) : []),
    ],
    charts: trees.reduce((count, tree) => count + tree.charts.length, 0),
  };
}

function valueFindings(
  charts: readonly PackagedChart[],
  { origins }: LoadedTrees,
  { project }: Settings,
): readonly Diagnostic[] {
  const misuses = misusedValues(charts, origins, project);
  return [...misuses, ...unusedValues(charts, origins, misuses)];
}

/** What is found before values are put in names its resource with the values that are in the name. */
function withReadableName(diagnostic: Diagnostic): Diagnostic {
  const { resource } = diagnostic;
  if (resource === undefined || !hasMark(resource.name + resource.namespace)) return diagnostic;
  const { name, namespace } = resource;
  return { ...diagnostic, resource: { ...resource, name: readable(name), namespace: readable(namespace) } };
}

interface DefaultedTree {
  readonly charts: readonly BuiltChart[];
  readonly ledger: readonly LedgerEntry[];
  readonly diagnostics: readonly Diagnostic[];
}

type DefaultSettings = Pick<Settings, 'profile' | 'defaults' | 'kubernetes'>;

/** Fills in safe defaults before values are put in, so that both targets get the same ones. */
export function withDefaults(built: Built, settings: DefaultSettings): DefaultedTree {
  const charts = built.charts.map(withoutImpossible);
  const documents = charts.flatMap((chart) => chart.documents);
  const given = documents.flatMap(({ resource }) => resource ?? []);
  const { resources, ledger, diagnostics } = applyDefaults(given, defaultOptions(settings, traitLookup(documents)));
  const replaced = new Map<Resource, Resource>();
  resources.forEach((resource, index) => {
    const before = given[index];
    if (before !== undefined && before !== resource) replaced.set(before, resource);
  });
  if (replaced.size === 0) return { charts, ledger, diagnostics };
  const defaulted = charts.map((chart) => ({
    ...chart,
    documents: chart.documents.map((document) => replace(document, replaced)),
  }));
  return { charts: defaulted, ledger, diagnostics };
}

/** What a plain `enabled: false` leaves out is in no target, and nothing is to be said about it. */
function withoutImpossible(chart: BuiltChart): BuiltChart {
  const documents = chart.documents.filter(({ construct }) => construct === undefined || canExist(construct));
  return documents.length === chart.documents.length ? chart : { ...chart, documents };
}

/** How the project wants its defaults and its profile. */
export function defaultOptions(settings: DefaultSettings, traitOf: TraitLookup): DefaultOptions {
  const { profile, defaults: appliesTo, kubernetes } = settings;
  return { profile, appliesTo, traitOf, minors: minorsOf(kubernetes) };
}

function replace(document: Document, replaced: ReadonlyMap<Resource, Resource>): Document {
  const { resource } = document;
  const after = resource === undefined ? undefined : replaced.get(resource);
  return after === undefined ? document : { ...document, resource: after, value: after.object };
}

function manifestsOf(tree: Built, charts: readonly BuiltChart[], settings: Settings): readonly Manifest[] {
  return manifests(charts, {
    division: tree.division,
    extension: tree.app.outputFileExtension,
    numbered: tree.betweenCharts && settings.numberedFiles,
    ordered: !settings.dropIn,
  });
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
    ledger: [],
    traitOf: () => undefined,
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
