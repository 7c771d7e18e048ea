import type { Diagnostic } from '../model/diagnostic.ts';
import { type CustomResource, isCustomResourceFault, readCustomResource } from '../kubernetes/custom-resource.ts';
import { readText } from '../read/documents.ts';

/** A file that may hold CustomResourceDefinitions, as YAML or JSON. */
export interface SourceFile {
  /** As it is called in diagnostics. */
  readonly path: string;
  readonly text: string;
}

export interface Definitions {
  readonly resources: readonly CustomResource[];
  readonly diagnostics: readonly Diagnostic[];
}

/** More text than this in one file is no CustomResourceDefinition: an API server takes 3 MiB in one request. */
const LONGEST = 8 * 1024 * 1024;

function isDefinition(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'CustomResourceDefinition';
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value !== 'object' || value === null) return `a ${typeof value}`;
  return 'kind' in value && typeof value.kind === 'string' ? `a ${value.kind}` : 'an object without a kind';
}

/** The name of a broken definition, to tell it from its neighbours in a file. */
function nameOf(value: unknown): string {
  if (typeof value !== 'object' || value === null || !('metadata' in value)) return '';
  const { metadata } = value;
  if (typeof metadata !== 'object' || metadata === null || !('name' in metadata)) return '';
  return typeof metadata.name === 'string' ? ` ${metadata.name}` : '';
}

/**
 * Reads the CustomResourceDefinitions of a file. Other objects beside one are passed over, as releases bundle them; a file
 * without any is an error.
 */
export function readDefinitions(file: SourceFile, descriptions = false): Definitions {
  const { path, text } = file;
  const error = (code: string, message: string, help: string, line = 1, column = 1): Diagnostic => ({
    code: `import/${code}`,
    severity: 'error',
    message,
    labels: [{ place: { file: path, line, column } }],
    help,
  });
  if (text.length > LONGEST) {
    const size = (text.length / 1024 / 1024).toFixed(0);
    const help = `Split the file: one definition has less than ${LONGEST / 1024 / 1024} MiB.`;
    return { resources: [], diagnostics: [error('too-large', `${path} has ${size} MiB`, help)] };
  }
  const documents = readText(path, text);
  const resources: CustomResource[] = [];
  const diagnostics: Diagnostic[] = [];
  const others: string[] = [];
  for (const document of documents) {
    if ('error' in document) {
      const { line, column } = document;
      diagnostics.push(error('unreadable', document.error, 'Mend the YAML or JSON of the file.', line, column));
    } else if (!isDefinition(document.value)) {
      others.push(describe(document.value));
    } else {
      const read = readCustomResource(document.value, { descriptions });
      if (!isCustomResourceFault(read)) resources.push(read);
      else {
        const { line, column } = document.place(read.field);
        const message = `CustomResourceDefinition${nameOf(document.value)}: ${read.field === '' ? 'the object' : read.field} ${read.message}`;
        diagnostics.push(
          error('invalid-definition', message, 'Import the definition as its project publishes it.', line, column),
        );
      }
    }
  }
  if (resources.length === 0 && diagnostics.length === 0) {
    const found = others.length === 0 ? `${path} is empty` : `${path} holds ${others[0]}, no CustomResourceDefinition`;
    diagnostics.push(error('no-definition', found, 'Give files with objects of kind CustomResourceDefinition.'));
  }
  return { resources, diagnostics };
}
