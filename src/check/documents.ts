import { MINORS } from '../kubernetes/kinds.ts';
import { explainDecoding } from './explain-decoding.ts';
import { noObject } from './no-object.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { groupVersion, type Place, type ResourceId } from '../model/resource.ts';
import { isReadable, type ReadDocument, type UnreadableDocument } from '../read/document.ts';
import type { Source } from '../read/chunks.ts';
import { readDocuments } from '../read/documents.ts';
import type { CustomResources } from './server/custom-resource/custom-resources.ts';
import { UnknownVersionError } from './unknown-version.ts';
import { verdictDiagnostics } from './server/diagnostics.ts';
import { judgeReleases } from './server/judge-releases.ts';
import type { ServerContext } from './server/context.ts';
import type { Verdict } from './server/verdict.ts';

/** One file, or one stream such as the standard input. */
export interface DocumentSource {
  /** How it is called in findings. */
  readonly file: string;
  readonly content: Source;
}

export interface CheckDocumentsOptions {
  /** Kubernetes versions whose servers are asked, such as `1.35`. Default: the newest two that are known. */
  readonly kubernetes?: readonly string[];
  /** Definitions that the servers are taken to have. */
  readonly customResources?: CustomResources;
}

/** What the servers of all versions say of one document. */
export interface CheckedDocument {
  readonly file: string;
  /** Position among the documents of its file, from 0. */
  readonly index: number;
  readonly line: number;
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly namespace?: string;
  readonly name?: string;
  /** By version; empty for a document that is no Kubernetes object. */
  readonly verdicts: Readonly<Record<string, Verdict>>;
  /** Why there are no verdicts. */
  readonly why?: string;
  readonly findings: readonly Diagnostic[];
}

/**
 * Gives the API server's verdict on every document of the sources, one after another: memory grows with the largest document.
 *
 * @throws UnknownVersionError when a version is asked for that is not known; before anything is read
 */
export function checkDocuments(
  sources: Iterable<DocumentSource> | AsyncIterable<DocumentSource>,
  options: CheckDocumentsOptions = {},
): AsyncGenerator<CheckedDocument, void, undefined> {
  return checkAll(sources, documentCheck(options));
}

/**
 * The check of single documents, for whoever reads them.
 *
 * @throws UnknownVersionError when a version is asked for that is not known
 */
export function documentCheck(
  options: CheckDocumentsOptions = {},
): (document: ReadDocument | UnreadableDocument) => CheckedDocument {
  const minors = minorsOf(options.kubernetes ?? MINORS.slice(-2).map((minor) => `1.${minor}`));
  const { customResources } = options;
  const servers = minors.map((minor) => (customResources === undefined ? { minor } : { minor, customResources }));
  return (document) => checkDocument(document, servers);
}

async function* checkAll(
  sources: Iterable<DocumentSource> | AsyncIterable<DocumentSource>,
  check: (document: ReadDocument | UnreadableDocument) => CheckedDocument,
): AsyncGenerator<CheckedDocument, void, undefined> {
  for await (const { file, content } of sources) {
    for await (const document of readDocuments(file, content)) yield check(document);
  }
}

function checkDocument(
  document: ReadDocument | UnreadableDocument,
  servers: readonly ServerContext[],
): CheckedDocument {
  if (!isReadable(document)) return unreadable(document);
  const { file, index, line, value } = document;
  if (!isObjectOfKind(value)) return { file, index, line, verdicts: {}, ...noObject(value, document.place('')) };
  const given = judgeReleases(value, servers, document);
  const verdicts = given.map((verdict, index): [string, Verdict] => [`1.${servers[index]?.minor}`, verdict]);
  const identity = identityOf(value);
  const place = (field: string): Place => document.place(field);
  return {
    file,
    index,
    line,
    apiVersion: value.apiVersion,
    kind: value.kind,
    namespace: identity.namespace === '' ? undefined : identity.namespace,
    name: identity.name === '' ? undefined : identity.name,
    verdicts: Object.fromEntries(verdicts),
    findings: verdictDiagnostics(verdicts, { resource: identity, place }).map((finding) =>
      explainDecoding(finding, value, servers[0]?.minor ?? Math.max(...MINORS), place),
    ),
  };
}

function unreadable({ file, index, line, column, error }: UnreadableDocument): CheckedDocument {
  const finding: Diagnostic = {
    code: 'read/syntax',
    severity: 'error',
    message: error,
    labels: [{ place: { file, line, column: column ?? 1 } }],
  };
  return { file, index, line, verdicts: {}, why: error, findings: [finding] };
}

interface ObjectOfKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: unknown;
}

function isObjectOfKind(value: unknown): value is ObjectOfKind {
  if (typeof value !== 'object' || value === null) return false;
  const { apiVersion, kind }: { apiVersion?: unknown; kind?: unknown } = value;
  return typeof apiVersion === 'string' && apiVersion !== '' && typeof kind === 'string' && kind !== '';
}

function identityOf({ apiVersion, kind, metadata }: ObjectOfKind): ResourceId {
  const { namespace, name }: { namespace?: unknown; name?: unknown } =
    typeof metadata === 'object' && metadata !== null ? metadata : {};
  const { group, version } = groupVersion(apiVersion);
  return { group, version, kind, namespace: textOf(namespace), name: textOf(name) };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function minorsOf(versions: readonly string[]): number[] {
  return versions.map((version) => {
    const minor = MINORS.find((known) => version === `1.${known}`);
    if (minor === undefined) throw new UnknownVersionError(version);
    return minor;
  });
}
