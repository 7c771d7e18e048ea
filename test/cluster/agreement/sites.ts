/** Walks a document along its schema: every place where it can be changed, and what stands there. */
import type { Definition, Type } from '../../../src/kubernetes/definitions.ts';
import { asObject, isList, type Json, type JsonObject, type Path } from './json.ts';

export interface Site {
  readonly path: Path;
  readonly value: Json;
  readonly type: Type;
  /** Set for objects with fields of their own. */
  readonly definition?: Definition;
}

/** Finds what fields a definition has: those of a release, or those of custom resources. */
export type FindDefinition = (name: string) => Definition | undefined;

const LEFT_ALONE: ReadonlySet<string> = new Set(['apiVersion', 'kind']);

/** `root` names the definition of the object. */
export function sitesOf(object: JsonObject, root: string, find: FindDefinition): Site[] {
  const sites: Site[] = [];
  const walk = (path: Path, value: Json, type: Type): void => {
    const definition = type.kind === 'definition' ? find(type.name) : undefined;
    sites.push(definition === undefined ? { path, value, type } : { path, value, type, definition });
    if (isList(value) && type.kind === 'list') value.forEach((item, index) => walk([...path, index], item, type.of));
    const entries = Object.entries(asObject(value) ?? {});
    if (type.kind === 'map') for (const [key, item] of entries) walk([...path, key], item, type.of);
    for (const [name, item] of definition === undefined ? [] : entries) {
      const field = definition?.fields.get(name);
      if (field !== undefined && !isLeftAlone(path, name)) walk([...path, name], item, field.type);
    }
  };
  walk([], object, { kind: 'definition', name: root });
  return sites;
}

// The address of the request says what these are; status is not looked at on create.
export function isLeftAlone(path: Path, name: string): boolean {
  if (path.length === 0) return LEFT_ALONE.has(name) || name === 'status';
  return path.length === 1 && path[0] === 'metadata' && (name === 'namespace' || name === 'managedFields');
}
