import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type CheckedDocument, checkDocuments, type DocumentSource } from '../check/documents.ts';
import { CustomResources } from '../check/server/custom-resource/custom-resources.ts';
import type { CustomResourceDefinition } from '../kubernetes/generated/objects.ts';
import { customResourceDefinition, isCustomResourceFault, readCustomResource } from '../kubernetes/custom-resource.ts';
import { LoadError } from '../load/load-error.ts';
import { isReadable } from '../read/document.ts';
import { readText } from '../read/documents.ts';

export interface CheckOptions {
  /** Files and folders; `-` is the standard input. */
  readonly paths: readonly string[];
  readonly kubernetes?: readonly string[];
  /** Files and folders with definitions of custom resources. */
  readonly crds: readonly string[];
  readonly input: AsyncIterable<string>;
}

const MANIFEST = /\.(?:ya?ml|json)$/;
// Up to this size a file is read at once, which is faster than in pieces.
const LARGEST_WHOLE = 1 << 22;

/**
 * The API server's verdict on every document of the paths, in their order.
 *
 * @throws {LoadError} when a path does not exist or a definition cannot be read; nothing has been checked
 */
export function check(options: CheckOptions): AsyncGenerator<CheckedDocument, void, undefined> {
  const files = options.paths.flatMap((name) => (name === '-' ? ['-'] : manifestsIn(name)));
  const definitions = options.crds.flatMap((name) => manifestsIn(name)).flatMap(definitionsIn);
  return checkDocuments(sources(files, options.input), {
    ...(options.kubernetes === undefined ? {} : { kubernetes: options.kubernetes }),
    ...(definitions.length === 0 ? {} : { customResources: new CustomResources(definitions) }),
  });
}

/** Hidden folders and packages hold nothing that anybody means to apply. */
function manifestsIn(location: string): readonly string[] {
  if (!existsSync(location)) {
    throw new LoadError('configuration', [
      {
        code: 'check/no-path',
        severity: 'error',
        message: `${location} does not exist`,
        labels: [],
        help: 'Name files, folders, or - for the standard input.',
      },
    ]);
  }
  if (!statSync(location).isDirectory()) return [location];
  return readdirSync(location, { recursive: true, encoding: 'utf8' })
    .filter((name) => MANIFEST.test(name) && !/(?:^|[\\/])(?:\.|node_modules[\\/])/.test(name))
    .toSorted()
    .map((name) => path.join(location, name));
}

function* sources(files: readonly string[], input: AsyncIterable<string>): Generator<DocumentSource, void, undefined> {
  for (const file of files) {
    if (file === '-') yield { file: 'stdin', content: input };
    else if (statSync(file).size <= LARGEST_WHOLE) yield { file, content: readFileSync(file, 'utf8') };
    else yield { file, content: createReadStream(file, 'utf8') };
  }
}

function definitionsIn(file: string): readonly CustomResourceDefinition[] {
  return readText(file, readFileSync(file, 'utf8')).flatMap((document) => {
    if (!isReadable(document)) throw unusable(file, document.error);
    const { value } = document;
    if (!isDefinition(value)) return [];
    const read = readCustomResource(value);
    if (isCustomResourceFault(read)) throw unusable(file, `${read.field} ${read.message}`);
    return [customResourceDefinition(read)];
  });
}

function isDefinition(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'CustomResourceDefinition';
}

function unusable(file: string, why: string): LoadError {
  return new LoadError('configuration', [
    {
      code: 'check/definition',
      severity: 'error',
      message: `${file} holds no usable CustomResourceDefinition: ${why}`,
      labels: [],
      help: 'Name other files with --crds.',
    },
  ]);
}
