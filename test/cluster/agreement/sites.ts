/** Walks a document along its schema: every place where it can be changed, and what stands there. */
import { findDefinition, type Definition, type Type } from '../../../src/kubernetes/definitions.ts';
import type { Kind } from '../../../src/kubernetes/kinds.ts';
import { asObject, isList, type Json, type JsonObject, type Path } from './json.ts';

export interface Site {
  readonly path: Path;
  readonly value: Json;
  readonly type: Type;
  /** Set for objects with fields of their own. */
  readonly definition?: Definition;
}

const LEFT_ALONE: ReadonlySet<string> = new Set(['apiVersion', 'kind']);

export function sitesOf(object: JsonObject, kind: Kind, minor: number): Site[] {
  const sites: Site[] = [];
  const walk = (path: Path, value: Json, type: Type): void => {
    const definition = type.kind === 'definition' ? findDefinition(type.name, minor) : undefined;
    sites.push(definition === undefined ? { path, value, type } : { path, value, type, definition });
    if (isList(value) && type.kind === 'list') value.forEach((item, index) => walk([...path, index], item, type.of));
    const entries = Object.entries(asObject(value) ?? {});
    if (type.kind === 'map') for (const [key, item] of entries) walk([...path, key], item, type.of);
    for (const [name, item] of definition === undefined ? [] : entries) {
      const field = definition?.fields.get(name);
      if (field !== undefined && !isLeftAlone(path, name)) walk([...path, name], item, field.type);
    }
  };
  walk([], object, { kind: 'definition', name: kind.definition });
  return sites;
}

// The address of the request says what these are; status is not looked at on create.
export function isLeftAlone(path: Path, name: string): boolean {
  if (path.length === 0) return LEFT_ALONE.has(name) || name === 'status';
  return path.length === 1 && path[0] === 'metadata' && (name === 'namespace' || name === 'managedFields');
}
