/**
 * The documents of files and streams, one after another: memory grows with the largest document, not with their number.
 *
 * The items of a `List` count as documents of their own.
 */
import type { Place } from '../model/resource.ts';
import { type Chunk, chunksOf, chunksOfText, type Source } from './chunks.ts';
import type { ReadDocument, UnreadableDocument } from './document.ts';
import { JsonSyntaxError, readJson } from './json.ts';
import { FieldFinder, fieldSteps, type Position, positionAt } from './place.ts';
import { readYaml } from './yaml.ts';

export async function* readDocuments(
  file: string,
  source: Source,
): AsyncGenerator<ReadDocument | UnreadableDocument, void, undefined> {
  let index = 0;
  for await (const chunks of chunksOf(source)) {
    for (const document of readChunks(file, chunks, index)) {
      index += 1;
      yield document;
    }
  }
}

/** The documents of chunks that follow each other; the first document has the index `first`. */
export function* readChunks(
  file: string,
  chunks: Iterable<Chunk>,
  first = 0,
): Generator<ReadDocument | UnreadableDocument, void, undefined> {
  let index = first;
  for (const chunk of chunks) {
    for (const document of readChunk(file, chunk, index)) {
      index += 1;
      yield document;
    }
  }
}

/** The documents of a text that is in memory already. */
export function readText(file: string, text: string): (ReadDocument | UnreadableDocument)[] {
  return [...readChunks(file, chunksOfText(text))];
}

function* readChunk(
  file: string,
  chunk: Chunk,
  first: number,
): Generator<ReadDocument | UnreadableDocument, void, undefined> {
  const inFile = ({ line, column }: Position): Place => ({
    file,
    line: chunk.line + line - 1,
    column: line === 1 ? chunk.column + column - 1 : column,
  });
  let index = first;
  for (const found of chunk.json ? [jsonDocument(chunk.text)] : yamlDocuments(chunk.text)) {
    const start = inFile(positionAt(chunk.text, found.offset));
    if ('error' in found) {
      yield { ...start, index, error: found.error };
      index += 1;
      continue;
    }
    const finder = new FieldFinder(chunk.text, found.document);
    for (const item of itemsOf(found.value)) {
      const place = (field: string): Place => inFile(finder.find([...item.steps, ...fieldSteps(field)]));
      yield {
        file,
        index,
        line: item.steps.length === 0 ? start.line : place('').line,
        value: item.value,
        strictErrors: found.strictErrors,
        sorted: found.sorted,
        place,
      };
      index += 1;
    }
  }
}

interface Found {
  readonly document: number;
  readonly offset: number;
  readonly value: unknown;
  readonly strictErrors: readonly string[];
  readonly sorted: boolean;
}

interface Lost {
  readonly offset: number;
  readonly error: string;
}

function yamlDocuments(text: string): (Found | Lost)[] {
  // Comments and directives alone are no document.
  if (/^(?:[ \t]*(?:#.*|%.*|---[ \t]*(?:#.*)?)?(?:\r?\n|$))*$/.test(text)) return [];
  return readYaml(text).flatMap((read, document): (Found | Lost)[] => {
    if ('error' in read) return [meantAsJson(text) ? jsonDocument(text) : { offset: read.offset, error: read.error }];
    if (read.value === null) return [];
    const { value, start, strictErrors } = read;
    return [{ document, offset: start, value, strictErrors, sorted: true }];
  });
}

function jsonDocument(text: string): Found | Lost {
  const start = text.search(/\S/);
  if (text[start] !== '{') return { offset: start, error: 'json: expected an object' };
  try {
    const { value, strictErrors } = readJson(text);
    return { document: 0, offset: 0, value, strictErrors, sorted: false };
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return { offset: error.offset, error: error.message };
  }
}

/** Where a text is neither JSON nor YAML, it is the fault of whichever it looks like that is told. */
function meantAsJson(text: string): boolean {
  return /^\s*\{\s*"/.test(text);
}

interface Item {
  readonly value: unknown;
  readonly steps: readonly string[];
}

function itemsOf(value: unknown): Item[] {
  if (typeof value !== 'object' || value === null) return [{ value, steps: [] }];
  const { kind, apiVersion, items }: { kind?: unknown; apiVersion?: unknown; items?: unknown } = value;
  const isList = typeof kind === 'string' && kind.endsWith('List') && typeof apiVersion === 'string';
  if (!isList || !Array.isArray(items)) return [{ value, steps: [] }];
  return items.map((item: unknown, index) => ({
    value: withKind(item, kind, apiVersion),
    steps: ['items', String(index)],
  }));
}

// The items of a typed list (`PodList`) may leave out what the list says.
function withKind(item: unknown, listKind: string, apiVersion: string): unknown {
  if (listKind === 'List' || typeof item !== 'object' || item === null || 'kind' in item) return item;
  return { apiVersion, kind: listKind.slice(0, -4), ...item };
}
