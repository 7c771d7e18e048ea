import type { Diagnostic } from '../model/diagnostic.ts';
import { type CustomResource, storeCustomResource } from '../kubernetes/custom-resource.ts';
import { renderModule, servedVersions } from './module.ts';
import { type SourceFile, readDefinitions } from './read-definitions.ts';

export interface ImportOptions {
  /** Leave the definitions' descriptions out of the doc comments. Default: false. */
  readonly noDocs?: boolean;
  /** Module from which the bindings import their base class and types. Default: `charthouse`. */
  readonly library?: string;
}

/** A file to be written below the folder of imports. */
export interface ImportedFile {
  readonly path: string;
  readonly text: string;
}

export interface ImportResult {
  readonly files: readonly ImportedFile[];
  readonly resources: readonly CustomResource[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Ending of the files that hold a definition for the check, beside the module of the same name. */
export const SCHEMA_FILE = '.schema.json';

/** `ExternalSecret` becomes `external-secret`, `HTTPRoute` `http-route`. */
export function fileName(kind: string): string {
  return kind
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-');
}

/**
 * Makes TypeScript bindings from CustomResourceDefinitions: for each a module `<group>/<kind>.ts` with a construct and its
 * types, and `<group>/<kind>.schema.json`, by which `check` and `synth` know the resource without a cluster. Files that are
 * no definitions become diagnostics; the others are imported all the same.
 */
export function importCustomResources(sources: readonly SourceFile[], options: ImportOptions = {}): ImportResult {
  const { noDocs = false, library = 'charthouse' } = options;
  const files = new Map<string, string>();
  const resources: CustomResource[] = [];
  const diagnostics: Diagnostic[] = [];
  const origins = new Map<string, string>();
  for (const source of sources) {
    const read = readDefinitions(source, !noDocs);
    diagnostics.push(...read.diagnostics);
    for (const resource of read.resources) {
      const name = `${resource.plural}.${resource.group}`;
      const complaint = refusal(resource, origins.get(name));
      if (complaint !== undefined) {
        const place = { file: source.path, line: 1, column: 1 };
        diagnostics.push({ ...complaint, labels: [{ place }] });
        continue;
      }
      origins.set(name, source.path);
      resources.push(resource);
      const path = `${resource.group}/${fileName(resource.kind)}`;
      files.set(`${path}.ts`, renderModule(resource, { library }));
      files.set(`${path}${SCHEMA_FILE}`, `${JSON.stringify(storeCustomResource(resource))}\n`);
    }
  }
  return { files: [...files].map(([path, text]) => ({ path, text })), resources, diagnostics };
}

/** Groups, kinds and versions become folder and type names: what is no DNS name or identifier must not get there. */
function refusal(resource: CustomResource, earlier: string | undefined): Omit<Diagnostic, 'labels'> | undefined {
  const name = `${resource.plural}.${resource.group}`;
  const error = (code: string, message: string, help: string): Omit<Diagnostic, 'labels'> => ({
    code: `import/${code}`,
    severity: 'error',
    message,
    help,
  });
  if (earlier !== undefined) {
    return error(
      'duplicate-definition',
      `${name} is defined a second time; first in ${earlier}`,
      'Keep one of the two.',
    );
  }
  const domain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
  if (!domain.test(resource.group)) {
    return error(
      'invalid-definition',
      `${name}: spec.group is no domain name`,
      'Give the group as in apiVersion, without the version.',
    );
  }
  if (!/^[A-Za-z][A-Za-z0-9]*$/.test(resource.kind)) {
    return error(
      'invalid-definition',
      `${name}: spec.names.kind is no name for a kind`,
      'A kind is written in CamelCase.',
    );
  }
  if (resource.versions.some((version) => !/^[a-z0-9]+$/.test(version.name))) {
    return error(
      'invalid-definition',
      `${name}: a version has no name such as v1 or v1beta1`,
      'Mend spec.versions[].name.',
    );
  }
  if (servedVersions(resource).length === 0) {
    return error('invalid-definition', `${name} serves none of its versions`, 'Set served on a version.');
  }
  return undefined;
}
