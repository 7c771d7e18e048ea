import { readdirSync, readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { CONFIG_KEY } from './name.ts';

/** Content of a file of the repository, for a ConfigMap; made by `file` and `folder`. */
export class FileContent {
  /** Where it was read, as the author wrote it: a chart can package the file under this path. */
  readonly path: string;
  readonly bytes: Uint8Array;

  constructor(path: string, bytes: Uint8Array) {
    this.path = path;
    this.bytes = bytes;
  }

  /** The content as text, or undefined when it is not UTF-8: such a file goes into `binaryData`. */
  get text(): string | undefined {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.bytes);
    } catch {
      return undefined;
    }
  }

  /** The content as text. Throws when it is not UTF-8. */
  toString(): string {
    const { text } = this;
    if (text === undefined) throw new Error(`${this.path} is not UTF-8`);
    return text;
  }
}

/**
 * Reads a file. A relative path starts at the folder from which the app is run, which is that of `cdk8s.yaml`.
 * Throws when the file cannot be read.
 */
export function file(path: string): FileContent {
  const absolute = isAbsolute(path) ? path : resolve(path);
  try {
    return new FileContent(path, readFileSync(absolute));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`file('${path}'): ${reason}; relative paths start at ${process.cwd()}`, { cause: error });
  }
}

/**
 * The files of a folder, keyed by name and sorted, without those of sub-folders. Names that begin with a dot are left
 * out unless `hidden` is true. Throws when there is none, and for names that are no keys of a ConfigMap.
 */
export function folder(path: string, options: { readonly hidden?: boolean } = {}): Record<string, FileContent> {
  const { hidden = false } = options;
  const names = readdirSync(resolve(path), { withFileTypes: true })
    .filter((entry) => entry.isFile() && (hidden || !entry.name.startsWith('.')))
    .map((entry) => entry.name)
    .sort();
  if (names.length === 0) throw new Error(`folder('${path}') has no files`);
  const invalid = names.find((name) => !CONFIG_KEY.pattern.test(name));
  if (invalid !== undefined) throw new Error(`folder('${path}'): "${invalid}" is no key: use ${CONFIG_KEY.words}`);
  return Object.fromEntries(names.map((name) => [name, file(join(path, name))]));
}
