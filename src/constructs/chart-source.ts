import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readText } from '../read/documents.ts';
import { isJsonObject, type Json } from '../values/shape.ts';

/** A chart on the disk, packed or as a folder, as far as it has to be known to render it. */
export interface ChartSource {
  readonly name: string;
  readonly version: string;
  /** JSON Schema of its values, when it has one. */
  readonly schema?: { readonly [key: string]: Json };
  /** Tells charts apart by content: the same for the same bytes, wherever they lie. */
  readonly digest: string;
}

type Files = ReadonlyMap<string, Uint8Array>;

/** Helm's own limit for an unpacked chart. */
const LARGEST = 100 * 1024 * 1024;

/** Reads what a chart says of itself. Throws where there is no chart. */
export function readChartSource(source: string): ChartSource {
  try {
    const isFolder = statSync(source).isDirectory();
    const bytes = isFolder ? undefined : readFileSync(source);
    const files =
      bytes === undefined ? folderFiles(source) : archiveFiles(gunzipSync(bytes, { maxOutputLength: LARGEST }));
    const chart = files.get('Chart.yaml');
    if (chart === undefined) throw new Error('it has no Chart.yaml');
    const metadata = objectOf(chart, 'Chart.yaml');
    const schema = files.get('values.schema.json');
    return {
      name: String(metadata['name']),
      version: String(metadata['version']),
      ...(schema === undefined ? {} : { schema: objectOf(schema, 'values.schema.json') }),
      digest: digestOf(bytes === undefined ? files : new Map([['', bytes]])),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `no chart can be read from '${source}': ${reason}; give an archive (.tgz) or folder, relative to ${process.cwd()}`,
      { cause: error },
    );
  }
}

/** All files below a folder by their path in it, in an order that is the same everywhere; links are followed, as by Helm. */
function folderFiles(root: string, below = ''): Files {
  const files = new Map<string, Uint8Array>();
  for (const name of readdirSync(path.join(root, below)).sort()) {
    const file = below === '' ? name : `${below}/${name}`;
    const absolute = path.join(root, file);
    if (!statSync(absolute).isDirectory()) files.set(file, readFileSync(absolute));
    else for (const [inner, bytes] of folderFiles(root, file)) files.set(inner, bytes);
  }
  return files;
}

/** Files directly in the folder that the archive holds. Their names are short, so that no extension of tar matters. */
function archiveFiles(tar: Buffer): Files {
  const files = new Map<string, Uint8Array>();
  for (let at = 0; at + 512 <= tar.length;) {
    const name = /^(?:\.\/)?[^/]+\/([^/\0]+)\0/.exec(tar.toString('utf8', at, at + 100))?.[1];
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8) || 0;
    if (name !== undefined) files.set(name, tar.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

function objectOf(bytes: Uint8Array, file: string): { readonly [key: string]: Json } {
  const [document] = readText(file, new TextDecoder().decode(bytes));
  if (document === undefined) throw new Error(`its ${file} is empty`);
  if ('error' in document) throw new Error(`its ${file}, line ${document.line}: ${document.error}`);
  // Numbers whose text matters become plain ones: a schema compares values.
  const value: unknown = JSON.parse(JSON.stringify(document.value));
  if (!isJsonObject(value)) throw new Error(`its ${file} has to be a map`);
  return value;
}

function digestOf(files: Files): string {
  const hash = createHash('sha256');
  for (const [name, bytes] of files) hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex');
}
