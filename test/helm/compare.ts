import { isJsonObject, type Json } from '../../src/values/shape.ts';

/** Null map entries out, keys sorted: what is left is the same when two targets mean the same. */
export function normal(value: Json): Json {
  if (isJsonObject(value)) {
    const entries = Object.entries(value).filter(([, entry]) => entry !== null);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, entry]) => [key, normal(entry)]));
  }
  return Array.isArray(value) ? value.map(normal) : value;
}

/** Where two sets of objects differ first, or undefined. */
export function difference(expected: readonly Json[], actual: readonly Json[]): string | undefined {
  const [left, right] = [byIdentity(expected), byIdentity(actual)];
  for (const [id, object] of left) {
    const other = right.get(id);
    if (other === undefined) return `${id} is missing`;
    const at = firstDifference(object, other, '');
    if (at !== undefined) return `${id}${at}`;
  }
  const extra = [...right.keys()].find((id) => !left.has(id));
  return extra === undefined ? undefined : `${extra} is too many`;
}

function byIdentity(objects: readonly Json[]): ReadonlyMap<string, Json> {
  const found = new Map<string, Json>();
  for (const object of objects) {
    const clean = normal(object);
    const metadata = isJsonObject(clean) && isJsonObject(clean['metadata'] ?? null) ? clean['metadata'] : {};
    const id = isJsonObject(clean)
      ? [clean['apiVersion'], clean['kind'], Object(metadata)['namespace'], Object(metadata)['name']].join(' ')
      : 'no object';
    if (found.has(id)) throw new Error(`two objects are ${id}`);
    found.set(id, clean);
  }
  return found;
}

function firstDifference(a: Json, b: Json, path: string): string | undefined {
  if (isJsonObject(a) && isJsonObject(b)) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      const [left, right] = [Object.hasOwn(a, key) ? a[key] : undefined, Object.hasOwn(b, key) ? b[key] : undefined];
      if (left === undefined || right === undefined) return `${path}.${key}: ${show(left)} against ${show(right)}`;
      const found = firstDifference(left, right, `${path}.${key}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return `${path}: ${show(a)} against ${show(b)}`;
    for (const [index, item] of a.entries()) {
      const found = firstDifference(item, b[index] ?? null, `${path}[${index}]`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  return Object.is(a, b) || a === b ? undefined : `${path}: ${show(a)} against ${show(b)}`;
}

function show(value: Json | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 300);
}
