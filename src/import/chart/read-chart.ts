import { gunzipSync } from 'fflate';
import { load } from 'js-yaml';
import { unpackTar } from 'modern-tar';
import { isJsonObject, type Json } from '../../values/shape.ts';

/** What is needed of a chart to use it: read from its archive or its folder, without Helm and without the network. */
export interface ReadChart {
  readonly name: string;
  readonly version: string;
  readonly appVersion: string | undefined;
  readonly description: string | undefined;
  readonly type: string;
  /** values.yaml as text, for its comments, and as data. */
  readonly valuesText: string;
  readonly values: { readonly [key: string]: Json };
  /** values.schema.json, when the chart has one. */
  readonly schema: { readonly [key: string]: Json } | undefined;
  readonly dependencies: readonly ReadDependency[];
}

export interface ReadDependency {
  readonly name: string;
  /** The key its values stand under. */
  readonly key: string;
  readonly condition: string | undefined;
}

export class ChartReadError extends Error {
  override readonly name = 'ChartReadError';
}

const LARGEST = 100 * 1024 * 1024;
const LARGEST_FILE = 5 * 1024 * 1024;

/**
 * Reads a packaged chart.
 *
 * Throws `ChartReadError` for what Helm would not take: no gzip, no folder of the chart, paths that lead out of it.
 */
export async function readChartArchive(archive: Uint8Array, source: string): Promise<ReadChart> {
  return readChartFiles(await unpack(archive, source), source);
}

async function unpack(archive: Uint8Array, source: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const tar = decompress(archive, source);
  const entries = await unpackTar(tar).catch((cause: unknown) => {
    throw new ChartReadError(`${source} is damaged: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  });
  const files = new Map<string, Uint8Array>();
  for (const { header, data } of entries) {
    if (header.type !== 'file' || data === undefined) continue;
    const parts = header.name.split('/');
    if (parts.includes('..') || header.name.startsWith('/'))
      throw new ChartReadError(`${source} has the path ${header.name}, which leads out of the chart`);
    if (data.byteLength > LARGEST_FILE)
      throw new ChartReadError(
        `${source} has ${header.name} of ${data.byteLength} bytes; Helm reads files of at most ${LARGEST_FILE}`,
      );
    const [root, ...rest] = parts[0] === '.' ? parts.slice(1) : parts;
    if (root === undefined || rest.length === 0)
      throw new ChartReadError(`${source} has ${header.name} outside of the folder of the chart`);
    files.set(rest.join('/'), data);
  }
  return files;
}

function decompress(archive: Uint8Array, source: string): Uint8Array {
  if (archive[0] !== 0x1f || archive[1] !== 0x8b)
    throw new ChartReadError(`${source} is no chart archive: it is not compressed with gzip`);
  // The last four bytes say how large the content is, which is cheaper to ask before than after.
  const size = new DataView(archive.buffer, archive.byteOffset).getUint32(archive.byteLength - 4, true);
  if (size > LARGEST)
    throw new ChartReadError(`${source} unpacks to ${size} bytes; Helm reads charts of at most ${LARGEST}`);
  try {
    return gunzipSync(archive);
  } catch (cause) {
    throw new ChartReadError(`${source} is damaged: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

/** Reads a chart from its files, by their path in the folder of the chart. */
export function readChartFiles(files: ReadonlyMap<string, Uint8Array>, source: string): ReadChart {
  const text = (path: string): string | undefined => {
    const bytes = files.get(path);
    return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
  };
  const chartText = text('Chart.yaml');
  if (chartText === undefined) throw new ChartReadError(`${source} has no Chart.yaml`);
  const metadata = yamlObject(chartText, `${source}: Chart.yaml`);
  const field = (name: string): string | undefined =>
    metadata[name] === undefined ? undefined : String(metadata[name]);
  const [name, version] = [field('name'), field('version')];
  if (name === undefined || version === undefined)
    throw new ChartReadError(`${source}: Chart.yaml lacks a name or version`);
  const valuesText = text('values.yaml') ?? '';
  const schemaText = text('values.schema.json');
  return {
    name,
    version,
    appVersion: field('appVersion'),
    description: field('description'),
    type: field('type') ?? 'application',
    valuesText,
    values: yamlObject(valuesText, `${source}: values.yaml`),
    schema: schemaText === undefined ? undefined : jsonObject(schemaText, `${source}: values.schema.json`),
    dependencies: dependenciesOf(metadata['dependencies']),
  };
}

function dependenciesOf(list: Json | undefined): readonly ReadDependency[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: Json) => {
    if (!isJsonObject(entry) || typeof entry['name'] !== 'string') return [];
    const { name, alias, condition } = entry;
    const key = typeof alias === 'string' ? alias : name;
    return [{ name, key, condition: typeof condition === 'string' ? condition : undefined }];
  });
}

function yamlObject(text: string, where: string): { readonly [key: string]: Json } {
  let value: unknown;
  try {
    value = text.trim() === '' ? {} : load(text);
  } catch (cause) {
    throw new ChartReadError(`${where} is no YAML: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
  if (value === undefined || value === null) return {};
  if (!isJsonObject(value)) throw new ChartReadError(`${where} has to be a map`);
  return value;
}

function jsonObject(text: string, where: string): { readonly [key: string]: Json } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ChartReadError(`${where} is no JSON: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
  if (!isJsonObject(value)) throw new ChartReadError(`${where} has to be an object`);
  return value;
}
