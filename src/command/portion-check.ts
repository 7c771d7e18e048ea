import { readFileSync } from 'node:fs';
import { type CheckedDocument, documentCheck } from '../check/documents.ts';
import { CustomResources } from '../check/server/custom-resource/custom-resources.ts';
import type { CustomResourceDefinition } from '../kubernetes/generated/objects.ts';
import { customResourceDefinition, isCustomResourceFault, readCustomResource } from '../kubernetes/custom-resource.ts';
import { LoadError } from '../load/load-error.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { chunksOfText } from '../read/chunks.ts';
import { isReadable } from '../read/document.ts';
import { readChunks, readText } from '../read/documents.ts';
import { accessProblem } from './access-problem.ts';
import type { Portion } from './check-portions.ts';

/** What a check of portions is set up with, as plain data. */
export interface PortionCheckSetup {
  readonly kubernetes?: readonly string[];
  /** Files with definitions of custom resources. */
  readonly definitions: readonly string[];
  /** What there is nothing to tell about is not listed. */
  readonly findingsOnly: boolean;
}

export interface CheckedPortion extends CheckedDocuments {
  /** The index of its documents goes on from that of the portion before. */
  readonly continues: boolean;
}

/** Documents that follow each other. */
export interface CheckedDocuments {
  readonly documents: readonly CheckedDocument[];
  /** So many more were among them, which all servers take without a word. */
  readonly faultless: number;
}

/**
 * The check of one portion after another, on whichever thread.
 *
 * @throws {LoadError} when a definition cannot be read
 */
export function portionCheck({
  kubernetes,
  definitions,
  findingsOnly,
}: PortionCheckSetup): (portion: Portion) => CheckedPortion {
  const defined = definitions.flatMap(definitionsIn);
  const check = documentCheck({
    ...(kubernetes === undefined ? {} : { kubernetes }),
    ...(defined.length === 0 ? {} : { customResources: new CustomResources(defined) }),
  });
  return (portion) => {
    const all = documentsOf(portion, check);
    const documents = findingsOnly ? all.filter((document) => !isFaultless(document)) : all;
    return { documents, faultless: all.length - documents.length, continues: 'chunks' in portion && portion.continues };
  };
}

function documentsOf(portion: Portion, check: ReturnType<typeof documentCheck>): readonly CheckedDocument[] {
  if ('files' in portion) return portion.files.flatMap((file) => checkFile(file, check));
  const { file, chunks, problem } = portion;
  const documents = Array.from(readChunks(file, chunks), check);
  return problem === undefined ? documents : [...documents, unreadable(file, problem)];
}

function isFaultless({ verdicts, findings }: CheckedDocument): boolean {
  const given = Object.values(verdicts);
  return findings.length === 0 && given.length > 0 && given.every(({ verdict }) => verdict === 'accepted');
}

function checkFile(file: string, check: ReturnType<typeof documentCheck>): readonly CheckedDocument[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return [unreadable(file, accessProblem(error))];
  }
  return Array.from(readChunks(file, chunksOfText(text)), check);
}

function unreadable(file: string, problem: string): CheckedDocument {
  const finding: Diagnostic = {
    code: 'check/unreadable',
    severity: 'error',
    message: `${file} cannot be read: ${problem}`,
    labels: [],
  };
  return { file, index: 0, line: 1, verdicts: {}, why: problem, findings: [finding] };
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
