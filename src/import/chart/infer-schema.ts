import { isJsonObject, type Json } from '../../values/shape.ts';

type Schema = { readonly [key: string]: Json };

/**
 * A schema of the values a chart has defaults for. What a default does not tell stays open: null may become anything,
 * an empty list may hold anything.
 */
export function inferSchema(values: { readonly [key: string]: Json }, comments: ReadonlyMap<string, string>): Schema {
  return objectSchema(values, comments, '');
}

function inferred(value: Json, comments: ReadonlyMap<string, string>, path: string): Schema {
  const comment = comments.get(path);
  const described: Schema = comment === undefined ? {} : { description: comment };
  if (value === null) return described;
  if (isJsonObject(value)) return { ...described, ...objectSchema(value, comments, path) };
  if (Array.isArray(value)) return { ...described, type: 'array', ...itemsSchema(value) };
  return { ...described, type: typeof value === 'number' ? 'number' : typeof value };
}

function objectSchema(
  value: { readonly [key: string]: Json },
  comments: ReadonlyMap<string, string>,
  path: string,
): Schema {
  const entries = Object.entries(value);
  if (entries.length === 0) return { type: 'object', additionalProperties: true };
  const properties = entries.map(
    ([key, entry]) => [key, inferred(entry, comments, path === '' ? key : `${path}.${key}`)] as const,
  );
  return { type: 'object', properties: Object.fromEntries(properties) };
}

/** Scalars tell the kind of what follows them; structures are only examples. */
function itemsSchema(items: readonly Json[]): Schema {
  const kinds = new Set(items.map((item) => (item === null || typeof item === 'object' ? 'structure' : typeof item)));
  const [kind] = kinds;
  return kinds.size === 1 && kind !== undefined && kind !== 'structure' ? { items: { type: kind } } : {};
}
