import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type CustomResource, isCustomResourceFault, readCustomResource } from '../kubernetes/custom-resource.ts';
import { type CustomResources, customResources } from '../kubernetes/custom-resources.ts';
import { isBuiltInGroup } from '../kubernetes/kinds.ts';
import { configurationError, type LoadError } from '../load/load-error.ts';
import { isKubernetesObject, type Resource } from '../model/resource.ts';
import { isReadable } from '../read/document.ts';
import { readText } from '../read/documents.ts';
import { yamlFilesIn } from './yaml-files.ts';

export interface CustomResourceSources {
  readonly project: string;
  /** Folder of generated bindings, which keep the schemas of their resources beside them. */
  readonly importDirectory: string;
  /** Files or folders with definitions. */
  readonly crds: readonly string[];
}

/**
 * Definitions of the custom resources among the resources; none are read when there are none.
 *
 * @throws {LoadError} when a configured file or folder does not exist or holds no definition that can be used
 */
export function knownCustomResources(resources: readonly Resource[], sources: CustomResourceSources): CustomResources {
  const missing = sources.crds.find((name) => !existsSync(path.resolve(sources.project, name)));
  if (missing !== undefined) throw unusable(missing, 'does not exist');
  const groups = new Set(resources.map(({ id }) => id.group).filter((group) => !isBuiltInGroup(group)));
  const ofTheSet = resources
    .filter(({ id }) => id.kind === 'CustomResourceDefinition')
    .flatMap(({ object }) => definitionOf(object));
  if (groups.size === 0) return customResources(ofTheSet);
  const imported = [...groups].flatMap((group) => {
    const folder = path.join(sources.project, sources.importDirectory, group);
    return existsSync(folder) ? yamlFilesIn(folder).filter((file) => file.endsWith('.schema.json')) : [];
  });
  const configured = sources.crds.flatMap((name) => {
    const found = yamlFilesIn(path.resolve(sources.project, name)).flatMap((file) =>
      configuredIn(sources.project, file),
    );
    if (found.length === 0) throw unusable(name, 'holds no CustomResourceDefinition');
    return found;
  });
  return customResources([...imported.flatMap(definitionsIn), ...configured, ...ofTheSet]);
}

function configuredIn(project: string, file: string): readonly CustomResource[] {
  const name = path.relative(project, file);
  return readText(name, readFileSync(file, 'utf8')).flatMap((document) => {
    if (!isReadable(document)) throw unusable(name, `cannot be read: ${document.error}`);
    const { value } = document;
    if (!isKubernetesObject(value) || value.kind !== 'CustomResourceDefinition') return [];
    const read = readCustomResource(value);
    if (isCustomResourceFault(read)) throw unusable(name, `holds a definition in which ${read.field} ${read.message}`);
    return [read];
  });
}

function unusable(name: string, why: string): LoadError {
  const message = `\`crds\` in cdk8s.yaml names ${name}, which ${why}`;
  const help = 'Name files and folders with CustomResourceDefinitions.';
  return configurationError('config/crds', message, help);
}

function definitionsIn(file: string): readonly CustomResource[] {
  return readText(file, readFileSync(file, 'utf8')).flatMap((document) =>
    isReadable(document) && isKubernetesObject(document.value) ? definitionOf(document.value) : [],
  );
}

function definitionOf(object: unknown): readonly CustomResource[] {
  const read = readCustomResource(object);
  return isCustomResourceFault(read) ? [] : [read];
}
