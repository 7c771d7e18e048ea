import { findDefinition } from '../../../kubernetes/definitions.ts';
import type { ObjectMeta } from '../../../kubernetes/generated/objects.ts';
import { isObject } from '../../../model/json-object.ts';
import type { ServerContext } from '../context.ts';
import { decode } from '../decode.ts';

const STRICT = 'strict decoding error: ';

export interface ReadMetadata {
  readonly metadata: ObjectMeta;
  /** Why it cannot be read at all. */
  readonly fatal?: string;
  /** Paths of fields that metadata does not have. */
  readonly unknown: readonly string[];
}

/** Metadata of a custom resource or of an object inside one. */
export function readMetadata(value: unknown, context: ServerContext): ReadMetadata {
  const definition = findDefinition('ObjectMeta', context.minor);
  if (definition === undefined || value === null || value === undefined) return { metadata: {}, unknown: [] };
  if (!isObject(value)) {
    return {
      metadata: {},
      unknown: [],
      fatal: `json: cannot unmarshal ${jsonType(value)} into Go value of type v1.ObjectMeta`,
    };
  }
  const decoded = decode(value, definition, context);
  if ('object' in decoded) return { metadata: decoded.object, unknown: [] };
  if (!decoded.error.startsWith(STRICT)) return { metadata: {}, unknown: [], fatal: decoded.error };
  const unknown = [...decoded.error.matchAll(/unknown field "([^"]*)"/g)].map(([, path = '']) => path);
  const known = Object.entries(value).filter(([name]) => !unknown.includes(name));
  const again = decode(Object.fromEntries(known), definition, context);
  return { metadata: 'object' in again ? again.object : {}, unknown };
}

function jsonType(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'boolean') return 'bool';
  return typeof value === 'string' ? 'string' : 'number';
}
