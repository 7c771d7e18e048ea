import { createHash } from 'node:crypto';
import type { OutputFile } from '../model/file.ts';
import { isKubernetesObject, type Resource } from '../model/resource.ts';
import { yamlStream } from './yaml/document.ts';

/** A chart with its documents in the order in which they are to be applied. */
export interface ChartDocuments {
  /** Name of its file or folder. */
  readonly name: string;
  readonly documents: readonly { readonly value: unknown; readonly resource?: Resource }[];
}

export interface ManifestOptions {
  readonly division: 'FILE_PER_APP' | 'FILE_PER_CHART' | 'FILE_PER_RESOURCE' | 'FOLDER_PER_CHART_FILE_PER_RESOURCE';
  /** Such as `.k8s.yaml`. */
  readonly extension: string;
  /** Number the files or folders of charts (`0000-`), so that their names sort in the order of application. */
  readonly numbered: boolean;
  /**
   * Put what other objects cannot do without in front of them: with a file for each object, `kubectl apply -f FOLDER`
   * goes by the names of files, and fails for everything before the Namespace (defect K8).
   */
  readonly ordered: boolean;
}

/** A manifest file and the documents in it. */
export interface Manifest extends OutputFile {
  readonly content: string;
  readonly documents: ChartDocuments['documents'];
}

/** Divides the documents of an app into files, named as cdk8s names them; no two files share a name. */
export function manifests(charts: readonly ChartDocuments[], options: ManifestOptions): readonly Manifest[] {
  return distinct(divided(charts, options)).map(({ path, documents }) => ({
    path: path + options.extension,
    documents,
    content: yamlStream(documents.map((document) => document.value)),
  }));
}

interface Division {
  readonly path: string;
  readonly documents: ChartDocuments['documents'];
}

function divided(
  charts: readonly ChartDocuments[],
  { division, numbered, ordered }: ManifestOptions,
): readonly Division[] {
  const nameOf = (chart: ChartDocuments, index: number): string =>
    numbered ? `${String(index).padStart(4, '0')}-${chart.name}` : chart.name;
  switch (division) {
    case 'FILE_PER_APP':
      return charts.length === 0 ? [] : [{ path: 'app', documents: charts.flatMap((chart) => chart.documents) }];
    case 'FILE_PER_CHART':
      return charts.map((chart, index) => ({ path: nameOf(chart, index), documents: chart.documents }));
    case 'FILE_PER_RESOURCE':
      return charts.flatMap((chart) => perResource(chart, '', ordered));
    default:
      return charts.flatMap((chart, index) => perResource(chart, `${nameOf(chart, index)}/`, ordered));
  }
}

const FIRST = new Set(['Namespace', 'CustomResourceDefinition']);

function perResource(chart: ChartDocuments, folder: string, ordered: boolean): readonly Division[] {
  return chart.documents
    .filter((document) => document.value !== undefined)
    .map((document) => {
      const isFirst = ordered && document.resource !== undefined && FIRST.has(document.resource.id.kind);
      return { path: `${folder}${isFirst ? '0-' : ''}${fileName(document.value)}`, documents: [document] };
    });
}

function fileName(value: unknown): string {
  const known = isKubernetesObject(value) ? `${value.kind}.${value.metadata.name}` : 'undefined.undefined';
  return sanitized(known);
}

function sanitized(name: string): string {
  return name.replace(/[^0-9a-zA-Z-_.]/g, '');
}

/**
 * cdk8s overwrites a file when two objects get one name (K7, K8). Here all that would share a name, also on a file
 * system that ignores case, are told apart by group and namespace, and if that is not enough by a hash of the identity.
 */
function distinct(files: readonly Division[]): readonly Division[] {
  const qualified = withClashes(files, (file) => ({ ...file, path: qualify(file) }));
  return withClashes(qualified, (file, index) => ({ ...file, path: `${file.path}.${fingerprint(file, index)}` }));
}

function withClashes(
  files: readonly Division[],
  rename: (file: Division, index: number) => Division,
): readonly Division[] {
  const groups = groupByPath(files);
  return files.map((file) => {
    const same = groups.get(keyOf(file)) ?? [];
    return same.length < 2 ? file : rename(file, same.indexOf(file));
  });
}

function groupByPath(files: readonly Division[]): Map<string, Division[]> {
  const groups = new Map<string, Division[]>();
  for (const file of files) {
    const same = groups.get(keyOf(file));
    if (same === undefined) groups.set(keyOf(file), [file]);
    else same.push(file);
  }
  return groups;
}

function keyOf(file: Division): string {
  return file.path.toLowerCase();
}

function qualify(file: Division): string {
  const id = file.documents[0]?.resource?.id;
  if (id === undefined) return file.path;
  const folder = /^(?:.*\/)?(?:0-)?/.exec(file.path)?.[0] ?? '';
  const kind = id.group === '' ? id.kind : `${id.kind}.${id.group}`;
  return folder + sanitized(id.namespace === '' ? `${kind}.${id.name}` : `${kind}.${id.namespace}.${id.name}`);
}

function fingerprint(file: Division, index: number): string {
  const id = file.documents[0]?.resource?.id;
  const identity = id === undefined ? String(index) : [id.group, id.kind, id.namespace, id.name].join('/');
  return createHash('sha256').update(identity).digest('hex').slice(0, 8);
}
