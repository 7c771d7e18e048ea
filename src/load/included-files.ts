import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Confines } from './confines.ts';

/** The part of the package yaml, with which cdk8s reads files. */
export interface YamlReader {
  parseAllDocuments(text: string, options: { readonly version: '1.1' }): readonly YamlDocument[];
}

interface YamlDocument {
  readonly errors: readonly YamlError[];
  toJSON(): unknown;
}

interface YamlError {
  readonly message: string;
  readonly linePos?: readonly { readonly line: number; readonly col: number }[];
}

export function isYamlReader(module: unknown): module is YamlReader {
  return typeof module === 'object' && module !== null && 'parseAllDocuments' in module;
}

/**
 * The files of YAML that a program includes. They are read as cdk8s does, which makes of a broken document what it can and says
 * nothing: a key that stands there twice counts once.
 */
export class IncludedFiles {
  readonly problems: Diagnostic[] = [];
  private readonly confines: Confines;

  constructor(confines: Confines) {
    this.confines = confines;
  }

  /** @throws {Error} when a document cannot be read at all, such as one whose aliases multiply. */
  load(yaml: YamlReader, source: string): unknown[] {
    const file = source.startsWith('file:') ? fileURLToPath(source) : source;
    const documents = yaml.parseAllDocuments(readFileSync(file, 'utf8'), { version: '1.1' });
    for (const { errors } of documents) this.problems.push(...errors.map((error) => this.problem(file, error)));
    return documents.map((document) => valueOf(document, file)).filter((value) => !isEmpty(value));
  }

  private problem(file: string, { message, linePos }: YamlError): Diagnostic {
    const name = this.confines.nameOf(path.resolve(file));
    const [start] = linePos ?? [];
    // The frame that follows in the message is ours to draw.
    const [what = ''] = message.split(/ at line \d+|\n/);
    return {
      code: 'program/yaml',
      severity: 'error',
      message: `${name ?? path.basename(file)} is not valid YAML: ${what}`,
      labels:
        name === undefined || start === undefined
          ? []
          : [{ place: { file: name, line: start.line, column: start.col } }],
      help: 'What cdk8s makes of it may miss some of what is written there.',
    };
  }
}

function valueOf(document: YamlDocument, file: string): unknown {
  try {
    return document.toJSON();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${path.basename(file)} cannot be read: ${reason}`, { cause: error });
  }
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}
