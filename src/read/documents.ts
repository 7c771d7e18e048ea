/**
 * The documents of files and streams, one after another: memory grows with the largest document, not with their number.
 *
 * A text that begins with `{` is a stream of JSON values; everything else is YAML, cut at the lines that begin with `---`, as
 * kubectl does it. The items of a `List` count as documents of their own.
 */
import { type Chunk, chunksOf, chunksOfText, type Source } from './chunks.ts';
import type { ReadDocument, UnreadableDocument } from './document.ts';
import { JsonSyntaxError, readJson } from './json.ts';
import { FieldFinder, fieldSteps, positionAt } from './place.ts';
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
  let index = first;
  for (const found of /^\s*\{/.test(chunk.text) ? jsonStream(chunk.text) : yamlDocuments(chunk.text)) {
    const { line, column } = positionAt(found.text, found.offset);
    const where = { file, line: chunk.line + line - 1 };
    if ('error' in found) {
      yield { ...where, index, column, error: found.error };
      index += 1;
      continue;
    }
    const finder = new FieldFinder(found.text, found.document);
    for (const item of itemsOf(found.value)) {
      const place = (field: string): { file: string; line: number; column: number } => {
        const position = finder.find([...item.steps, ...fieldSteps(field)]);
        return { file, line: chunk.line + position.line - 1, column: position.column };
      };
      yield {
        file,
        index,
        line: item.steps.length === 0 ? where.line : place('').line,
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
  readonly text: string;
  readonly document: number;
  readonly offset: number;
  readonly value: unknown;
  readonly strictErrors: readonly string[];
  readonly sorted: boolean;
}

interface Lost {
  readonly text: string;
  readonly offset: number;
  readonly error: string;
}

function yamlDocuments(text: string): (Found | Lost)[] {
  // Comments and directives alone are no document.
  if (/^(?:[ \t]*(?:#.*|%.*|---[ \t]*(?:#.*)?)?(?:\r?\n|$))*$/.test(text)) return [];
  return readYaml(text).flatMap((read, document): (Found | Lost)[] => {
    if ('error' in read) return [{ text, offset: read.offset, error: read.error }];
    if (read.value === null) return [];
    const { value, start, strictErrors } = read;
    return [{ text, document, offset: start, value, strictErrors, sorted: true }];
  });
}

function* jsonStream(text: string): Generator<Found | Lost, void, undefined> {
  let offset = 0;
  while (offset < text.length) {
    offset += /^\s*/.exec(text.slice(offset, offset + 4096))?.[0].length ?? 0;
    if (offset >= text.length || text.slice(offset).trim() === '') return;
    try {
      const { value, end, strictErrors } = readJson(text, offset);
      const own =
        offset === 0 && end === text.length ? text : `${blank(text.slice(0, offset))}${text.slice(offset, end)}`;
      yield { text: own, document: 0, offset, value, strictErrors, sorted: false };
      offset = end;
    } catch (error) {
      if (!(error instanceof JsonSyntaxError)) throw error;
      // Flow style with comments or bare words is YAML all the same.
      if (offset === 0) yield* yamlDocuments(text);
      else yield { text, offset: error.offset, error: error.message };
      return;
    }
  }
}

// Keeps lines and columns where they are.
function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, ' ');
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
